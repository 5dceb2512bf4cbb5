"""« Modifier la sélection… »: choose a field and its new value, see what changes, do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from polesdesk.actions import mass_edit
from polesdesk.actions.mass_edit import MassEdit
from polesdesk.domain.french import plural
from polesdesk.domain.mass_edit import MassPlan
from polesdesk.domain.settings import Signatory
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.form import Field, Section
from polesdesk.ui.inputs import ChoiceInput
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.lists.filter_dialog import FilterForm
from polesdesk.ui.lists.mass_edit_fields import field_choices, value_fields
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A record of the summary; ``why`` tells why it stays as it is."""

    id: str
    title: str
    before: str
    after: str
    why: str = ""


class MassEditDialog(QDialog):
    """Asks for a field and a value, then shows the summary; ``change`` carries it out."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        subject: str,
        ids: Sequence[str],
        *,
        noun: tuple[str, str],
        signatories: Sequence[Signatory],
        change: Callable[[MassEdit], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._subject = subject
        self._ids = tuple(ids)
        self._noun = noun
        self._change = change
        self._wanted: MassEdit | None = None
        self.setObjectName("mass_edit_dialog")
        self.setWindowTitle(self.tr("Modifier la sélection"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._values = value_fields(subject, desk.today, signatories)
        self.form = FilterForm("mass_edit", (Section(fields=[self._choice(), *self._values]),))
        self._title = plain_label(role="title", wraps=True)
        self._told = plain_label(role="muted", wraps=True)
        self._pages = QStackedWidget(self)
        self._table = ListedTable(self._view(), desk, settings, self._columns())
        offer_manual("lists", settings, self)
        self._build()
        self._show_choice()
        self.form.focus_first()

    # Building

    def _choice(self) -> Field:
        choice = ChoiceInput(field_choices(self._subject))
        field = Field("field", self.tr("Champ"), choice, required=True)
        field.changed.connect(self._follow_choice)
        return field

    def _view(self) -> TableView:
        view = TableView(self)
        view.setObjectName("mass_edit_table")
        view.setAccessibleName(self.tr("Ce qui change"))
        return view

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(key="title", title=self.tr("Fiche"), text=lambda r: r.title,
                   sample="MON-2026-003 ", stretch=1),
            Column(key="before", title=self.tr("Maintenant"), text=lambda r: r.before,
                   sample="À la charge de", stretch=1),
            Column(key="after", title=self.tr("Deviendra"), text=lambda r: r.why or r.after,
                   sample="À la charge de", stretch=1),
            Column(key="state", title=self.tr("Résultat"), text=lambda r: _chip(r).word,
                   chip=_chip, sample="Inchangée"),
        )  # fmt: skip

    def _build(self) -> None:
        self._next = self._button("mass_edit_next", self.tr("&Voir ce qui change"))
        self._next.clicked.connect(lambda _on: self._look())
        self._go = self._button("mass_edit_go", "")
        self._go.clicked.connect(lambda _on: self._carry_out())
        for button in (self._next, self._go):
            button.setProperty("role", "primary")
        self._back = self._button("mass_edit_back", self.tr("&Retour"))
        self._back.clicked.connect(lambda _on: self._show_choice())
        cancel = self._button("mass_edit_cancel", self.tr("Annu&ler"))
        cancel.clicked.connect(lambda _on: self.reject())
        row = QHBoxLayout()
        for button in (self._next, self._go, self._back, cancel):
            row.addWidget(button)
        row.addStretch(1)
        self._pages.addWidget(self.form)
        self._pages.addWidget(self._table.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._told)
        column.addWidget(self._pages, 1)
        column.addLayout(row)
        for key in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._press_primary)
        resize_within_screen(self, 680, 440)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    # The choice

    def _show_choice(self) -> None:
        self._pages.setCurrentWidget(self.form)
        count = plural(len(self._ids), *self._noun)
        self._title.setText(self.tr("Modifier {count}").format(count=count))
        self._told.setText(self.tr("La même valeur pour toutes\u202f; vide, elle est effacée."))
        for button, shown in ((self._next, True), (self._go, False), (self._back, False)):
            button.setVisible(shown)
        self._next.setDefault(True)
        self._follow_choice()

    def _follow_choice(self) -> None:
        chosen = self.form.fields["field"].input.value()
        for field in self._values:
            field.setVisible(field.name == chosen)

    def _look(self) -> None:
        chosen = self.form.fields["field"]
        if not chosen.check():
            chosen.take_focus()
            return
        value = self.form.fields[str(chosen.input.value())]
        if not value.check():
            value.take_focus()
            return
        wanted = MassEdit(
            subject=self._subject, ids=self._ids, field=value.name, value=value.input.value()
        )
        self._wanted = wanted
        self._desk.read(
            mass_edit.plan, wanted, then=self._show_plan, failed=self._refuse, owner=self
        )

    def _refuse(self, error: Expected) -> None:
        self.form.refuse(error)

    # The summary

    def _show_plan(self, plan: MassPlan) -> None:
        rows = [
            Outcome(id=one.id, title=one.title, before=one.before, after=one.after)
            for one in plan.changes
        ]
        rows += [
            Outcome(id=one.id, title=one.title, before="", after="", why=one.why)
            for one in plan.refused
        ]
        self._table.show_rows(rows)
        self._pages.setCurrentWidget(self._table.view)
        self._title.setText(self.tr("{field}\u202f: ce qui change").format(field=plan.label))
        self._told.setText(self._summary(plan))
        count = plural(len(plan.changes), *self._noun)
        verb = self.tr("&Modifier {count}").format(count=count)
        self._go.setText(verb if plan.changes else self.tr("Rien à modifier"))
        self._go.setEnabled(bool(plan.changes))
        for button, shown in ((self._next, False), (self._go, True), (self._back, True)):
            button.setVisible(shown)
        leads = self._go if plan.changes else self._back
        leads.setDefault(True)
        leads.setFocus(Qt.FocusReason.OtherFocusReason)

    def _summary(self, plan: MassPlan) -> str:
        changes = plural(len(plan.changes), *self._noun)
        verb = tr("change") if len(plan.changes) < 2 else tr("changent")
        parts = [f"{changes} {verb}"]
        if plan.same:
            verb = tr("a") if plan.same < 2 else tr("ont")
            parts.append(
                tr("{count} {verb} déjà cette valeur").format(
                    count=plural(plan.same, *self._noun), verb=verb
                )
            )
        if plan.refused:
            verb = tr("reste inchangée") if len(plan.refused) < 2 else tr("restent inchangées")
            reasons = {one.why for one in plan.refused}
            why = f" ({reasons.pop()})" if len(reasons) == 1 else ""
            parts.append(f"{plural(len(plan.refused), *self._noun)} {verb}{why}")
        return " · ".join(parts)

    def _press_primary(self) -> None:
        (self._go if self._go.isVisible() else self._next).click()

    def _carry_out(self) -> None:
        wanted = self._wanted
        self.accept()
        if wanted is not None:
            self._change(wanted)


def _chip(row: Outcome) -> Chip:
    if row.why:
        return Chip(word=tr("Inchangée"), tone=Tone.GREY, icon="lock")
    return Chip(word=tr("À modifier"), tone=Tone.BLUE, icon="pencil")
