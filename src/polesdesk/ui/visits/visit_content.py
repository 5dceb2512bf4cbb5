"""The card of a visit: who went when and why, and what was seen in each room."""

from __future__ import annotations

from functools import partial

from polesdesk.domain.french import format_date, format_time, time_range
from polesdesk.domain.occupancy_labels import MOTIVES, VISIT_ORIGINS
from polesdesk.domain.visit_reports import parties
from polesdesk.domain.visit_rows import SeenRoom, VisitCard
from polesdesk.domain.visiting import how_many_checked, is_expected
from polesdesk.domain.visits import Visit, VisitState
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.history_block import history_button
from polesdesk.ui.tokens import Tone
from polesdesk.ui.visits.hands import VisitActs
from polesdesk.ui.visits.words import (
    day_words,
    expected_words,
    finding_chip,
    seen_detail,
    visit_chip,
)
from polesdesk.ui.words import tr


def content_of(card: VisitCard, acts: VisitActs) -> Content:
    """Return what the card of a visit shows."""
    visit = card.visit
    checked = how_many_checked(seen.finding for seen in card.rooms)
    title = tr("Constats\u202f: {checked} locaux vérifiés sur {total}")
    return Content(
        title=tr("Visite\u202f: {hub}").format(hub=card.hub.name),
        reference=visit.number,
        chip=visit_chip(visit.state),
        strips=tuple(_strips(card)),
        blocks=(
            Block(facts=tuple(_facts(card))),
            Block(
                title=title.format(checked=checked, total=len(card.rooms)),
                lines=tuple(_line(seen, visit, acts) for seen in card.rooms),
                empty=tr("Aucun local."),
            ),
            *_remarks(visit),
        ),
        primary=_primary(card, acts, checked),
        buttons=tuple(_buttons(card, acts, checked)),
        more=(*_for_one(card, acts), history_button("visit", acts.show_history)),
    )


def _strips(card: VisitCard) -> list[Strip]:
    visit, found = card.visit, []
    if card.replaced is not None:
        told = tr("Corrige {number}\u202f: {reason}")
        words = told.format(number=card.replaced.number, reason=visit.correction_reason)
        found.append(Strip(text=words, tone=Tone.BLUE))
    if card.replaced_by is not None:
        is_open = card.replaced_by.state is VisitState.DRAFT
        told = tr("Une correction est en cours\u202f: {number}.")
        if not is_open:
            told = tr("Remplacée par {number}\u202f: elle ne compte plus.")
        found.append(Strip(text=told.format(number=card.replaced_by.number), tone=Tone.AMBER))
    return found


def _facts(card: VisitCard) -> list[Fact]:
    visit = card.visit
    facts = [
        Fact(label=tr("Pôle"), text=card.hub.name, link=Link(kind="hub", id=card.hub.id)),
        Fact(label=tr("Jour"), text=day_words(visit)),
        Fact(label=tr("Heures"), text=_hours(visit)),
        Fact(label=tr("Agent"), text=visit.agent),
        Fact(label=tr("Motif"), text=tr(MOTIVES[visit.motive])),
        Fact(label=tr("Annoncée"), text=tr("oui") if visit.announced else tr("non")),
        Fact(label=tr("Saisie"), text=tr(VISIT_ORIGINS[visit.origin])),
    ]
    if visit.round_id is not None and card.round_number:
        link = Link(kind="round", id=visit.round_id)
        facts.append(Fact(label=tr("Tournée"), text=card.round_number, link=link))
    told = (
        (tr("Personne rencontrée"), visit.person_met),
        (tr("Signature"), tr("dessinée à l’écran") if visit.signature_sha256 else ""),
        (tr("Notes"), visit.notes),
    )
    return [*facts, *(Fact(label=label, text=text) for label, text in told if text)]


def _hours(visit: Visit) -> str:
    if visit.time_in is None:
        return ""
    if visit.time_out is None:
        return tr("à partir de {time}").format(time=format_time(visit.time_in))
    return time_range(visit.time_in, visit.time_out)


def _line(seen: SeenRoom, visit: Visit, acts: VisitActs) -> Line:
    one = seen.finding
    buttons: tuple[Button, ...] = ()
    if visit.state is VisitState.DRAFT:
        act = partial(acts.edit_finding, one.id)
        buttons = (Button(name=f"finding_edit_{one.position + 1}", text=tr("Noter"), act=act),)
    return Line(
        title=f"{seen.room} · {expected_words(one, seen.expected)}",
        detail=seen_detail(seen),
        chip=finding_chip(one.kind, expected=is_expected(one)),
        link=Link(kind="finding", id=one.id),
        buttons=buttons,
    )


def _remarks(visit: Visit) -> list[Block]:
    lines = [
        Line(title=one.text, detail=f"{format_date(one.day)} · {one.author}".removesuffix(" · "))
        for one in visit.remarks
    ]
    if visit.association_remark:
        said = tr("observation de l’association, pendant la visite")
        lines.insert(0, Line(title=visit.association_remark, detail=said))
    return [Block(title=tr("Observations et remarques"), lines=tuple(lines))] if lines else []


def _primary(card: VisitCard, acts: VisitActs, checked: int) -> Button | None:
    visit = card.visit
    if visit.state is VisitState.DRAFT:
        if not checked:
            return _type(visit, acts)
        act = partial(acts.finalise, visit.id)
        return Button(name="visit_finalise", text=tr("Finaliser"), act=act, icon="check")
    return _report(visit, acts)


def _buttons(card: VisitCard, acts: VisitActs, checked: int) -> list[Button]:
    visit = card.visit
    if visit.state is VisitState.DRAFT:
        shown = [_type(visit, acts)] if checked else []
        walk = partial(acts.walk_visit, visit.id)
        edit = partial(acts.edit_visit, visit.id)
        return [
            *shown,
            Button(name="visit_walk", text=tr("Mode terrain"), act=walk, icon="map-pin"),
            Button(name="visit_edit", text=tr("Modifier"), act=edit, icon="pencil"),
        ]
    remark = partial(acts.remark, visit.id)
    shown = [Button(name="visit_remark", text=tr("Ajouter une remarque…"), act=remark)]
    if visit.state is VisitState.FINAL:
        act = partial(acts.correct, visit.id)
        shown.insert(0, Button(name="visit_correct", text=tr("Corriger…"), act=act, icon="pencil"))
    return shown


def _for_one(card: VisitCard, acts: VisitActs) -> tuple[Button, ...]:
    """Offer the fiche of one association where the visit has seen an association."""
    if not parties(card):
        return ()
    act = partial(acts.report_for_one, card.visit.id)
    text = tr("Fiche pour une association…")
    return (Button(name="visit_report_for_one", text=text, act=act, icon="file-text"),)


def _type(visit: Visit, acts: VisitActs) -> Button:
    act = partial(acts.type_visit, visit.id)
    return Button(name="visit_type", text=tr("Saisir au clavier"), act=act, icon="pen-line")


def _report(visit: Visit, acts: VisitActs) -> Button:
    act = partial(acts.report, visit.id)
    return Button(name="visit_report", text=tr("Fiche de constat"), act=act, icon="file-text")
