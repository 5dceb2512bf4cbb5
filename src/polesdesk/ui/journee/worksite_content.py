"""The card of a worksite: what it needs, who comes, what services answered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from polesdesk.actions.journee_forms import WorksiteCard
from polesdesk.domain.french import (
    format_euros,
    format_phone,
    join_and,
    plural,
    time_range,
)
from polesdesk.domain.journee_labels import SERVICE_ANSWERS, WORKSITE_STATES
from polesdesk.domain.journee_papers import numbered
from polesdesk.domain.journee_rows import awaits_answer
from polesdesk.domain.roster_labels import ROLES, STATUSES
from polesdesk.domain.rosters import AssignmentRole
from polesdesk.domain.rows import HistoryRow
from polesdesk.domain.volunteers import full_name
from polesdesk.domain.worksite_lines import format_materials, format_results, format_tools
from polesdesk.domain.worksites import WorksiteState
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.history_block import history_block, history_button
from polesdesk.ui.journee.columns import STATUS_TONES
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

if TYPE_CHECKING:
    from polesdesk.ui.journee.worksites import WorksitesPage

_VERBS = {
    WorksiteState.PROPOSED: marked("Remettre à l’état de proposition"),
    WorksiteState.CONFIRMED: marked("Confirmer"),
    WorksiteState.DONE: marked("Réalisé"),
    WorksiteState.PARTLY_DONE: marked("Réalisé en partie"),
    WorksiteState.CANCELLED: marked("Annuler le chantier…"),
}
_TONES = {
    WorksiteState.PROPOSED: Tone.GREY,
    WorksiteState.CONFIRMED: Tone.BLUE,
    WorksiteState.DONE: Tone.GREEN,
    WorksiteState.PARTLY_DONE: Tone.GREEN,
    WorksiteState.CANCELLED: Tone.GREY,
}
_ICONS = {WorksiteState.CONFIRMED: "check", WorksiteState.DONE: "circle-check"}
_RARE = frozenset({WorksiteState.PROPOSED, WorksiteState.CANCELLED})


def content_of(card: WorksiteCard, history: Sequence[HistoryRow], page: WorksitesPage) -> Content:
    """Return what the card of a worksite shows, and what can be done."""
    one = card.worksite
    targets = page.targets()
    primary = next((target for target in targets if target not in _RARE), None)
    return Content(
        title=numbered(one),
        reference=", ".join(part for part in (one.place, one.quarter) if part),
        chip=Chip(word=tr(WORKSITE_STATES[one.state]), tone=_TONES[one.state]),
        strips=tuple(_strips(card)),
        blocks=tuple(_blocks(card, history)),
        primary=_button(primary, page, card) if primary else None,
        buttons=(
            Button(name="worksite_edit", text=tr("Modifier"), act=page.edit, icon="pencil"),
            *(_button(target, page, card) for target in targets
              if target is not primary and target not in _RARE),
        ),
        more=(
            *(_button(target, page, card) for target in targets if target in _RARE),
            history_button("worksite", page.show_history),
            Button(name="worksite_bin", text=tr("Supprimer"), act=page.delete, icon="trash-2"),
        ),
    )  # fmt: skip


def _button(target: WorksiteState, page: WorksitesPage, card: WorksiteCard) -> Button:
    day = card.edition.day
    is_done = target in {WorksiteState.DONE, WorksiteState.PARTLY_DONE}
    is_early = is_done and (day is None or day > page.today())
    return Button(
        name=f"worksite_{str(target).lower()}",
        text=tr(_VERBS[target]),
        act=partial(page.settle_shown, target),
        icon=_ICONS.get(target, ""),
        why_not=tr("La journée n’a pas encore eu lieu.") if is_early else "",
    )


def _strips(card: WorksiteCard) -> list[Strip]:
    one, place = card.worksite, card.place
    if one.state is not WorksiteState.CONFIRMED:
        return []
    lacks = []
    if place.lacking:
        lacks.append(plural(place.lacking, tr("personne"), tr("personnes")))
    if not one.lead_ids:
        lacks.append(tr("un chef de chantier"))
    if not one.referent_ids:
        lacks.append(tr("un référent technique"))
    asked = sum(awaits_answer(task) for task in card.tasks)
    if asked:
        lacks.append(plural(asked, tr("réponse d’un service"), tr("réponses de services")))
    strips = []
    if lacks:
        strips.append(Strip(text=tr("Il manque {what}.").format(what=join_and(lacks))))
    if place.over:
        over = plural(place.over, tr("personne"), tr("personnes"))
        strips.append(Strip(text=tr("{people} de trop.").format(people=over), tone=Tone.RED))
    if place.waiting:
        waiting = plural(place.waiting, tr("personne attend"), tr("personnes attendent"))
        strips.append(Strip(text=tr("{people} une place.").format(people=waiting), tone=Tone.BLUE))
    return strips


def _blocks(card: WorksiteCard, history: Sequence[HistoryRow]) -> list[Block]:
    return [
        Block(facts=tuple(_facts(card))),
        _people(card),
        _needs(card),
        _tasks(card),
        history_block(history, tr("Historique")),
    ]


def _facts(card: WorksiteCard) -> list[Fact]:
    one = card.worksite
    hours = time_range(one.start, one.end) if one.start and one.end else ""
    told = (
        (tr("Horaires"), hours),
        (tr("Places"), _places(card)),
        (tr("Chefs de chantier"), _named(card, one.lead_ids)),
        (tr("Référents"), _named(card, one.referent_ids)),
        (tr("Compétences"), ", ".join(one.skills)),
        (tr("Travaux"), one.description),
        (tr("Accessibilité"), one.accessibility),
        (tr("En cas de pluie"), one.rain_plan),
        (tr("Motif"), one.reason),
        (tr("Notes"), one.notes),
    )
    facts = [Fact(label=label, text=text) for label, text in told if text]
    if one.association_id:
        link = Link(kind="association", id=one.association_id)
        facts.append(Fact(label=tr("Association"), text=card.association, link=link))
    if one.hub_id:
        facts.append(Fact(label=tr("Pôle"), text=card.hub, link=Link(kind="hub", id=one.hub_id)))
    for proposal in card.proposals:
        link = Link(kind="worksite_proposal", id=proposal.id)
        facts.append(Fact(label=tr("Proposition"), text=proposal.title, link=link))
    return facts


def _places(card: WorksiteCard) -> str:
    one, place = card.worksite, card.place
    words = [str(place.taken)]
    if one.maximum is not None:
        words = [tr("{taken} sur {most}").format(taken=place.taken, most=one.maximum)]
    if one.minimum:
        words.append(tr("{least} nécessaires").format(least=one.minimum))
    if one.adults_only:
        words.append(tr("adultes seulement"))
    return ", ".join(words)


def _named(card: WorksiteCard, ids: Sequence[str]) -> str:
    named = []
    for row_id in ids:
        person = card.records.people.get(row_id)
        if person is not None:
            phone = f" ({format_phone(person.phone)})" if person.phone else ""
            named.append(f"{full_name(person)}{phone}")
    return ", ".join(named)


def _people(card: WorksiteCard) -> Block:
    lines = []
    for one in card.sign_ups:
        person = card.records.people.get(one.volunteer_id)
        if person is None:
            continue
        role = "" if one.role is AssignmentRole.PARTICIPANT else tr(ROLES[one.role]).lower()
        lines.append(
            Line(
                title=full_name(person),
                detail=role,
                chip=Chip(word=tr(STATUSES[one.status]), tone=STATUS_TONES[one.status]),
                link=Link(kind="sign_up", id=one.id),
            )
        )
    count = tr("Inscrits ({n})").format(n=len(lines))
    return Block(title=count, lines=tuple(lines), empty=tr("Personne n’est encore inscrit."))


def _needs(card: WorksiteCard) -> Block:
    one = card.worksite
    costs = [each.cents for each in one.materials]
    known = sum(each for each in costs if each is not None)
    cost = format_euros(known)
    if None in costs:
        cost = tr("{cost}, {n} à chiffrer").format(cost=cost, n=costs.count(None))
    told = (
        (tr("Outils"), _in_line(format_tools(one.tools))),
        (tr("Matériaux"), _in_line(format_materials(one.materials))),
        (tr("Coût"), cost if one.materials else ""),
        (tr("Risques"), one.risks),
        (tr("Protection"), ", ".join(one.protection)),
        (tr("Premiers secours"), one.first_aid),
        (tr("Eau et sanitaires"), one.facilities),
        (tr("Résultats"), _in_line(format_results(one.results))),
    )
    facts = tuple(Fact(label=label, text=text) for label, text in told if text)
    return Block(
        title=tr("Moyens et sécurité"),
        facts=facts,
        empty=tr("Ni outil, ni matériau, ni consigne n’est noté."),
    )


def _in_line(text: str) -> str:
    """Return lines « nom ; 4 » as « nom (4), nom »."""
    shown = []
    for line in text.splitlines():
        name, *rest = (part.strip() for part in line.split(";"))
        detail = ", ".join(part for part in rest if part)
        shown.append(f"{name} ({detail})" if detail else name)
    return ", ".join(shown)


def _tasks(card: WorksiteCard) -> Block:
    lines = []
    for one in card.tasks:
        word = tr(SERVICE_ANSWERS[one.answer]) if one.answer else tr("Sans réponse")
        tone = Tone.AMBER if awaits_answer(one) else Tone.GREEN
        if one.done_on is not None:
            word = tr("Fait")
        lines.append(
            Line(title=one.title, detail=one.owner, chip=Chip(word=word, tone=tone),
                 link=Link(kind="day_task", id=one.id))
        )  # fmt: skip
    return Block(
        title=tr("Demandes et préparation"),
        lines=tuple(lines),
        empty=tr("Rien n’est demandé pour ce chantier."),
    )
