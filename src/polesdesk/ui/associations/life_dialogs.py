"""The dialogs of the life of an association: board, name and seat, dissolution, merger, split."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import association_changes, association_endings, associations, papers
from polesdesk.actions.association_changes import BoardChange, Change, ChangeEffects, Renaming, Told
from polesdesk.domain.association_endings import Consequences, EndPlan, Share, Unit
from polesdesk.domain.association_events import AssociationEvent, EventKind
from polesdesk.domain.associations import Association, Officer, in_office, officer_name
from polesdesk.domain.board_typing import read_officers
from polesdesk.domain.lists import Choice
from polesdesk.domain.parsing import ParseProblem
from polesdesk.domain.rules import RuleBroken
from polesdesk.ui.associations.consequences import ConsequencesDialog, of_change, of_ending
from polesdesk.ui.associations.merging import record_label
from polesdesk.ui.card import Content
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import (
    CheckInput,
    ChecksInput,
    ChoiceInput,
    DateInput,
    Input,
    LongTextInput,
    PostalCodeInput,
    RecordInput,
    TextInput,
)
from polesdesk.ui.inputs.files import FileInput
from polesdesk.ui.words import tr

STAYS = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """An ending as it was typed, with the dialog that waits for it and the file of its deed."""

    dialog: FormDialog
    title: str
    plan: EndPlan
    deed: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recording:
    """What is recorded once the consequences were read; with a file, by a job."""

    plan: Any
    deed: Path | None
    act: Callable[..., AssociationEvent]
    job: Callable[..., AssociationEvent]


class LifeDialogs:
    """Opens the dialogs on an association; each shows its consequences before it is recorded."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        self._desk = desk
        self._settings = settings
        self._parent = parent

    # Board, name and seat

    def board(self, one: Association, officers: Sequence[Officer]) -> FormDialog:
        """Return the dialog of a new board."""
        today = self._desk.today()
        serving = [
            Choice(value=each.id, label=f"{officer_name(each)}, {each.quality}")
            for each in officers
            if in_office(each, today)
        ]
        coming = LongTextInput(lines=3)
        fields = [
            Field("leaving", tr("Sortants"), ChecksInput(serving)),
            Field(
                "coming", tr("Entrants"), coming,
                hint=tr("Un par ligne\u202f: Mme Anna EXEMPLE, présidente. «\u202fsigne\u202f» "
                        "marque un autre signataire."),
            ),
            *self._deed_fields(receipt=True),
        ]  # fmt: skip
        form = Form("association_board", (Section(fields=tuple(fields)),))
        form.set_values({"on": today, "leaving": ()})

        def plan(values: Mapping[str, Any]) -> Change:
            came = read_officers(values["coming"])
            return BoardChange(
                told=_told(one, values), leaving=tuple(values["leaving"]), coming=came
            )

        title = tr("Changement de dirigeants")
        return self._change_dialog(form, "association_board", title, plan)

    def renaming(self, one: Association) -> FormDialog:
        """Return the dialog of a new name or seat."""
        fields = (
            Field("name", tr("Nouveau nom"), TextInput()),
            Field("seat_address", tr("Nouveau siège"), LongTextInput(lines=2)),
            Field("postal_code", tr("Code postal"), PostalCodeInput()),
            Field("city", tr("Ville"), TextInput()),
            *self._deed_fields(receipt=True),
        )
        form = Form("association_renaming", (Section(fields=fields),))
        form.set_values({"on": self._desk.today()})

        def plan(values: Mapping[str, Any]) -> Change:
            names = ("name", "seat_address", "postal_code", "city")
            return Renaming(told=_told(one, values), **{key: values[key] for key in names})

        title = tr("Changement de nom ou de siège")
        return self._change_dialog(form, "association_renaming", title, plan)

    def _change_dialog(
        self, form: Form, name: str, title: str, plan: Callable[[Mapping[str, Any]], Change]
    ) -> FormDialog:
        def save(values: Mapping[str, Any]) -> None:
            made = _planned(form, plan, values)
            if made is None:
                return
            recording = _Recording(
                plan=made, deed=values["file"], act=association_changes.carry_out,
                job=association_changes.record,
            )  # fmt: skip

            def show(found: ChangeEffects) -> None:
                self._confirm(dialog, title, of_change(found), recording)

            look = association_changes.look
            self._desk.read(look, made, then=show, failed=form.refuse, owner=form)

        dialog = self._form_dialog(form, name, title, save)
        return dialog

    # Endings

    def ending(self, one: Association, kind: EventKind) -> FormDialog:
        """Return the dialog of a dissolution, a merger or a split."""
        name = f"association_{kind.value.lower()}"
        form = Form(name, (Section(fields=tuple(self._ending_fields(kind))),))
        form.set_values({"on": self._desk.today()})
        title = _TITLES[kind]()

        def save(values: Mapping[str, Any]) -> None:
            made = _planned(form, lambda told: _end_plan(one, kind, told), values)
            if made is None:
                return
            draft = _Draft(dialog=dialog, title=title, plan=made, deed=values["file"])
            if kind is EventKind.SPLIT:
                then, units = partial(self._share, draft), association_endings.units
                self._desk.read(units, made, then=then, failed=form.refuse, owner=form)
                return
            self._look(draft)

        dialog = self._form_dialog(form, name, title, save)
        return dialog

    def _look(self, draft: _Draft) -> None:
        form, plan = draft.dialog.form, draft.plan

        def show(found: Consequences) -> None:
            recording = _Recording(
                plan=plan, deed=draft.deed, act=association_endings.carry_out,
                job=association_endings.record,
            )  # fmt: skip
            content, may = of_ending(found, plan.on), not found.blocked
            self._confirm(draft.dialog, draft.title, content, recording, may_accept=may)

        preview = association_endings.preview
        told = tr("Calcul des conséquences")
        self._desk.run(preview, plan, title=told, then=show, failed=form.refuse, owner=form)

    def _share(self, draft: _Draft, units: Sequence[Unit]) -> None:
        """Ask who takes over each slot and room, then show the consequences."""
        if not units:
            self._look(draft)
            return

        def share(found: tuple[Choice, ...]) -> None:
            self._sharing(draft, units, found).open()

        self._desk.read(_heirs, draft.plan, then=share, owner=draft.dialog.form)

    def _sharing(
        self, draft: _Draft, units: Sequence[Unit], heirs: tuple[Choice, ...]
    ) -> FormDialog:
        survives = draft.plan.survives
        rest = tr("reste à l’association") if survives else tr("se libère")
        fields = tuple(
            Field(
                f"unit_{number}",
                one.number,
                ChoiceInput(heirs, empty_label=rest),
                hint=one.words,
            )
            for number, one in enumerate(units, start=1)
        )
        form = Form("association_sharing", (Section(fields=fields),))
        form.set_values({})

        def save(values: Mapping[str, Any]) -> None:
            chosen = [str(values[one.name] or STAYS) for one in fields]
            form.settle()
            self._look(replace(draft, plan=replace(draft.plan, shares=_shares(units, chosen))))

        title, verb = tr("Qui reprend quoi\u202f?"), tr("&Continuer")
        name = "association_sharing"
        return FormDialog(form, name=name, title=title, save=save, parent=draft.dialog, verb=verb)

    # What all have

    def _confirm(
        self, dialog: FormDialog, title: str, content: Content, recording: _Recording,
        *, may_accept: bool = True,
    ) -> None:  # fmt: skip
        def accept() -> None:
            def done(_event: AssociationEvent) -> None:
                box.accept()
                dialog.form.settle()

            plan, deed = recording.plan, recording.deed
            if deed is None:
                self._desk.do(recording.act, plan, then=done, failed=box.refuse, owner=box)
                return
            job = recording.job
            self._desk.run(job, plan, deed, title=title, then=done, failed=box.refuse, owner=box)

        box = ConsequencesDialog(
            title, content, verb=tr("&Enregistrer"), accept=accept, parent=dialog,
            may_accept=may_accept,
        )  # fmt: skip
        box.open()

    def _form_dialog(
        self, form: Form, name: str, title: str, save: Callable[[dict[str, Any]], object]
    ) -> FormDialog:
        return FormDialog(
            form, name=name, title=title, save=save, parent=self._parent,
            verb=tr("Voir les &conséquences…"),
        )  # fmt: skip

    def _deed_fields(self, *, receipt: bool = False) -> list[Field]:
        today = self._desk.today
        patterns = " ".join(f"*{suffix}" for suffix in papers.SUFFIXES)
        file = FileInput(
            FileChooser(self._settings, "papers"),
            tr("Pièces ({patterns})").format(patterns=patterns),
            papers.SUFFIXES,
        )
        found = [
            Field("on", tr("Date d’effet"), DateInput(today), required=True),
            Field("deed", tr("Acte"), TextInput(), required=True,
                  hint=tr("Procès-verbal de l’assemblée générale, traité de fusion…")),
            Field("deed_on", tr("Date de l’acte"), DateInput(today)),
            Field("file", tr("Fichier de l’acte"), file),
        ]  # fmt: skip
        if receipt:
            hint = tr("Vide tant que l’association ne l’a pas remis.")
            found.append(Field("receipt_on", tr("Récépissé reçu le"), DateInput(today), hint=hint))
        return found

    def _ending_fields(self, kind: EventKind) -> list[Field]:
        fields: list[Field] = []
        if kind is not EventKind.DISSOLUTION:
            one = (
                tr("Association qui absorbe")
                if kind is EventKind.MERGER
                else tr("Association qui suit")
            )
            search: Input = RecordInput(self._desk, associations.page, record_label)
            fields.append(
                Field("successor", one, search, hint=tr("Tapez son nom, si elle a une fiche."))
            )
            new = LongTextInput(lines=2)
            hint = tr("Sinon, le nom de chaque nouvelle association, un par ligne.")
            fields.append(Field("new_names", tr("Nouvelles associations"), new, hint=hint))
        if kind is EventKind.SPLIT:
            words = tr("L’association continue avec ce qui lui reste")
            fields.append(Field("survives", tr("Reste"), CheckInput(words)))
        fields += self._deed_fields()
        if kind is EventKind.DISSOLUTION:
            fields.append(
                Field(
                    "liquidator",
                    tr("Liquidateur"),
                    TextInput(),
                    hint=tr("À qui les courriers seront adressés."),
                )
            )
            fields.append(Field("liquidator_address", tr("Son adresse"), LongTextInput(lines=2)))
        return fields  # fmt: skip


