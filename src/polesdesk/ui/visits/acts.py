"""What the tab « Visites » does when it is asked: dialogs opened, records written, papers shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer

from polesdesk.actions import hubs, rounds, visit_lists, visit_reports, visits
from polesdesk.actions.exports import ListPaper
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import RoomRow
from polesdesk.domain.visit_import import VisitImportReport
from polesdesk.domain.visit_reports import parties
from polesdesk.domain.visit_rows import FindingCard, VisitCard
from polesdesk.domain.visits import Round, Visit, VisitOrigin, VisitState
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.preview.dialog import PreviewDialog
from polesdesk.ui.settings.questions_dialog import open_questions
from polesdesk.ui.tab import Tab
from polesdesk.ui.visits.field_dialog import FieldDialog, kept_place
from polesdesk.ui.visits.finding_dialog import finding_dialog, read_finding
from polesdesk.ui.visits.hands import VisitActs
from polesdesk.ui.visits.import_dialog import VisitImportDialog
from polesdesk.ui.visits.recall_dialog import recall_dialog
from polesdesk.ui.visits.round_dialog import RoundDialog
from polesdesk.ui.visits.typing_dialog import TypingDialog
from polesdesk.ui.visits.visit_dialogs import (
    correct_dialog,
    head_dialog,
    new_visit_dialog,
    remark_dialog,
    report_dialog,
)
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

RECORD_HISTORY = "edit_record_history"
UNDO = "edit_undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What the dialogs offer: hubs, rooms, who went before."""

    hubs: tuple[Choice, ...]
    rooms: tuple[RoomRow, ...]
    agents: tuple[Choice, ...]


def read_offers(work: Work) -> Offers:
    """Read hubs, rooms and agents at once."""
    return Offers(hubs=hubs.choices(work), rooms=hubs.rooms(work), agents=visit_lists.agents(work))


