"""Searches that have a name: kept, changed, deleted, taken back."""

from dataclasses import replace

import pytest

from polesdesk.actions import history, searches
from polesdesk.domain.lists import ListQuery, SavedSearch
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.searches import keep_query, query_of


def search(name: str, row_id: str = "1", subject: str = "conventions") -> SavedSearch:
    blank = SavedSearch(id=row_id, subject=subject, name=name)
    return keep_query(blank, ListQuery(text="œuf", filters={"hub": "h"}, sort="end_date"))


def names(office, subject: str = "conventions") -> list[str]:
    return [one.name for one in office.runner.read(searches.of, subject)]


def test_a_search_is_kept_for_its_list_in_french_order(office):
    for row_id, name in (("1", "Échéances"), ("2", "À signer"), ("3", "Zones")):
        office.runner.do(searches.save, search(name, row_id))
    office.runner.do(searches.save, search("Sans assurance", "4", "associations"))
    assert names(office) == ["À signer", "Échéances", "Zones"]
    assert names(office, "associations") == ["Sans assurance"]
    found = office.runner.read(searches.of, "conventions")[0]
    assert query_of(found) == ListQuery(text="œuf", filters={"hub": "h"}, sort="end_date")


def test_a_name_is_needed_short_and_its_own(office):
    office.runner.do(searches.save, search("Échéances"))
    with pytest.raises(RuleBroken, match="Donnez un nom à"):
        office.runner.do(searches.save, search("   ", "2"))
    with pytest.raises(RuleBroken, match="60"):
        office.runner.do(searches.save, search("x" * 61, "2"))
    with pytest.raises(RuleBroken, match="s’appelle déjà"):
        office.runner.do(searches.save, search("echeances", "2"))
    office.runner.do(searches.save, search("Échéances", "3", "associations"))


def test_renaming_and_deleting_can_be_undone(office):
    done = office.runner.do(searches.save, search("Échéances"))
    assert done.label == "création de la recherche enregistrée Échéances"
    office.runner.do(searches.save, replace(done.value, name="  Fins   proches "))
    assert names(office) == ["Fins proches"]
    office.runner.do(history.undo)
    assert names(office) == ["Échéances"]
    office.runner.do(searches.bin, ("1",))
    assert names(office) == []
    office.runner.do(history.undo)
    assert names(office) == ["Échéances"]