def _told(one: Association, values: Mapping[str, Any]) -> Told:
    return Told(
        association_id=one.id,
        on=values["on"],
        deed=values["deed"],
        deed_on=values["deed_on"],
        receipt_on=values["receipt_on"],
    )


def _end_plan(one: Association, kind: EventKind, values: Mapping[str, Any]) -> EndPlan:
    names = str(values.get("new_names") or "").splitlines()
    successor = values.get("successor")
    return EndPlan(
        association_id=one.id,
        kind=kind,
        on=values["on"],
        deed=values["deed"],
        deed_on=values["deed_on"],
        liquidator=values.get("liquidator") or "",
        liquidator_address=values.get("liquidator_address") or "",
        successors=(str(successor),) if successor else (),
        new_names=tuple(name.strip() for name in names if name.strip()),
        survives=bool(values.get("survives")),
    )


def _planned(
    form: Form, plan: Callable[[Mapping[str, Any]], Any], values: Mapping[str, Any]
) -> Any:
    """Return what was typed, or say under its field why it cannot be read."""
    try:
        return plan(values)
    except ParseProblem as problem:
        form.refuse(RuleBroken(problem.code, problem.message, field="coming"))
        return None


def _heirs(work: Any, plan: EndPlan) -> tuple[Choice, ...]:
    """Return the successors of a plan to choose from, by id or by the name to create."""
    known = tuple(
        Choice(value=one, label=associations.get(work, one).name) for one in plan.successors
    )
    return known + tuple(Choice(value=one, label=one) for one in plan.new_names)


def _shares(units: Sequence[Unit], chosen: Sequence[str]) -> tuple[Share, ...]:
    """Return who takes over what, one share for each agreement and successor."""
    found: dict[tuple[str, str], list[Unit]] = {}
    for unit, heir in zip(units, chosen, strict=True):
        if heir != STAYS:
            found.setdefault((unit.convention_id, heir), []).append(unit)
    return tuple(
        Share(
            convention_id=convention_id,
            successor=heir,
            slot_ids=tuple(one.slot_id for one in taken if one.slot_id),
            room_ids=tuple(one.room_id for one in taken if one.room_id),
        )
        for (convention_id, heir), taken in found.items()
    )


_TITLES: dict[EventKind, Callable[[], str]] = {
    EventKind.DISSOLUTION: lambda: tr("Dissolution de l’association"),
    EventKind.MERGER: lambda: tr("Absorption par une autre association"),
    EventKind.SPLIT: lambda: tr("Scission de l’association"),
}
