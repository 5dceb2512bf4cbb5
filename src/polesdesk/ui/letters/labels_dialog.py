"""« Étiquettes d’adresse… »: which sheet, which label is free, who has no address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from polesdesk.actions import address_labels
from polesdesk.actions.address_labels import Addressed
from polesdesk.actions.exports import ListPaper
from polesdesk.domain.address_labels import SHEETS, Sheet
from polesdesk.domain.french import format_number, plural
from polesdesk.domain.lists import Choice
from polesdesk.ui.desk import Desk
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, IntInput
from polesdesk.ui.measures import GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.texts import mute_mnemonic, plain_label
from polesdesk.ui.words import tr

SHEET = "labels/sheet"
"""Where this computer keeps which labels it has."""
_MOST_LINKS = 6
_MOST_LABELS = max(one.count for one in SHEETS)

Go = Callable[[str], object]
"""Opens an association by its id."""


def ask_labels(
    desk: Desk,
    settings: QSettings,
    parent: QWidget,
    reading: Callable[..., Addressed],
    ids: Sequence[str],
    *,
    show: Callable[[ListPaper], object],
    go: Go,
) -> None:
    """Read the addresses, then ask for the sheet; ``show`` takes the labels."""

    def open_dialog(found: Addressed) -> None:
        labels_dialog(desk, settings, parent, found, show=show, go=go).open()

    desk.read(reading, tuple(ids), then=open_dialog, owner=parent)


def labels_dialog(
    desk: Desk,
    settings: QSettings,
    parent: QWidget,
    found: Addressed,
    *,
    show: Callable[[ListPaper], object],
    go: Go,
) -> FormDialog:
    """Return the dialog that lays out labels; it names those that have no address."""
    sheets = ChoiceInput(tuple(Choice(value=one.key, label=_words(one)) for one in SHEETS))
    fields = (
        Field("sheet", tr("Planche"), sheets, required=True),
        Field("first", tr("Première étiquette libre"),
              IntInput(least=1, most=_MOST_LABELS), required=True,
              hint=tr("Comptez de gauche à droite, puis de haut en bas.")),
    )  # fmt: skip
    form = Form("labels", (Section(fields=fields),))
    form.set_values({"sheet": settings.value(SHEET, SHEETS[0].key), "first": 1})
    count = plural(len(found.addressees), tr("étiquette d’adresse"), tr("étiquettes d’adresse"))

    def save(values: Mapping[str, Any]) -> None:
        settings.setValue(SHEET, values["sheet"])
        desk.run(
            address_labels.draw,
            found,
            values["sheet"],
            values["first"],
            title=tr("Étiquettes d’adresse"),
            then=partial(_drawn, form, show),
            failed=form.refuse,
            owner=form,
        )

    dialog = FormDialog(
        form, name="labels", title=count, save=save, parent=parent, verb=tr("&Mettre en page")
    )
    if found.lacking:
        _tell_lacking(dialog, found.lacking, go)
    return dialog


def _drawn(form: Form, show: Callable[[ListPaper], object], paper: ListPaper) -> None:
    form.settle()
    show(paper)


def _tell_lacking(dialog: FormDialog, lacking: Sequence[Choice], go: Go) -> None:
    """Say above the buttons who has no address, with the way to each."""
    told = plural(len(lacking), tr("association n’a pas d’adresse"),
                  tr("associations n’ont pas d’adresse"))  # fmt: skip
    words = tr("{count}\u202f: complétez sa fiche, puis recommencez.").format(count=told)
    links = QWidget(dialog)
    row = FlowRow(links, GAP)
    row.setContentsMargins(0, 0, 0, 0)
    for number, one in enumerate(lacking[:_MOST_LINKS], 1):
        row.addWidget(_link(dialog, number, one, go))
    column = dialog.layout()
    assert isinstance(column, QVBoxLayout)
    above = plain_label(words, dialog, role="amber_text", wraps=True)
    column.insertWidget(2, above)
    column.insertWidget(3, links)
    width = dialog.width()
    more = above.heightForWidth(width) + row.heightForWidth(width) + 3 * GAP
    resize_within_screen(dialog, width, dialog.height() + more)


def _link(dialog: FormDialog, number: int, one: Choice, go: Go) -> QPushButton:
    made = QPushButton(mute_mnemonic(one.label), dialog)
    made.setObjectName(f"labels_lacking_{number}")
    made.setAccessibleName(tr("Ouvrir la fiche de {name}").format(name=one.label))
    made.setProperty("role", "link")
    made.setAutoDefault(False)

    def leave() -> None:
        dialog.form.settle()
        go(str(one.value))

    made.clicked.connect(lambda _on: leave())
    return made


def _words(sheet: Sheet) -> str:
    across, down = (format_number(Decimal(str(one))) for one in (sheet.width, sheet.height))
    size = f"{across} × {down}\u00a0mm"
    return tr("{count} étiquettes, {columns} × {rows}, {size}").format(
        count=sheet.count, columns=sheet.columns, rows=sheet.rows, size=size
    )
