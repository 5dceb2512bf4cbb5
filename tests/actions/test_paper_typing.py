"""Papers typed in the grid: one command for all, one undo, and the alerts that follow."""

from datetime import date

import pytest

from polesdesk.actions import associations, due, history, paper_typing, settings
from polesdesk.domain.alerts import INSURANCE_MISSING
from polesdesk.domain.associations import Association, Paper, PaperKind, PaperState
from polesdesk.domain.conventions import State
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.paper_typing import TypedPaper
from polesdesk.domain.rules import RuleBroken

INSURANCE, STATUTES = PaperKind.INSURANCE_CERTIFICATE, PaperKind.STATUTES
END = date(2027, 12, 31)
TODAY = date(2026, 11, 21)


def insured(association_id: str, **fields: object) -> TypedPaper:
    usual: dict[str, object] = {"kind": INSURANCE, "day": END}
    return TypedPaper(association_id=association_id, **{**usual, **fields})  # type: ignore[arg-type]


def states(office, association_id: str) -> dict[str, PaperState]:
    card = office.runner.read(associations.card, association_id)
    return {line.kind: line.state for line in card.papers}


def alerts(office, association_id: str) -> set[str]:
    return {alert.kind for alert in office.runner.read(due.of_association, association_id)}


def add(office, name: str) -> str:
    made = office.runner.do(associations.save, Association(id=new_id(), name=name)).value
    return made.id


def test_the_grid_holds_every_association_with_the_papers_asked(office):
    office.agreement(state=State.NOTIFIED)
    other = add(office, "Chorale d’exemple")
    asked = Paper(id=new_id(), association_id=other, kind=STATUTES)
    office.runner.do(associations.save_paper, asked)
    not_asked = Paper(id=new_id(), association_id=other, kind=PaperKind.BUDGET)
    office.runner.do(associations.save_paper, not_asked)
    grid = office.runner.read(paper_typing.grid)
    wanted = office.runner.read(settings.get).required_papers
    assert set(grid.kinds) == {PaperKind(name) for name in wanted}
    found = {row.name: row for row in grid.rows}
    assert list(found) == ["Chorale d’exemple", "Théâtre de l’Œuf"]
    assert [one.kind for one in found["Chorale d’exemple"].papers] == [STATUTES]
    hosted = found["Théâtre de l’Œuf"]
    assert (hosted.hosted, hosted.hub_ids) == (True, {office.hub.id})
    assert not found["Chorale d’exemple"].hosted
    assert [hub.label for hub in grid.hubs] == ["Voltaire"]


def test_all_that_was_typed_is_one_command_with_one_undo(office):
    office.agreement(state=State.NOTIFIED)
    one, other = office.association.id, add(office, "Chorale d’exemple")
    typed = [
        insured(one),
        insured(other, day=None, decided=PaperState.REJECTED, reason="illisible"),
        insured(one, kind=STATUTES, day=date(2026, 11, 3)),
    ]
    assert INSURANCE_MISSING in alerts(office, one)
    done = office.runner.do(paper_typing.save_all, typed)
    assert (done.value, done.label) == (3, "saisie de 3\u00a0pièces")
    assert states(office, one)[INSURANCE] is PaperState.VALID
    assert states(office, one)[STATUTES] is PaperState.RECEIVED
    assert states(office, other)[INSURANCE] is PaperState.REJECTED
    assert INSURANCE_MISSING not in alerts(office, one)
    office.runner.do(history.undo)
    assert states(office, one)[INSURANCE] is PaperState.MISSING
    assert states(office, one)[STATUTES] is PaperState.MISSING
    assert states(office, other)[INSURANCE] is PaperState.MISSING


def test_one_that_cannot_be_saved_keeps_all_from_being_saved(office):
    with pytest.raises(RuleBroken):
        office.runner.do(paper_typing.save_all, [insured(office.association.id), insured("gone")])
    assert states(office, office.association.id)[INSURANCE] is PaperState.MISSING


def test_fifty_certificates_are_saved_at_once(office):
    ids = [add(office, f"Association {number}") for number in range(50)]
    office.runner.do(paper_typing.save_all, [insured(row_id) for row_id in ids])
    assert all(states(office, row_id)[INSURANCE] is PaperState.VALID for row_id in ids)


def test_the_list_tells_what_hosted_associations_lack_besides_insurance(office):
    office.agreement(state=State.NOTIFIED)
    add(office, "Chorale d’exemple")
    one = office.association.id
    rows = {row.name: row for row in office.runner.read(associations.page, ListQuery())}
    assert rows["Chorale d’exemple"].lacked_papers == ()  # it holds no premises
    lacked = rows["Théâtre de l’Œuf"].lacked_papers
    assert STATUTES in lacked
    assert INSURANCE not in lacked
    office.runner.do(paper_typing.save_all, [insured(one, kind=STATUTES, day=TODAY)])
    (row,) = office.runner.read(associations.page, ListQuery(text="œuf"))
    assert row.lacked_papers == tuple(kind for kind in lacked if kind is not STATUTES)
