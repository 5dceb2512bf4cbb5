"""What is photographed of letters: their lists, sending, receipts, labels, their texts."""

from __future__ import annotations

from collections.abc import Iterator

from pictures_hand import Scene
from pictures_stage import Stage
from polesdesk.ui.letters.dialog import LettersDialog


def letter_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene with the name of its pictures."""
    yield "letters", _lists
    yield "letters-texts", _texts
    yield "letters-labels", _labels


def _lists(stage: Stage) -> None:
    """All letters, the sending of those that wait, the receipts of those that are on their way."""
    stage.show_tab("conventions")
    stage.trigger("letters_command")
    with stage.dialog("letters_dialog") as shown:
        assert isinstance(shown, LettersDialog)
        stage.photograph("letters-to-send", shown)
        shown.view.selectAll()
        stage.press("letters_send")
        stage.photograph("letters-sending", stage.front())
        stage.front().close()
        stage.settle()
        stage.press("letters_awaiting")
        shown.view.selectAll()
        stage.press("letters_receive")
        stage.photograph("letters-receipts", stage.front())
        stage.front().close()
        stage.settle()
        stage.press("letters_all")
        stage.photograph("letters", shown)


def _texts(stage: Stage) -> None:
    stage.show_tab("conventions")
    stage.trigger("letter_texts")
    with stage.dialog("templates_dialog") as shown:
        stage.photograph("letters-texts", shown)
        stage.press("template_edit")
        stage.settle()
        stage.photograph("letters-text-editor", stage.front())


def _labels(stage: Stage) -> None:
    stage.show_tab("associations")
    stage.trigger("association_labels_command")
    stage.photograph("letters-labels", stage.front())
