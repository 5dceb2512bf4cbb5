"""What opens from the tab of volunteers: cards, the form, papers, the import, the hours."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QDialog, QWidget

from hands import settle
from polesdesk.actions import volunteers
from polesdesk.actions.runner import Runner
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rosters import HourlyRate
from polesdesk.domain.volunteer_hours import HoursBy
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.settings.hourly_rates_page import rate_dialog
from polesdesk.ui.volunteers import VolunteersTab
from polesdesk.ui.volunteers.hours import HoursPage
from polesdesk.ui.volunteers.people import PeoplePage

SHOWN = ("Roitelet", "Petitpas", "Lunaison", "Douxlogis", "Tartempoire", "Registreau")
ROWS = "Nom;Prénom;Téléphone\nRoitelet;Ombeline;\nNoctuelle;Apolline;abc\n"


def volunteer_dialogs(main: MainWindow, runner: Runner) -> Iterator[list[QWidget]]:
    """Show people in each state, open each dialog of theirs, then the hours by each thing."""
    tab = next(one for one in main._tabs if isinstance(one, VolunteersTab))
    main.show_tab(tab)
    tab.show_page("people")
    people, hours = tab.page("people"), tab.page("hours")
    assert isinstance(people, PeoplePage)
    assert isinstance(hours, HoursPage)
    rows = {row.last_name: row.id for row in runner.read(volunteers.page, ListQuery())}
    for name in SHOWN:
        main.go("volunteer", rows[name])
        settle()
        yield [main]
    yield from _forms(main, people)
    acts = people.acts
    for open_it in (
        acts.add_note,
        acts.merge,
        lambda: acts.ask_paper(LetterKind.VOLUNTEER_CERTIFICATE),
        lambda: acts.ask_papers(LetterKind.VOLUNTEER_THANKS, tuple(rows.values())),
        acts.forget_all,
        lambda: rate_dialog(people._desk, HourlyRate(id=new_id()), (), main).open(),
    ):
        yield from _shown(main, open_it)
    yield from _import(main, people)
    tab.show_page("hours")
    for by in HoursBy:
        hours.by.set_value("" if by is HoursBy.PERSON else by)
        hours.refresh()
        settle()
        yield [main]
    tab.show_page("people")


def _forms(main: MainWindow, people: PeoplePage) -> Iterator[list[QWidget]]:
    for open_it in (people.edit, people.new):
        open_it()
        settle()
        yield [main]
        form = people.card.form()
        assert form is not None
        form.fields["constraints"].input.set_value("asthme")
        form.fields["is_minor"].input.set_value(True)
        settle()
        yield [main]
        form.set_values({name: field.input.value() for name, field in form.fields.items()})
        form.ask_cancel()
        settle()


def _import(main: MainWindow, people: PeoplePage) -> Iterator[list[QWidget]]:
    dialog = people.acts.import_people()
    settle()
    yield [dialog]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "benevoles.csv"
        path.write_text(ROWS, encoding="utf-8")
        dialog.take(path)
        settle()
        yield [dialog]
    dialog.close()
    settle()


def _shown(main: MainWindow, open_it: Callable[[], object]) -> Iterator[list[QWidget]]:
    open_it()
    settle()
    dialogs = [one for one in main.findChildren(QDialog) if one.isVisible()]
    assert dialogs, "nothing opened"
    yield list(dialogs)
    for one in dialogs:
        one.close()
    settle()
