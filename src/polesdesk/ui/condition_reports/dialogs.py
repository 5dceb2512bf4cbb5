"""The dialogs of états des lieux: begin one, who was there, correct, file the signed paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import condition_reports, conventions
from polesdesk.actions.handing_forms import agreement_words
from polesdesk.domain.condition_reports import ConditionReport, ReportKind
from polesdesk.domain.lists import Choice
from polesdesk.domain.premises_labels import REPORT_KINDS
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import (
    CheckInput,
    ChoiceInput,
    DateInput,
    IntInput,
    LongTextInput,
    RecordInput,
    TextInput,
    TimeInput,
)
from polesdesk.ui.inputs.files import FileInput
from polesdesk.ui.inputs.suggestions import suggest
from polesdesk.ui.words import choices_of, tr

Then = Callable[[ConditionReport], object]


def begin_dialog(
    desk: Desk, agreement: Choice | None, kind: ReportKind, then: Then, parent: QWidget
) -> FormDialog:
    """Return the dialog that begins a report of an agreement."""
    search = RecordInput(
        desk, conventions.page, lambda row: agreement_words(row.number, row.association)
    )
    form = Form(
        "report_begin",
        (
            Section(
                fields=(
                    Field("convention_id", tr("Convention"), search, required=True,
                          hint=tr("Tapez une partie du numéro ou du nom de l’association.")),
                    Field("kind", tr("Nature"), ChoiceInput(choices_of(REPORT_KINDS)),
                          required=True),
                    Field("day", tr("Jour"), DateInput(desk.today), required=True),
                )
            ),
        ),
    )  # fmt: skip
    form.set_values({"convention_id": agreement, "kind": str(kind), "day": desk.today()})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            condition_reports.begin,
            values["convention_id"],
            ReportKind(str(values["kind"])),
            values["day"],
            then=saved,
            failed=form.refuse,
            owner=form,
        )

    def saved(made: ConditionReport) -> None:
        form.settle()
        then(made)

    title = tr("Nouvel état des lieux")
    return FormDialog(
        form, name="report_begin", title=title, save=save, parent=parent, verb=tr("&Commencer")
    )


_HEAD = ("day", "time", "city_present", "association_present", "refused", "keys_counted",
         "keys_note", "remarks", "notes")  # fmt: skip


def head_dialog(
    desk: Desk, one: ConditionReport, holders: Sequence[str], parent: QWidget
) -> FormDialog:
    """Return the dialog of what stands around the lines, in the order of the sheet.

    ``holders`` are the officers that are offered as present for the association.
    """
    form = Form(
        "report_head",
        (
            Section(title=tr("Présents"), fields=_present(desk, holders)),
            Section(title=tr("Compteurs"), fields=tuple(_meters(one))),
            Section(
                title=tr("Clés et observations"),
                fields=(
                    Field("keys_counted", tr("Clés comptées"), IntInput(most=1000)),
                    Field("keys_note", tr("Remarque sur les clés"), TextInput(longest=200)),
                    Field("remarks", tr("Observations de l’association"), LongTextInput(lines=3)),
                    Field("notes", tr("Notes du bureau"), LongTextInput(lines=2)),
                ),
            ),
        ),
    )
    form.set_values({name: getattr(one, name) for name in _HEAD})
    for place, meter in enumerate(one.meters):
        form.set_values({f"meter_{place}": meter.value, f"meter_number_{place}": meter.number})

    def save(values: Mapping[str, Any]) -> None:
        told = {name: values[name] for name in _HEAD}
        told["meters"] = tuple(
            replace(
                meter,
                value=values[f"meter_{place}"],
                number=values[f"meter_number_{place}"],
            )
            for place, meter in enumerate(one.meters)
        )
        desk.do(
            condition_reports.save_head,
            one.id,
            told,
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("{number}\u202f: présents et relevés").format(number=one.number)
    return FormDialog(form, name="report_head", title=title, save=save, parent=parent)


def _present(desk: Desk, holders: Sequence[str]) -> tuple[Field, ...]:
    whom = TextInput(longest=200)
    suggest(whom, holders)
    return (
        Field("day", tr("Fait le"), DateInput(desk.today), required=True),
        Field("time", tr("Heure"), TimeInput()),
        Field("city_present", tr("Pour la Ville"), TextInput(longest=200)),
        Field("association_present", tr("Pour l’association"), whom),
        Field("refused", tr("Absence"), CheckInput(tr("personne n’est venu ou n’a voulu signer"))),
    )


def _meters(one: ConditionReport) -> list[Field]:
    found = []
    for place, meter in enumerate(one.meters):
        label = f"{meter.name} ({meter.unit})" if meter.unit else meter.name
        number = tr("N°\u00a0du compteur ({name})").format(name=meter.name.lower())
        found += [
            Field(f"meter_number_{place}", number, TextInput(longest=40)),
            Field(f"meter_{place}", label, TextInput(longest=40)),
        ]
    return found


def correct_dialog(desk: Desk, one: ConditionReport, then: Then, parent: QWidget) -> FormDialog:
    """Return the dialog that begins a new version of a closed report, with the reason."""
    hint = tr("La version close reste telle quelle\u202f; la nouvelle la remplace une fois close.")
    form = Form(
        "report_correct",
        (
            Section(
                fields=(
                    Field("reason", tr("Motif"), LongTextInput(lines=2), required=True, hint=hint),
                )
            ),
        ),
    )

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            condition_reports.correct,
            one.id,
            values["reason"],
            then=saved,
            failed=form.refuse,
            owner=form,
        )

    def saved(made: ConditionReport) -> None:
        form.settle()
        then(made)

    title = tr("Corriger {number}").format(number=one.number)
    return FormDialog(
        form, name="report_correct", title=title, save=save, parent=parent,
        verb=tr("&Ouvrir une version"),
    )  # fmt: skip


def attach_dialog(
    desk: Desk, settings: QSettings, one: ConditionReport, parent: QWidget
) -> FormDialog:
    """Return the dialog that files the scan of the signed paper."""
    kinds = tr("Documents (*.pdf *.png *.jpg *.jpeg)")
    file = FileInput(
        FileChooser(settings, "signed_reports"), kinds, (".pdf", ".png", ".jpg", ".jpeg")
    )
    form = Form(
        "report_signed",
        (
            Section(
                fields=(
                    Field("file", tr("Fichier"), file, required=True,
                          hint=tr("Le scan de la feuille signée, en PDF ou en image.")),
                    Field("on", tr("Signé le"), DateInput(desk.today), required=True),
                )
            ),
        ),
    )  # fmt: skip
    form.set_values({"on": one.day or desk.today()})

    def save(values: Mapping[str, Any]) -> None:
        desk.run(
            condition_reports.attach_signed,
            one.id,
            values["file"],
            values["on"],
            title=tr("Classement de l’exemplaire signé"),
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Exemplaire signé de {number}").format(number=one.number)
    return FormDialog(
        form, name="report_signed", title=title, save=save, parent=parent, verb=tr("&Classer")
    )


def element_dialog(
    rooms: Sequence[Choice],
    room_id: str,
    add: Callable[[Form, str, str], object],
    parent: QWidget,
) -> FormDialog:
    """Return the dialog that adds an element to a room."""
    form = Form(
        "report_element",
        (
            Section(
                fields=(
                    Field("room_id", tr("Local"), ChoiceInput(rooms), required=True),
                    Field("element", tr("Élément"), TextInput(longest=80), required=True),
                )
            ),
        ),
    )
    form.set_values({"room_id": room_id})

    def save(values: Mapping[str, Any]) -> None:
        add(form, str(values["room_id"]), str(values["element"]))

    title = tr("Ajouter un élément")
    return FormDialog(
        form, name="report_element", title=title, save=save, parent=parent, verb=tr("&Ajouter")
    )
