"""A whole renewal by actions: warned, evaluated, heard, decided, written, undone."""

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from polesdesk.actions import (
    campaign,
    conventions,
    evaluations,
    history,
    letter_sending,
    letters,
)
from polesdesk.actions import campaign_steps as steps
from polesdesk.actions import renewal_letters as batches
from polesdesk.actions.runner import Runner
from polesdesk.domain.associations import Paper, PaperKind
from polesdesk.domain.campaign import CampaignStep, Group
from polesdesk.domain.conventions import Renewal, State, UseKind
from polesdesk.domain.evaluations import EvaluationState, GridCriterion, Outcome
from polesdesk.domain.follow_ups import Channel, LetterKind
from polesdesk.domain.letter_sending import Sending
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import CONVENTION, PAPER, SETTINGS
from ready_office import ReadyOffice, make_ready

TODAY = date(2026, 11, 21)
FIRST, LAST = date(2027, 1, 1), date(2027, 6, 30)


@pytest.fixture
def office(office_file):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    made = make_ready(runner)
    known = runner.read(lambda work: work.get(SETTINGS, "settings"))
    runner.do(lambda work: work.save(SETTINGS, replace(known, min_observations=0)))
    yield made
    runner.close()


def signed(office: ReadyOffice, row_id: str = "agreement", **fields: object):
    """Return an agreement in force that ends in spring."""
    dates = {"start_date": date(2026, 4, 1), "end_date": date(2027, 3, 31)}
    made = office.agreement(id=row_id, **{**dates, **fields})
    whole = replace(made, state=State.NOTIFIED, signed_by_city_on=date(2026, 3, 20))
    return office.runner.do(lambda work: work.save(CONVENTION, whole)).value


def with_papers(office: ReadyOffice) -> None:
    """Give every paper that the office asks for."""
    for kind in (PaperKind.STATUTES, PaperKind.REGISTRATION_RECEIPT, PaperKind.OFFICERS_LIST,
                 PaperKind.CER):  # fmt: skip
        paper = Paper(id=f"p-{kind}", association_id="association", kind=kind, received_on=TODAY)
        office.runner.do(lambda work, one=paper: work.save(PAPER, one))


def line(office: ReadyOffice, row_id: str = "agreement"):
    """Return the line of an agreement in the campaign of the spring."""
    found = office.runner.read(campaign.rows, FIRST, LAST)
    return next(one for one in found if one.convention_id == row_id)


def judge(office: ReadyOffice, **fields: object):
    """Evaluate the agreement with a mark on each line, and give the opinion."""
    one = office.runner.read(evaluations.card, "agreement").evaluation
    scores = tuple(replace(score, mark=1) for score in one.scores)
    told = {"outcome": Outcome.RENEW_AS_IS, "motive": "Usage régulier.", **fields}
    saved = office.runner.do(evaluations.save, replace(one, scores=scores, **told)).value
    return office.runner.do(evaluations.propose, saved.id, "La responsable").value


def issue(office: ReadyOffice, kind: LetterKind, *ids: str):
    return batches.issue_many(office.runner, Silent(), kind, ids or ("agreement",))


def test_the_campaign_goes_from_the_warning_to_the_signature(office: ReadyOffice) -> None:
    signed(office)
    assert (line(office).step, line(office).group) == (CampaignStep.TO_WARN, Group.PREPARE)
    issue(office, LetterKind.END_OF_AGREEMENT)
    assert line(office).step is CampaignStep.PAPERS_COMPLETE  # the same letter asked for them
    assert "pièces manquantes" in line(office).blockers[0]
    with_papers(office)
    assert line(office).step is CampaignStep.EVALUATED
    one = judge(office)
    assert line(office).step is CampaignStep.DECISION
    office.runner.do(evaluations.decide, one.id, "La maire")
    assert line(office).blockers == ("prochaine convention à préparer",)
    assert office.read().renewal is Renewal.EVALUATED
    office.runner.do(conventions.renew, "agreement")
    assert line(office).step is CampaignStep.PRINTED
    assert line(office).successor.startswith("VOL-2027")


def test_renewal_steps_leave_the_effect_alone(office: ReadyOffice) -> None:
    before = signed(office)
    one = judge(office)
    office.runner.do(evaluations.decide, one.id, "La maire")
    after = office.read()
    assert (after.state, after.start_date, after.end_date, after.slots) == (
        before.state, before.start_date, before.end_date, before.slots,
    )  # fmt: skip


