"""One value for many records: what it would change, what is locked, one command, one undo."""

from dataclasses import replace
from datetime import date

import pytest

from polesdesk.actions import associations, history, mass_edit, settings
from polesdesk.actions.mass_edit import MassEdit
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Convention
from polesdesk.domain.hubs import ChargesMode, DecisionKind
from polesdesk.domain.mass_edit import FIELDS
from polesdesk.domain.progress import Cancelled, Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Signatory
from polesdesk.store.kinds import CONVENTION


@pytest.fixture
def three(office) -> list[Convention]:
    """Three agreements; the last one has an original."""
    made = [office.agreement(number=n, notice_months=m) for n, m in (("A", 2), ("B", 3), ("C", 2))]
    issued = replace(made[2], issued_version=1)
    office.runner.do(lambda work: work.save(CONVENTION, issued))
    return made


def of(made: list[Convention], field: str, value: object) -> MassEdit:
    ids = tuple(one.id for one in made)
    return MassEdit(subject="conventions", ids=ids, field=field, value=value)


def test_a_plan_tells_what_changes_what_is_locked_and_what_is_so_already(office, three):
    plan = office.runner.read(mass_edit.plan, of(three, "notice_months", 3))
    assert plan.label == "Préavis"
    assert [(one.title, one.before, one.after) for one in plan.changes] == [
        ("A", "2\u00a0mois", "3\u00a0mois")
    ]
    assert [(one.title, one.why) for one in plan.refused] == [("C", "original émis")]
    assert plan.same == 1


def test_one_command_changes_them_and_one_undo_takes_it_back(office, three):
    wanted = of(three, "charges_mode", "CITY")
    assert mass_edit.change(office.runner, Silent(), wanted) == 2
    assert [office.read(one).charges_mode for one in three] == [
        ChargesMode.CITY, ChargesMode.CITY, None,
    ]  # fmt: skip
    assert office.runner.read(history.next_undo) == (
        "modification de 2\u00a0conventions\u202f: charges"
    )
    office.runner.do(history.undo)
    assert [office.read(one).charges_mode for one in three] == [None, None, None]


def test_nothing_to_change_writes_nothing(office, three):
    before = office.runner.read(history.next_undo)
    assert mass_edit.change(office.runner, Silent(), of(three[1:2], "notice_months", 3)) == 0
    assert office.runner.read(history.next_undo) == before


def test_a_rule_that_a_value_would_break_is_told_for_its_agreement(office):
    long = office.agreement(number="L", end_date=date(2040, 1, 1))
    short = office.agreement(number="S")
    plan = office.runner.read(mass_edit.plan, of([long, short], "decision_kind", "MAYOR_DECISION"))
    assert [one.title for one in plan.changes] == ["S"]
    assert plan.refused[0].title == "L"
    assert "douze ans" in plan.refused[0].why
    wanted = of([long, short], "decision_kind", "MAYOR_DECISION")
    assert mass_edit.change(office.runner, Silent(), wanted) == 1
    assert office.read(short).decision_kind is DecisionKind.MAYOR_DECISION


def test_stopping_changes_nothing_at_all(office, three):
    class Stop:
        def step(self, done: int, total: int, text: str) -> None:
            if done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        mass_edit.change(office.runner, Stop(), of(three, "notice_months", 6))
    assert [office.read(one).notice_months for one in three] == [2, 3, 2]


def test_an_agreement_that_cannot_be_saved_is_named_and_nothing_changes(office, three, monkeypatch):
    from polesdesk.actions import conventions

    def refuse(work, after):
        if after.number == "B":
            raise RuleBroken("room_gone", "Un des locaux n’existe plus.")
        return save(work, after)

    save = conventions.save
    monkeypatch.setattr(conventions, "save", refuse)
    with pytest.raises(RuleBroken, match="B\u202f: Un des locaux"):
        mass_edit.change(office.runner, Silent(), of(three, "notice_months", 6))
    assert [office.read(one).notice_months for one in three] == [2, 3, 2]


def test_a_signatory_is_said_by_name(office, three):
    signatory = Signatory(id="s", civility="Mme", last_name="Exemple", quality="adjointe")
    office.runner.do(settings.save_signatory, signatory)
    plan = office.runner.read(mass_edit.plan, of(three[:1], "signatory_id", "s"))
    assert (plan.changes[0].before, plan.changes[0].after) == ("signataire habituel", "Mme Exemple")
    mass_edit.change(office.runner, Silent(), of(three[:1], "signatory_id", "s"))
    plan = office.runner.read(mass_edit.plan, of(three[:1], "signatory_id", ""))
    assert (plan.changes[0].before, plan.changes[0].after) == ("Mme Exemple", "signataire habituel")


def test_associations_change_too_and_an_empty_value_empties(office):
    for name in ("Un", "Deux"):
        office.runner.do(associations.save, Association(id=name, name=name, city="Amiens"))
    wanted = MassEdit(subject="associations", ids=("Un", "Deux"), field="city", value="")
    plan = office.runner.read(mass_edit.plan, wanted)
    assert {(one.before, one.after) for one in plan.changes} == {("Amiens", "vide")}
    assert mass_edit.change(office.runner, Silent(), wanted) == 2
    assert office.runner.read(associations.get, "Un").city == ""


@pytest.mark.parametrize("field", ["name", "siret", "merged_into"])
def test_a_field_that_is_not_for_many_is_refused(office, field):
    wanted = MassEdit(subject="associations", ids=(), field=field, value="x")
    with pytest.raises(RuleBroken, match="fiche par fiche"):
        office.runner.read(mass_edit.plan, wanted)


@pytest.mark.parametrize("subject", list(FIELDS))
def test_every_field_can_be_emptied(office, three, subject):
    ids = (office.association.id,) if subject == "associations" else tuple(x.id for x in three)
    for field in FIELDS[subject]:
        empty = () if field == "cited_annexes" else None if field.endswith(("_on", "date")) else ""
        empty = None if field in {"notice_months", "renewal_deadline", "charges_cents"} else empty
        wanted = MassEdit(subject=subject, ids=ids, field=field, value=empty)
        assert office.runner.read(mass_edit.plan, wanted).label
        mass_edit.change(office.runner, Silent(), wanted)
