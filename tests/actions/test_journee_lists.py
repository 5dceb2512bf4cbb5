"""The lists of an edition: narrowed by words and choices, ordered, exported by their ids."""

from datetime import date

from actions.conftest import Office
from actions.test_journee import edition, opened, person, signs, worksite
from polesdesk.actions import journee, journee_lists
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import DayTask, DayTaskKind
from polesdesk.domain.journee_columns import lacks_in_words
from polesdesk.domain.lists import ListQuery

LISTS = journee_lists.LISTS


def titles(office: Office, subject: str, query: ListQuery) -> list[str]:
    return [row.title for row in office.runner.read(LISTS[subject].whole, query).rows]


def test_a_list_shows_the_edition_that_comes_next(office: Office) -> None:
    last = edition(office, day=date(2026, 6, 27))
    coming = edition(office)
    worksite(office, last, "Ancien")
    worksite(office, coming, "Prochain")
    assert titles(office, "worksites", ListQuery()) == ["Prochain"]
    assert titles(office, "worksites", ListQuery(filters={"edition": last.id})) == ["Ancien"]
    rows = office.runner.read(LISTS["citizen_days"].whole, ListQuery()).rows
    assert [row.id for row in rows] == [coming.id, last.id]


def test_words_choices_and_order_narrow_a_list(office: Office) -> None:
    day = edition(office)
    for title in ("Haie", "Étang", "Bancs"):
        worksite(office, day, title)
    assert titles(office, "worksites", ListQuery(sort="title")) == ["Bancs", "Étang", "Haie"]
    assert titles(office, "worksites", ListQuery(text="etang confirme")) == ["Étang"]
    done = ListQuery(filters={"state": "DONE"})
    assert titles(office, "worksites", done) == []


def test_a_worksite_says_what_it_lacks(office: Office) -> None:
    day = edition(office)
    one = worksite(office, day, "Haie", minimum=3, maximum=5, lead_ids=(), referent_ids=())
    asked = DayTask(
        id=new_id(), edition_id=day.id, worksite_id=one.id, title="Eau",
        kind=DayTaskKind.SERVICE_REQUEST, due_on=date(2026, 11, 1),
    )  # fmt: skip
    office.runner.do(journee.save_task, asked)
    (row,) = office.runner.read(LISTS["worksites"].whole, ListQuery()).rows
    assert lacks_in_words(row) == "3 pers., chef de chantier, référent et réponse d’un service"
    (task,) = office.runner.read(LISTS["day_tasks"].whole, ListQuery()).rows
    assert task.is_late
    assert task.worksite == "1. Haie"


def test_rows_of_an_export_keep_the_order_asked_for(office: Office) -> None:
    day, paint, hedge = opened(office)
    first = signs(office, day, person(office, "Ana"), paint)
    second = signs(office, day, person(office, "Bo"), hedge, paint)
    wanted = [second.id, first.id]
    rows = office.runner.read(LISTS["sign_ups"].of_ids, wanted)
    assert [row.name for row in rows] == ["Exemple Bo", "Exemple Ana"]
    assert rows[0].choices == "2. Haie, 1. Peinture"
    assert office.runner.read(LISTS["sign_ups"].ids, ListQuery(text="ana")) == [first.id]
    assert office.runner.read(LISTS["sign_ups"].position, ListQuery(), second.id) is not None


def test_an_edition_without_a_day_does_not_hide_the_one_under_way(office: Office) -> None:
    def current(today: date) -> str:
        return journee_lists.current_id(office.runner.read(journee.editions), today)

    undated = edition(office, day=None, theme="Essai")
    assert current(date(2027, 1, 1)) == undated.id
    near, far = edition(office), edition(office, day=date(2028, 6, 24))
    assert current(date(2027, 6, 26)) == near.id
    assert current(date(2027, 6, 27)) == far.id
    assert current(date(2028, 6, 25)) == far.id
