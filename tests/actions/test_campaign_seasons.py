"""A campaign chosen by its season: past ones with what was closed since, the next one."""

from dataclasses import replace
from datetime import date

import pytest

from polesdesk.actions import campaign_list
from polesdesk.actions import settings as office_settings
from polesdesk.actions.runner import Runner
from polesdesk.domain.campaign import CampaignStep
from polesdesk.domain.conventions import State
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import CONVENTION
from ready_office import ReadyOffice, make_ready

TODAY = date(2026, 11, 21)


@pytest.fixture
def office(office_file):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield make_ready(runner)
    runner.close()


def signed(office: ReadyOffice, row_id: str = "agreement", **fields: object):
    """Return an agreement in force that ends in spring."""
    dates = {"start_date": date(2026, 4, 1), "end_date": date(2027, 3, 31)}
    made = office.agreement(id=row_id, **{**dates, **fields})
    whole = replace(made, state=State.NOTIFIED, signed_by_city_on=date(2026, 3, 20))
    return office.runner.do(lambda work: work.save(CONVENTION, whole)).value


def test_the_day_from_which_summer_counts_is_one_of_those_proposed(office: ReadyOffice) -> None:
    known = office.runner.read(office_settings.get)
    saved = office.runner.do(office_settings.save, replace(known, summer_base="06-30")).value
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(office_settings.save, replace(saved, summer_base="12-25"))
    assert refused.value.field == "summer_base"


def test_a_campaign_is_a_season_past_or_to_come_with_what_was_closed_since(
    office: ReadyOffice,
) -> None:
    signed(office)
    past = {"start_date": date(2024, 9, 1), "end_date": date(2025, 8, 31)}
    gone = replace(signed(office, "gone", **past), state=State.CLOSED)
    left = replace(signed(office, "left", **past), state=State.CLOSED, terminated_on=TODAY)
    for one in (gone, left):
        office.runner.do(lambda work, one=one: work.save(CONVENTION, one))
    read = office.runner.read
    keys = dict(read(campaign_list.seasons))
    assert list(keys.values()) == ["2027-2028", "2026-2027", "2025-2026", "2024-2025"]
    chosen = {name: key for key, name in keys.items()}

    def shown(season: str) -> list[str]:
        query = ListQuery(filters={"period": chosen[season]})
        return [row.id for row in read(campaign_list.rows, query)]

    assert shown("2026-2027") == ["agreement"]
    assert shown("2024-2025") == ["gone"]
    query = ListQuery(filters={"period": chosen["2024-2025"]})
    assert read(campaign_list.rows, query)[0].step is CampaignStep.DONE
    assert [row.id for row in read(campaign_list.rows, ListQuery())] == ["agreement"]