def test_hires_the_terminated_and_amendments_are_no_renewals(office: ReadyOffice) -> None:
    signed(office)
    signed(office, "hire", use_kind=UseKind.HIRE)
    signed(office, "later", end_date=date(2027, 8, 31))
    gone = signed(office, "gone")
    leaving = replace(gone, state=State.TERMINATION_PENDING)
    office.runner.do(lambda work: work.save(CONVENTION, leaving))
    old = signed(office, "old")
    signed(office, "amendment", amends_id=old.id)
    found = office.runner.read(campaign.rows, FIRST, LAST)
    assert sorted(one.convention_id for one in found) == ["agreement", "old"]


def test_evidence_is_frozen_with_the_opinion(office: ReadyOffice) -> None:
    signed(office)
    one = judge(office)
    lacking = next(score for score in one.scores if score.key == "papers")
    assert lacking.evidence.startswith("Manquent")
    assert (lacking.evidence_kind, lacking.evidence_id) == ("association", "association")
    with_papers(office)
    kept = office.runner.read(evaluations.card, "agreement").evaluation
    assert next(s for s in kept.scores if s.key == "papers").evidence == lacking.evidence
    back = office.runner.do(evaluations.withdraw, one.id).value
    assert back.state is EvaluationState.DRAFT
    fresh = office.runner.read(evaluations.card, "agreement").evaluation
    assert next(s for s in fresh.scores if s.key == "papers").evidence.startswith("Toutes")


def test_a_refusal_is_heard_decided_written_and_told_with_remedies(office: ReadyOffice) -> None:
    signed(office)
    one = judge(office, outcome=Outcome.DO_NOT_RENEW, motive="Locaux vides & inutilisés <en 2026>.")
    with pytest.raises(RuleBroken) as unheard:
        office.runner.do(evaluations.decide, one.id, "La maire")
    assert unheard.value.code == "remarks_required"
    assert issue(office, LetterKind.OBSERVATIONS).issued == 1
    asked = office.runner.read(evaluations.card, "agreement").evaluation
    assert asked.remarks_asked_on == TODAY
    told = replace(asked, remarks="Nous contestons.", remarks_on=TODAY)
    office.runner.do(evaluations.save, told)
    office.runner.do(evaluations.decide, one.id, "La maire")
    assert office.read().renewal is Renewal.NOT_RENEWED
    batch = issue(office, LetterKind.RENEWAL_REFUSED)
    pdf = office.runner.read(letters.pdf, batch.written[0].letter.id)
    words = " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages).split())
    assert "Locaux vides & inutilisés <en 2026>." in words
    assert "Voies et délais de recours" in words
    assert "Vos observations du 21 novembre 2026" in words.replace("\u00a0", " ")
    assert line(office).step is CampaignStep.NOTIFIED
    sending = Sending(on=TODAY, channel=Channel.REGISTERED)
    office.runner.do(letter_sending.record, [batch.written[0].letter.id], sending, {})
    assert line(office).step is CampaignStep.DONE


def test_a_batch_is_one_command_and_refusals_stop_no_other(office: ReadyOffice) -> None:
    signed(office)
    signed(office, "second", association_id="neighbour")
    with_papers(office)
    batch = issue(office, LetterKind.PAPERS_REQUEST, "agreement", "second")
    assert [one.subject_id for one in batch.written] == ["second"]
    assert [(one.subject_id, one.error.code) for one in batch.refused] == [
        ("agreement", "nothing_missing")
    ]
    both = issue(office, LetterKind.END_OF_AGREEMENT, "agreement", "second")
    assert both.issued == 2
    again = issue(office, LetterKind.END_OF_AGREEMENT, "agreement", "second")
    assert (again.issued, len(again.written)) == (0, 2)
    office.runner.do(history.undo)
    assert line(office).step is CampaignStep.TO_WARN
    assert line(office, "second").step is CampaignStep.TO_WARN


def test_the_letter_of_the_end_tells_what_is_past_as_past(office: ReadyOffice) -> None:
    signed(office)
    signed(office, "over", start_date=date(2025, 4, 1), end_date=date(2026, 3, 31))
    told = []
    for one in issue(office, LetterKind.END_OF_AGREEMENT, "agreement", "over").written:
        pages = PdfReader(io.BytesIO(office.runner.read(letters.pdf, one.letter.id))).pages
        told.append(" ".join(" ".join(page.extract_text() for page in pages).split()))
    assert "prend fin" in told[0]
    assert "serait sans titre" in told[0]
    assert "a pris fin" in told[1]
    assert "une occupation sans nouvelle convention est sans titre" in told[1]


