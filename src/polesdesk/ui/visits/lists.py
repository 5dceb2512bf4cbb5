"""The three lists of the tab, each with its card: rounds, visits, findings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from polesdesk.actions import hubs, rounds, visit_lists
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import FINDINGS, VISIT_STATES
from polesdesk.domain.visit_rows import (
    ROUND_STATES,
    FindingCard,
    RoundCard,
    VisitCard,
)
from polesdesk.domain.visits import FindingKind, VisitState
from polesdesk.ui.card import Card
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.record_tab import Found, RecordTab
from polesdesk.ui.source import Source
from polesdesk.ui.visits import finding_content, round_content, visit_content
from polesdesk.ui.visits.columns import (
    FINDING_COLUMNS,
    FINDING_SOURCE,
    FINDING_TEXTS,
    ROUND_COLUMNS,
    ROUND_SOURCE,
    ROUND_TEXTS,
    VISIT_COLUMNS,
    VISIT_SOURCE,
    VISIT_TEXTS,
)
from polesdesk.ui.visits.hands import VisitActs
from polesdesk.ui.visits.photos_row import PhotosRow
from polesdesk.ui.words import choices_of

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work


class VisitsList(RecordTab[Found]):
    """The base of the three: a filter by hub, and the commands of the list as methods."""

    help_page = "visits"

    def __init__(
        self,
        title: str,
        desk: Desk,
        settings: QSettings,
        acts: VisitActs,
        *,
        texts: ListTexts,
        columns: tuple[Column, ...],
        source: Source,
        card: Card,
    ) -> None:
        super().__init__(
            title, desk, settings, texts=texts, columns=columns, source=source, card=card
        )
        self.acts = acts
        self.found: Found | None = None
        self.list_acts = self.make_list_acts()
        self._hub = self.page.add_filter("hub", self.tr("Pôle"), (), all_label=self.tr("tous"))

    def read_filters(self, then: Callable[[], object]) -> None:
        """Read the hubs that the filter offers."""

        def show(choices: tuple[Choice, ...]) -> None:
            self._hub.set_choices(choices)
            then()

        self._desk.read(hubs.choices, then=show, owner=self)


class RoundsList(VisitsList[RoundCard]):
    """Rounds, prepared or made."""

    subject = "rounds_list"
    kinds = ("round",)
    watches = ("round", "visit", "finding", "hub", "settings")

    def __init__(self, desk: Desk, settings: QSettings, acts: VisitActs) -> None:
        super().__init__(
            self.tr("Tournées"),
            desk,
            settings,
            acts,
            texts=ROUND_TEXTS,
            columns=ROUND_COLUMNS,
            source=ROUND_SOURCE,
            card=Card("round", self.tr("Choisissez une tournée dans la liste.")),
        )
        states = choices_of(ROUND_STATES)
        self.page.add_filter("state", self.tr("État"), states, all_label=self.tr("tous"))

    def read_card(self, work: Work, record: str) -> RoundCard:
        """Read a round."""
        return rounds.card(work, record)

    def show_found(self, found: RoundCard | None) -> None:
        """Show a round, or that none is chosen."""
        self.found = found
        if found is None:
            self.card.show_nothing()
        else:
            self.card.show_content(round_content.content_of(found, self.acts))

    def record_title(self) -> str:
        """Return the number of the round shown."""
        return self.found.round.number if self.found is not None else ""

    def new(self) -> None:
        """Prepare a round."""
        self.acts.new_round()

    def edit(self, field: str = "") -> None:
        """Adjust the round shown, or go to its visit once there is one."""
        if self.found is None:
            return
        if self.found.visit is None:
            self.acts.edit_round(self.found.round.id)
        else:
            self.follow("visit", self.found.visit.id)


class VisitList(VisitsList[VisitCard]):
    """Visits, drafts and final ones."""

    subject = "visits_list"
    kinds = ("visit",)
    watches = ("visit", "finding", "round", "hub", "room", "settings")

    def __init__(self, desk: Desk, settings: QSettings, acts: VisitActs) -> None:
        super().__init__(
            self.tr("Visites"),
            desk,
            settings,
            acts,
            texts=VISIT_TEXTS,
            columns=VISIT_COLUMNS,
            source=VISIT_SOURCE,
            card=Card("visit", self.tr("Choisissez une visite dans la liste.")),
        )
        states = choices_of(VISIT_STATES)
        self.page.add_filter("state", self.tr("État"), states, all_label=self.tr("tous"))

    def read_card(self, work: Work, record: str) -> VisitCard:
        """Read a visit."""
        return visit_lists.card(work, record)

    def show_found(self, found: VisitCard | None) -> None:
        """Show a visit, or that none is chosen."""
        self.found = found
        if found is None:
            self.card.show_nothing()
        else:
            self.card.show_content(visit_content.content_of(found, self.acts))

    def record_title(self) -> str:
        """Return the number of the visit shown."""
        return self.found.visit.number if self.found is not None else ""

    def new(self) -> None:
        """Begin a visit without a round."""
        self.acts.new_visit()

    def edit(self, field: str = "") -> None:
        """Go on with a draft; correct a final visit."""
        if self.found is None:
            return
        visit = self.found.visit
        if visit.state is VisitState.DRAFT:
            self.acts.type_visit(visit.id)
        elif visit.state is VisitState.FINAL:
            self.acts.correct(visit.id)


class FindingsList(VisitsList[FindingCard]):
    """Findings of all visits."""

    subject = "findings_list"
    kinds = ("finding",)
    watches = ("visit", "finding", "hub", "room", "association", "convention")

    def __init__(self, desk: Desk, settings: QSettings, acts: VisitActs) -> None:
        super().__init__(
            self.tr("Constats"),
            desk,
            settings,
            acts,
            texts=FINDING_TEXTS,
            columns=FINDING_COLUMNS,
            source=FINDING_SOURCE,
            card=Card("finding", self.tr("Choisissez un constat dans la liste.")),
        )
        self._chooser = FileChooser(settings, "photos")
        kinds = {
            kind: word for kind, word in FINDINGS.items() if kind is not FindingKind.NOT_CHECKED
        }
        self.page.add_filter(
            "kind", self.tr("Constat"), choices_of(kinds), all_label=self.tr("tous")
        )

    def read_card(self, work: Work, record: str) -> FindingCard:
        """Read a finding."""
        return visit_lists.finding_card(work, record)

    def show_found(self, found: FindingCard | None) -> None:
        """Show a finding, or that none is chosen."""
        self.found = found
        if found is None:
            self.card.show_nothing()
            return
        is_open = found.visit.state is VisitState.DRAFT
        photos = None
        if is_open or found.finding.photos:
            photos = PhotosRow(self._desk, self._chooser, self)
            photos.show_finding(found.finding, is_open=is_open)
        self.card.show_content(finding_content.content_of(found, self.acts, photos))

    def record_title(self) -> str:
        """Return the room of the finding shown."""
        return self.found.row.room if self.found is not None else ""

    def new(self) -> None:
        """Findings are made by visits alone."""

    def edit(self, field: str = "") -> None:
        """Note what was seen, in a draft; else go to the visit."""
        if self.found is None:
            return
        if self.found.visit.state is VisitState.DRAFT:
            self.acts.edit_finding(self.found.finding.id)
        else:
            self.follow("visit", self.found.visit.id)
