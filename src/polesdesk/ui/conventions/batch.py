"""Print a selection of agreements into a folder, and tell which ones were refused and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from polesdesk._assets.forms.ui_print_result_dialog import Ui_PrintResultDialog
from polesdesk.actions import originals
from polesdesk.actions.originals import Batch, Refusal
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice
from polesdesk.ui.card import Line, Link
from polesdesk.ui.card.parts import line_frame
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import CheckInput, ChoiceInput, TextInput
from polesdesk.ui.inputs.folders import FolderInput
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.show_in_folder import show_in_folder
from polesdesk.ui.words import marked, offered, tr

DRAFTS, ORIGINALS = "drafts", "originals"
WHATS = (
    Choice(value=DRAFTS, label=marked("Projets, avec la mention et les manques")),
    Choice(value=ORIGINALS, label=marked("Originaux à signer")),
)
Open = Callable[[str], object]


def print_selection_dialog(
    desk: Desk,
    settings: QSettings,
    ids: Sequence[str],
    open_record: Open,
    parent: QWidget,
    *,
    what: str = DRAFTS,
) -> FormDialog:
    """Return the dialog that prints agreements into a folder; ``what`` is proposed."""
    chooser = FileChooser(settings, "prints")
    form = Form("print_selection", _sections(chooser))
    form.set_values({"what": what, "folder": chooser.folder()})
    chosen, reason = form.fields["what"], form.fields["reason"]

    def follow() -> None:
        reason.setVisible(chosen.input.value() == ORIGINALS)

    def go(values: Mapping[str, Any]) -> None:
        chooser.remember(values["folder"])
        form.settle()
        _run(desk, ids, values, open_record, parent)

    chosen.changed.connect(follow)
    follow()
    count = plural(len(ids), tr("convention"), tr("conventions"))
    title = tr("Imprimer {count}").format(count=count)
    return FormDialog(
        form, name="print_selection", title=title, save=go, parent=parent, verb=tr("&Imprimer")
    )


def _sections(chooser: FileChooser) -> tuple[Section, ...]:
    locks = tr(
        "Pour les conventions qui commencent avant leur signature. Un original qui manque est "
        "émis\u202f: ce qu’il imprime ne se modifie plus."
    )
    return (
        Section(
            fields=(
                Field("what", tr("Documents"), ChoiceInput(offered(WHATS)), required=True),
                Field("bundle", tr("Fichiers"), CheckInput(tr("réunir en un seul fichier"))),
                Field(
                    "folder",
                    tr("Dossier"),
                    FolderInput(chooser, tr("Choisir le dossier")),
                    required=True,
                ),
                Field("reason", tr("Motif"), TextInput(), hint=locks),
            ),
        ),
    )


def _run(
    desk: Desk, ids: Sequence[str], values: Mapping[str, Any], open_record: Open, parent: QWidget
) -> None:
    folder: Path = values["folder"]
    as_draft = values["what"] == DRAFTS

    told: list[Batch] = []

    def show(batch: Batch) -> None:
        told.append(batch)
        PrintResultDialog(batch, folder, open_record, parent).open()

    job = desk.run(
        originals.print_many,
        tuple(ids),
        folder,
        as_draft=as_draft,
        bundle=values["bundle"],
        reason=values["reason"],
        title=tr("Impression des projets") if as_draft else tr("Impression des originaux"),
        then=show,
        owner=parent,
    )

    def tell_stopped() -> None:
        if not told:
            PrintResultDialog(None, folder, open_record, parent).open()

    def ended() -> None:
        """Say so when the manager stopped it; the result of one that had ended comes first."""
        if job.is_cancelled():
            QTimer.singleShot(0, parent, tell_stopped)

    job.finished.connect(ended)


class PrintResultDialog(QDialog):
    """Says how many files were written and where, and lists the refusals with their reasons."""

    def __init__(
        self, batch: Batch | None, folder: Path, open_record: Open, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_PrintResultDialog()
        ui.setupUi(self)
        self._open_record = open_record
        self._shown = batch.files[0] if batch is not None and batch.files else folder
        self._folder = folder
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(self.tr("Impression de la sélection"))
        ui.print_result_title.setText(self._title(batch))
        ui.print_result_folder.setText(self._where(batch))
        refused = () if batch is None else batch.refused
        ui.print_result_refused.setText(self._refused_count(refused))
        ui.print_result_refused.setVisible(bool(refused))
        ui.print_result_scroll.setVisible(bool(refused))
        self._list(refused)
        ui.print_result_open_folder.clicked.connect(lambda _on: self._show_folder())
        ui.print_result_close.clicked.connect(lambda _on: self.reject())
        ui.print_result_close.setDefault(True)
        resize_within_screen(self, 560, 420 if refused else 180)

    def _title(self, batch: Batch | None) -> str:
        if batch is None:
            return self.tr("Impression arrêtée")
        if not batch.files:
            return self.tr("Aucun fichier écrit")
        return plural(len(batch.files), tr("fichier écrit"), tr("fichiers écrits"))

    def _where(self, batch: Batch | None) -> str:
        if batch is None:
            return self.tr("Les fichiers déjà écrits restent dans {folder}.").format(
                folder=self._folder
            )
        return str(self._folder)

    def _refused_count(self, refused: Sequence[Refusal]) -> str:
        return plural(len(refused), tr("convention refusée"), tr("conventions refusées"))

    def _list(self, refused: Sequence[Refusal]) -> None:
        inside = QWidget()
        inside.setProperty("role", "reading")
        column = QVBoxLayout(inside)
        column.setSpacing(0)
        for one in refused:
            link = Link(kind="convention", id=one.convention_id)
            line = Line(title=one.number, detail=_reason(one), link=link)
            column.addWidget(line_frame(line, self._follow))
        column.addStretch(1)
        self._ui.print_result_scroll.show_column(column, inside)

    def _follow(self, link: Link) -> None:
        self.accept()
        self._open_record(link.id)

    def _show_folder(self) -> None:
        show_in_folder(self._shown)


def _reason(one: Refusal) -> str:
    error = one.error
    missing = ", ".join(gap.label for gap in error.missing if error.code == "missing_fields")
    return f"{error.message} {missing}".strip()
