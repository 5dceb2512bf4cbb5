"""The dialogs of the life of an association: a board, an end, who takes over what."""

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from hands import settle
from polesdesk.actions import association_endings, associations
from polesdesk.actions.runner import Runner
from polesdesk.domain.association_endings import EndPlan
from polesdesk.domain.association_events import EventKind
from polesdesk.domain.lists import ListQuery
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.settings.dialog import SettingsDialog

NAMES = ("Les Semelles légères", "Souffle & Silence")
"""One that is dissolved, and one that is not."""
DEED = "procès-verbal"


def association_dialogs(
    main: MainWindow, runner: Runner, settings: SettingsDialog
) -> Iterator[list[QWidget]]:
    """Open them one after the other, on cards that have a life."""
    rows = {row.name: row.id for row in runner.read(associations.page, ListQuery())}
    plan = EndPlan(
        association_id=rows[NAMES[0]], kind=EventKind.DISSOLUTION, on=runner.today(), deed=DEED
    )
    runner.do(association_endings.carry_out, plan)
    for name in NAMES:
        main.go("association", rows[name])
        settle()
        yield [main]
    main.go("association", rows["Chœur à cœur"])
    settle()
    acts = main.current_tab().acts
    for kind in (EventKind.DISSOLUTION, EventKind.SPLIT):
        acts.end(kind)
        settle()
        yield from _filled(main, kind)
    yield from _cases(settings)


def _filled(main: MainWindow, kind: EventKind) -> Iterator[list[QWidget]]:
    """The form, then what comes after it: who takes over what, or the consequences."""
    name = f"association_{kind.value.lower()}"
    dialog = main.findChild(QDialog, f"{name}_dialog")
    yield [dialog]
    fields = dialog.form.fields
    fields["deed"].input.set_value(DEED)
    if kind is EventKind.SPLIT:
        fields["new_names"].input.set_value("Jeunes Voix")
    dialog.findChild(QPushButton, f"{name}_save").click()
    settle()
    opened = [one for one in dialog.findChildren(QDialog) if one.isVisible()]
    yield opened
    for one in opened:
        one.done(0)
    dialog.form.settle()
    settle()


def _cases(dialog: SettingsDialog) -> Iterator[list[QWidget]]:
    """The papers of a case, and those of a hub."""
    dialog.open()
    dialog.show_page("paper_cases")
    for name in ("case_union_edit", "settings_paper_cases_add"):
        dialog.findChild(QPushButton, name).click()
        settle()
        opened = [one for one in dialog.findChildren(QDialog) if one.isVisible()]
        yield opened
        for one in opened:
            one.done(0)
    dialog.close()
    settle()
