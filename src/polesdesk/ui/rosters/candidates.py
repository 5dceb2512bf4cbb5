"""Who could take a permanence: the nearest first, with the telephone and what speaks against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import roster_moves, rosters
from polesdesk.domain.french import format_minutes
from polesdesk.domain.rostering_checks import LABELS
from polesdesk.domain.rostering_rows import Candidate, OnShift, RosterShift
from polesdesk.domain.volunteers import full_name
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import TextInput
from polesdesk.ui.list_dialog import ListDialog
from polesdesk.ui.rosters.form_dialogs import LONGEST, assign_with_reason, doubts_in_words
from polesdesk.ui.rosters.words import phone_of, title_of
from polesdesk.ui.words import marked, tr


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """A person as a row of the list."""

    one: Candidate

    @property
    def id(self) -> str:
        """The key of the person."""
        return self.one.person.id


def _quality(line: CandidateLine) -> str:
    if line.one.is_substitute:
        return tr("remplaçant habituel")
    return tr("agent de la Ville") if line.one.person.is_agent else ""


def _given(line: CandidateLine) -> str:
    return format_minutes(line.one.given) if line.one.given else tr("aucune")


def _attention(line: CandidateLine) -> str:
    return " · ".join(dict.fromkeys(tr(LABELS[one.kind]) for one in line.one.doubts))


COLUMNS = (
    Column(key="name", title=marked("Personne"), text=lambda line: full_name(line.one.person),
           sample="Prénom Nom-Composé", stretch=2),
    Column(key="phone", title=marked("Téléphone"),
           text=lambda line: phone_of(line.one.person.phone), sample="06 00 00 00 00"),
    Column(key="quality", title=marked("Qualité"), text=_quality, sample="remplaçant habituel"),
    Column(key="given", title=marked("Heures récentes"),
           text=_given, sample="Heures récentes"),
    Column(key="doubts", title=marked("Attention"),
           text=_attention, sample="Hors des disponibilités",
           stretch=4),
)  # fmt: skip


class CandidatesDialog(ListDialog):
    """Lists who could come, and puts the person of the current row on the permanence.

    With ``leaving`` the person replaces somebody, whose reason is asked for first.
    """

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        row: RosterShift,
        parent: QWidget,
        *,
        leaving: OnShift | None = None,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        title = tr("Qui peut venir\u202f?") if leaving is None else tr("Trouver un remplaçant")
        super().__init__(desk, settings, parent, name="candidates", title=title, columns=COLUMNS)
        self._row, self._leaving, self._then = row, leaving, then
        verb = tr("&Inscrire") if leaving is None else tr("&Remplacer")
        self.go = self.button("candidates_go", verb, self.take, primary=True)
        close = self.button("candidates_close", tr("&Fermer"), self.reject)
        self.foot.addWidget(self.go)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.end(width=940, height=520)
        self.view.opened.connect(lambda _row: self.take())
        self.view.current_changed.connect(
            lambda _row: self.go.setEnabled(bool(self.view.current_id()))
        )
        self.go.setEnabled(False)
        desk.read(
            rosters.candidates, row.shift.id,
            leaving=leaving.person.id if leaving else "", then=self._show, owner=self,
        )  # fmt: skip

    def _show(self, found: tuple[Candidate, ...]) -> None:
        self._since(found)
        self.list.show_rows([CandidateLine(one) for one in found])
        self.view.setFocus()

    def _since(self, found: tuple[Candidate, ...]) -> None:
        if not found:
            self.told.setText(
                tr("{shift}. Personne ne peut venir sans enfreindre une règle.").format(
                    shift=title_of(self._row)
                )
            )
            return
        told = tr(
            "{shift}. Les remplaçants d’abord, puis les personnes les moins sollicitées "
            "depuis trois mois."
        )
        self.told.setText(told.format(shift=title_of(self._row)))

    def take(self) -> None:
        """Put the person of the current row on the permanence."""
        line = self.list.row_of(self.view.current_id())
        if line is None:
            return
        if self._leaving is None:
            assign_with_reason(
                self.desk, line.one.doubts, roster_moves.assign, self._row.shift.id, line.id,
                parent=self, then=self._done,
            )  # fmt: skip
        else:
            self._ask_why(line.one, self._leaving).open()

    def _ask_why(self, one: Candidate, leaving: OnShift) -> FormDialog:
        """Ask what was said by who cannot come, and for the reason of a warning."""
        fields = [Field("why", tr("Motif"), TextInput(longest=LONGEST), required=True,
                        hint=tr("Pourquoi {name} ne vient pas.").format(
                            name=full_name(leaving.person)))]  # fmt: skip
        if one.doubts:
            fields.append(
                Field("reason", tr("Dérogation"), TextInput(longest=LONGEST), required=True,
                      hint=tr("Pourquoi {name} vient malgré tout.").format(
                          name=full_name(one.person)))
            )  # fmt: skip
        form = Form("substitute", (Section(fields=fields),))
        if one.doubts:
            form.tell(doubts_in_words(one.doubts))

        def save(values: dict[str, object]) -> None:
            self.desk.do(
                roster_moves.substitute,
                leaving.assignment.id,
                one.person.id,
                why=values["why"],
                reason=values.get("reason") or "",
                then=lambda _made: finish(),
                failed=form.refuse,
                owner=form,
            )

        def finish() -> None:
            form.settle()
            self._done()

        title = tr("{name} remplace {other}").format(
            name=full_name(one.person), other=full_name(leaving.person)
        )
        return FormDialog(
            form, name="substitute", title=title, save=save, parent=self, verb=tr("&Remplacer")
        )

    def _done(self) -> None:
        self.accept()
        self._then()
