"""Agreements from draft to renewal, through the actions."""

from dataclasses import replace
from datetime import date

import pytest

from actions.conftest import TODAY, Office
from polesdesk.actions import associations, conventions, history, hubs
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Renewal, State
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken


def test_a_new_agreement_takes_its_number_and_the_defaults_of_its_hub(office: Office) -> None:
    from polesdesk.domain.hubs import ChargesMode, FreeUseGround

    office.hub = office.runner.do(
        hubs.save,
        replace(
            office.hub,
            charges_mode=ChargesMode.CITY,
            free_use_ground=FreeUseGround.L2125_1_GENERAL_INTEREST,
        ),
    ).value
    made = office.agreement()
    assert made.number == "VOL-2025-001"
    assert made.charges_mode is ChargesMode.CITY
    assert made.free_use_ground is FreeUseGround.L2125_1_GENERAL_INTEREST
    assert office.agreement().number == "VOL-2025-002"


def test_a_number_of_the_office_is_kept_and_never_taken_twice(office: Office) -> None:
    assert office.agreement(number="2019/47 bis").number == "2019/47 bis"
    with pytest.raises(RuleBroken) as caught:
        office.agreement(number="2019/47 BIS")
    assert caught.value.code == "number_taken"


def test_issued_fields_are_locked_for_every_way_in(office: Office) -> None:
    made = office.agreement(state=State.TO_SIGN, issued_version=1)
    for change in ({"end_date": date(2028, 1, 1)}, {"authorised_activities": "yoga"}):
        with pytest.raises(RuleBroken) as caught:
            office.runner.do(conventions.save, replace(made, **change))
        assert caught.value.code == "issued_locked"
    noted = office.runner.do(conventions.save, replace(made, notes="appelé le 12")).value
    assert noted.notes == "appelé le 12"


def test_an_undo_does_not_reach_under_an_issued_original(office: Office) -> None:
    made = office.agreement(authorised_activities="théâtre")
    made = office.runner.do(
        conventions.save, replace(made, authorised_activities="théâtre et chant")
    ).value
    office.runner.do(conventions.save, replace(made, issued_version=1, state=State.TO_SIGN))
    office.runner.do(history.undo)
    assert office.read(made).issued_version is None
    office.runner.do(history.undo)
    assert office.read(made).authorised_activities == "théâtre"


def test_signature_step_by_step_and_back(office: Office) -> None:
    made = office.agreement(state=State.TO_SIGN, issued_version=1)
    for target in (State.SIGNED_BY_ASSOCIATION, State.SIGNED_BY_CITY, State.NOTIFIED):
        office.runner.do(conventions.move, made.id, target, on=TODAY)
    signed = office.read(made)
    assert signed.signed_by_association_on == signed.notified_on == TODAY
    assert office.runner.read(history.next_undo) == "notification de VOL-2025-001"
    office.runner.do(history.undo)
    assert office.read(made).state is State.SIGNED_BY_CITY


def test_renewing_makes_the_next_term_as_a_draft(office: Office) -> None:
    made = office.agreement(state=State.NOTIFIED, end_date=date(2026, 8, 31))
    fresh = office.runner.do(conventions.renew, made.id).value
    assert (fresh.start_date, fresh.end_date) == (date(2026, 9, 1), date(2027, 8, 31))
    assert fresh.previous_id == made.id
    assert fresh.state is State.DRAFT
    assert fresh.number == "VOL-2026-001"
    assert not fresh.decision_number


def test_nothing_follows_an_agreement_that_is_not_renewed(office: Office) -> None:
    made = office.agreement()
    office.runner.do(
        conventions.move_renewal, made.id, Renewal.NOT_RENEWED, on=TODAY, reason="Locaux vides."
    )
    with pytest.raises(RuleBroken) as caught:
        office.runner.do(conventions.renew, made.id)
    assert caught.value.code == "not_renewed"
    assert made.number in caught.value.message


