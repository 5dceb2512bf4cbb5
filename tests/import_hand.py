"""The import wizard in tests, driven as by a hand."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from hands import press, settle, show
from polesdesk.actions import associations, conventions, hubs
from polesdesk.actions.runner import Runner
from polesdesk.domain.lists import ListQuery
from polesdesk.ui.desk import Desk
from polesdesk.ui.imports.check_page import QUESTIONS
from polesdesk.ui.imports.columns_view import ColumnsView
from polesdesk.ui.imports.detail_tabs import DetailTabs
from polesdesk.ui.imports.pick_box import PickBox
from polesdesk.ui.imports.session import CHECK_AFTER
from polesdesk.ui.imports.wizard import ImportWizard
from polesdesk.ui.imports.work_bar import WorkBar
from polesdesk.ui.message_bar import ErrorBar


@dataclass
class Hand:
    """The wizard above its window, the file behind it, and what a manager does."""

    wizard: ImportWizard
    runner: Runner
    qtbot: object
    window: QWidget

    # Doing

    def click(self, name: str) -> None:
        """Click a button that is seen and can be used."""
        button = self.button(name)
        assert button.isVisible(), f"« {name} » is not seen"
        assert button.isEnabled(), f"« {name} » cannot be used"
        button.click()
        settle()

    def next(self) -> None:
        """Click the first button of the page."""
        self.click("import_next")

    def choose_file(self, path: Path, *, button: str = "import_choose_file") -> None:
        """Choose a file in the dialog that the button opens."""
        self.click(button)
        self.answer_file(path)

    def answer_file(self, path: Path) -> None:
        """Name a file in the dialog that is open."""
        dialog = self.wizard.findChild(QFileDialog, "file_dialog")
        dialog.fileSelected.emit(str(path))
        dialog.close()
        self.wizard.activateWindow()
        settle()

    def pick(self, name: str, value: str) -> None:
        """Choose a value in a box with the keyboard: open it, go to it, take it."""
        box = self.wizard.findChild(PickBox, name)
        assert box.isVisible(), f"« {name} » is not seen"
        box.setFocus()
        box.showPopup()
        view = box.view()
        view.setCurrentIndex(box.model().index(box.findData(value), 0))
        press(view, Qt.Key.Key_Return)
        settle()

    def to_columns(self, path: Path) -> None:
        """Choose a file and go on to its columns."""
        self.choose_file(path)
        self.next()

    def to_check(self, path: Path) -> None:
        """Choose a file and go on to the check."""
        self.to_columns(path)
        self.next()

    def bring_in(self, path: Path) -> None:
        """Import a file about which nothing is asked."""
        self.to_check(path)
        self.next()
        assert self.step() == "Bilan"

    def wait_check(self) -> None:
        """Wait until answers have been tried out."""
        self.qtbot.waitUntil(lambda: not self.wizard.session.is_stale, timeout=CHECK_AFTER * 40)
        settle()

    def show_details(self, number: int) -> None:
        """Open a tab of the check by the mouse."""
        tabs = self.wizard.findChild(DetailTabs, "import_details_tabs")
        place = tabs.tabRect(number).center()
        self.qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
        settle()

    # Looking

    def is_closed(self) -> bool:
        """Whether the wizard is gone."""
        return not isValid(self.wizard)

    def step(self) -> str:
        """The name of the page that is shown, as a screen reader hears it."""
        return self.wizard.findChild(QWidget, "import_steps").accessibleName().split(", ")[1]

    def button(self, name: str) -> QPushButton:
        """A button by its name."""
        return self.wizard.findChild(QPushButton, name)

    def text(self, name: str) -> str:
        """The words of a label that is seen."""
        label = self.wizard.findChild(QLabel, name)
        return label.text() if label.isVisible() else ""

    def error(self) -> str:
        """The error that is shown."""
        bar = self.wizard.findChild(ErrorBar, "import_error")
        return bar.text() if bar.isVisible() else ""

    def cells(self, name: str) -> list[tuple[str, ...]]:
        """The texts of a list, row by row."""
        model = self.wizard.findChild(QTableView, name).model()
        return [
            tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def counts(self, name: str = "import_counts") -> dict[str, list[str]]:
        """The small table of counts: what happens to hubs, rooms and the rest."""
        grid = self.wizard.findChild(QWidget, name).layout()
        rows = {}
        for row in range(1, 4):
            texts = [grid.itemAtPosition(row, column).widget().text() for column in range(6)]
            rows[texts[0]] = texts[1:]
        return rows

    def columns(self) -> dict[str, str]:
        """What each column of the file becomes, by its header."""
        view = self.wizard.findChild(ColumnsView, "import_columns")
        model = view.model()
        return {
            model.index(row, 1).data(): view.box_of(row).currentText()
            for row in range(model.rowCount())
        }

    def box(self, name: str) -> str:
        """The value that a box shows."""
        return self.wizard.findChild(PickBox, name).value()

    def hints(self) -> str:
        """What the page of columns says of what is missing."""
        card = self.wizard.findChild(QWidget, "import_understood")
        labels = card.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible())

    def told(self) -> str:
        """What the foot says of the work that is done."""
        return self.wizard.findChild(WorkBar).text()

    def question(self) -> str:
        """The question that is asked now."""
        panel = self.wizard.findChild(QWidget, "import_question")
        assert self.wizard.findChild(DetailTabs, "import_details_tabs").currentIndex() == QUESTIONS
        return " | ".join(label.text() for label in panel.findChildren(QLabel))

    def has_cursor(self, name: str) -> bool:
        """Whether the keyboard goes to a widget."""
        here = self.wizard.focusWidget()
        return here is not None and here.objectName() == name

    def dialog(self, name: str) -> QDialog | None:
        """A dialog that is open above the wizard."""
        found = self.wizard.findChild(QDialog, name)
        return found if found is not None and found.isVisible() else None

    # What the file of PolesDesk holds

    def numbers(self) -> list[str]:
        """The numbers of all agreements."""
        rows = self.runner.read(conventions.page, ListQuery(), 0, 100)
        return sorted(row.number for row in rows)

    def agreement(self, number: str):
        """An agreement by its number."""
        return self.runner.read(conventions.by_number, number)

    def names(self) -> list[str]:
        """The names of all associations."""
        rows = self.runner.read(associations.page, ListQuery(), 0, 100)
        return sorted(row.name for row in rows)

    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not any(
            self.runner.read(subject.count, ListQuery()) for subject in (conventions, associations)
        ) and not self.runner.read(hubs.page, ListQuery())


def open_wizard(desk: Desk, settings: QSettings, runner: Runner, qtbot) -> Hand:
    """Show a new wizard on an open file."""
    window = QWidget()
    qtbot.addWidget(window)
    wizard = ImportWizard(desk, settings, window)
    wizard.resize(1120, 700)
    show(qtbot, wizard)
    return Hand(wizard, runner, qtbot, window)


def drop(widget, path, mime: QMimeData | None = None) -> None:
    """Drop a file on a widget."""
    data = mime or QMimeData()
    if mime is None:
        data.setUrls([QUrl.fromLocalFile(str(path))])
    copy = Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPoint(5, 5), copy, data, left, none))
    settle()
