"""The welcome desk of the day: find who signed up, or register who just comes, in seconds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from polesdesk.actions import journee, sign_ups
from polesdesk.actions.journee import EditionCard
from polesdesk.actions.sign_ups import Arrival
from polesdesk.domain.folding import fold
from polesdesk.domain.french import plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.journee_columns import notes_in_words
from polesdesk.domain.journee_papers import numbered
from polesdesk.domain.journee_places import OPEN
from polesdesk.domain.journee_rows import SignUpRow, sign_up_rows
from polesdesk.domain.lists import Choice
from polesdesk.domain.rosters import CAME, AssignmentStatus
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.ui.announcing import announce
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.form import Field, Form, Section
from polesdesk.ui.inputs import CheckInput, ChoiceInput, PhoneInput, TextInput
from polesdesk.ui.journee.columns import sign_up_chip
from polesdesk.ui.list_dialog import ListDialog
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import marked, tr

COLUMNS = (
    Column(key="name", title=marked("Personne"), text=lambda row: row.name,
           sample="Dupont-Exemple Camille", stretch=2),
    Column(key="status", title=marked("État"), text=lambda row: sign_up_chip(row).word,
           chip=sign_up_chip, sample="Venu sans inscription"),
    Column(key="worksite", title=marked("Chantier"), text=lambda row: row.worksite or "—",
           sample="3. Peinture de la clôture", stretch=2),
    Column(key="notes", title=marked("À savoir"), text=notes_in_words,
           sample="mineur, autorisation manquante", stretch=1),
)  # fmt: skip


class _Lines(TableView):
    """The list of those who signed up; Enter notes that the current one has come."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note an arrival."""
        dialog = self.window()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            dialog, WelcomeDialog
        ):
            dialog.arrive()
            return
        super().keyPressEvent(event)


