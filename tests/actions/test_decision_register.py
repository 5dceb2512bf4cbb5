"""The register of decisions: what was concluded by delegation, refused, ended, in its period."""

from dataclasses import replace
from datetime import date

import pytest

from polesdesk.actions import decision_register as register
from polesdesk.actions import exports
from polesdesk.actions.runner import Runner
from polesdesk.domain.conventions import State, TerminationGround
from polesdesk.domain.evaluations import Evaluation, EvaluationState, Outcome
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.hubs import DecisionKind
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import CONVENTION, EVALUATION, LETTER
from ready_office import make_ready

TODAY = date(2026, 11, 21)
FIRST, LAST = date(2026, 9, 1), date(2026, 11, 21)


@pytest.fixture
def office(office_file):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield make_ready(runner)
    runner.close()


def kept(office, row_id: str, **fields: object) -> None:
    """Keep an agreement signed under a decision of October."""
    usual = {
        "state": State.NOTIFIED,
        "decision_kind": DecisionKind.MAYOR_DECISION,
        "decision_number": f"DEC-{row_id}",
        "decision_date": date(2026, 10, 5),
    }
    whole = replace(office.agreement(id=row_id), **{**usual, **fields})
    office.runner.do(lambda work: work.save(CONVENTION, whole))


def rows(office):
    return office.runner.read(register.rows, FIRST, LAST)


def test_agreements_concluded_by_delegation_in_the_period(office) -> None:
    kept(office, "one")
    kept(office, "deliberated", decision_kind=DecisionKind.DELIBERATION)
    kept(office, "early", decision_date=date(2026, 8, 31))
    kept(office, "unsigned", state=State.TO_SIGN)
    kept(office, "renewed", previous_id="one", decision_date=date(2026, 9, 1))
    found = rows(office)
    assert [(one.act, one.day) for one in found] == [
        ("DEC-renewed", date(2026, 9, 1)),
        ("DEC-one", date(2026, 10, 5)),
    ]
    assert found[0].object.startswith("Renouvellement d’une convention")
    assert found[1].object.startswith("Convention d’occupation, du 04/01/2027")


def test_refusals_and_terminations_by_the_city(office) -> None:
    plain = {"decision_kind": None, "decision_number": "", "decision_date": None}
    kept(office, "refused", **plain)
    kept(
        office, "ended", **plain, notice_given_on=date(2026, 11, 2),
        terminated_on=date(2027, 1, 2), termination_ground=TerminationGround.BREACH,
        decision_transmitted_on=date(2024, 11, 29), notified_on=date(2024, 12, 20),
    )  # fmt: skip
    told = Letter(
        id="l", kind=LetterKind.TERMINATION, subject_kind="convention", subject_id="ended",
        issued_on=date(2026, 11, 2), sent_on=date(2026, 11, 3), received_on=date(2026, 11, 5),
    )  # fmt: skip
    office.runner.do(lambda work: work.save(LETTER, told))
    kept(
        office, "left", **plain, notice_given_on=date(2026, 11, 3),
        termination_ground=TerminationGround.BY_ASSOCIATION,
    )  # fmt: skip
    decided = Evaluation(
        id="e", convention_id="refused", state=EvaluationState.DECIDED,
        outcome=Outcome.DO_NOT_RENEW, decided_on=date(2026, 11, 20),
    )  # fmt: skip
    office.runner.do(lambda work: work.save(EVALUATION, decided))
    found = rows(office)
    assert [one.transmitted_on for one in found] == [None, None]
    assert [one.notified_on for one in found] == [date(2026, 11, 5), None]
    objects = [one.object for one in found]
    assert objects[0] == "Résiliation d’une convention d’occupation, à effet du 02/01/2027"
    assert objects[1].startswith("Non-renouvellement")
    assert len(objects) == 2


def test_an_empty_or_reversed_period_is_refused_at_its_field(office) -> None:
    with pytest.raises(RuleBroken) as empty:
        office.runner.read(register.export, FIRST, LAST)
    assert (empty.value.code, empty.value.field) == ("no_decision", "first")
    with pytest.raises(RuleBroken) as reversed_one:
        office.runner.read(register.export, LAST, FIRST)
    assert reversed_one.value.field == "last"


def test_the_register_is_written_and_printed(office, tmp_path) -> None:
    kept(office, "one")
    wanted = office.runner.read(register.export, FIRST, LAST)
    target = tmp_path / "registre.csv"
    exports.write(office.runner, Silent(), wanted, target)
    assert "DEC-one" in target.read_text("utf-8-sig")
    assert exports.draw(office.runner, Silent(), wanted).pdf.startswith(b"%PDF")
