"""The card of an agreement in the campaign: what comes next, what blocks, the opinion, letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from polesdesk.domain.campaign import Group
from polesdesk.domain.campaign_cards import CampaignCard
from polesdesk.domain.evaluations import HIGHEST, Outcome, Score
from polesdesk.domain.french import format_date, format_number, plural
from polesdesk.domain.renewal_labels import EVALUATION_STATES, GROUPS, OUTCOMES, STEPS
from polesdesk.domain.rows import HistoryRow
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.history_block import history_block
from polesdesk.ui.letter_acts import letters_block
from polesdesk.ui.renewals import offers
from polesdesk.ui.renewals.columns import step_chip
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.ui.renewals.acts import RenewalActs

_TONES = {
    Outcome.RENEW_AS_IS: Tone.GREEN,
    Outcome.RENEW_WITH_CHANGES: Tone.GREEN,
    Outcome.SHORT_RENEWAL: Tone.AMBER,
    Outcome.RELOCATE: Tone.AMBER,
    Outcome.DO_NOT_RENEW: Tone.RED,
    Outcome.TO_COMPLETE: Tone.BLUE,
}


def content_of(card: CampaignCard, history: Sequence[HistoryRow], acts: RenewalActs) -> Content:
    """Return what the card shows, and what can be done."""
    row = card.row
    return Content(
        reference=f"{row.number} · {tr(GROUPS[row.group])}",
        title=row.association,
        chip=step_chip(row),
        strips=tuple(_strips(card, acts)),
        blocks=tuple(_blocks(card, history, acts)),
        primary=offers.primary(card, acts),
        buttons=tuple(offers.buttons(card, acts)),
        more=tuple(offers.more(card, acts)),
    )


# What blocks


def _strips(card: CampaignCard, acts: RenewalActs) -> list[Strip]:
    row, strips = card.row, list[Strip]()
    if row.late and row.due is not None:
        text = tr("{step}\u202f: c’était à faire avant le {day}.").format(
            step=tr(STEPS[row.step]), day=format_date(row.due)
        )
        strips.append(Strip(text=text, tone=Tone.RED))
    for place, words in enumerate(row.blockers):
        # Missing papers come first: the association is where they are received.
        is_paper = place == 0 and row.lacks_papers and row.group is Group.PREPARE
        button = Button(
            name="renewal_association", text=tr("Voir l’association"), act=acts.open_association
        )
        text = f"{words[:1].upper()}{words[1:]}."
        strips.append(Strip(text=text, button=button if is_paper else None))
    return strips


# Facts


def _blocks(card: CampaignCard, history: Sequence[HistoryRow], acts: RenewalActs) -> list[Block]:
    row = card.row
    blocks = [
        Block(facts=_agreement(card)),
        Block(title=tr("Évaluation"), facts=_judged(card), empty=tr("Pas encore évaluée.")),
    ]
    scores = card.judged.evaluation.scores
    if not card.judged.is_new or row.group is Group.DECIDE:
        blocks.append(Block(title=tr("Grille"), lines=tuple(_score(one) for one in scores)))
    if card.successor is not None:
        blocks.append(Block(title=tr("Prochaine convention"), facts=_next(card)))
    blocks.append(letters_block(card.letters, acts.letters))
    blocks.append(history_block(history, tr("Historique")))
    return blocks


def _agreement(card: CampaignCard) -> tuple[Fact, ...]:
    row = card.row
    days = row.days_left
    left = (
        tr("dans {days}").format(days=plural(days, tr("jour"), tr("jours")))
        if days >= 0
        else tr("depuis {days}").format(days=plural(-days, tr("jour"), tr("jours")))
    )
    return (
        Fact(
            label=tr("Convention"),
            text=row.number,
            link=Link(kind="convention", id=row.convention_id),
        ),
        Fact(
            label=tr("Association"),
            text=row.association,
            link=Link(kind="association", id=row.association_id),
        ),
        Fact(label=tr("Pôle"), text=row.hub),
        Fact(label=tr("Locaux"), text=row.rooms),
        Fact(label=tr("Fin"), text=f"{format_date(row.end_date)}, {left}"),
        Fact(label=tr("Prochaine étape"), text=_step_in_words(card)),
    )


def _step_in_words(card: CampaignCard) -> str:
    row = card.row
    word = tr(STEPS[row.step])
    if row.due is None:
        return word
    if row.late:
        return tr("{step}, en retard depuis le {day}").format(step=word, day=format_date(row.due))
    return tr("{step}, avant le {day}").format(step=word, day=format_date(row.due))


def _judged(card: CampaignCard) -> tuple[Fact, ...]:
    one = card.judged.evaluation
    if card.judged.is_new:
        return ()
    total = card.judged.total
    marks = "" if total is None else f"{format_number(total)} / {HIGHEST}"
    by = _who(one.proposed_by, one.proposed_on)
    facts = (
        Fact(label=tr("Étape"), text=tr(EVALUATION_STATES[one.state])),
        Fact(label=tr("Moyenne"), text=marks),
        Fact(
            label=tr("Avis"),
            text=tr(OUTCOMES[one.outcome]) if one.outcome else "",
            tone=_TONES[one.outcome] if one.outcome else None,
        ),
        Fact(label=tr("Motifs"), text=one.motive),
        Fact(label=tr("Changements"), text=one.changes),
        Fact(label=tr("Jusqu’au"), text=_day(one.next_end)),
        Fact(label=tr("Rendu par"), text=by),
        Fact(label=tr("Observations demandées"), text=_day(one.remarks_asked_on)),
        Fact(label=tr("Observations"), text=_remarks(card)),
        Fact(label=tr("Décidé par"), text=_who(one.decided_by, one.decided_on)),
    )
    return tuple(fact for fact in facts if fact.text)


def _remarks(card: CampaignCard) -> str:
    one = card.judged.evaluation
    if not one.remarks:
        return ""
    return f"{one.remarks} ({_day(one.remarks_on)})" if one.remarks_on else one.remarks


def _who(name: str, on: date | None) -> str:
    if not name:
        return ""
    return tr("{name}, le {day}").format(name=name, day=_day(on)) if on else name


def _day(day: date | None) -> str:
    return "" if day is None else format_date(day)


def _score(one: Score) -> Line:
    return Line(
        title=one.label,
        detail=" · ".join(part for part in (one.evidence, one.comment) if part),
        chip=_mark(one),
        link=Link(kind=one.evidence_kind, id=one.evidence_id) if one.evidence_id else None,
    )


def _mark(one: Score) -> Chip:
    if one.not_applicable:
        return Chip(word=tr("Sans objet"), tone=Tone.GREY, icon="minus")
    if one.mark is None:
        return Chip(word=tr("Non noté"), tone=Tone.GREY, icon="circle")
    tone = (Tone.RED, Tone.AMBER, Tone.BLUE, Tone.GREEN)[one.mark]
    icon = (
        "circle-alert" if one.mark == 0 else "circle-dot" if one.mark < HIGHEST else "circle-check"
    )
    return Chip(word=f"{one.mark} / {HIGHEST}", tone=tone, icon=icon)


def _next(card: CampaignCard) -> tuple[Fact, ...]:
    one = card.successor
    assert one is not None
    facts = (
        Fact(label=tr("N°"), text=one.number, link=Link(kind="convention", id=one.id)),
        Fact(label=tr("Du"), text=_day(one.start_date)),
        Fact(label=tr("Au"), text=_day(one.end_date)),
        Fact(
            label=tr("Original"),
            text=tr("version {issue}").format(issue=one.issued_version)
            if one.issued_version
            else tr("pas encore émis"),
        ),
        Fact(
            label=tr("Acte"), text=" ".join((one.decision_number, _day(one.decision_date))).strip()
        ),
        Fact(label=tr("Envoyée"), text=_day(one.sent_to_association_on)),
        Fact(label=tr("Revenue signée"), text=_day(one.signed_by_association_on)),
        Fact(label=tr("Signée par la Ville"), text=_day(one.signed_by_city_on)),
        Fact(label=tr("En préfecture"), text=_day(one.sent_to_prefecture_on)),
        Fact(label=tr("Notifiée"), text=_day(one.notified_on)),
        Fact(label=tr("Exemplaire remis"), text=_day(one.copy_handed_on)),
    )
    return tuple(fact for fact in facts if fact.text)
