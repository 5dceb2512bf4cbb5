"""``move``: every step of every state and of the renewal track, with its exit code and JSON."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from actions.conftest import Office, office
from cli.conftest import Call
from domain.test_moves import ALLOWED, as_it_stands
from polesdesk.actions import conventions
from polesdesk.actions.runner import Work
from polesdesk.domain.conventions import Convention, Renewal, State
from polesdesk.domain.moves import RENEWAL_MOVES
from polesdesk.store.kinds import CONVENTION

__all__ = ["office"]


def standing(office: Office, source: State) -> dict[State, Convention]:
    """One agreement in a state for each target that is tried."""
    made = {}
    for target in State:
        one, _ = as_it_stands(source, target)
        base = office.agreement()
        wanted = replace(
            one, id=base.id, version=base.version, number=base.number, hub_id=base.hub_id,
            association_id=base.association_id, room_ids=base.room_ids, slots=base.slots,
            use_kind=base.use_kind,
        )  # fmt: skip
        made[target] = office.runner.do(lambda work, told=wanted: work.save(CONVENTION, told)).value
    return made


@pytest.mark.parametrize("source", list(State))
def test_every_move_of_a_state_is_made_or_refused(
    office: Office, call: Call, office_file: Path, source: State
) -> None:
    made = standing(office, source)
    office.runner.close()
    for target, one in made.items():
        step = as_it_stands(source, target)[1]
        day = step.today.isoformat()
        answer = call(
            "move", one.number, target, "--on", day, "--reason", "Travaux.",
            "--ground", "MUTUAL", "--until", step.until, "--receipt", "AR-1", "--despite", "oui",
            "--json", "--today", day, "--database", office_file,
        )  # fmt: skip
        if (source, target) in ALLOWED:
            assert answer.code == 0, (source, target, answer.err)
            assert answer.json["state_before"] == source
            assert answer.json["state"] == target
        else:
            assert answer.code == 1, (source, target)
            assert answer.json["error"]["code"] == "move_not_allowed"
            assert "à l’étape" in answer.json["error"]["message"]


@pytest.mark.parametrize("source", list(Renewal))
def test_every_step_of_renewal_is_made_or_refused(
    office: Office, call: Call, office_file: Path, source: Renewal
) -> None:
    made = {}
    for target in Renewal:
        base = office.agreement()
        wanted = replace(base, state=State.NOTIFIED, renewal=source)
        made[target] = office.runner.do(lambda work, told=wanted: work.save(CONVENTION, told)).value
    office.runner.close()
    for target, one in made.items():
        answer = call("move", one.number, target, "--reason", "Dossier.", "--json",
                      "--today", "2026-11-21", "--database", office_file)  # fmt: skip
        allowed = target in RENEWAL_MOVES[source]
        assert answer.code == (0 if allowed else 1), (source, target, answer.err)
        if allowed:
            assert (answer.json["renewal_before"], answer.json["renewal"]) == (source, target)


@pytest.fixture
def waiting(office: Office, office_file: Path) -> tuple[str, Path]:
    """An agreement that the city is to sign, of an act whose days are not known."""
    made = office.agreement(
        state=State.SIGNED_BY_ASSOCIATION, issued_version=1, decision_number="DEC-1",
        decision_date=date(2026, 10, 1), signed_by_association_on=date(2026, 11, 1),
    )  # fmt: skip
    office.runner.close()
    return made.number, office_file


def test_what_a_move_needs_is_told_by_options(waiting: tuple[str, Path], call: Call) -> None:
    number, path = waiting
    told = ("--json", "--today", "2026-11-21", "--database", path)
    early = call("move", number, "SIGNED_BY_CITY", "--on", "2026-11-10", *told)
    assert early.code == 1
    assert early.json["error"]["code"] == "act_not_enforceable"
    signed = call("move", number, "SIGNED_BY_CITY", "--on", "2026-11-10", "--act-transmitted",
                  "2026-10-02", "--act-published", "2026-10-03", *told)  # fmt: skip
    assert signed.code == 0
    assert call("move", number, "NOTIFIED", "--on", "2026-11-09", *told).code == 1
    assert call("move", number, "NOTIFIED", "--on", "2026-11-12", *told).code == 0
    assert call("move", number, "SUSPENDED", "--until", "yesterday", *told).code == 2
    assert call("undo", *told).code == 0


def test_the_notice_is_overridden_by_a_reason(
    office: Office, call: Call, office_file: Path
) -> None:
    made = office.agreement(state=State.NOTIFIED, notice_months=2, end_date=date(2027, 8, 31))

    def read(work: Work) -> Convention:
        return conventions.get(work, made.id)

    assert office.runner.read(read).notice_months == 2
    office.runner.close()
    told = ("move", made.number, "TERMINATION_PENDING", "--ground", "GENERAL_INTEREST",
            "--reason", "Travaux.", "--until", date(2026, 11, 21) + timedelta(days=9), "--json",
            "--today", "2026-11-21", "--database", office_file)  # fmt: skip
    short = call(*told)
    assert (short.code, short.json["error"]["code"]) == (1, "notice_too_short")
    assert call(*told, "--despite", "Plancher dangereux.").code == 0
