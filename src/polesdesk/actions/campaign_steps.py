"""Note a step of the signature on paper for many agreements at once, in one command."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from polesdesk.actions import conventions
from polesdesk.actions.campaign_many import ManyDone, each
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.campaign import CampaignStep
from polesdesk.domain.campaign_next import ACT
from polesdesk.domain.conventions import SIGNED, Convention, State
from polesdesk.domain.french import plural
from polesdesk.domain.hubs import DecisionKind
from polesdesk.domain.progress import Progress, Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import campaign as stored
from polesdesk.store.kinds import CONVENTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the manager tells of a step: its day, an act or a receipt, a reason if one is due."""

    on: date
    reason: str = ""
    receipt: str = ""
    act_kind: DecisionKind | None = None
    act_number: str = ""
    act_date: date | None = None
    act_transmitted_on: date | None = None
    act_published_on: date | None = None


LABELS: Mapping[str, str] = {
    ACT: "acte d’autorisation",
    CampaignStep.SENT: "envoi à l’association",
    CampaignStep.SIGNED_BY_ASSOCIATION: "retour signé",
    CampaignStep.SIGNED_BY_CITY: "signature de la Ville",
    CampaignStep.TRANSMITTED: "envoi en préfecture",
    CampaignStep.NOTIFIED: "notification",
    CampaignStep.COPY_HANDED: "remise de l’exemplaire",
}


def note_many(
    runner: Runner, progress: Progress, step: str, ids: Sequence[str], told: Told
) -> ManyDone:
    """Note a step for the agreements that follow some that end, also when all are refused.

    All is one command, so that one undo takes it back; stopping it notes none.
    """
    return runner.do(_note_each, step, tuple(ids), told, progress).value


def note(work: Work, step: str, ids: Sequence[str], told: Told) -> ManyDone:
    """Note a step for the agreements that follow some that end; refusals stop no other.

    ``ids`` are those of the agreements that end. Raises ``RuleBroken`` when nothing could be
    noted.
    """
    noted = _note_each(work, step, ids, told, Silent())
    if not noted.count:
        first = noted.refused[0].message if noted.refused else said("Rien n’est choisi.")
        raise RuleBroken("nothing_noted", first)
    return noted


def _note_each(
    work: Work, step: str, ids: Sequence[str], told: Told, progress: Progress
) -> ManyDone:
    work.name("campaign.note", _label(step, len(ids)))
    following = stored.successors(work.connection, ids)
    noted = each(
        work, ids, lambda former: _note(work, following.get(former.id), step, told), progress
    )
    work.label = _label(step, noted.count)  # what is undone is what was noted, not what was asked
    return noted


def _label(step: str, count: int) -> str:
    return f"{LABELS[step]}\u202f: {plural(count, 'convention')}"


def _note(work: Work, one: Convention | None, step: str, told: Told) -> None:
    if one is None:
        raise RuleBroken("no_successor", said("La prochaine convention n’existe pas."))
    target = _TARGETS.get(step)
    if target is None:
        work.save(CONVENTION, _STEPS[step](one, told, work.today))
    else:
        conventions.move(
            work,
            one.id,
            target,
            on=told.on,
            reason=told.reason,
            receipt=told.receipt,
            act_transmitted_on=told.act_transmitted_on,
            act_published_on=told.act_published_on,
        )


def _sent(one: Convention, told: Told, today: date) -> Convention:
    if one.issued_version is None:
        raise RuleBroken("no_original", said("Aucun original n’a été émis."))
    _past(told.on, today)
    return replace(one, sent_to_association_on=told.on)


def _copy_handed(one: Convention, told: Told, today: date) -> Convention:
    if one.state not in SIGNED:
        raise RuleBroken("not_signed", said("La convention n’est pas signée par la Ville."))
    _past(told.on, today)
    return replace(one, copy_handed_on=told.on)


def _past(on: date, today: date) -> None:
    if on > today:
        raise RuleBroken(
            "date_in_future",
            said("Cette date est dans l’avenir : notez le jour où l’acte a réellement eu lieu."),
            field="on",
        )


def _act(one: Convention, told: Told, today: date) -> Convention:
    for day in (told.act_date, told.act_transmitted_on, told.act_published_on):
        if day is not None:
            _past(day, today)
    if one.issued_version is not None:
        return _act_days(one, told)
    if not told.act_number.strip() or told.act_date is None:
        raise RuleBroken("act_required", said("Indiquez le numéro et la date de l’acte."))
    return replace(
        one,
        decision_kind=told.act_kind or one.decision_kind,
        decision_number=told.act_number.strip(),
        decision_date=told.act_date,
        decision_transmitted_on=told.act_transmitted_on,
        decision_published_on=told.act_published_on,
    )


def _act_days(one: Convention, told: Told) -> Convention:
    """Fill the days that an issued original was silent about; the act itself stays."""
    number = told.act_number.strip()
    is_other = (number and number != one.decision_number) or (
        told.act_date is not None and told.act_date != one.decision_date
    )
    nothing = told.act_transmitted_on is None and told.act_published_on is None
    if is_other or nothing:
        raise RuleBroken(
            "issued_locked",
            said(
                "L’original est émis\u202f: l’acte qu’il imprime ne change plus. Seules sa "
                "transmission et sa publication se notent encore."
            ),
        )
    return replace(
        one,
        decision_transmitted_on=one.decision_transmitted_on or told.act_transmitted_on,
        decision_published_on=one.decision_published_on or told.act_published_on,
    )


_STEPS: Mapping[str, Callable[[Convention, Told, date], Convention]] = {
    ACT: _act,
    CampaignStep.SENT: _sent,
    CampaignStep.COPY_HANDED: _copy_handed,
}
_TARGETS: Mapping[str, State] = {
    CampaignStep.SIGNED_BY_ASSOCIATION: State.SIGNED_BY_ASSOCIATION,
    CampaignStep.SIGNED_BY_CITY: State.SIGNED_BY_CITY,
    CampaignStep.TRANSMITTED: State.TRANSMITTED,
    CampaignStep.NOTIFIED: State.NOTIFIED,
}
"""Steps that are moves of the agreement, with their guards."""