class Acts(QObject):
    """Carries out the commands of the tab."""

    def __init__(self, desk: Desk, settings: QSettings, tab: Tab) -> None:
        super().__init__(tab)
        self._desk = desk
        self._settings = settings
        self._tab = tab
        self._looked_at = LookedAt(self)
        self._photos = FileChooser(settings, "photos")
        QTimer.singleShot(0, self, self._resume_field)

    def hands(self) -> VisitActs:
        """Return the commands that cards and lists share."""
        return VisitActs(
            new_round=self.new_round,
            edit_round=self.edit_round,
            print_rounds=self.print_rounds,
            type_round=self.type_round,
            walk_round=self.walk_round,
            new_visit=self.new_visit,
            edit_visit=self.edit_visit,
            type_visit=self.type_visit,
            walk_visit=self.walk_visit,
            finalise=self.finalise,
            correct=self.correct,
            remark=self.remark,
            report=self.report,
            report_for_one=self.report_for_one,
            report_for=self.report,
            edit_finding=self.edit_finding,
            show_history=partial(self._tab.command_asked.emit, RECORD_HISTORY),
        )

    # Rounds

    def new_round(self) -> None:
        """Open the proposals of rounds."""
        self._with_offers(lambda offers: self._open_round(offers, None))

    def edit_round(self, round_id: str) -> None:
        """Adjust a round that nobody has begun."""

        def show(one: Round) -> None:
            self._with_offers(lambda offers: self._open_round(offers, one))

        self._desk.read(rounds.get, round_id, then=show, owner=self)

    def _open_round(self, offers: Offers, one: Round | None) -> None:
        dialog = RoundDialog(
            self._desk, hubs=offers.hubs, rooms=offers.rooms, agents=offers.agents,
            round_=one, parent=self._tab,
        )  # fmt: skip
        dialog.made.connect(self._show_rounds)
        dialog.open()

    def _show_rounds(self, made: Sequence[Round]) -> None:
        if made:
            self._tab.open_record("round", made[0].id)

    def print_rounds(self, ids: Sequence[str]) -> None:
        """Draw the sheets of rounds and show them; printing or saving them is noted."""
        if not ids:
            return
        printed = tuple(ids)

        def show(paper: ListPaper) -> None:
            self._preview(paper).kept.connect(note)

        def note() -> None:
            self._desk.do(rounds.mark_printed, printed, owner=self)

        title = tr("Mise en page des feuilles")
        self._desk.run(rounds.draw_sheets, printed, title=title, then=show, owner=self)

    def bin_rounds(self, ids: Sequence[str]) -> None:
        """Move rounds to the bin."""
        if ids:
            self._desk.do(rounds.bin, tuple(ids), owner=self)

    # Typing and walking

    def type_sheet(self, proposed: str = "") -> None:
        """Ask for the number of a sheet, then open it for typing; a number may be proposed."""
        recall_dialog(self._desk, self._type_found, self._tab, proposed=proposed).open()

    def _type_found(self, one: Round) -> None:
        self.type_round(one.id)

    def type_round(self, round_id: str) -> None:
        """Type the sheet of a round back."""
        self._begin(round_id, VisitOrigin.SHEET, self.type_visit_of)

    def walk_round(self, round_id: str) -> None:
        """Make a round in field mode."""
        self._begin(round_id, VisitOrigin.FIELD, self.walk_visit_of)

    def _begin(self, round_id: str, origin: VisitOrigin, then: Callable[[Visit], object]) -> None:
        self._desk.do(rounds_begin, round_id, origin, then=then, owner=self)

    def type_visit_of(self, visit: Visit) -> None:
        """Type a visit that was just begun."""
        self.type_visit(visit.id)

    def walk_visit_of(self, visit: Visit) -> None:
        """Walk a visit that was just begun."""
        self.walk_visit(visit.id)

    def type_visit(self, visit_id: str) -> None:
        """Type the findings of a draft."""
        self._with_card(visit_id, self._open_typing)

    def walk_visit(self, visit_id: str) -> None:
        """Go on with a draft in field mode."""
        self._with_card(visit_id, self._open_field)

    def _open_typing(self, card: VisitCard, offers: Offers) -> None:
        dialog = TypingDialog(self._desk, card, offers.agents, offers.rooms, parent=self._tab)
        dialog.finalised.connect(self._show_final)
        dialog.open()

    def _open_field(self, card: VisitCard, offers: Offers, place: int = -1) -> None:
        dialog = FieldDialog(
            self._desk, self._settings, card, offers.rooms, place=place, parent=self._tab
        )
        dialog.finalised.connect(self._show_final)
        dialog.open_wide()

    def _resume_field(self) -> None:
        """Go back to the room at which field mode stood when the program was cut off."""
        kept = kept_place(self._settings)
        if kept is None:
            return

        def show(card: VisitCard, offers: Offers) -> None:
            self._open_field(card, offers, kept[1])

        self._desk.read(
            read_walk,
            kept[0],
            then=lambda found: show(*found) if found is not None else None,
            failed=lambda _error: None,
            owner=self,
        )

    # Visits

    def new_visit(self) -> None:
        """Begin a visit without a round."""

        def show(offers: Offers) -> None:
            new_visit_dialog(
                self._desk, offers.hubs, offers.agents, self.type_visit_of, self._tab
            ).open()

        self._with_offers(show)

    def edit_visit(self, visit_id: str) -> None:
        """Change the head of a draft."""

        def show(card: VisitCard, offers: Offers) -> None:
            head_dialog(self._desk, card.visit, offers.agents, self._tab).open()

        self._with_card(visit_id, show)

    def finalise(self, visit_id: str) -> None:
        """Make a draft final."""
        self.finalise_many((visit_id,))

    def finalise_many(self, ids: Sequence[str]) -> None:
        """Make drafts final."""
        if ids:
            self._desk.do(visits.finalise_many, tuple(ids), owner=self)

    def correct(self, visit_id: str) -> None:
        """Begin a new version of a final visit."""

        def show(visit: Visit) -> None:
            correct_dialog(self._desk, visit, self._go_to, self._tab).open()

        self._desk.read(visits.get, visit_id, then=show, owner=self)

    def remark(self, visit_id: str) -> None:
        """Add a dated remark."""

        def show(visit: Visit) -> None:
            remark_dialog(self._desk, visit, self._tab).open()

        self._desk.read(visits.get, visit_id, then=show, owner=self)

    def report(self, visit_id: str, association_id: str = "") -> None:
        """Show the fiche de constat of a visit, issued if it is final; that of one association."""
        self._desk.run(
            visit_reports.show,
            visit_id,
            association_id,
            title=tr("Mise en page de la fiche"),
            then=self._preview,
            owner=self,
        )

    def report_for_one(self, visit_id: str) -> None:
        """Ask for which association of a visit a fiche is made, if there are several."""

        def show(card: VisitCard, _offers: Offers) -> None:
            found = [Choice(value=key, label=name) for key, name in parties(card).items()]
            if len(found) == 1:
                self.report(visit_id, found[0].value)
            elif found:
                report_dialog(found, partial(self.report, visit_id), self._tab).open()

        self._with_card(visit_id, show)

    def bin_visits(self, ids: Sequence[str]) -> None:
        """Move visits to the bin."""
        if ids:
            self._desk.do(visits.bin, tuple(ids), owner=self)

    def edit_finding(self, finding_id: str) -> None:
        """Open the dialog of a finding."""

        def show(found: tuple[FindingCard, Choice | None]) -> None:
            card, other = found
            finding_dialog(self._desk, self._photos, card, other, self._tab).open()

        self._desk.read(read_finding, finding_id, then=show, owner=self)

    # From outside

    def import_visits(self, path: Path | None = None) -> VisitImportDialog:
        """Open the import of findings made with other tools, with a file if one is known."""
        dialog = VisitImportDialog(self._desk, self._settings, self._tab)
        dialog.imported.connect(self._tell_imported)
        dialog.open()
        if path is not None:
            dialog.take(path)
        return dialog

    def _tell_imported(self, report: VisitImportReport) -> None:
        count = report.created.get("findings", 0)
        if not count:
            return
        words = (tr("constat importé"), tr("constats importés"))
        undo = partial(self._tab.command_asked.emit, UNDO)
        self._tab.told.emit(plural(count, *words), tr("Annuler"), undo)
        self._tab.open_record("visit", report.visit_ids[0])

    def edit_questions(self) -> None:
        """Open the editor of the questions."""
        open_questions(self._desk, self._tab)

    # Inside

    def _go_to(self, visit: Visit) -> None:
        self._tab.open_record("visit", visit.id)

    def _show_final(self, visit: Visit) -> None:
        self._go_to(visit)
        told = tr("Visite {number} finalisée").format(number=visit.number)
        self._tab.told.emit(told, tr("Fiche de constat"), partial(self.report, visit.id))

    def _preview(self, paper: ListPaper) -> PreviewDialog:
        dialog = PreviewDialog(self._desk, self._settings, self._looked_at, paper, self._tab)
        dialog.open()
        return dialog

    def _with_offers(self, then: Callable[[Offers], object]) -> None:
        self._desk.read(read_offers, then=then, owner=self)

    def _with_card(self, visit_id: str, then: Callable[[VisitCard, Offers], object]) -> None:
        self._desk.read(
            read_card, visit_id, then=lambda found: then(found[0], found[1]), owner=self
        )


def local_time(work: Work) -> time:
    """Return the hour on the clock of the wall, to the minute."""
    return work.moment.time().replace(second=0, microsecond=0)


def rounds_begin(work: Work, round_id: str, origin: VisitOrigin) -> Visit:
    """Begin the visit of a round; walked, it begins now, typed back at the hour of the sheet."""
    time_in = local_time(work) if origin is VisitOrigin.FIELD else None
    return visits.begin_round(work, round_id, origin, time_in=time_in)


def read_card(work: Work, visit_id: str) -> tuple[VisitCard, Offers]:
    """Read a visit and what its dialogs offer."""
    return visit_lists.card(work, visit_id), read_offers(work)


def read_walk(work: Work, visit_id: str) -> tuple[VisitCard, Offers] | None:
    """Read a visit that was being walked, None once it is final."""
    card, offers = read_card(work, visit_id)
    return (card, offers) if card.visit.state is VisitState.DRAFT else None
