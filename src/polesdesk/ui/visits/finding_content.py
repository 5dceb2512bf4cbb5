"""The card of a finding: what was seen, the answers, and the visit that it comes from."""

from __future__ import annotations

from functools import partial

from polesdesk.domain.french import day_with_weekday, format_time
from polesdesk.domain.visit_questions import answer_to, choices_of
from polesdesk.domain.visit_rows import FindingCard
from polesdesk.domain.visiting import is_expected
from polesdesk.domain.visits import VisitState
from polesdesk.ui.card import Block, Button, Content, Fact, Link
from polesdesk.ui.visits.hands import VisitActs
from polesdesk.ui.visits.photos_row import PhotosRow
from polesdesk.ui.visits.words import expected_words, finding_chip
from polesdesk.ui.words import tr


def content_of(card: FindingCard, acts: VisitActs, photos: PhotosRow | None) -> Content:
    """Return what the card of a finding shows."""
    one, row = card.finding, card.row
    return Content(
        title=row.room,
        reference=f"{row.visit} · {row.hub}",
        chip=finding_chip(one.kind, expected=is_expected(one)),
        blocks=(Block(facts=tuple(_facts(card))), *_answers(card), *_photos(photos)),
        primary=_primary(card, acts),
    )


def _facts(card: FindingCard) -> list[Fact]:
    one, row = card.finding, card.row
    moment = day_with_weekday(one.day) if one.day else ""
    if one.time is not None:
        moment = tr("{day} à {time}").format(day=moment, time=format_time(one.time))
    facts = [
        Fact(label=tr("Vu le"), text=moment),
        Fact(label=tr("Attendu"), text=expected_words(one, row.association), link=_party(card)),
        Fact(label=tr("Visite"), text=row.visit, link=Link(kind="visit", id=row.visit_id)),
    ]
    if row.convention_id:
        link = Link(kind="convention", id=row.convention_id)
        facts.append(Fact(label=tr("Convention"), text=row.convention, link=link))
    told = (
        (tr("Personnes"), "" if one.headcount is None else str(one.headcount)),
        (tr("Dont mineurs"), "" if one.minors is None else str(one.minors)),
        (tr("Activité observée"), one.activity),
        (tr("Note"), one.note),
    )
    return [*facts, *(Fact(label=label, text=text) for label, text in told if text)]


def _party(card: FindingCard) -> Link | None:
    party = card.row.association_id
    return Link(kind="association", id=party) if party else None


def _answers(card: FindingCard) -> list[Block]:
    facts = [
        Fact(
            label=tr(question.label), text=tr(answer) if answer in choices_of(question) else answer
        )
        for question in card.questions.questions
        if (answer := answer_to(card.finding.answers, question.key))
    ]
    return [Block(title=tr("Réponses aux questions"), facts=tuple(facts))] if facts else []


def _photos(photos: PhotosRow | None) -> list[Block]:
    return [Block(title=tr("Photos"), widget=photos)] if photos is not None else []


def _primary(card: FindingCard, acts: VisitActs) -> Button | None:
    if card.visit.state is not VisitState.DRAFT:
        return _report(card, acts)
    act = partial(acts.edit_finding, card.finding.id)
    return Button(name="finding_edit", text=tr("Noter"), act=act, icon="pencil")


def _report(card: FindingCard, acts: VisitActs) -> Button | None:
    """Offer the fiche of the association that was expected, if one was."""
    party = card.row.association_id
    if party is None:
        return None
    return Button(
        name="finding_report",
        text=tr("Fiche pour l’association"),
        act=partial(acts.report_for, card.visit.id, party),
        icon="file-text",
    )
