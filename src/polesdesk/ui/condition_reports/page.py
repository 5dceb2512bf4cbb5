"""The page « États des lieux »: the list, the card of one, what is typed, printed and compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.actions import condition_reports, handing_forms, handovers, hubs, report_papers
from polesdesk.actions.exports import ListPaper
from polesdesk.domain.condition_reports import ConditionReport, ReportKind
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.premises_labels import REPORT_KINDS
from polesdesk.domain.report_rows import ReportCard
from polesdesk.ui.card import Card
from polesdesk.ui.commands import command, separator
from polesdesk.ui.condition_reports import dialogs
from polesdesk.ui.condition_reports.columns import COLUMNS, SOURCE, STATES, TEXTS
from polesdesk.ui.condition_reports.content import ReportActs, content_of
from polesdesk.ui.desk import Desk
from polesdesk.ui.dialogs import ask_to_confirm
from polesdesk.ui.letter_acts import LetterActs
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.record_tab import RecordTab
from polesdesk.ui.words import choices_of, offered

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

OF_AGREEMENT = "report_of_agreement"
"""What the card of an agreement goes to when its next état des lieux is wanted."""


class ReportsPage(RecordTab[ReportCard]):
    """Lists états des lieux; begins, types, closes, compares and prints them."""

    subject = "condition_reports"
    kinds = ("condition_report", OF_AGREEMENT)
    watches = (
        "condition_report", "handover", "letter", "hub", "room", "association", "convention",
    )  # fmt: skip
    help_page = "condition_reports"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("États des lieux"),
            desk,
            settings,
            texts=TEXTS,
            columns=COLUMNS,
            source=SOURCE,
            card=Card("report", self.tr("Choisissez un état des lieux dans la liste.")),
            parent=parent,
        )
        self.list_acts = self.make_list_acts()
        self.found: ReportCard | None = None
        give = self.command_asked.emit
        self._letters = LetterActs(desk, settings, LookedAt(self), self, give=give)
        self._acts = ReportActs(
            type_lines=self.type_lines,
            head=self.type_head,
            close=self.close_report,
            correct=self._correct,
            attach=self._attach,
            show_paper=partial(self._run, report_papers.show),
            show_form=partial(self._run, report_papers.form),
            show_compared=partial(self._run, report_papers.compared),
            show_signed=self._show_signed,
            show_history=lambda: self.command_asked.emit("edit_record_history"),
            letters=self._letters,
        )
        self._hub = self.page.add_filter("hub", self.tr("Pôle"), (), all_label=self.tr("tous"))
        self.page.add_filter(
            "state", self.tr("État"), offered(STATES), all_label=self.tr("tous, sans remplacés")
        )
        kinds = choices_of(REPORT_KINDS)
        self.page.add_filter("kind", self.tr("Nature"), kinds, all_label=self.tr("toutes"))
        self.offer(self._make_commands())

    # What the list asks

    def read_card(self, work: Work, record: str) -> ReportCard:
        """Read an état des lieux."""
        return condition_reports.card(work, record)

    def show_found(self, found: ReportCard | None) -> None:
        """Show an état des lieux, or that none is chosen."""
        self.found = found
        if found is None:
            self.card.show_nothing()
        else:
            self.card.show_content(content_of(found, self._acts))

    def read_filters(self, then: Callable[[], object]) -> None:
        """Read the hubs that the filter offers."""

        def show(found: Sequence[Choice]) -> None:
            self._hub.set_choices(found)
            then()

        self._desk.read(hubs.choices, then=show, owner=self)

    def record_title(self) -> str:
        """Return the number of the état des lieux shown."""
        return self.found.row.number if self.found is not None else ""

    def open_record(self, kind: str, record: str) -> None:
        """Show an état des lieux, or begin the next one of an agreement."""
        if kind == OF_AGREEMENT:
            self._begin_for(record)
        else:
            self.page.clear_filters()
            self.select(record)

    # Acts

    def new(self) -> None:
        """Ask which agreement the new état des lieux is of."""
        self._ask_to_begin(None, ReportKind.ENTRY)

    def edit(self, field: str = "") -> None:
        """Type the lines of a draft; of a closed one, show the paper."""
        if self.found is None:
            return
        if self.found.report.closed_at is None:
            self.type_lines()
        else:
            self._run(report_papers.show)

    def _begin_for(self, convention_id: str) -> None:
        def ask(found: tuple[Choice, ReportKind]) -> None:
            self._ask_to_begin(*found)

        self._desk.read(_beginning, convention_id, then=ask, owner=self)

    def _ask_to_begin(self, agreement: Choice | None, kind: ReportKind) -> None:
        dialogs.begin_dialog(self._desk, agreement, kind, self._go_to, self).open()

    def type_lines(self) -> None:
        """Open the lines of the draft shown, to type them."""
        from polesdesk.ui.condition_reports.typing_dialog import TypingDialog

        if self.found is not None:
            dialog = TypingDialog(self._desk, self._settings, self.found, self)
            dialog.finished_typing.connect(self._go_on)
            dialog.open()

    def _go_on(self, report_id: str) -> None:
        """Go on with what stands around the lines, as it is in the file now."""

        def ask(card: ReportCard) -> None:
            self._open_head(card.report)

        self._desk.read(condition_reports.card, report_id, then=ask, owner=self)

    def type_head(self) -> None:
        """Type who was there, meters, keys and remarks."""
        if self.found is not None:
            self._open_head(self.found.report)

    def _open_head(self, report: ConditionReport) -> None:
        def ask(holders: tuple[tuple[str, str], ...]) -> None:
            names = [name for _id, name in holders]
            dialogs.head_dialog(self._desk, report, names, self).open()

        self._desk.read(handovers.proposed_holders, report.association_id, then=ask, owner=self)

    def close_report(self) -> None:
        """Close the draft shown, once it was confirmed: nothing is rewritten after."""
        if self.found is None:
            return
        row = self.found.row
        ask_to_confirm(
            self,
            text=self.tr("Clore {number}\u202f?").format(number=row.number),
            detail=self.tr(
                "Un état des lieux clos ne change plus. Une erreur se corrige par une nouvelle "
                "version, avec un motif."
            ),
            verb=self.tr("&Clore"),
            act=partial(self._do, condition_reports.close, row.id),
        )

    def _correct(self) -> None:
        if self.found is not None:
            dialogs.correct_dialog(self._desk, self.found.report, self._go_to, self).open()

    def _attach(self) -> None:
        if self.found is not None:
            dialogs.attach_dialog(self._desk, self._settings, self.found.report, self).open()

    def _show_signed(self) -> None:
        if self.found is not None:
            self._desk.read(
                report_papers.signed, self.found.row.id, then=self._letters.preview, owner=self
            )

    def _run(self, job: Callable[..., ListPaper]) -> None:
        if self.found is not None:
            self._desk.run(
                job,
                self.found.row.id,
                title=self.tr("Mise en page"),
                then=self._letters.preview,
                owner=self,
            )

    def _go_to(self, one: ConditionReport) -> None:
        self.page.clear_filters()
        self.await_record(one.id)
        self.page.reload()

    def _do(self, action: Callable[..., object], *told: object) -> None:
        self._desk.do(action, *told, owner=self)

    def delete(self) -> None:
        """Move the selected drafts to the bin, once it was confirmed."""

        def ask(ids: tuple[str, ...]) -> None:
            count = plural(len(ids), *self.page.noun())
            ask_to_confirm(
                self,
                text=self.tr("Supprimer {count}\u202f?").format(count=count),
                detail=self.tr("Seuls les brouillons se suppriment\u202f; la corbeille les garde."),
                verb=self.tr("&Supprimer"),
                act=partial(self._do, condition_reports.bin, ids),
            )

        self.page.selected_ids(ask)

    def _make_commands(self) -> tuple[QAction, ...]:
        return (
            command(self, "report_new_command", self.tr("Nouvel état des l&ieux…"), self.new,
                    picture="plus"),
            command(self, "report_type_command", self.tr("&Saisir les éléments…"),
                    self.type_lines, picture="pen-line"),
            command(self, "report_head_command", self.tr("&Présents et relevés…"),
                    self.type_head, picture="users"),
            command(self, "report_print_command", self.tr("&Imprimer l’état des lieux…"),
                    self._acts.show_paper, picture="printer"),
            command(self, "report_form_command", self.tr("&Feuille à remplir…"),
                    self._acts.show_form, picture="clipboard-list"),
            command(self, "report_compare_command", self.tr("&Comparer avec l’entrée…"),
                    self._acts.show_compared, picture="eye"),
            separator(self),
            command(self, "report_delete_command", self.tr("Supprimer le &brouillon"),
                    self.delete, picture="trash-2"),
        )  # fmt: skip


def _beginning(work: Work, convention_id: str) -> tuple[Choice, ReportKind]:
    agreement = handing_forms.agreement_choice(work, convention_id)
    return agreement, condition_reports.proposed_kind(work, convention_id)
