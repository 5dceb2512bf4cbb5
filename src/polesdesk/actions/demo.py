"""The demonstration file: an invented office, so that every screen has something to say.

The sample lies in resources/sample/demonstration; its days are relative to the day of making.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from polesdesk.actions import (
    conventions,
    demo_amendments,
    demo_closures,
    demo_endings,
    demo_follow_ups,
    demo_journee,
    demo_planning,
    demo_premises,
    demo_renewals,
    demo_rosters,
    demo_visits,
    demo_volunteers,
    files,
    originals,
    templates,
)
from polesdesk.actions import records as common
from polesdesk.actions.demo_associations import Handover, Member, handovers, members
from polesdesk.actions.demo_conventions import Agreement, Sources, agreements
from polesdesk.actions.demo_days import Calendar
from polesdesk.actions.demo_places import Office, Places, office, places, rents
from polesdesk.actions.demo_requests import Answer, play, requests, seasons
from polesdesk.actions.demo_sample import annex_of_sample, sample
from polesdesk.actions.errors import trouble_of
from polesdesk.actions.runner import Runner, Work
from polesdesk.actions.valuing import with_value
from polesdesk.domain.associations import officer_name
from polesdesk.domain.conventions import Convention, State
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.papers import Annex, Note, TemplateState
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import authority as stored_office
from polesdesk.store import conventions as stored
from polesdesk.store import hubs, opening
from polesdesk.store import originals as papers
from polesdesk.store.kinds import (
    ALLOTMENT,
    ANNEX,
    ASSOCIATION,
    CLOSURE,
    CONVENTION,
    HOURLY_RATE,
    HUB,
    NOTE,
    OFFICER,
    PAPER,
    PREMISES_REQUEST,
    RENT,
    ROOM,
    SETTINGS,
    SIGNATORY,
    SLOT_EXCEPTION,
    TEMPLATE,
    VOLUNTEER,
    Kind,
)

KIND = "demo"
LABEL = "données d’exemple"
ACTOR = "Accueil (EXEMPLE)"
VALIDATOR = "Service juridique (EXEMPLE)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens to an original on a day: its issue, a signature, a transmission."""

    on: date
    convention_id: str
    step: str
    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What has happened to the file of the demonstration since it was filled."""

    events: tuple[Event, ...]
    handovers: tuple[Handover, ...]
    answers: tuple[Answer, ...] = ()


@dataclass(slots=True, kw_only=True)
class Clock:
    """The day and the moment of the demonstration while it plays its past."""

    day: date
    moment: datetime

    def go_to(self, day: date) -> None:
        """Move on to a day, or to a later minute of the same one."""
        self.day = day
        later = self.moment + timedelta(minutes=3)
        self.moment = max(later, datetime.combine(day, time(9, 20)))


def create(path: Path, today: date) -> None:
    """Make a whole demonstration file: the office, then the originals in the order of their days.

    Raises ``Trouble`` when the file exists or cannot be written.
    """
    try:
        opening.create(path)
    except Exception as error:
        raise trouble_of(error) or error from error
    try:
        _make(path, today)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _make(path: Path, today: date) -> None:
    begun = Calendar(today).day("season-3 +20d")
    clock = Clock(day=today, moment=datetime.combine(begun, time(9)))
    runner = Runner(path, today=lambda: clock.day, now=lambda: clock.moment, actor=ACTOR)
    try:
        runner.do(files.set_up)
        issue_originals(runner, clock, runner.do(fill).value)
        demo_visits.play(runner, today, clock.go_to)
        demo_follow_ups.play(runner, today, clock.go_to)
        demo_renewals.play(runner, today, clock.go_to)
        demo_closures.play(runner, today, clock.go_to)
        demo_amendments.play(runner, today, clock.go_to)
        demo_premises.play(runner, today, clock.go_to)
        demo_rosters.play(runner, today, clock.go_to)
        runner.do(demo_journee.fill)
        demo_endings.play(runner, today, clock.go_to)
        clock.go_to(today)
    finally:
        runner.close()


def fill(work: Work) -> Story:
    """Fill a new file with the demonstration, in one command; return what follows.

    Agreements whose original is issued later are still at the instruction.
    """
    if hubs.count(work.connection, ListQuery()):
        raise RuleBroken(
            "not_empty", said("Les données d’exemple ne vont que dans un fichier vide.")
        )
    work.name(KIND, LABEL)
    calendar = Calendar(work.today)
    authority, where, who = office(calendar), places(calendar), members(calendar)
    _validate_templates(work, calendar.day("season-3 +14d"))
    _save_office(work, authority)
    _save_places(work, where, calendar)
    _save_members(work, who)
    sources = Sources(calendar=calendar, office=authority, places=where, members=who)
    made = agreements(sources, lambda code, year: _number(work, code, year))
    _insert(work, CONVENTION, [with_value(work, one.convention) for one in made])
    _insert(work, NOTE, _notes(where, who, calendar))
    _save_planning(work, where, who, [one.convention for one in made], calendar)
    asked, answers = requests(calendar, where, who)
    _insert(work, PREMISES_REQUEST, asked)
    _insert(work, VOLUNTEER, demo_volunteers.people(calendar, where, who))
    _insert(work, HOURLY_RATE, demo_volunteers.rates(calendar))
    given, letters = seasons(calendar, where, who, [one.convention for one in made])
    _insert(work, ALLOTMENT, given)
    return Story(
        events=_events(made), handovers=handovers(who, calendar), answers=(*answers, *letters)
    )


def _number(work: Work, code: str, year: int) -> str:
    return stored.next_number(work.connection, code, year, "")


def _insert(work: Work, kind: Kind, values: Any) -> None:
    assert work.writer is not None
    work.writer.insert_many(kind, list(values))


def _validate_templates(work: Work, on: date) -> None:
    templates.install(work)
    for one in papers.templates(work.connection):
        validated = replace(
            one, state=TemplateState.VALIDATED, validated_by=VALIDATOR, validated_on=on
        )
        work.save(TEMPLATE, validated)


def _save_office(work: Work, authority: Office) -> None:
    known = stored_office.settings(work.connection)
    work.save(SETTINGS, replace(authority.settings, version=known.version))
    _insert(work, SIGNATORY, authority.signatories)


def _save_places(work: Work, where: Places, calendar: Calendar) -> None:
    _insert(work, HUB, where.hubs.values())
    _insert(work, ROOM, where.rooms.values())
    _insert(work, RENT, rents(calendar, where.hubs))
    _insert(work, ANNEX, (_kept(work, one) for one in where.annexes))


def _kept(work: Work, annex: Annex) -> Annex:
    return replace(annex, sha256=work.files.put(annex_of_sample(annex.file_name)))


def _save_members(work: Work, who: dict[str, Member]) -> None:
    _insert(work, ASSOCIATION, (one.association for one in who.values()))
    _insert(work, OFFICER, (officer for one in who.values() for officer in one.officers))
    _insert(work, PAPER, (paper for one in who.values() for paper in one.papers))


def _save_planning(
    work: Work,
    where: Places,
    who: dict[str, Member],
    made: list[Convention],
    calendar: Calendar,
) -> None:
    keys = {member.association.id: key for key, member in who.items()}
    told = [(keys[one.association_id], one) for one in made]
    _insert(work, ALLOTMENT, demo_planning.uses(calendar, where))
    _insert(work, CLOSURE, demo_planning.closures(calendar, where))
    _insert(work, SLOT_EXCEPTION, demo_planning.exceptions(calendar, told))


def _notes(where: Places, who: dict[str, Member], calendar: Calendar) -> Iterator[Note]:
    for told in sample("notes")["note"]:
        about_hub = "hub" in told
        row_id = (
            where.hubs[told["hub"]].id if about_hub else who[told["association"]].association.id
        )
        yield Note(
            id=new_id(),
            subject_kind="hub" if about_hub else "association",
            subject_id=row_id,
            written_on=calendar.day(told["on"]),
            author=ACTOR,
            text=told["text"],
        )


def _events(made: list[Agreement]) -> tuple[Event, ...]:
    return tuple(
        sorted(
            (
                Event(on=on, convention_id=one.convention.id, step=step, receipt=one.receipt)
                for one in made
                for step, on in one.steps.items()
            ),
            key=lambda event: event.on,
        )
    )


_TARGETS = {
    "association": State.SIGNED_BY_ASSOCIATION,
    "city": State.SIGNED_BY_CITY,
    "sent": State.TRANSMITTED,
    "notified": State.NOTIFIED,
}


def issue_originals(runner: Runner, clock: Clock, story: Story) -> None:
    """Play what happened to originals and requests, each on its day, by the runner's clock."""
    today = clock.day
    happened: list[Event | Answer] = [*story.events, *story.answers]
    for event in sorted(happened, key=lambda event: event.on):
        clock.go_to(event.on)
        if isinstance(event, Answer):
            play(runner, event)
        elif event.step == "issued":
            originals.original(runner, Silent(), event.convention_id)
        else:
            runner.do(_move, event)
    for handover in story.handovers:
        clock.go_to(handover.on)
        runner.do(_hand_over, handover)
    clock.go_to(today)


def _move(work: Work, event: Event) -> None:
    target = _TARGETS[event.step]
    conventions.move(work, event.convention_id, target, on=event.on, receipt=event.receipt)


def _hand_over(work: Work, handover: Handover) -> None:
    """End the term of a chair and start the next one's: an original that is out is spoilt."""
    work.name("officer.save", f"changement de présidence\u202f: {officer_name(handover.comes)}")
    former = common.require(work, OFFICER, handover.leaves_id)
    work.save(OFFICER, replace(former, to_date=handover.on - timedelta(days=1)))
    work.save(OFFICER, handover.comes)
