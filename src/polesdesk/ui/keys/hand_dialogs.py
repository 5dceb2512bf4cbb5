"""The dialogs of a handover and of a return: several keys at once, then their receipt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from polesdesk.actions import associations, conventions, handing_forms, handovers
from polesdesk.actions.handing_forms import HandingParty, HandingStart, device_words
from polesdesk.domain.access_devices import Handover, ReturnCondition
from polesdesk.domain.device_rows import HandoverRow
from polesdesk.domain.french import format_date
from polesdesk.domain.handing import HandoverTerms, ReturnTerms
from polesdesk.domain.lists import Choice
from polesdesk.domain.premises_labels import RETURN_CONDITIONS
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import (
    CheckInput,
    ChecksInput,
    ChoiceInput,
    DateInput,
    LongTextInput,
    MoneyInput,
    RecordInput,
    TextInput,
)
from polesdesk.ui.inputs.suggestions import suggest
from polesdesk.ui.words import choices_of, tr

Handed = Callable[[tuple[Handover, ...]], object]


class _Party:
    """Follows the agreement and the association of a handover: whom, until when, what forbids."""

    def __init__(self, desk: Desk, form: Form) -> None:
        self._desk = desk
        self._form = form
        self._question = 0
        self.holders: dict[str, str] = {}
        """The ids of the officers by their names."""
        for name in ("convention_id", "association_id", "handed_on"):
            form.fields[name].changed.connect(self.ask)

    def ask(self) -> None:
        """Ask what the agreement and the association bring."""
        self._question += 1
        question = self._question
        typed = self._form.values()
        self._desk.read(
            handing_forms.party,
            typed["convention_id"],
            typed["association_id"],
            typed["handed_on"],
            then=lambda found: self._show(question, found),
            owner=self._form,
        )

    def _show(self, question: int, found: HandingParty) -> None:
        if question != self._question:
            return
        fields = self._form.fields
        self._fill(found)
        if self._form.values()["convention_id"] and found.association is not None:
            why = tr("Celle de la convention choisie.")
            fields["association_id"].set_locked(locked=True, why=why)
        else:
            fields["association_id"].set_locked(locked=False)
        self.holders = {name: row_id for row_id, name in found.holders}
        holder = fields["holder"].widget
        assert isinstance(holder, QLineEdit)
        suggest(holder, list(self.holders))
        fields["override_reason"].setVisible(bool(found.doubts))
        fields["devices"].set_hint(_agreed(found))
        self._form.tell(" ".join(one.message for one in found.doubts))

    def _fill(self, found: HandingParty) -> None:
        """Fill what is empty; a form that nobody has typed in stays untouched by that."""
        fields, typed = self._form.fields, self._form.values()
        brought: dict[str, object] = {}
        party = found.association if typed["convention_id"] else None
        if party is not None and typed["association_id"] != party.value:
            brought["association_id"] = party
        if fields["holder"].input.is_empty() and found.holders:
            brought["holder"] = found.holders[0][1]
        if fields["due_on"].input.is_empty() and found.due_on is not None:
            brought["due_on"] = found.due_on
        if not self._form.is_dirty():
            self._form.set_values(brought)
            return
        for name, value in brought.items():
            fields[name].input.set_value(value)


def _agreed(found: HandingParty) -> str:
    if not found.agreed:
        return ""
    return tr("La convention en prévoit {agreed}, {out} dehors.").format(
        agreed=found.agreed, out=found.out
    )


def hand_dialog(desk: Desk, begun: HandingStart, then: Handed, parent: QWidget) -> FormDialog:
    """Return the dialog that hands keys over; ``then`` gets the handovers, to print a receipt."""
    keys = [Choice(value=row.id, label=device_words(row)) for row in begun.devices]
    form = Form("handover", (_to_whom(desk), _what(desk, keys)))
    form.set_values(
        {
            "devices": begun.chosen,
            "convention_id": begun.convention,
            "handed_on": desk.today(),
            "deposit_cents": None,
        }
    )
    party = _Party(desk, form)
    form.fields["override_reason"].setVisible(False)
    party.ask()

    def save(values: Mapping[str, Any]) -> None:
        holder = str(values["holder"])
        terms = HandoverTerms(
            association_id=str(values["association_id"]),
            convention_id=values["convention_id"] or None,
            officer_id=party.holders.get(holder),
            holder=holder,
            handed_on=values["handed_on"],
            handed_by=values["handed_by"],
            due_on=values["due_on"],
            deposit_cents=values["deposit_cents"] or 0,
            override_reason=values["override_reason"],
            notes=values["notes"],
        )
        desk.do(
            handovers.hand_over,
            values["devices"],
            terms,
            then=saved,
            failed=form.refuse,
            owner=form,
        )

    def saved(made: tuple[Handover, ...]) -> None:
        form.settle()
        then(made)

    return FormDialog(
        form,
        name="handover",
        title=tr("Remettre des clés"),
        save=save,
        parent=parent,
        verb=tr("&Remettre et imprimer le reçu"),
    )


def _to_whom(desk: Desk) -> Section:
    agreement = RecordInput(
        desk,
        conventions.page,
        lambda row: handing_forms.agreement_words(row.number, row.association),
    )
    owner = RecordInput(desk, associations.page, lambda row: str(row.name))
    return Section(
        title=tr("À qui"),
        fields=(
            Field("convention_id", tr("Convention"), agreement,
                  hint=tr("Tapez une partie du numéro ou du nom de l’association.")),
            Field("association_id", tr("Association"), owner, required=True),
            Field("holder", tr("Détenteur"), TextInput(longest=120), required=True,
                  hint=tr("La personne qui signe le reçu et répond des clés.")),
            Field("override_reason", tr("Motif de la dérogation"), TextInput(longest=200),
                  hint=tr("Écrit sur le reçu et gardé au registre.")),
        ),
    )  # fmt: skip


def _what(desk: Desk, keys: Sequence[Choice]) -> Section:
    return Section(
        title=tr("Quoi, jusqu’à quand"),
        fields=(
            Field("devices", tr("Clés et badges"), ChecksInput(keys), required=True),
            Field("handed_on", tr("Remis le"), DateInput(desk.today), required=True),
            Field("handed_by", tr("Remis par"), TextInput(longest=120)),
            Field("due_on", tr("À rendre le"), DateInput(desk.today),
                  hint=tr("La fin de la convention, sauf autre date.")),
            Field("deposit_cents", tr("Caution"), MoneyInput(), hint=tr("Pour chaque clé.")),
            Field("notes", tr("Notes"), LongTextInput(lines=2)),
        ),
    )  # fmt: skip


def return_dialog(
    desk: Desk, rows: Sequence[HandoverRow], then: Handed, parent: QWidget
) -> FormDialog:
    """Return the dialog that takes keys back, all at once or some of them."""
    out = [Choice(value=row.handover.id, label=_out_words(row)) for row in rows]
    deposits = any(row.handover.deposit_cents for row in rows)
    form = Form("key_return", (Section(fields=_return_fields(desk, out)),))
    form.set_values(
        {
            "ids": tuple(one.value for one in out),
            "on": desk.today(),
            "returned_by": rows[0].handover.holder,
            "condition": str(ReturnCondition.GOOD),
            "deposit_back": deposits,
        }
    )
    form.fields["deposit_back"].setVisible(deposits)

    def save(values: Mapping[str, Any]) -> None:
        terms = ReturnTerms(
            on=values["on"],
            returned_by=values["returned_by"],
            received_by=values["received_by"],
            condition=ReturnCondition(str(values["condition"])),
            deposit_back=bool(values["deposit_back"]),
            notes=values["notes"],
        )
        desk.do(
            handovers.give_back,
            values["ids"],
            terms,
            then=saved,
            failed=form.refuse,
            owner=form,
        )

    def saved(made: tuple[Handover, ...]) -> None:
        form.settle()
        then(made)

    return FormDialog(
        form,
        name="key_return",
        title=tr("Retour de clés"),
        save=save,
        parent=parent,
        verb=tr("&Noter le retour et imprimer le reçu"),
    )


def _return_fields(desk: Desk, out: Sequence[Choice]) -> tuple[Field, ...]:
    return (
        Field("ids", tr("Rendu"), ChecksInput(out), required=True),
        Field("on", tr("Rendu le"), DateInput(desk.today), required=True),
        Field("returned_by", tr("Rendu par"), TextInput(longest=120)),
        Field("received_by", tr("Repris par"), TextInput(longest=120)),
        Field("condition", tr("État au retour"), ChoiceInput(choices_of(RETURN_CONDITIONS)),
              required=True, hint=tr("Ce qui revient abîmé est mis hors service.")),
        Field("deposit_back", tr("Caution"), CheckInput(tr("rendue le même jour"))),
        Field("notes", tr("Notes"), LongTextInput(lines=2)),
    )  # fmt: skip


def _out_words(row: HandoverRow) -> str:
    one = row.handover
    since = f", {format_date(one.handed_on)}" if one.handed_on else ""
    return f"{row.label} – {one.holder}{since}"
