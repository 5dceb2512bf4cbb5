"""The history as a list: by words and by days, record by record, in words."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from actions.conftest import Office
from polesdesk.actions import associations, conventions, history, history_list, hubs
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Slot, UseKind
from polesdesk.domain.history import FieldChange
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import ASSOCIATION


def listed(office: Office, **asked: object) -> list[str]:
    return [one.label for one in office.runner.read(history_list.page, ListQuery(**asked))]


def newest(office: Office):
    (line,) = office.runner.read(history_list.page, ListQuery(), 0, 1)
    return office.runner.read(history_list.detail, line.id)


def test_the_newest_comes_first_unless_the_order_is_turned(office: Office) -> None:
    office.runner.do(hubs.save, replace(office.hub, name="Nord"))
    everything = listed(office)
    assert everything[0] == "modification du pôle Nord"
    assert listed(office, sort="at") == everything[::-1]
    assert listed(office, sort="at", descending=True) == everything
    assert office.runner.read(history_list.count, ListQuery()) == len(everything)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("THEATRE oeuf", 1),
        ("création pôle", 1),
        ("creation du pole voltaire", 1),
        ("accueil local", 1),
        ("œuf l'", 1),
        ("rien de tel", 0),
        ("*[", 4),
    ],
)
def test_words_are_found_without_accents_in_what_was_done_and_by_whom(
    office: Office, typed: str, found: int
) -> None:
    query = ListQuery(text=typed)
    assert office.runner.read(history_list.count, query) == found
    assert len(office.runner.read(history_list.page, query)) == found


def test_words_find_commands_by_the_records_they_changed(office: Office) -> None:
    def rename_many(work: Work) -> None:
        work.name("mass", "modification de 2 fiches")
        work.save(ASSOCIATION, replace(office.association, city="Abbeville"))
        work.save(ASSOCIATION, Association(id=new_id(), name="Chorale"))

    office.runner.do(rename_many)
    assert "modification de 2 fiches" in listed(office, text="chorale")
    assert "modification de 2 fiches" in listed(office, text="théâtre")


def test_days_are_both_included(office: Office) -> None:
    today = datetime.now().date()  # noqa: DTZ005  the log is written at the true hour
    before, after = today - timedelta(days=1), today + timedelta(days=1)
    for days, found in (
        (f"{today}..{today}", 4), (f"{after}..", 0), (f"..{before}", 0), (f"{before}..", 4),
        ("", 4),
    ):  # fmt: skip
        query = ListQuery(filters={"days": days})
        assert office.runner.read(history_list.count, query) == found


def test_a_day_or_a_month_may_be_typed_among_the_words(office: Office) -> None:
    today = datetime.now().date()  # noqa: DTZ005
    before = today - timedelta(days=40)
    for typed, found in (
        (f"{today:%d/%m/%Y}", 4), (f"{today:%d.%m.%Y} théâtre", 1), (f"création {today:%m/%Y}", 4),
        (f"{before:%d/%m/%Y}", 0), (f"{before:%m/%Y}", 0), ("32/13/2026", 0),
    ):  # fmt: skip
        assert office.runner.read(history_list.count, ListQuery(text=typed)) == found


def test_the_history_of_a_record_holds_what_its_card_shows(office: Office) -> None:
    office.runner.do(hubs.save, replace(office.hub, name="Nord"))
    labels = listed(office, filters={"record": f"association:{office.association.id}"})
    assert labels == [
        "création du dirigeant Mme Ana Exemple",
        "création de l’association Théâtre de l’Œuf",
    ]
    assert len(listed(office, filters={"record": f"hub:{office.hub.id}"})) == 3


def test_a_command_is_found_again_in_the_list(office: Office) -> None:
    query = ListQuery(text="création")
    rows = office.runner.read(history_list.page, query)
    places = [office.runner.read(history_list.position, query, row.id) for row in rows]
    assert places == [0, 1, 2, 3]
    assert office.runner.read(history_list.position, ListQuery(text="zzz"), rows[0].id) is None


def test_fields_are_told_in_words_with_the_names_of_others(office: Office) -> None:
    slot = Slot(id="s1", room_id=office.room.id, weekday=3, start=time(14), end=time(17))
    made = office.agreement(use_kind=UseKind.SLOT, slots=(slot,))
    (told,) = newest(office).records
    words = {one.label: one.after for one in told.changes}
    assert told.title == f"Convention {made.number}"
    assert words["Fiche"] == "créée"
    assert words["Association"] == "Théâtre de l’Œuf"
    assert words["Locaux"] == "Salle 1"
    assert words["Créneaux"].startswith("mercredi 14\u00a0h – 17\u00a0h, Salle 1")
    other = replace(slot, id="s2", weekday=4)
    office.runner.do(conventions.save, replace(made, slots=(replace(slot, id="s3"), other)))
    (told,) = newest(office).records
    (changed,) = [one for one in told.changes if one.label == "Créneaux"]
    assert changed.after.startswith("jeudi 14\u00a0h")
    assert changed.before == "vide"


def test_the_end_of_an_agreement_reads_as_a_manager_says_it(office: Office) -> None:
    made = office.agreement()
    office.runner.do(conventions.save, replace(made, end_date=made.end_date.replace(year=2028)))
    (told,) = newest(office).records
    end = FieldChange(label="Fin", before="31/08/2027", after="31/08/2028")
    assert end in told.changes
    assert (told.open_kind, told.open_id) == ("convention", made.id)


def test_a_part_leads_to_the_card_that_shows_it(office: Office) -> None:
    office.runner.do(associations.save_officer, replace(office.officer, quality="trésorière"))
    (told,) = newest(office).records
    assert (told.open_kind, told.open_id) == ("association", office.association.id)
    office.runner.do(associations.bin_officers, (office.officer.id,))
    office.runner.do(associations.bin, (office.association.id,))
    (told,) = newest(office).records
    assert (told.open_kind, told.open_id) == ("", "")
    assert told.changes == (FieldChange(label="Fiche", before="", after="mise à la corbeille"),)


def test_only_the_newest_command_may_be_undone_from_the_history(office: Office) -> None:
    before = newest(office)
    assert before.can_undo
    office.runner.do(hubs.save, replace(office.hub, name="Nord"))
    assert not office.runner.read(history_list.detail, before.command.id).can_undo
    with pytest.raises(RuleBroken, match="modification du pôle Nord"):
        office.runner.do(history.undo, before.command.id)
    undone = newest(office)
    office.runner.do(history.undo, undone.command.id)
    again = office.runner.read(history_list.detail, undone.command.id)
    assert again.command.undone
    assert not again.can_undo


def test_of_a_big_command_some_records_are_told_and_the_others_counted(office: Office) -> None:
    many = [Association(id=new_id(), name=f"Association {at}") for at in range(25)]
    office.runner.do(lambda work: work.writer.insert_many(ASSOCIATION, many))
    told = newest(office)
    assert (len(told.records), told.others) == (history_list.SHOWN, 5)
    record = f"association:{many[-1].id}"
    first = office.runner.read(history_list.detail, told.command.id, record).records[0]
    assert first.id == many[-1].id


def test_an_unknown_command_is_said(office: Office) -> None:
    with pytest.raises(RuleBroken):
        office.runner.read(history_list.detail, "unknown")
