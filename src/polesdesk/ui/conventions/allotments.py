"""The slots of each season that an agreement lets set by letter: on its card, in their dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import allotments, slot_saving
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.cards import AllotmentForm, ConventionCard
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.french import format_date
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.slot_lines import Premises, slot_in_words
from polesdesk.ui.card import Block, Button, Line
from polesdesk.ui.chips import Chip
from polesdesk.ui.clash_dialog import ClashDialog
from polesdesk.ui.conventions.slots_input import SlotsInput
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.form.dialog import HIGHEST
from polesdesk.ui.inputs import DateInput, LongTextInput, TextInput
from polesdesk.ui.letter_acts import LetterActs
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

SUBJECT = "allotment"
_WIDTH = 760


class AllotmentActs:
    """What can be done with the allotments of the agreement shown."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        looked_at: LookedAt,
        parent: QWidget,
        *,
        give: Callable[[str], object],
    ) -> None:
        """Keep what they need; ``give`` gives a command of the window."""
        self._desk = desk
        self._settings = settings
        self._parent = parent
        self.letters = LetterActs(desk, settings, looked_at, parent, give=give)

    def edit(self, convention_id: str, row_id: str = "", field: str = "") -> None:
        """Open the dialog of an allotment at a field, or of a new one."""

        def show(known: AllotmentForm) -> None:
            dialog = allotment_dialog(self._desk, self._settings, known, self._parent)
            dialog.open()
            if field in dialog.form.fields:
                dialog.form.focus_field(field)

        self._desk.read(allotments.form, convention_id, row_id, then=show, owner=self._parent)

    def issue(self, convention_id: str, row_id: str) -> None:
        """Issue the letter of an allotment and show it."""
        edit = partial(self.edit, convention_id, row_id)
        self.letters.issue(allotments.issue_letter, row_id, edit=edit)

    def draft(self, row_id: str) -> None:
        """Show the letter of an allotment as it would be."""
        self.letters.draft(LetterKind.ALLOTMENT, SUBJECT, row_id)

    def bin(self, row_id: str) -> None:
        """Move an allotment to the bin; the foot of the window offers to undo it."""
        self._desk.do(allotments.bin, (row_id,), owner=self._parent)


def allotments_block(card: ConventionCard, acts: AllotmentActs) -> Block:
    """Return the allotments of an agreement, the latest season first."""
    one = card.data.convention
    rooms = {room.id: room.name for room in card.data.rooms}
    new = Button(
        name="allotment_new", text=tr("Nouvelle a&ffectation…"), act=partial(acts.edit, one.id)
    )
    return Block(
        title=tr("Affectations"),
        lines=tuple(
            _line(allotment, _standing(card.letters, allotment), rooms, acts)
            for allotment in card.allotments
        ),
        buttons=(new,) if one.slots_by_letter else (),
        empty=tr("Aucun créneau affecté\u202f: ajoutez ceux de la saison."),
    )


def _standing(letters: Sequence[Letter], allotment: Allotment) -> Letter | None:
    return next(
        (one for one in letters if one.subject_id == allotment.id and one.cancelled_on is None),
        None,
    )


def _line(
    one: Allotment, letter: Letter | None, rooms: Mapping[str, str], acts: AllotmentActs
) -> Line:
    days = tr("du {start} au {end}").format(
        start=format_date(one.start_date) if one.start_date else "",
        end=format_date(one.end_date) if one.end_date else "",
    )
    slots = [slot_in_words(slot, rooms.get(slot.room_id, "")) for slot in one.slots]
    return Line(
        title=one.label or one.season,
        detail=" · ".join([days, *slots]),
        chip=_chip(letter),
        buttons=(
            Button(name="allotment_actions", text=tr("Actions"), menu=_menu(one, letter, acts)),
        ),
    )


def _chip(letter: Letter | None) -> Chip:
    if letter is None:
        return Chip(word=tr("Sans courrier"), tone=Tone.AMBER, icon="mail")
    if letter.sent_on is None:
        return Chip(word=tr("À envoyer"), tone=Tone.BLUE, icon="mail")
    return Chip(word=tr("Envoyé"), tone=Tone.GREEN, icon="send")


