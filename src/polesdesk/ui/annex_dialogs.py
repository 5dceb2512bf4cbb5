"""The dialogs of annexes: which PDF, what it is called, what kind it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.domain.folding import fold
from polesdesk.domain.labels import ANNEXES
from polesdesk.domain.papers import Annex, AnnexKind
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, TextInput
from polesdesk.ui.inputs.files import FileInput
from polesdesk.ui.words import choices_of, tr

Save = Callable[[Form, Mapping[str, Any]], object]
_WORDS = {
    "plan": AnnexKind.PLAN,
    "reglement": AnnexKind.HUB_RULES,
    "cer": AnnexKind.CER,
    "engagement": AnnexKind.CER,
    "inventaire": AnnexKind.INVENTORY,
    "lieux": AnnexKind.INVENTORY,
    "securite": AnnexKind.SAFETY,
}


def guessed_kind(name: str) -> AnnexKind:
    """Return the kind that the name of a file tells."""
    words = set(fold(name).split())
    return next((kind for word, kind in _WORDS.items() if word in words), AnnexKind.OTHER)


def takes_annex(path: Path) -> bool:
    """Tell whether a file may be annexed: it is printed with the agreement."""
    return path.suffix.lower() == ".pdf"


def new_annex_dialog(
    chooser: FileChooser, save: Save, parent: QWidget, *, file: Path | None = None
) -> FormDialog:
    """Return the dialog that annexes a PDF; its name proposes title and kind."""
    held = Field(
        "file",
        tr("Fichier"),
        FileInput(chooser, tr("Documents PDF (*.pdf)"), (".pdf",)),
        required=True,
    )
    form = Form("annex", (Section(fields=(held, *_naming())),))

    def propose() -> None:
        path = held.input.value()
        title = form.fields["title"].input
        if isinstance(path, Path) and title.is_empty():
            title.set_value(path.stem.replace("_", " ").strip())
            form.fields["kind"].input.set_value(guessed_kind(path.stem))

    held.changed.connect(propose)
    if file is not None:
        held.input.set_value(file)
    return _dialog(form, tr("Nouvelle annexe"), save, parent)


def renaming_dialog(annex: Annex, save: Save, parent: QWidget) -> FormDialog:
    """Return the dialog that gives an annex another title or kind."""
    form = Form("annex", (Section(fields=_naming()),))
    form.set_values({"title": annex.title, "kind": annex.kind})
    return _dialog(form, tr("Renommer l’annexe"), save, parent)


def _naming() -> tuple[Field, ...]:
    hint = tr("Il s’imprime en tête de l’annexe et dans la liste des annexes.")
    return (
        Field("title", tr("Titre"), TextInput(longest=120), required=True, hint=hint),
        Field("kind", tr("Nature"), ChoiceInput(choices_of(ANNEXES)), required=True),
    )


def _dialog(form: Form, heading: str, save: Save, parent: QWidget) -> FormDialog:
    return FormDialog(
        form,
        name="annex",
        title=heading,
        save=lambda values: save(form, values),
        parent=parent,
    )