def test_letters_that_do_not_fit_are_refused(office: ReadyOffice) -> None:
    signed(office)
    for kind, code in (
        (LetterKind.OBSERVATIONS, "opinion_required"),
        (LetterKind.RENEWAL_GRANTED, "not_granted"),
        (LetterKind.RENEWAL_REFUSED, "not_refused"),
        (LetterKind.TERMINATION, "not_terminated"),
    ):
        assert issue(office, kind).refused[0].error.code == code


def test_a_decided_evaluation_is_followed_by_another_and_stays(office: ReadyOffice) -> None:
    signed(office)
    with pytest.raises(RuleBroken):
        office.runner.do(evaluations.again, "agreement")
    one = judge(office)
    office.runner.do(evaluations.decide, one.id, "La maire")
    fresh = office.runner.do(evaluations.again, "agreement").value
    card = office.runner.read(evaluations.card, "agreement")
    assert card.evaluation.id == fresh.id
    assert [former.id for former in card.former] == [one.id]


def test_the_grid_of_the_office_is_that_of_the_next_evaluation(office: ReadyOffice) -> None:
    signed(office)
    mine = (GridCriterion(key="care", label="Soin des locaux", weight=4),)
    office.runner.do(evaluations.save_grid, mine)
    card = office.runner.read(evaluations.card, "agreement")
    assert [(s.label, s.weight) for s in card.evaluation.scores] == [("Soin des locaux", 4)]
    with pytest.raises(RuleBroken):
        office.runner.do(evaluations.save_grid, (replace(mine[0], weight=0),))


def test_steps_of_the_signature_are_noted_for_many_with_their_guards(office: ReadyOffice) -> None:
    signed(office)
    signed(office, "second", association_id="neighbour")
    told = steps.Told(on=TODAY)
    with pytest.raises(RuleBroken) as none:
        office.runner.do(steps.note, CampaignStep.SENT, ["agreement"], told)
    assert none.value.code == "nothing_noted"
    one = judge(office)
    office.runner.do(evaluations.decide, one.id, "La maire")
    following = office.runner.do(conventions.renew, "agreement").value
    act = steps.Told(on=TODAY, act_number="DEC-2026-12", act_date=date(2026, 11, 2))
    noted = office.runner.do(steps.note, steps.ACT, ["agreement", "second"], act).value
    assert (noted.count, len(noted.refused)) == (1, 1)
    named = "acte d’autorisation\u202f: 1\u00a0convention"
    assert office.runner.read(history.next_undo) == named
    assert office.read(following.id).decision_number == "DEC-2026-12"
    whole = replace(office.read(following.id), state=State.TO_SIGN, issued_version=1)
    office.runner.do(lambda work: work.save(CONVENTION, whole))
    for step in (CampaignStep.SENT, CampaignStep.SIGNED_BY_ASSOCIATION):
        office.runner.do(steps.note, step, ["agreement"], told)
    assert office.read().renewal is Renewal.EVALUATED
    with pytest.raises(RuleBroken) as early:
        office.runner.do(steps.note, CampaignStep.SIGNED_BY_CITY, ["agreement"], told)
    assert "exécutoire" in early.value.message
    other = steps.Told(on=TODAY, act_number="DEC-2026-13", act_date=date(2026, 11, 2))
    with pytest.raises(RuleBroken):
        office.runner.do(steps.note, steps.ACT, ["agreement"], other)
    sent = steps.Told(on=TODAY, act_transmitted_on=date(2026, 11, 3))
    office.runner.do(steps.note, steps.ACT, ["agreement"], sent)
    told = replace(told, act_published_on=date(2026, 11, 4))
    office.runner.do(steps.note, CampaignStep.SIGNED_BY_CITY, ["agreement"], told)
    assert office.read(following.id).decision_transmitted_on == date(2026, 11, 3)
    assert office.read(following.id).decision_published_on == date(2026, 11, 4)
    assert office.read().renewal is Renewal.RENEWED
    assert line(office).step is CampaignStep.TRANSMITTED
    office.runner.do(history.undo)
    assert office.read().renewal is Renewal.EVALUATED
    assert line(office).step is CampaignStep.SIGNED_BY_CITY
    with pytest.raises(RuleBroken):
        office.runner.do(steps.note, CampaignStep.COPY_HANDED, ["agreement"], told)
    late = steps.Told(on=date(2026, 11, 22))
    with pytest.raises(RuleBroken):
        office.runner.do(steps.note, CampaignStep.SIGNED_BY_CITY, ["agreement"], late)
