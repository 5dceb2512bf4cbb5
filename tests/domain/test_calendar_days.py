"""Public holidays as they stand on papers."""

from datetime import date

from polesdesk.domain.calendar_days import public_holidays


def test_names_of_public_holidays_have_the_french_apostrophe() -> None:
    assert public_holidays(2027)[date(2027, 1, 1)] == "Jour de l’an"
