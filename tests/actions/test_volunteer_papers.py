"""Certificates, thanks and calendars of people, and what is refused."""

import io
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from actions.conftest import Office
from actions.test_volunteers import person, shift
from polesdesk.actions import (
    history,
    letters,
    settings,
    volunteer_calendar,
    volunteer_papers,
    volunteers,
)
from polesdesk.actions.volunteer_papers import PapersAsked
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.progress import Silent
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Signatory

FIRST, LAST = date(2026, 1, 1), date(2026, 11, 21)


@pytest.fixture
def signed(office: Office) -> Office:
    """An office that says who signs."""
    known = office.runner.read(settings.get)
    office.runner.do(settings.save, replace(known, authority_name="Ville d’Exemple"))
    mayor = Signatory(
        id=new_id(), civility="Mme", first_name="Mira", last_name="Modèle", quality="maire",
        is_default=True,
    )  # fmt: skip
    office.runner.do(settings.save_signatory, mayor)
    return office


def asked(kind: LetterKind, *people: object) -> PapersAsked:
    ids = tuple(one.id for one in people)  # type: ignore[attr-defined]
    return PapersAsked(kind=kind, ids=ids, first=FIRST, last=LAST)


def words(pdf: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).replace("\u00a0", " ").replace("\u202f", " ").split())


def test_a_certificate_tells_the_hours_of_the_period_and_is_kept(signed: Office):
    one = person(signed, civility="Mme")
    shift(signed, one, date(2026, 5, 4))
    shift(signed, one, date(2025, 5, 5))
    wanted = asked(LetterKind.VOLUNTEER_CERTIFICATE, one)
    made = volunteer_papers.issue(signed.runner, Silent(), wanted)
    told = words(made.pdf)
    assert "Attestation de bénévolat" in told
    assert "Mme Ana Exemple a donné bénévolement 3 h" in told
    assert "1 permanence" in told
    assert "Mira" in told
    assert "PROJET" not in told
    (kept,) = signed.runner.read(volunteers.card, one.id).letters
    assert kept.number in told
    assert signed.runner.read(letters.pdf, kept.id) == made.pdf
    again = volunteer_papers.issue(signed.runner, Silent(), wanted)
    assert again.pdf == made.pdf
    assert len(signed.runner.read(volunteers.card, one.id).letters) == 1
    shift(signed, one, date(2026, 5, 11))
    volunteer_papers.issue(signed.runner, Silent(), wanted)
    assert len(signed.runner.read(volunteers.card, one.id).letters) == 2


def test_thanks_go_to_many_at_once_without_agents_nor_those_who_gave_nothing(signed: Office):
    ana, bo = person(signed), person(signed, "Bo", "Bénévole", civility="M.")
    agent = person(signed, "Cy", "Agent", is_agent=True)
    idle = person(signed, "Di", "Absent")
    for one in (ana, bo, agent):
        shift(signed, one, date(2026, 5, 4))
    wanted = asked(LetterKind.VOLUNTEER_THANKS, ana, bo, agent, idle)
    made = volunteer_papers.issue(signed.runner, Silent(), wanted)
    assert len(PdfReader(io.BytesIO(made.pdf)).pages) == 2
    told = words(made.pdf)
    assert "Bo Bénévole" in told
    assert "Cy Agent" not in told
    assert "Monsieur," in told
    assert len(signed.runner.read(volunteers.card, ana.id).letters) == 1
    signed.runner.do(history.undo)
    standing = signed.runner.read(volunteers.card, ana.id).letters
    assert all(letter.cancelled_on for letter in standing)


@pytest.mark.parametrize("agent", [True, False])
def test_who_gave_nothing_as_a_volunteer_gets_no_certificate(signed: Office, agent: bool):
    one = person(signed, is_agent=agent)
    if agent:
        shift(signed, one, date(2026, 5, 4))
    with pytest.raises(RuleBroken) as broken:
        volunteer_papers.issue(
            signed.runner, Silent(), asked(LetterKind.VOLUNTEER_CERTIFICATE, one)
        )
    assert broken.value.code == "no_hours"
    assert "Ana Exemple" in broken.value.message


def test_nobody_signs_for_an_office_without_signatory(office: Office):
    one = person(office)
    shift(office, one, date(2026, 5, 4))
    with pytest.raises(RuleBroken) as broken:
        volunteer_papers.issue(
            office.runner, Silent(), asked(LetterKind.VOLUNTEER_CERTIFICATE, one)
        )
    assert broken.value.code == "signatory_required"


def test_the_calendar_of_a_person_holds_what_is_to_come(office: Office, tmp_path: Path):
    one = person(office)
    shift(office, one, date(2026, 5, 4))
    confirmed = AssignmentStatus.CONFIRMED
    coming = shift(office, one, date(2026, 12, 7), status=confirmed)
    off = shift(office, one, date(2026, 12, 14), status=AssignmentStatus.CANCELLED)
    shift(office, one, date(2026, 12, 21), status=AssignmentStatus.WAITLIST)
    path = volunteer_calendar.write(office.runner, Silent(), one.id, tmp_path / "a.ics")
    text = path.read_bytes().decode("utf-8")
    assert text.count("BEGIN:VEVENT") == 2
    assert f"UID:{coming.id}@polesdesk" in text
    assert "DTSTART;TZID=Europe/Paris:20261207T090000" in text
    cancelled = text[text.index(f"UID:{off.id}") :]
    assert "STATUS:CANCELLED" in cancelled
    idle = person(office, "Bo", "B")
    with pytest.raises(RuleBroken):
        volunteer_calendar.write(office.runner, Silent(), idle.id, tmp_path / "b.ics")
    assert not (tmp_path / "b.ics").exists()


def test_a_shift_over_midnight_ends_on_the_next_day(office: Office):
    one = person(office)
    shift(office, one, date(2026, 12, 7), status=AssignmentStatus.CONFIRMED)
    (held,) = office.runner.read(volunteers.card, one.id).coming
    late = volunteer_calendar.event(replace(held, start=time(22), end=time(1)))
    assert (late.end - late.start).seconds == 3 * 3600
    assert late.end.day == 8
