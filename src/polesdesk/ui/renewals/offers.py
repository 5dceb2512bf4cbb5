"""What the card of an agreement in the campaign offers: the next act first, the others after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from polesdesk.domain.campaign import CampaignStep
from polesdesk.domain.campaign_cards import CampaignCard
from polesdesk.domain.campaign_next import ACT
from polesdesk.domain.evaluation_moves import awaited_until
from polesdesk.domain.evaluations import NEGATIVE, EvaluationState, Outcome, unjudged
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.ui.card import Button
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


def primary(card: CampaignCard, acts: RenewalActs) -> Button | None:
    """Return what takes the next step, if a click can."""
    step = card.row.step
    wanted = awaited_letter(card)
    if wanted is not None:
        return _letter_button(wanted, acts)
    if step in _NOTED and card.successor is not None:
        return _note_button(step, acts)
    match step:
        case _S.VISITS_ENOUGH:
            return Button(name="renewal_visit", text=tr("Préparer une tournée…"), act=acts.visit)
        case _S.EVALUATED:
            return Button(name="renewal_evaluate", text=tr("Évaluer"), act=acts.evaluate)
        case _S.OPINION:
            return _opinion(card, acts)
        case _S.DECISION if _awaits_remarks(card):
            return Button(
                name="renewal_evaluate",
                text=tr("Noter les observations"),
                act=partial(acts.evaluate, "remarks"),
            )
        case _S.DECISION:
            return Button(name="renewal_decide", text=tr("Décider…"), act=acts.decide)
        case _S.PRINTED | _S.NOTIFIED:
            return _signing(card, acts)
        case _:
            return None


def _signing(card: CampaignCard, acts: RenewalActs) -> Button | None:
    """What brings the next agreement to its signature, or a refusal to its end."""
    if card.row.step is _S.NOTIFIED:
        letter = _unsent_refusal(card)
        if letter is None:
            return None
        act = partial(acts.letters.ask_sending, letter)
        return Button(name="renewal_sending", text=tr("Noter l’envoi…"), act=act)
    if card.successor is None:
        return Button(
            name="renewal_prepare", text=tr("Préparer la prochaine convention…"), act=acts.prepare
        )
    if card.row.lacks_act:
        act = partial(acts.note_step, ACT)
        return Button(name="renewal_note_act", text=tr("Noter l’acte…"), act=act)
    text = tr("Ouvrir {number}").format(number=card.row.successor)
    return Button(name="renewal_next", text=text, act=acts.open_next)


def _unsent_refusal(card: CampaignCard) -> Letter | None:
    kind = LetterKind.RENEWAL_REFUSED
    found = (one for one in card.letters if one.kind is kind and one.cancelled_on is None)
    return next((one for one in found if one.sent_on is None), None)


def _opinion(card: CampaignCard, acts: RenewalActs) -> Button:
    """What gives the opinion; first what chooses and explains it, while that is lacking."""
    one = card.judged.evaluation
    lacking = "" if one.motive.strip() else "motive"
    lacking = lacking if one.outcome is not None else "outcome"
    if lacking:
        return Button(
            name="renewal_evaluate",
            text=tr("Choisir et motiver l’avis"),
            act=partial(acts.evaluate, lacking),
        )
    return Button(name="renewal_propose", text=tr("Rendre l’avis…"), act=acts.propose)


def _awaits_remarks(card: CampaignCard) -> bool:
    judged = card.judged
    return awaited_until(judged.evaluation, judged.day, judged.answer_days) is not None


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
        case _S.DECISION if one.outcome in NEGATIVE and not one.remarks.strip():
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


def buttons(card: CampaignCard, acts: RenewalActs) -> list[Button]:
    """Return what stands beside the next act."""
    found = []
    first = primary(card, acts)
    if first is None or first.name != "renewal_evaluate":
        state = card.judged.evaluation.state
        word = tr("Évaluer") if state is EvaluationState.DRAFT else tr("Observations")
        found.append(Button(name="renewal_evaluate", text=word, act=acts.evaluate))
    found.append(Button(name="renewal_agreement", text=tr("Convention"), act=acts.open_agreement))
    return found


def more(card: CampaignCard, acts: RenewalActs) -> list[Button]:
    """Return what is done more rarely, in groups."""
    first = primary(card, acts)
    shown = first.name if first else ""
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
    if one.outcome is None or not one.motive.strip():
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
    if card.successor is None and card.row.outcome is Outcome.DO_NOT_RENEW:
        return []
    if card.successor is None:
        return [
            Button(
                name="renewal_prepare",
                text=tr("Préparer la prochaine convention…"),
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
