"""The card of an agreement in the campaign: what comes next, what blocks, the opinion, letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from polesdesk.domain.campaign import CampaignStep, Group
from polesdesk.domain.campaign_cards import CampaignCard
from polesdesk.domain.evaluations import (
    HIGHEST,
    NEGATIVE,
    EvaluationState,
    Outcome,
    Score,
    unjudged,
)
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import format_date, format_number, plural
from polesdesk.domain.renewal_labels import EVALUATION_STATES, GROUPS, OUTCOMES, STEPS
from polesdesk.domain.rows import HistoryRow
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.history_block import history_block
from polesdesk.ui.letter_acts import letters_block
from polesdesk.ui.renewals.columns import step_chip
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

if TYPE_CHECKING:
    from polesdesk.ui.renewals.acts import RenewalActs

LINE = Button(name="", text="")
_S = CampaignStep
_ISSUE = {
    LetterKind.END_OF_AGREEMENT: marked("Écrire la lettre de fin"),
    LetterKind.PAPERS_REQUEST: marked("Demander les pièces"),
    LetterKind.PAPERS_REMINDER: marked("Relancer pour les pièces"),
    LetterKind.OBSERVATIONS: marked("Demander les observations"),
    LetterKind.RENEWAL_GRANTED: marked("Écrire l’accord"),
    LetterKind.RENEWAL_REFUSED: marked("Écrire le refus"),
}
_NOTED = (
    _S.SENT, _S.SIGNED_BY_ASSOCIATION, _S.SIGNED_BY_CITY, _S.TRANSMITTED, _S.NOTIFIED,
    _S.COPY_HANDED,
)  # fmt: skip
"""Steps of the signature, which are noted with their day."""
_NOTE = {
    _S.SENT: marked("Noter l’envoi…"),
    _S.SIGNED_BY_ASSOCIATION: marked("Noter le retour signé…"),
    _S.SIGNED_BY_CITY: marked("Noter la signature de la Ville…"),
    _S.TRANSMITTED: marked("Noter l’envoi en préfecture…"),
    _S.NOTIFIED: marked("Noter la notification…"),
    _S.COPY_HANDED: marked("Noter la remise de l’exemplaire…"),
}
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
        primary=_primary(card, acts),
        buttons=tuple(_buttons(card, acts)),
        more=tuple(_more(card, acts)),
    )


# What blocks


def _strips(card: CampaignCard, acts: RenewalActs) -> list[Strip]:
    row, strips = card.row, list[Strip]()
    if row.late and row.due is not None:
        text = tr("{step}\u202f: c’était à faire avant le {day}.").format(
            step=tr(STEPS[row.step]), day=format_date(row.due)
        )
        strips.append(Strip(text=text, tone=Tone.RED))
    for words in row.blockers:
        strips.append(Strip(text=f"{words[:1].upper()}{words[1:]}."))
    if row.group is Group.PREPARE and row.blockers:
        button = Button(
            name="renewal_association", text=tr("Voir l’association"), act=acts.open_association
        )
        strips[-1] = Strip(text=strips[-1].text, button=button)
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


# What can be done


def _primary(card: CampaignCard, acts: RenewalActs) -> Button | None:
    step = card.row.step
    wanted = awaited_letter(card)
    if wanted is not None:
        return _letter_button(wanted, acts)
    if step in _NOTED and card.successor is not None:
        return _note_button(step, acts)
    match step:
        case _S.VISITS_ENOUGH | _S.EVALUATED:
            return Button(name="renewal_evaluate", text=tr("Évaluer"), act=acts.evaluate)
        case _S.OPINION:
            return Button(name="renewal_propose", text=tr("Rendre l’avis…"), act=acts.propose)
        case _S.DECISION:
            return Button(name="renewal_decide", text=tr("Décider…"), act=acts.decide)
        case _S.PRINTED if card.successor is None:
            return Button(
                name="renewal_prepare",
                text=tr("Préparer la prochaine convention"),
                act=acts.prepare,
            )
        case _S.PRINTED:
            return Button(
                name="renewal_next",
                text=tr("Ouvrir {number}").format(number=card.row.successor),
                act=acts.open_next,
            )
        case _:
            return None


def awaited_letter(card: CampaignCard) -> LetterKind | None:
    """Return the letter that the next step is made of, if it is one."""
    one = card.judged.evaluation
    refused = card.row.outcome is Outcome.DO_NOT_RENEW or card.successor is None
    match card.row.step:
        case _S.TO_WARN:
            return LetterKind.END_OF_AGREEMENT
        case _S.PAPERS_ASKED:
            return LetterKind.PAPERS_REQUEST
        case _S.PAPERS_COMPLETE:
            return LetterKind.PAPERS_REMINDER
        case _S.DECISION if one.outcome in NEGATIVE and card.row.blockers:
            asked = one.remarks_asked_on is not None
            return None if asked else LetterKind.OBSERVATIONS
        case _S.PRINTED if refused and card.row.outcome in {None, Outcome.DO_NOT_RENEW}:
            return LetterKind.RENEWAL_REFUSED
        case _:
            return None


def _letter_button(kind: LetterKind, acts: RenewalActs) -> Button:
    name = f"renewal_issue_{kind.lower()}"
    return Button(name=name, text=tr(_ISSUE[kind]), act=partial(acts.issue, kind))


def _note_button(step: CampaignStep, acts: RenewalActs) -> Button:
    name = f"renewal_note_{step}"
    return Button(name=name, text=tr(_NOTE[step]), act=partial(acts.note_step, str(step)))


def _buttons(card: CampaignCard, acts: RenewalActs) -> list[Button]:
    found = []
    primary = _primary(card, acts)
    if primary is None or primary.name != "renewal_evaluate":
        state = card.judged.evaluation.state
        word = tr("Évaluer") if state is EvaluationState.DRAFT else tr("Observations")
        found.append(Button(name="renewal_evaluate", text=word, act=acts.evaluate))
    found.append(Button(name="renewal_agreement", text=tr("Convention"), act=acts.open_agreement))
    return found


def _more(card: CampaignCard, acts: RenewalActs) -> list[Button]:
    primary = _primary(card, acts)
    shown = primary.name if primary else ""
    page = Button(
        name="renewal_file", text=tr("Dossier de renouvellement"), act=acts.show_file, icon="eye"
    )
    whole = Button(
        name="renewal_dossier",
        text=tr("Dossier complet, pièces numérotées"),
        act=acts.show_dossier,
        icon="file-stack",
    )
    groups = [
        [page, whole],
        [one for one in _evaluating(card, acts) if one.name != shown],
        [one for one in _writing(card, acts) if one.name != shown],
        [one for one in _following(card, acts) if one.name != shown],
    ]
    found: list[Button] = []
    for group in groups:
        if group:
            found += [LINE, *group] if found else group
    return found


def _evaluating(card: CampaignCard, acts: RenewalActs) -> list[Button]:
    one = card.judged.evaluation
    if one.state is EvaluationState.PROPOSED:
        return [
            Button(name="renewal_decide", text=tr("Décider…"), act=acts.decide),
            Button(name="renewal_withdraw", text=tr("Reprendre l’avis"), act=acts.withdraw),
        ]
    if one.state is EvaluationState.DECIDED:
        return [Button(name="renewal_again", text=tr("Nouvelle évaluation"), act=acts.again)]
    if card.judged.is_new or unjudged(one.scores):
        return []
    return [Button(name="renewal_propose", text=tr("Rendre l’avis…"), act=acts.propose)]


def _writing(card: CampaignCard, acts: RenewalActs) -> list[Button]:
    kinds = [LetterKind.END_OF_AGREEMENT, LetterKind.PAPERS_REQUEST, LetterKind.PAPERS_REMINDER]
    outcome = card.judged.evaluation.outcome
    if outcome in NEGATIVE:
        kinds.append(LetterKind.OBSERVATIONS)
    if card.judged.evaluation.state is EvaluationState.DECIDED:
        kinds.append(
            LetterKind.RENEWAL_REFUSED
            if outcome is Outcome.DO_NOT_RENEW
            else LetterKind.RENEWAL_GRANTED
        )
    standing = {one.kind for one in card.letters if one.cancelled_on is None}
    return [
        _letter_button(kind, acts)
        for kind in kinds
        if kind is LetterKind.PAPERS_REMINDER or kind not in standing
    ]


def _following(card: CampaignCard, acts: RenewalActs) -> list[Button]:
    if card.successor is None:
        return [
            Button(
                name="renewal_prepare",
                text=tr("Préparer la prochaine convention"),
                act=acts.prepare,
            )
        ]
    next_one = Button(
        name="renewal_next",
        text=tr("Ouvrir {number}").format(number=card.row.successor),
        act=acts.open_next,
    )
    step = Button(name="renewal_step", text=tr("Noter une étape…"), act=acts.note_step)
    return [next_one, step]
