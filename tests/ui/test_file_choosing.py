"""The dialog of files that Qt draws where the computer has none: all in French."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLabel,
    QWidget,
)

from hands import settle
from polesdesk.ui.file_choosing import FileChooser


def texts_of(dialog: QFileDialog) -> Iterator[tuple[str, str]]:
    """What the dialog shows and says, and where."""
    for widget in dialog.findChildren(QWidget):
        name = widget.objectName()
        if isinstance(widget, QLabel | QAbstractButton):
            yield f"{name} shows", widget.text()
        yield f"{name} tells", widget.toolTip()
        yield f"{name} says", widget.accessibleName()
        yield f"{name} explains", widget.accessibleDescription()
    for view in dialog.findChildren(QAbstractItemView, "treeView"):
        model = view.model()
        for column in range(model.columnCount()):
            title = str(model.headerData(column, Qt.Orientation.Horizontal))
            yield f"column {column}", title


def ask(settings, qtbot, save: bool) -> dict[str, str]:
    parent = QWidget()
    qtbot.addWidget(parent)
    chooser = FileChooser(settings, "prints")
    told = {"title": "", "kinds": "(*.pdf)", "then": lambda _path: None}
    if save:
        chooser.ask_save(parent, proposed="a.pdf", **told)
    else:
        chooser.ask_open(parent, **told)
    dialog = parent.findChild(QFileDialog)
    found = {place: text for place, text in texts_of(dialog) if text}
    dialog.reject()
    settle()
    return found


@pytest.fixture
def in_english(french_app: QApplication) -> Iterator[list[QTranslator]]:
    """The translators of the application, put back whatever happens."""
    made = french_app.findChildren(QTranslator)
    yield made
    for one in made:
        french_app.removeTranslator(one)
        french_app.installTranslator(one)


@pytest.mark.parametrize("save", [False, True])
def test_no_text_of_the_dialog_stays_as_qt_wrote_it(settings, qtbot, save, in_english):
    french = ask(settings, qtbot, save)
    for one in in_english:
        QCoreApplication.removeTranslator(one)
    english = ask(settings, qtbot, save)
    assert english["lookInLabel shows"] == "&Look in:"
    same = {place: text for place, text in french.items() if english.get(place) == text}
    assert set(same.values()) <= {"Type"}
    assert french["lookInLabel shows"] == "&Chercher dans\u202f:"


def test_the_question_before_a_file_is_replaced_is_typeset(french_app):
    told = QCoreApplication.translate(
        "QFileDialog", "%1 already exists.\nDo you want to replace it?"
    )
    assert told == "«\u202f%1\u202f» existe déjà.\nFaut-il le remplacer\u202f?"
