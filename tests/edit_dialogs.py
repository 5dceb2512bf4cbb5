"""What opens from the Edit menu: the search of everything, the history, the bin."""

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from hands import settle, type_text
from polesdesk.actions import associations
from polesdesk.domain.associations import Association
from polesdesk.domain.identity import new_id
from polesdesk.ui.main_window import MainWindow


def edit_dialogs(main: MainWindow) -> Iterator[list[QWidget]]:
    """Search for something, then open the history, that of a record, and the bin."""
    box = main._search.box
    main._search.begin()
    type_text(box, "saint")
    settle()
    yield [main]
    main._search.leave()
    _change_and_delete(main)
    for name in ("edit_history", "edit_record_history", "edit_bin"):
        yield from _opened(main, name)


def _change_and_delete(main: MainWindow) -> None:
    """Leave something in the bin, and a former state of a record to go back to."""
    runner = main._desk._runner
    made = runner.do(associations.save, Association(id=new_id(), name="Chorale")).value
    runner.do(associations.save, Association(id=made.id, version=1, name="Chorale du Parc"))
    runner.do(associations.save, Association(id=made.id, version=2, name="Chorale"))
    gone = runner.do(associations.save, Association(id=new_id(), name="Cercle")).value
    runner.do(associations.bin, (gone.id,))
    main.go("association", made.id)
    settle()


def _opened(main: MainWindow, name: str) -> Iterator[list[QWidget]]:
    main.trigger(name)
    settle()
    (dialog,) = [one for one in main.findChildren(QDialog) if one.isVisible()]
    yield [dialog]
    model = dialog.page.model
    if name == "edit_record_history":
        dialog.page.table.select_record(model.row_at(model.rowCount() - 1).id)
        settle()
        yield [dialog]
        yield from _asked(dialog, "history_go_back", "confirm_cancel")
    if name == "edit_bin":
        yield from _asked(dialog, "bin_destroy", "destroy_cancel")
    dialog.close()
    settle()


def _asked(dialog: QDialog, button: str, cancel: str) -> Iterator[list[QWidget]]:
    """What a button asks, and the way back from it."""
    dialog.findChild(QPushButton, button).click()
    settle()
    yield [dialog, *(one for one in dialog.findChildren(QDialog) if one.isVisible())]
    dialog.findChild(QPushButton, cancel).click()
    settle()
