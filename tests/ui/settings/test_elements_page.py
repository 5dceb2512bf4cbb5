"""The elements of états des lieux in the settings: one a line, each once."""

from polesdesk.actions import settings
from polesdesk.domain.condition_reports import ROOM_ELEMENTS


def test_the_list_of_the_office_is_typed_line_by_line(office):
    office.dialog.show_page("elements")
    page = next(one for one in office.dialog.pages if one.heading.name == "elements")
    rooms = page.form.fields["room_elements"].input
    assert rooms.value().splitlines() == list(ROOM_ELEMENTS)
    rooms.set_value("Murs\n\n Sol \nMurs\nCuisine")
    office.click("settings_elements_save")
    assert office.runner.read(settings.get).room_elements == ("Murs", "Sol", "Cuisine")
