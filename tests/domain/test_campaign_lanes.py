"""The columns of the board: four parts, or the steps of the part that is opened."""

from dataclasses import replace
from datetime import date

from domain.test_campaign import BARE, MARKED, READY, TODAY
from polesdesk.domain.campaign import CampaignStep, Group, rows
from polesdesk.domain.campaign_lanes import lanes
from polesdesk.domain.settings import Settings

FOUND = rows(
    [
        replace(BARE, convention_id="a", number="1"),
        replace(BARE, convention_id="b", number="2", warned_on=TODAY, end_date=date(2027, 9, 1)),
        replace(READY, convention_id="c", number="3", judged=MARKED),
    ],
    Settings(),
    TODAY,
)


def test_each_line_stands_in_its_part_and_the_late_are_counted():
    made = lanes(FOUND)
    assert [one.key for one in made] == list(Group)
    assert [one.places for one in made] == [(0, 1), (2,), (), ()]
    assert [one.late for one in made] == [1, 0, 0, 0]


def test_a_part_that_is_opened_has_a_column_for_each_step():
    prepared = [one for one in FOUND if one.group is Group.PREPARE]
    made = lanes(prepared, "prepare")
    assert [one.key for one in made] == [
        CampaignStep.TO_WARN,
        CampaignStep.PAPERS_ASKED,
        CampaignStep.PAPERS_COMPLETE,
        CampaignStep.VISITS_ENOUGH,
    ]
    assert [one.places for one in made] == [(0,), (), (), (1,)]


def test_nothing_to_renew_leaves_empty_columns():
    assert [one.places for one in lanes([])] == [(), (), (), ()]
