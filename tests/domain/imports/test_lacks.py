"""What agreements lack of their own, and what the office lacks for all of them."""

from polesdesk.domain.import_lacks import Lack, Lacks, sum_up
from polesdesk.domain.rules import Missing

NAME = Missing(field="settings.authority_name", label="Nom de la collectivité")
SEAT = Missing(field="association.seat_address", label="Siège de l’association")
QUALITY = Missing(field="signatory.quality", label="Qualité du signataire")


def lack(number: str, *missing: Missing) -> Lack:
    return Lack(id=number, number=number, association="", hub="", missing=missing)


def test_what_the_office_lacks_for_all_is_told_once():
    found = sum_up([lack("1", NAME, SEAT), lack("2", NAME)])
    assert found.common == (NAME,)
    assert found.rows == (lack("1", SEAT),)
    assert (found.ready, found.count) == (1, 2)


def test_what_all_associations_lack_stays_with_each():
    found = sum_up([lack("1", SEAT), lack("2", SEAT)])
    assert found.common == ()
    assert len(found.rows) == 2


def test_what_some_agreements_lack_of_the_office_stays_with_them():
    found = sum_up([lack("1", NAME, QUALITY), lack("2", NAME)])
    assert found.common == (NAME,)
    assert found.rows == (lack("1", QUALITY),)


def test_nothing_looked_at_lacks_nothing():
    assert sum_up([]) == Lacks()
