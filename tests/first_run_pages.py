"""The pages of the first wizard, with what is wrong on each, as every window is checked."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMessageBox, QWidget

from hands import settle
from polesdesk.domain.drafts import Draft
from polesdesk.ui.drafts_bar import DraftsBar
from polesdesk.ui.first_run import FirstRunWizard
from polesdesk.ui.main_window import MainWindow

DAY = date(2026, 11, 21)


def first_run_pages(main: MainWindow, settings: QSettings) -> Iterator[list[QWidget]]:
    """Go through the wizard without making a file; then the bar of what was not saved."""
    folder = main._desk._runner.path.parent
    wizard = FirstRunWizard(
        settings,
        folder=folder,
        today=lambda: DAY,
        create=lambda _path, _office: None,
        parent=main,
    )
    wizard.open()
    settle()
    yield [main, wizard]
    for number, name in ((1, "authority_name"), (2, "last_name")):
        wizard.show_page(number)
        wizard.go_on()
        settle()
        yield [wizard]
        wizard._pages[number].form.fields[name].input.set_value("Exemple")
    wizard.authority.form.fields["holiday_zone"].input.set_value("B")
    wizard.signatory.form.fields["quality"].input.set_value("maire")
    wizard.show_page(3)
    wizard.hubs.rows.rows()[0].code.setText("é")
    wizard.go_on()
    settle()
    yield [wizard]
    wizard.hubs.later.click()
    wizard.go_on()
    wizard.backup.form.fields["second_place"].input.set_value(folder)
    wizard.go_on()
    settle()
    yield [wizard]
    wizard.reject()
    settle()
    wizard.findChild(QMessageBox, "confirm_dialog").done(0)
    wizard.backup.form.fields["second_place"].input.set_value(None)
    wizard.go_on()
    settle()
    yield [wizard]
    wizard._leave()
    settle()
    yield from _drafts(main)


def _drafts(main: MainWindow) -> Iterator[list[QWidget]]:
    bar = main.findChild(DraftsBar)
    draft = Draft(form="hub", row="none", title="Nouveau pôle", before={}, typed={})
    bar.offer([draft, draft], main._now())
    settle()
    yield [main]
    bar.offer([], main._now())
