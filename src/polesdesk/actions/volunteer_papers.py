"""Certificates and thanks to people: numbered, kept like letters, printed again as they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from polesdesk.actions import letters, volunteers
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.letter_parties import letter_data, signatory_of_day
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.french import plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.letters import LetterData
from polesdesk.domain.names import file_name
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.volunteer_papers import TimeGiven, addressee, write
from polesdesk.domain.volunteers import full_name
from polesdesk.store import letters as kept_letters
from polesdesk.store import volunteer_hours

KINDS = (LetterKind.VOLUNTEER_CERTIFICATE, LetterKind.VOLUNTEER_THANKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersAsked:
    """Which paper for whom, about the time given from day to day."""

    kind: LetterKind
    ids: tuple[str, ...]
    first: date
    last: date


def given(work: Work, row_id: str, first: date, last: date) -> TimeGiven:
    """Return what a person gave in a period."""
    person = volunteers.get(work, row_id)
    shifts = [
        one
        for one in volunteer_hours.shifts_of(work.connection, person.id)
        if first <= one.day <= last and one.minutes
    ]
    tasks: dict[str, int] = {}
    for one in shifts:
        tasks[one.task] = tasks.get(one.task, 0) + one.minutes
    return TimeGiven(
        person=person,
        first=first,
        last=last,
        minutes=sum(tasks.values()),
        shifts=len(shifts),
        hubs=tuple(dict.fromkeys(one.hub for one in shifts if one.hub)),
        tasks=tuple(sorted(tasks.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def issue(runner: Runner, progress: Progress, asked: PapersAsked) -> ListPaper:
    """Return the papers of some people in one file, numbered and kept in one command.

    People without hours in the period, and agents, get none; a paper that stands and says the
    same is printed again as it was.
    """
    progress.step(0, 1, said("Lecture des heures"))
    papers = runner.do(_issue, progress, asked).value
    return _bundled(asked, papers)


def _issue(work: Work, progress: Progress, asked: PapersAsked) -> list[bytes]:
    _check(work, asked)
    whom = [given(work, row_id, asked.first, asked.last) for row_id in asked.ids]
    ready = [one for one in whom if one.minutes and not one.person.is_agent]
    if not ready:
        raise RuleBroken("no_hours", _why_none(whom))
    noun = LETTERS[asked.kind].lower()
    if len(ready) == 1:
        work.name("volunteer.paper", f"{noun} pour {full_name(ready[0].person)}")
    else:
        work.name("volunteer.papers", f"{noun}\u202f: {plural(len(ready), 'personne')}")
    made = []
    for place, one in enumerate(ready):
        told = said("{done} sur {count}").format(done=place, count=len(ready))
        progress.step(place, len(ready), told)
        made.append(_kept(work, asked.kind, one) or _new(work, asked.kind, one))
    return made


def _check(work: Work, asked: PapersAsked) -> None:
    if asked.last < asked.first:
        raise RuleBroken(
            "period", said("La fin précède le début\u202f: vérifiez les deux dates."), field="last"
        )
    if signatory_of_day(work) is None:
        raise RuleBroken(
            "signatory_required",
            said("Indiquez d’abord, dans les réglages, qui signe pour la collectivité."),
        )


def _why_none(whom: Sequence[TimeGiven]) -> str:
    if len(whom) == 1:
        one = whom[0]
        if one.person.is_agent:
            told = said("{name} est agent de la Ville\u202f: ses heures ne sont pas du bénévolat.")
            return told.format(name=full_name(one.person))
        return said("{name} n’a aucune heure comptée dans cette période.").format(
            name=full_name(one.person)
        )
    return said("Aucune de ces personnes n’a d’heures de bénévolat dans cette période.")


def _kept(work: Work, kind: LetterKind, one: TimeGiven) -> bytes | None:
    """Return the paper that stands and says the same."""
    for letter in kept_letters.about(work.connection, volunteers.SUBJECT, one.person.id):
        same = letter.kind is kind and letter.snapshot == one.told()
        if same and letter.cancelled_on is None:
            return work.files.get(letter.sha256)
    return None


def _new(work: Work, kind: LetterKind, one: TimeGiven) -> bytes:
    from polesdesk.documents import letters as paper

    data: LetterData = replace(
        letter_data(work, kind, one, addressee(one.person)), number=letters.next_number(work)
    )
    logo = data.settings.logo_sha256
    drawn = paper.draw(data, write(data, one), logo=work.files.get(logo) if logo else None)
    if drawn.uncovered:
        raise RuleBroken(
            "letters_not_printable",
            said("Ces caractères ne peuvent pas être imprimés\u202f: {letters}.").format(
                letters=drawn.uncovered
            ),
        )
    kept = Letter(
        id=new_id(),
        number=data.number,
        kind=kind,
        subject_kind=volunteers.SUBJECT,
        subject_id=one.person.id,
        pages=drawn.pages,
        snapshot=one.told(),
        file_name=file_name([LETTERS[kind], data.number, full_name(one.person)]),
    )
    letters.keep_report(work, kept, drawn.pdf)
    return drawn.pdf


def _bundled(asked: PapersAsked, papers: Sequence[bytes]) -> ListPaper:
    from polesdesk.documents import binding

    title = LETTERS[asked.kind]
    span = f"{asked.first.isoformat()}_{asked.last.isoformat()}"
    return ListPaper(
        title=title,
        file_name=file_name([title, span]),
        pdf=papers[0] if len(papers) == 1 else binding.bundle(papers),
    )
