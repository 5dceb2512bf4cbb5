"""The tab « Renouvellements »: the agreements that end, in four parts, and the card of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.actions import campaign_list, history
from polesdesk.domain.campaign_cards import CampaignCard
from polesdesk.domain.drafts import Draft
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import HistoryRow
from polesdesk.ui.card import Card
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.history_block import READ
from polesdesk.ui.record_tab import RecordTab
from polesdesk.ui.renewals.acts import RenewalActs
from polesdesk.ui.renewals.columns import (
    GROUP_CHOICES,
    PERIODS,
    SOURCE,
    STANDINGS,
    TEXTS,
    columns,
)
from polesdesk.ui.renewals.content import content_of
from polesdesk.ui.renewals.evaluation_form import EvaluationForm
from polesdesk.ui.renewals.faces import Faces
from polesdesk.ui.renewals.group_bar import GroupBar
from polesdesk.ui.renewals.register import register_dialog
from polesdesk.ui.resuming import WhenShown
from polesdesk.ui.words import offered

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work
    from polesdesk.ui.source import View

Found = tuple[CampaignCard, tuple[HistoryRow, ...]]


class RenewalsTab(RecordTab[Found]):
    """Lists what must be renewed, says the next step of each, evaluates, writes, follows."""

    subject = "renewals"
    kinds = ("renewal",)
    drafts = ("evaluation",)
    watches = (
        "convention", "evaluation", "evaluation_grid", "letter", "association", "paper",
        "finding", "visit", "hub", "room", "settings", "issued",
    )  # fmt: skip
    help_page = "renewals"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Renouvellements"),
            desk,
            settings,
            texts=TEXTS,
            columns=columns(desk.today),
            source=SOURCE,
            card=Card("renewal", self.tr("Choisissez une convention dans la liste.")),
            parent=parent,
        )
        page = self.page
        self._period = page.add_filter(
            "period", self.tr("Fin"), offered(PERIODS), all_label=self.tr("sous 6 mois")
        )
        page.add_filter("standing", self.tr("État"), offered(STANDINGS), all_label=self.tr("tous"))
        self._hubs = page.add_filter("hub", self.tr("Pôle"), (), all_label=self.tr("tous"))
        # The bar of the four parts sets this one: it has no box of its own.
        self._group = page.add_filter(
            "group", self.tr("Groupe"), offered(GROUP_CHOICES), all_label=self.tr("toutes")
        )
        self._group.hide()
        self.groups = GroupBar(self)
        self.groups.chosen.connect(partial(page.set_filter, "group"))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.groups)
        self.faces = Faces(page, self.groups, settings)
        self.acts = RenewalActs(desk, settings, self)
        self.acts.edit_asked.connect(self.edit)
        self.acts.went.connect(self.went)
        self.acts.told.connect(self.told)
        self.acts.command_asked.connect(self.command_asked)
        self.acts.shown_asked.connect(self._show_one)
        page.model.arrived.connect(self._show_counts)
        self._file = command(
            self, "renewal_file_command", self.tr("&Dossier de renouvellement"),
            self.acts.show_file, keys=("Ctrl+P",), picture="eye",
        )  # fmt: skip
        self.offer(self._make_commands())

    # What the window asks

    def resume(self, draft: Draft) -> None:
        """Open the evaluation of an agreement with what was typed in it."""
        record = draft.row
        open_form = partial(self._open_again, record, draft)
        WhenShown(self.page, record, open_form)

    def record_title(self) -> str:
        """Return the number of the agreement shown."""
        shown = self.acts.card
        return shown.row.number if shown is not None else ""

    # Building

    def _make_commands(self) -> tuple[QAction, ...]:
        acts = self.acts
        return (
            command(self, "renewal_evaluate_command", self.tr("É&valuer"), acts.evaluate,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            command(self, "renewal_agreement_command", self.tr("Ouvrir la &convention"),
                    acts.open_agreement, picture="file-text"),
            self._file,
            separator(self),
            command(self, "renewals_next_command", self.tr("Étape &suivante…"),
                    partial(self._with_selection, acts.go_on), keys=("Ctrl+G",),
                    picture="arrow-right"),
            command(self, "renewals_letters_command", self.tr("É&crire des lettres…"),
                    partial(self._with_selection, acts.write_many), picture="mail"),
            command(self, "renewals_prepare_command",
                    self.tr("&Préparer les prochaines conventions"),
                    partial(self._with_selection, acts.prepare_many), picture="file-plus"),
            command(self, "renewals_print_command", self.tr("&Imprimer les originaux…"),
                    partial(self._with_selection, acts.print_many), picture="printer"),
            command(self, "renewals_step_command", self.tr("Noter une é&tape…"),
                    partial(self._with_selection, acts.note_many), picture="stamp"),
            command(self, "renewals_register_command", self.tr("&Registre des décisions…"),
                    self._show_register, picture="list"),
            command(self, "renewals_faces_command", self.tr("&Liste ou tableau"),
                    self.faces.turn, keys=("Ctrl+Shift+B",), picture="layout-dashboard"),
            *self.list_commands(self._file),
        )  # fmt: skip

    # The card

    def read_card(self, work: Work, record: str) -> Found:
        """Read an agreement of the campaign with the last things done to it, at once."""
        return campaign_list.card(work, record), history.changes(work, record, limit=READ)

    def show_found(self, found: Found | None) -> None:
        """Show an agreement, or that none is chosen."""
        self.show_read(found, self.acts, content_of)

    # The form

    def new(self) -> None:
        """Nothing is made here: an agreement comes of itself when it ends."""

    def edit(self, field: str = "") -> None:
        """Open the evaluation of the agreement shown, at a field."""
        form = self.card.form()
        if form is not None:
            if field in form.fields:
                form.focus_field(field)
            return
        if self.acts.card is not None:
            self._open_again(self.acts.card.row.convention_id, None, field=field)

    def _open_again(self, record: str, draft: Draft | None, *, field: str = "") -> None:
        def go(known: CampaignCard) -> None:
            self.open_form(EvaluationForm(self._desk, known.judged), field=field, draft=draft)

        self._desk.read(campaign_list.card, record, then=go, owner=self)

    # The list

    def read_filters(self, then: Callable[[], object]) -> None:
        """Read the hubs by which the campaign may be narrowed, and the campaigns there are."""

        def take(found: tuple[tuple[str, ...], tuple[tuple[str, str], ...]]) -> None:
            names, seasons = found
            self._hubs.set_choices(tuple(Choice(value=name, label=name) for name in names))
            told = self.tr("campagne {season}")
            self._period.set_choices(
                (
                    *offered(PERIODS),
                    *(Choice(value=key, label=told.format(season=name)) for key, name in seasons),
                )
            )
            then()

        self._desk.read(campaign_list.choices, then=take, owner=self)

    def _show_counts(self, view: View) -> None:
        self.groups.show_chosen(self._group.value())
        self.groups.show_counts(view.told)

    def _with_selection(self, act: Callable[[tuple[str, ...]], None]) -> None:
        self.page.selected_ids(act)

    def _show_register(self) -> None:
        register_dialog(self._desk, self._settings, self.told.emit, self).open()

    def _show_one(self, record: str, evaluate: bool) -> None:  # noqa: FBT001  Qt's signal
        """Come to one agreement of a selection that is done one by one."""
        self.select(record)
        if evaluate:
            self._open_again(record, None)
