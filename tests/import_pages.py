"""The pages of the import wizard, in each state, as every window is checked."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QPushButton, QTabBar, QWidget

from hands import settle
from office_book import GOOD, MEMORY, with_cells, write_book
from polesdesk.actions import associations, conventions
from polesdesk.actions.runner import Runner
from polesdesk.domain.associations import Association
from polesdesk.ui.desk import Desk
from polesdesk.ui.imports import Importing
from polesdesk.ui.imports.recent import remember_import
from polesdesk.ui.imports.wizard import ImportWizard
from polesdesk.ui.main_window import MainWindow


def import_pages(
    main: MainWindow, desk: Desk, settings: QSettings, runner: Runner
) -> Iterator[list[QWidget]]:
    """Import the book of the office, with a question, refused rows and a failure on the way."""
    folder = runner.path.parent
    book = write_book(folder / "Suivi.xlsx")
    remember_import(settings, book)
    for name in ("Mémoires ouvrières", "Mémoire ouvrière d’Exemple"):
        runner.do(associations.save, Association(id=name, name=name))
    importing = Importing(desk, settings, main, go=main.go, trigger=main.trigger)
    main.add_file_commands(importing.actions())
    wizard = importing.open()
    settle()
    yield [main, wizard]
    yield from _files(wizard, folder, book)
    yield from _to_the_end(wizard)
    wizard.close()
    settle()
    yield from _changed_values(importing.open(), folder)


def _files(wizard: ImportWizard, folder: Path, book: Path) -> Iterator[list[QWidget]]:
    text = folder / "export.csv"
    text.write_text("Pôle;Association\nVoltaire;Les Amis\n", "utf-8")
    for path in (text, folder / "absent.xlsx", book):
        wizard.open_file(path)
        settle()
        yield [wizard]


def _to_the_end(wizard: ImportWizard) -> Iterator[list[QWidget]]:
    wizard.go_on()
    wizard.session.choose_field(0, None)
    wizard.reject()
    settle()
    question = wizard.findChild(QDialog, "confirm_dialog")
    yield [wizard, question]
    question.close()
    wizard.session.choose_field(0, wizard.session.columns.columns[0].field)
    wizard.go_back()
    wizard.session.choose_sheet(1)
    wizard.go_on()
    wizard.go_on()
    yield from _details(wizard)
    wizard.session.answer({one.key: "new" for one in wizard.session.undecided()})
    wizard.session.check()
    wizard.go_on()
    settle()
    yield [wizard]
    wizard.findChild(QPushButton, "import_take_back").click()
    settle()
    yield [wizard]
    wizard.go_back()
    wizard.go_on()
    settle()


def _details(wizard: ImportWizard) -> Iterator[list[QWidget]]:
    tabs = wizard.findChild(QTabBar, "import_details_tabs")
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        settle()
        yield [wizard]


def _changed_values(wizard: ImportWizard, folder: Path) -> Iterator[list[QWidget]]:
    """Two values that the file and PolesDesk tell differently."""
    runner = wizard.session._desk._runner
    for number in ("VOL-2024-001", "VOL-2023-004"):
        agreement = runner.read(conventions.by_number, number)
        runner.do(conventions.save, replace(agreement, notice_months=9))
    rows = (with_cells(GOOD[0], O="6 mois"), GOOD[1], with_cells(MEMORY, O=7))
    wizard.open_file(write_book(folder / "b.xlsx", rows))
    wizard.go_on()
    wizard.go_on()
    settle()
    yield [wizard]
    wizard.leave()
    settle()
