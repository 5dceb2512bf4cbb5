"""A return to a former state: a new command, the same rules, nothing lost."""

from dataclasses import replace
from datetime import date

import pytest

from actions.conftest import Office
from polesdesk.actions import (
    associations,
    conventions,
    former_states,
    history,
    history_list,
    hubs,
    settings,
)
from polesdesk.actions.errors import Trouble
from polesdesk.domain.conventions import Convention, State
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken
from polesdesk.store import records
from polesdesk.store.kinds import CONVENTION, KINDS


def commands_of(office: Office, entity: str, row_id: str) -> list[str]:
    """The commands of a record alone, the oldest first."""
    rows = office.runner.read(history.changes, row_id)
    return list(dict.fromkeys(row.command for row in reversed(rows) if row.entity == entity))


def go_back(office: Office, entity: str, row_id: str, place: int) -> object:
    """Return to the state after the command at a place of the record's history."""
    command = commands_of(office, entity, row_id)[place]
    value = office.runner.read(lambda work: records.kept(work.connection, KINDS[entity], row_id))
    return office.runner.do(
        former_states.restore_state, entity, row_id, command, value.version
    ).value


def test_a_former_state_comes_back_as_a_new_command_that_can_be_undone(office: Office) -> None:
    hub = office.hub
    for name in ("Voltaire Nord", "Voltaire Sud"):
        hub = office.runner.do(hubs.save, replace(hub, name=name, city="Amiens")).value
    back = go_back(office, "hub", hub.id, 0)
    assert (back.name, back.city) == ("Voltaire", "")
    label = office.runner.read(history.next_undo)
    assert label.startswith("retour du pôle Voltaire Sud à son état du ")
    office.runner.do(history.undo)
    assert office.runner.read(hubs.get, hub.id).name == "Voltaire Sud"


def test_what_would_change_is_told_before(office: Office) -> None:
    made = office.agreement(purpose="Chorale")
    after = replace(made, end_date=date(2028, 8, 31), purpose="")
    made = office.runner.do(conventions.save, after).value
    first = commands_of(office, "convention", made.id)[0]
    told = office.runner.read(former_states.returning, "convention", made.id, first)
    assert told.title == f"Convention {made.number}"
    assert [(one.label, one.before, one.after) for one in told.changes] == [
        ("Fin", "31/08/2028", "31/08/2027"),
        ("Objet", "", "Chorale"),
    ]


def test_the_present_state_is_not_offered(office: Office) -> None:
    made = office.agreement()
    office.runner.do(conventions.save, replace(made, purpose="Chorale"))
    first, second = commands_of(office, "convention", made.id)

    def offered(command: str) -> bool:
        (told,) = office.runner.read(history_list.detail, command).records
        return told.can_return

    assert (offered(first), offered(second)) == (True, False)


def test_a_record_changed_meanwhile_is_not_put_back(office: Office) -> None:
    hub = office.runner.do(hubs.save, replace(office.hub, name="Nord")).value
    command = commands_of(office, "hub", hub.id)[0]
    office.runner.do(hubs.save, replace(hub, name="Sud"))
    with pytest.raises(Trouble) as caught:
        office.runner.do(former_states.restore_state, "hub", hub.id, command, hub.version)
    assert caught.value.code == "changed_meanwhile"


def test_a_record_in_the_bin_comes_back_with_its_former_fields(office: Office) -> None:
    other = replace(office.association, name="Théâtre du Parc")
    office.runner.do(associations.save, other)
    office.runner.do(associations.bin, (other.id,))
    go_back(office, "association", other.id, 0)
    assert office.runner.read(associations.get, other.id).name == "Théâtre de l’Œuf"


def test_the_rules_of_today_still_hold(office: Office) -> None:
    siret = "73282932000074"
    first = office.runner.do(associations.save, replace(office.association, siret=siret)).value
    office.runner.do(associations.save, replace(first, siret=""))
    other = replace(office.association, id="other", version=0, name="Autre", siret=siret)
    office.runner.do(associations.save, other)
    with pytest.raises(RuleBroken, match="Autre"):
        go_back(office, "association", first.id, 1)


def issued(office: Office, convention: Convention, version: int | None) -> Convention:
    """Write that an original was issued, or that none is any more."""

    def write(work) -> Convention:
        now = records.kept(work.connection, CONVENTION, convention.id)
        state = State.DRAFT if version is None else State.TO_SIGN
        return work.save(CONVENTION, replace(now, issued_version=version, state=state))

    return office.runner.do(write).value


def test_an_issued_original_is_not_undone_by_the_way(office: Office) -> None:
    made = office.agreement()
    issued(office, made, 1)
    with pytest.raises(RuleBroken) as caught:
        go_back(office, "convention", made.id, 0)
    assert caught.value.code == "issued_locked"
    issued(office, made, None)
    with pytest.raises(RuleBroken) as caught:
        go_back(office, "convention", made.id, 1)
    assert caught.value.code == "original_cancelled"


def test_what_an_original_does_not_print_may_return(office: Office) -> None:
    made = issued(office, office.agreement(), 1)
    noted = office.runner.do(conventions.save, replace(made, notes="Appeler")).value
    office.runner.do(conventions.save, replace(noted, notes=""))
    assert go_back(office, "convention", made.id, 2).notes == "Appeler"


def test_a_merged_association_stays_merged(office: Office) -> None:
    other = replace(office.association, id="other", version=0, name="Autre")
    other = office.runner.do(associations.save, other).value
    office.runner.do(associations.save, replace(other, city="Amiens"))
    office.runner.do(associations.merge, office.association.id, other.id)
    with pytest.raises(RuleBroken, match="Théâtre de l’Œuf"):
        go_back(office, "association", other.id, 0)


def test_settings_have_former_states_too(office: Office) -> None:
    before = office.runner.read(settings.get)
    for months in (3, 6):
        now = office.runner.read(settings.get)
        office.runner.do(settings.save, replace(now, notice_months=months))
    go_back(office, "settings", before.id, 0)
    assert office.runner.read(settings.get).notice_months == 3
    assert "réglages à leur état du" in office.runner.read(history.next_undo)


def test_an_erased_log_gives_no_state_back(office: Office) -> None:
    hub = office.runner.do(hubs.save, replace(office.hub, name="Nord")).value
    command = commands_of(office, "hub", hub.id)[0]
    office.runner.do(lambda work: work.connection.exec_driver_sql("UPDATE op SET value = NULL"))
    with pytest.raises(RuleBroken, match="dans l’historique"):
        office.runner.read(former_states.returning, "hub", hub.id, command)
    assert office.runner.read(history_list.count, ListQuery()) > 0
    (told,) = office.runner.read(history_list.detail, command).records
    assert not told.can_return


def test_a_deletion_is_no_state_to_go_back_to(office: Office) -> None:
    office.runner.do(associations.bin_officers, (office.officer.id,))
    made, deleted = commands_of(office, "officer", office.officer.id)

    def offered(command: str) -> bool:
        (told,) = office.runner.read(history_list.detail, command).records
        return told.can_return

    assert (offered(made), offered(deleted)) == (True, False)