def _menu(one: Allotment, letter: Letter | None, acts: AllotmentActs) -> tuple[Button, ...]:
    if letter is not None:
        return (
            Button(name="allotment_letter", text=tr("Voir le courrier…"),
                   act=partial(acts.letters.show, letter.id), icon="eye"),
            Button(name="allotment_sent", text=tr("Noter l’envoi…"),
                   act=partial(acts.letters.ask_sending, letter)),
            Button(name="allotment_letter_cancel", text=tr("Annuler le courrier…"),
                   act=partial(acts.letters.ask_cancel, letter), icon="ban"),
        )  # fmt: skip
    return (
        Button(name="allotment_issue", text=tr("Émettre le courrier"),
               act=partial(acts.issue, one.convention_id or "", one.id), icon="stamp"),
        Button(name="allotment_draft", text=tr("Aperçu du courrier"),
               act=partial(acts.draft, one.id), icon="eye"),
        Button(name="allotment_edit", text=tr("Modifier…"),
               act=partial(acts.edit, one.convention_id or "", one.id), icon="pencil"),
        Button(name="allotment_delete", text=tr("Supprimer"),
               act=partial(acts.bin, one.id), icon="trash-2"),
    )  # fmt: skip


def allotment_dialog(
    desk: Desk, settings: QSettings, known: AllotmentForm, parent: QWidget
) -> FormDialog:
    """Return the dialog of the slots of a season; clashes are listed before they are saved."""
    one = known.allotment
    form = Form("allotment", (Section(fields=_fields(desk, known)),))
    names = ("season", "start_date", "end_date", "slots", "notes")
    form.set_values({name: getattr(one, name) for name in names})

    def save(values: Mapping[str, Any], *, keep_valid: bool) -> None:
        typed = replace(one, **values)
        again = partial(save, values, keep_valid=True)
        desk.do(
            allotments.save,
            typed,
            keep_valid=keep_valid,
            then=lambda _saved: form.settle(),
            failed=partial(refused, typed, again),
            owner=form,
        )

    def look_first(values: Mapping[str, Any]) -> None:
        look = partial(decide, values)
        typed = replace(one, **values)
        desk.read(allotments.look_at, typed, then=look, failed=form.refuse, owner=form)

    def decide(values: Mapping[str, Any], clashes: Sequence[ClashRow]) -> None:
        """Tell of options before saving; a clash is told once the rest is known to be right."""
        save_now = partial(save, values, keep_valid=False)
        if clashes and all(each.is_soft for each in clashes):
            show_clashes(save_now, clashes)
        else:
            save_now()

    def refused(typed: Allotment, again: Callable[[], None], error: Expected) -> None:
        form.refuse(error)  # what was typed can be changed again, whatever is chosen
        if error.code != "clashes":
            return
        show = partial(show_clashes, again)
        desk.read(allotments.look_at, typed, then=show, owner=form)

    def show_clashes(again: Callable[[], None], clashes: Sequence[ClashRow]) -> None:
        ClashDialog(
            desk,
            settings,
            clashes,
            form.window(),
            keep=again,
            move=partial(form.refuse, slot_saving.taken(clashes)),
            anyway=again,
        ).open()

    title = tr("Créneaux de la saison, {association}").format(association=known.association)
    dialog = FormDialog(form, name="allotment", title=title, save=look_first, parent=parent)
    resize_within_screen(dialog, _WIDTH, HIGHEST)
    return dialog


def _fields(desk: Desk, known: AllotmentForm) -> tuple[Field, ...]:
    grid = SlotsInput(desk.today())
    hubs = {hub.id: hub for hub in known.hubs}
    grid.set_premises(
        Premises(
            names={room.id: room.name for room in known.rooms},
            hubs={room.id: hubs[room.hub_id] for room in known.rooms if room.hub_id in hubs},
            today=desk.today(),
        )
    )
    hint = tr("Ces créneaux suivent la convention {number} et cessent avec elle.").format(
        number=known.convention.number
    )
    return (
        Field("season", tr("Saison"), TextInput(longest=20), required=True),
        Field("start_date", tr("Début"), DateInput(desk.today), required=True),
        Field("end_date", tr("Fin"), DateInput(desk.today), required=True, hint=hint),
        Field("slots", tr("Créneaux"), cast(Any, grid), required=True, wide=True),
        Field("notes", tr("Notes"), LongTextInput(lines=2)),
    )