class WelcomeDialog(ListDialog):
    """Narrows the list as a name is typed; Enter registers whom nobody in it is.

    What was done stands in large letters: who goes where, and why.
    """

    help_page = "journee"

    def __init__(
        self, desk: Desk, settings: QSettings, edition: CitizenDay, parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            settings,
            parent,
            name="welcome",
            title=tr("Accueil du jour"),
            columns=COLUMNS,
            lines=_Lines,
        )
        self._edition = edition
        self._rows: tuple[SignUpRow, ...] = ()
        self._named: list[SignUpRow] = []
        self._sites: dict[str, str] = {}
        self.form = _make_form()
        self.outcome = plain_label(role="title", wraps=True)
        self.outcome.setObjectName("welcome_result")
        self.column.insertWidget(2, self.form)
        self.column.insertWidget(3, self.outcome)
        self.arrive_button = self.button("welcome_arrive", tr("&Est arrivé(e)"), self.arrive)
        self.add_button = self.button(
            "welcome_add", tr("&Inscrire et placer"), self.form.submit, primary=True
        )
        self.foot.addWidget(self.arrive_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button("welcome_close", tr("&Fermer"), self.reject))
        self.foot.addWidget(self.add_button)
        self.end(width=900, height=680)
        self.form.submitted.connect(self._walk_in)
        for name in ("last_name", "first_name"):
            self.form.fields[name].changed.connect(self._narrow)
        for key in ("Return", "Enter"):
            enter = QShortcut(QKeySequence(key), self.form)
            enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            enter.activated.connect(self.form.submit)
        down = QShortcut(QKeySequence("Down"), self.form)
        down.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        down.activated.connect(self.view.setFocus)
        self.view.current_changed.connect(lambda _row: self._show_buttons())
        self.form.fields["is_minor"].changed.connect(self._ask_reason)
        self._ask_reason()
        self.outcome.hide()
        self.form.focus_first()
        self._read()

    def arrive(self) -> None:
        """Note that the current person has come."""
        row = self.list.row_of(self.view.current_id())
        if row is None or row.status in CAME:
            return
        reason = str(self.form.values()["reason"] or "")

        def told(_count: int) -> None:
            where = row.worksite or tr("à placer")
            self._tell(tr("{name} → {where}").format(name=row.name, where=where))

        self.desk.do(
            sign_ups.arrive, (row.id,), reason=reason, then=told, failed=self._refuse,
            owner=self,
        )  # fmt: skip

    # Inside

    def _ask_reason(self) -> None:
        """Ask who answers for a minor only of a minor."""
        row = self.list.row_of(self.view.current_id())
        lacks = row is not None and row.lacks_authorisation
        is_minor = bool(self.form.fields["is_minor"].input.value())
        self.form.fields["reason"].setVisible(lacks or is_minor)

    def _walk_in(self, values: Mapping[str, Any]) -> None:
        if values["last_name"] and not values["first_name"] and self._is_awaited():
            why = tr(
                "Quelqu’un de ce nom est attendu\u202f: choisissez-le dans la liste (Bas, puis "
                "Entrée), ou tapez le prénom de la personne."
            )
            self._refuse(RuleBroken("awaited", why, field="first_name"))
            return
        person = Volunteer(
            id=new_id(),
            first_name=values["first_name"],
            last_name=values["last_name"],
            phone=values["phone"],
            is_minor=bool(values["is_minor"]),
        )

        def told(done: Arrival) -> None:
            name = full_name(done.person)
            if done.sent_to is None:
                text = tr("{name}\u202f: tous les chantiers sont complets").format(name=name)
            else:
                why = f" ({done.sent_to.reason})" if done.sent_to.reason else ""
                site = self._sites.get(done.sent_to.worksite_id, done.sent_to.title)
                text = tr("{name} → {where}").format(name=name, where=site) + why
            self._tell(text)

        self.desk.do(
            sign_ups.walk_in,
            self._edition.id,
            person,
            worksite_id=str(values["worksite_id"] or ""),
            has_meal=bool(values["has_meal"]),
            reason=str(values["reason"] or ""),
            then=told,
            failed=self._refuse,
            owner=self,
        )

    def _refuse(self, error: Expected) -> None:
        """Say why, and no longer where the person before was sent."""
        self.outcome.hide()
        self.form.refuse(error)

    def _tell(self, text: str) -> None:
        self.outcome.setText(text)
        self.outcome.show()
        announce(self, text)
        self.form.settle()
        self.form.set_values(dict.fromkeys(self.form.fields) | {"is_minor": False,
                             "has_meal": False})  # fmt: skip
        self.form.focus_first()
        self._read()

    def _read(self) -> None:
        self.desk.read(journee.card, self._edition.id, then=self._take, owner=self)

    def _take(self, card: EditionCard) -> None:
        self._rows = tuple(
            row
            for row in sign_up_rows(card.records)
            if row.status is not AssignmentStatus.CANCELLED
        )
        sites = tuple(
            Choice(value=one.id, label=numbered(one))
            for one in card.records.worksites
            if one.state in OPEN
        )
        site = self.form.fields["worksite_id"].input
        assert isinstance(site, ChoiceInput)
        site.set_choices(sites)
        self._sites = {one.value: one.label for one in sites}
        there = sum(row.status in CAME for row in self._rows)
        walked = sum(row.status is AssignmentStatus.WALK_IN for row in self._rows)
        expected = sum(
            row.status in {AssignmentStatus.REGISTERED, AssignmentStatus.CONFIRMED}
            for row in self._rows
        )
        self.told.setText(
            tr("{there}, dont {walked} sans inscription\u202f; {expected} encore.").format(
                there=plural(there, tr("personne arrivée"), tr("personnes arrivées")),
                walked=walked,
                expected=plural(expected, tr("attendue"), tr("attendues")),
            )
        )
        self._narrow()

    def _narrow(self) -> None:
        values = self.form.values()
        typed = f"{values['last_name'] or ''} {values['first_name'] or ''}"
        words = fold(typed).split()
        self._named = [row for row in self._rows if all(word in fold(row.name) for word in words)]
        self.list.show_rows(self._named)
        self._show_buttons()

    def _is_awaited(self) -> bool:
        """Tell whether the list that was narrowed holds somebody who has not come yet."""
        return any(row.status not in CAME for row in self._named)

    def _show_buttons(self) -> None:
        row = self.list.row_of(self.view.current_id())
        self.arrive_button.setEnabled(row is not None and row.status not in CAME)
        self._ask_reason()


def _make_form() -> Form:
    return Form(
        "welcome",
        (
            Section(
                fields=(
                    Field("last_name", tr("Nom"), TextInput(longest=80)),
                    Field("first_name", tr("Prénom"), TextInput(longest=80)),
                    Field("phone", tr("Téléphone"), PhoneInput()),
                    Field("is_minor", tr("Mineur"), CheckInput(tr("moins de 18 ans"))),
                    Field("has_meal", tr("Repas"), CheckInput(tr("prend le repas"))),
                    Field(
                        "worksite_id",
                        tr("Chantier"),
                        ChoiceInput((), empty_label=tr("là où il manque du monde")),
                    ),
                    Field(
                        "reason",
                        tr("Motif"),
                        TextInput(longest=200),
                        hint=tr("Pour un mineur sans autorisation\u202f: qui en répond"),
                    ),
                )
            ),
        ),
    )
