"""The card of an edition: how far it is, its figures, what it lacks, its papers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from polesdesk.actions.journee import EditionCard
from polesdesk.domain.cards import TimelineStep
from polesdesk.domain.french import (
    date_in_words,
    format_date,
    format_euros,
    format_minutes,
    format_percent,
    format_time,
    plural,
    time_range,
)
from polesdesk.domain.journee import CitizenDay, EditionState
from polesdesk.domain.journee_labels import INCIDENT_KINDS
from polesdesk.domain.journee_moves import EditionMove, moves_from
from polesdesk.domain.journee_papers import PAPERS, JourneePaper
from polesdesk.domain.journee_places import OPEN
from polesdesk.domain.journee_rows import awaits_answer
from polesdesk.domain.rosters import COMING, AssignmentStatus
from polesdesk.domain.rows import HistoryRow
from polesdesk.domain.sign_ups import Incident
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.history_block import history_block, history_button
from polesdesk.ui.journee.columns import state_chip
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

if TYPE_CHECKING:
    from polesdesk.ui.journee.acts import EditionActs

_STEPS = (
    EditionState.PREPARING,
    EditionState.CALL_FOR_IDEAS,
    EditionState.SIGN_UP,
    EditionState.READY,
    EditionState.DONE,
    EditionState.EVALUATED,
)
_HELD = frozenset({EditionState.READY, EditionState.DONE, EditionState.EVALUATED})
_SITE = (marked("chantier"), marked("chantiers"))
_PERSON = (marked("personne"), marked("personnes"))
_LACKS = (
    ("worksite", marked("{n} sans référent ou sans chef de chantier."), *_SITE),
    ("worksite", marked("{n} où il manque du monde."), *_SITE),
    ("day_task", marked("{n} sans réponse d’un service."), marked("demande"), marked("demandes")),
    ("sign_up", marked("{n} à placer sur un chantier."), *_PERSON),
    ("sign_up", marked("{n} en liste d’attente."), *_PERSON),
    ("sign_up", marked("{n} sans autorisation parentale."), marked("mineur"), marked("mineurs")),
)
LINE = Button(name="", text="")


def content_of(card: EditionCard, history: Sequence[HistoryRow], acts: EditionActs) -> Content:
    """Return what the card of an edition shows, and what can be done."""
    edition = card.records.edition
    moves = moves_from(edition.state)
    ahead = [one for one in moves if _is_ahead(one)][:1]
    return Content(
        title=edition.theme or tr("Journée citoyenne"),
        reference=date_in_words(edition.day) if edition.day else tr("date à fixer"),
        chip=state_chip(edition.state),
        timeline=_timeline(edition),
        strips=tuple(_strips(card, acts)),
        blocks=tuple(_blocks(card, history, acts)),
        primary=_move_button(ahead[0], acts, primary=True) if ahead else _report(acts),
        buttons=tuple(_buttons(card, acts)),
        more=(
            *(_move_button(one, acts) for one in moves if one not in ahead),
            LINE,
            history_button("citizen_day", acts.show_history),
            Button(name="citizen_day_bin", text=tr("Supprimer"), act=acts.bin, icon="trash-2"),
        ),
    )


def _is_ahead(move: EditionMove) -> bool:
    """Tell whether a move leads towards the report, not back."""
    known = move.source in _STEPS and move.target in _STEPS
    return known and _STEPS.index(move.target) > _STEPS.index(move.source)


def _report(acts: EditionActs) -> Button:
    show = partial(acts.print, JourneePaper.REPORT)
    return Button(name="citizen_day_report", text=tr("Bilan…"), act=show, icon="file-text")


def _timeline(edition: CitizenDay) -> tuple[TimelineStep, ...]:
    if edition.state is EditionState.CANCELLED:
        return ()
    reached = _STEPS.index(edition.state)
    days = {
        EditionState.SIGN_UP: edition.sign_up_from,
        EditionState.DONE: edition.day,
    }
    words = {
        EditionState.PREPARING: tr("Préparation"),
        EditionState.CALL_FOR_IDEAS: tr("Idées"),
        EditionState.SIGN_UP: tr("Inscriptions"),
        EditionState.READY: tr("Prête"),
        EditionState.DONE: tr("Journée"),
        EditionState.EVALUATED: tr("Bilan"),
    }
    return tuple(
        TimelineStep(
            key=str(state),
            label=words[state],
            on=days.get(state),
            done=place <= reached,
            current=place == reached + 1,
        )
        for place, state in enumerate(_STEPS)
    )


def _strips(card: EditionCard, acts: EditionActs) -> list[Strip]:
    """Return what stands in the way, each in a sentence, with the page that settles it."""
    if card.records.edition.state in {EditionState.CANCELLED, EditionState.EVALUATED}:
        return []
    records = card.records
    asked = sum(awaits_answer(one) for one in records.tasks)
    opened = [one for one in card.places if one.worksite.state in OPEN]
    unled = sum(not (one.worksite.lead_ids and one.worksite.referent_ids) for one in opened)
    short = sum(bool(one.lacking) for one in opened)
    coming = [one for one in records.sign_ups if one.status in COMING]
    nowhere = sum(one.worksite_id is None for one in coming)
    waiting = sum(one.status is AssignmentStatus.WAITLIST for one in records.sign_ups)
    minors = sum(_lacks_authorisation(card, one.volunteer_id) for one in coming)
    counts = (unled, short, asked, nowhere, waiting, minors)
    return [
        Strip(
            text=tr(words).format(n=plural(count, tr(one), tr(many))),
            button=Button(
                name=f"citizen_day_lack_{place}", text=tr("Voir"), act=partial(acts.show, kind)
            ),
        )
        for place, (count, (kind, words, one, many)) in enumerate(
            zip(counts, _LACKS, strict=True), 1
        )
        if count
    ]


def _lacks_authorisation(card: EditionCard, volunteer_id: str) -> bool:
    person = card.records.people.get(volunteer_id)
    return person is not None and person.is_minor and person.parental_authorisation_on is None


def _blocks(card: EditionCard, history: Sequence[HistoryRow], acts: EditionActs) -> list[Block]:
    return [
        Block(facts=tuple(_facts(card.records.edition))),
        Block(title=tr("En chiffres"), facts=tuple(_figures(card))),
        _charter(card.records.edition),
        _incidents(card, acts),
        history_block(history, tr("Historique")),
    ]


def _facts(edition: CitizenDay) -> list[Fact]:
    hours = time_range(edition.start, edition.end) if edition.start and edition.end else ""
    meeting = edition.meeting_point
    if edition.meeting_time is not None:
        meeting = f"{format_time(edition.meeting_time)}, {meeting}".strip(", ")
    told = (
        (tr("Horaires"), hours),
        (tr("Rendez-vous"), meeting),
        (tr("En cas de pluie"), edition.rain_plan),
        (tr("Délibération"), _deliberation(edition)),
        (tr("Assureur informé"), _on(edition.insurer_informed_on)),
        (tr("Préfecture informée"), _on(edition.prefecture_informed_on)),
        (tr("Inscriptions"), _span(edition)),
        (tr("Motif"), edition.reason),
        (tr("Notes"), edition.notes),
    )
    return [Fact(label=label, text=text) for label, text in told if text]


def _on(day: object) -> str:
    return format_date(day) if day else tr("pas encore")  # type: ignore[arg-type]


def _deliberation(edition: CitizenDay) -> str:
    if edition.deliberation_date is None:
        return tr("pas encore")
    return tr("n°\u00a0{number} du {day}").format(
        number=edition.deliberation_number or "…", day=format_date(edition.deliberation_date)
    )


def _span(edition: CitizenDay) -> str:
    if edition.sign_up_from is None and edition.sign_up_to is None:
        return ""
    first = format_date(edition.sign_up_from) if edition.sign_up_from else "…"
    last = format_date(edition.sign_up_to) if edition.sign_up_to else "…"
    return tr("du {first} au {last}").format(first=first, last=last)


def _figures(card: EditionCard) -> list[Fact]:
    found = card.indicators
    edition = card.records.edition
    facts = [
        (tr("Propositions"), tr("{all}, dont {kept}").format(
            all=found.proposals, kept=plural(found.accepted, tr("retenue"), tr("retenues")))),
        (tr("Chantiers"), str(found.worksites)),
        (tr("Inscrits"), str(found.signed_up)),
    ]  # fmt: skip
    if edition.estimated_headcount:
        facts.append((tr("Effectif attendu"), str(edition.estimated_headcount)))
    if edition.state in _HELD or card.indicators.present:
        facts += _held(card)
    cost = format_euros(found.cents)
    if found.unknown_costs:
        cost = tr("{cost}, {n} à chiffrer").format(cost=cost, n=found.unknown_costs)
    facts.append((tr("Coût"), cost))
    return [Fact(label=label, text=text) for label, text in facts]


def _held(card: EditionCard) -> list[tuple[str, str]]:
    found = card.indicators
    came = tr("{n}, dont {walk_ins} sans inscription").format(
        n=found.present, walk_ins=found.walk_ins
    )
    missed = format_percent(found.no_shows.rate) if found.no_shows.rate is not None else "–"
    return [
        (tr("Présents"), came),
        (tr("Absents"), tr("{k} sur {n}, {rate}").format(
            k=found.no_shows.k, n=found.no_shows.n, rate=missed)),
        (tr("Heures de bénévolat"), format_minutes(found.minutes)),
        (tr("Repas"), str(found.meals)),
        (tr("Questionnaires"), str(found.answers)),
    ]  # fmt: skip


def _charter(edition: CitizenDay) -> Block:
    lines = tuple(
        Line(
            title=one.name,
            detail=", ".join(
                part
                for part in (one.quality, format_date(one.signed_on) if one.signed_on else "")
                if part
            ),
        )
        for one in edition.charter
    )
    return Block(
        title=tr("Charte"),
        lines=lines,
        empty=tr("Personne n’a encore signé la charte."),
    )


def _incidents(card: EditionCard, acts: EditionActs) -> Block:
    return Block(
        title=tr("Accidents et dégâts"),
        lines=tuple(
            _incident(one, number, acts) for number, one in enumerate(card.records.incidents, 1)
        ),
        empty=tr("Rien à signaler."),
        buttons=(
            Button(name="incident_add", text=tr("Noter un incident…"), act=acts.add_incident,
                   icon="circle-alert"),
        ),
    )  # fmt: skip


def _incident(one: Incident, number: int, acts: EditionActs) -> Line:
    declared = one.declared_on is not None
    chip = Chip(
        word=tr("Déclaré") if declared else tr("À déclarer"),
        tone=Tone.GREEN if declared else Tone.AMBER,
    )
    at = f"{format_time(one.at)}, " if one.at else ""
    return Line(
        title=f"{at}{tr(INCIDENT_KINDS[one.kind]).lower()}",
        detail=one.description,
        chip=chip,
        buttons=(
            Button(name=f"incident_edit_{number}", text=tr("Modifier…"),
                   act=partial(acts.edit_incident, one)),
        ),
    )  # fmt: skip


def _move_button(move: EditionMove, acts: EditionActs, *, primary: bool = False) -> Button:
    name = "citizen_day_next" if primary else f"citizen_day_to_{str(move.target).lower()}"
    return Button(name=name, text=tr(move.label), act=partial(acts.move, move.target))


def _buttons(card: EditionCard, acts: EditionActs) -> list[Button]:
    menu = tuple(
        Button(name=f"journee_print_{kind}", text=tr(PAPERS[kind]), act=partial(acts.print, kind))
        for kind in JourneePaper
    )
    buttons = [
        Button(name="citizen_day_edit", text=tr("Modifier"), act=acts.edit, icon="pencil"),
        Button(name="journee_print", text=tr("Imprimer"), icon="printer", menu=menu),
    ]
    if card.records.edition.state in {EditionState.READY, EditionState.DONE}:
        buttons.append(
            Button(name="journee_welcome", text=tr("Accueil du jour…"), act=acts.welcome,
                   icon="users")
        )  # fmt: skip
        buttons.append(
            Button(name="journee_survey", text=tr("Saisir les questionnaires…"), act=acts.survey,
                   icon="pen-line")
        )  # fmt: skip
    return buttons