def test_a_step_of_renewal_is_kept_apart(office: Office) -> None:
    made = office.agreement(state=State.NOTIFIED)
    office.runner.do(conventions.move_renewal, made.id, Renewal.REQUESTED, on=date(2026, 4, 1))
    after = office.read(made)
    assert after.renewal is Renewal.REQUESTED
    assert after.state is State.NOTIFIED
    assert after.renewal_requested_on == date(2026, 4, 1)


def test_what_was_issued_never_goes_to_the_bin(office: Office) -> None:
    draft = office.agreement()
    signed = office.agreement(state=State.NOTIFIED)
    with pytest.raises(RuleBroken, match="ne se"):
        office.runner.do(conventions.bin, (draft.id, signed.id))
    assert office.runner.do(conventions.bin, (draft.id,)).value == 1


def test_a_request_that_was_closed_is_kept_and_told_so(office: Office) -> None:
    closed = office.agreement(state=State.WITHDRAWN)
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(conventions.bin, (closed.id,))
    assert refused.value.code == "dropped_not_binned"


def test_the_list_filters_as_the_rule_says(office: Office) -> None:
    over = office.agreement(state=State.NOTIFIED, end_date=date(2026, 11, 20))
    now = office.agreement(state=State.NOTIFIED)
    draft = office.agreement()
    ended = office.agreement(state=State.NOTIFIED, terminated_on=TODAY)

    def found(**filters: str) -> set[str]:
        query = ListQuery(filters=filters)
        return {row.id for row in office.runner.read(conventions.page, query)}

    assert found(situation="untitled") == {over.id, ended.id}
    assert found(situation="in_force") == {now.id}
    assert found(situation="draft") == {draft.id}
    for row in office.runner.read(conventions.page, ListQuery()):
        assert row.untitled == (row.id in found(situation="untitled"))


def test_words_find_agreements_whatever_the_accents(office: Office) -> None:
    made = office.agreement()
    for typed in ("theatre oeuf", "ŒUF", "l'oeuf", "VOL-2025", "vol 2025 001", "salle 1"):
        rows = office.runner.read(conventions.page, ListQuery(text=typed))
        assert [row.id for row in rows] == [made.id], typed
    assert not office.runner.read(conventions.page, ListQuery(text='" OR 1=1 --'))


def test_renaming_an_association_renames_it_in_lists_and_keeps_the_old_name_findable(
    office: Office,
) -> None:
    office.agreement()
    renamed = replace(office.association, name="Compagnie du Jaune")
    office.runner.do(associations.save, renamed)
    (row,) = office.runner.read(conventions.page, ListQuery(text="compagnie jaune"))
    assert row.association == "Compagnie du Jaune"
    assert office.runner.read(associations.page, ListQuery(text="théâtre oeuf"))


def test_merging_two_associations_is_one_undo(office: Office) -> None:
    twin = office.runner.do(
        associations.save, Association(id=new_id(), name="Theatre de l Oeuf", city="Amiens")
    ).value
    made = office.agreement(association_id=twin.id)
    office.runner.do(associations.merge, office.association.id, twin.id)
    assert office.read(made).association_id == office.association.id
    assert office.runner.read(associations.get, office.association.id).city == "Amiens"
    assert office.runner.read(associations.count, ListQuery()) == 1
    office.runner.do(history.undo)
    assert office.read(made).association_id == twin.id
    assert office.runner.read(associations.count, ListQuery()) == 2


@pytest.mark.parametrize(
    "name", ['<b>"L\'&co"</b>', "Les \U0001f3ad du Parc", "جمعية", "A\u0300 côté", "100 % _%"]
)
def test_hostile_names_are_stored_and_found_as_they_are(office: Office, name: str) -> None:
    made = office.runner.do(associations.save, Association(id=new_id(), name=name)).value
    assert office.runner.read(associations.get, made.id).name == name
    office.runner.read(associations.page, ListQuery(text=name))


def test_a_name_made_of_emoji_is_found(office: Office) -> None:
    made = office.runner.do(associations.save, Association(id=new_id(), name="🎭🎪 Cirque")).value
    (row,) = office.runner.read(associations.page, ListQuery(text="🎭🎪"))
    assert row.id == made.id
