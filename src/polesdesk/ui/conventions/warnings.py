"""What is wrong with an agreement, said on its card with the button that mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from polesdesk.domain import alerts
from polesdesk.domain.cards import ConventionCard
from polesdesk.domain.conventions import Convention, Renewal, State, last_day
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import date_in_words, format_date, plural
from polesdesk.domain.rows import AlertRow
from polesdesk.ui.card import Button, Strip
from polesdesk.ui.conventions.amending import terms_strip
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.ui.conventions.acts import Acts


def strips(card: ConventionCard, acts: Acts) -> tuple[Strip, ...]:
    """Return the strips of a card: what is late first, then what is only good to know."""
    amended = terms_strip(card)
    found = [strip for alert in card.alerts if (strip := _strip(alert, card, acts)) is not None]
    return (*found, *_standing(card, acts), *((amended,) if amended is not None else ()))


def _strip(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip | None:
    build = _BY_KIND.get(alert.kind)
    return build(alert, card, acts) if build else None


def _untitled(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip:
    last = last_day(card.data.convention)
    since = tr(" depuis le {day}").format(day=date_in_words(last)) if last else ""
    return Strip(
        text=tr("Occupation sans titre\u202f: la convention est finie{since}.").format(since=since),
        tone=Tone.RED,
        button=Button(name="convention_mend_untitled", text=tr("Renouveler…"), act=acts.renew),
    )


def _ends_soon(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip | None:
    one = card.data.convention
    if one.end_date is None or one.renewal is not Renewal.NONE:
        return None
    days = plural((one.end_date - card.data.day).days, tr("jour"), tr("jours"))
    return Strip(
        text=tr("Finit le {day}, dans {days}.").format(day=date_in_words(one.end_date), days=days),
        button=Button(
            name="convention_mend_ends_soon", text=tr("Noter une demande…"), act=acts.ask_renewal
        ),
    )


def _insurance(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip:
    button = Button(name="convention_mend_insurance", text=tr("Joindre…"), act=acts.add_insurance)
    late = alert.kind != alerts.INSURANCE_EXPIRING
    if alert.due is None:
        text = tr("Attestation d’assurance à produire avant la remise des clés.")
        return Strip(text=text, button=button)
    verb = tr("expirée depuis le") if late else tr("à renouveler avant le")
    tone = Tone.RED if late else Tone.AMBER
    return Strip(
        text=tr("Assurance {verb} {day}.").format(verb=verb, day=format_date(alert.due)),
        tone=tone,
        button=button,
    )


def _partial(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip:
    number, _, what = alert.detail.partition(" · ")
    if number != card.data.convention.number:
        what = alert.detail
    button = Button(name="convention_mend_partial", text=tr("Joindre…"), act=acts.add_insurance)
    return Strip(text=what, button=button)


def _papers(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip:
    _, _, what = alert.detail.rpartition(" · ")
    return Strip(
        text=tr("Pièces à demander\u202f: {what}.").format(what=what),
        button=Button(name="convention_mend_papers", text=tr("Voir"), act=acts.open_association),
    )


def _not_returned(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip:
    due = tr(" attendu le {day}").format(day=date_in_words(alert.due)) if alert.due else ""
    tone = Tone.RED if alert.late else Tone.AMBER
    return Strip(
        text=tr("Original non revenu signé,{due}.").format(due=due).replace(",.", "."), tone=tone
    )


def _to_reprint(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip:
    return Strip(
        text=tr("Des données imprimées ont changé depuis l’émission\u202f: original à réimprimer."),
        tone=Tone.RED,
        button=Button(name="convention_reissue", text=tr("Réémettre…"), act=acts.reissue),
    )


def _standing(card: ConventionCard, acts: Acts) -> Iterator[Strip]:
    one = card.data.convention
    if one.state is State.SUSPENDED and one.suspended_from:
        until = (
            tr(" jusqu’au {day}").format(day=date_in_words(one.suspended_to))
            if one.suspended_to
            else ""
        )
        text = tr("Suspendue à partir du {day}{until}").format(
            day=date_in_words(one.suspended_from), until=until
        )
        yield Strip(text=_with_reason(text, one), button=_lifting(card, acts))
    if one.state is State.TERMINATION_PENDING and one.terminated_on:
        text = tr("Résiliation avec effet le {day}").format(day=date_in_words(one.terminated_on))
        yield Strip(text=_with_reason(text, one), button=_termination_letter(card, acts))
    if one.state in {State.WITHDRAWN, State.REFUSED}:
        yield Strip(text=_with_reason(tr("Demande classée"), one), tone=Tone.GREY)
    if one.renewal in {Renewal.REQUESTED, Renewal.EVALUATED}:
        on = (
            tr(" le {day}").format(day=date_in_words(one.renewal_requested_on))
            if one.renewal_requested_on
            else ""
        )
        button = Button(name="convention_mend_requested", text=tr("Renouveler…"), act=acts.renew)
        yield Strip(
            text=tr("Renouvellement demandé{on}.").format(on=on), tone=Tone.BLUE, button=button
        )


def _lifting(card: ConventionCard, acts: Acts) -> Button | None:
    """Offer to note that use was taken up again once a suspension has run out."""
    last = card.data.convention.suspended_to
    lift = next((one for one in card.moves if one.target is State.NOTIFIED), None)
    if lift is None or last is None or last >= card.data.day:
        return None
    return Button(name="convention_mend_resumed", text=tr("Noter la reprise"),
                  act=partial(acts.move, lift))  # fmt: skip


def _termination_letter(card: ConventionCard, acts: Acts) -> Button | None:
    """Offer the letter while none stands; an amendment ends by that of its agreement."""
    written = any(
        one.kind is LetterKind.TERMINATION and one.cancelled_on is None for one in card.letters
    )
    if written or card.data.convention.amends_id is not None:
        return None
    return Button(name="convention_mend_termination", text=tr("Émettre le courrier"),
                  act=acts.write_termination)  # fmt: skip


def _with_reason(text: str, one: Convention) -> str:
    return f"{text}\u202f: {one.reason.rstrip('.')}." if one.reason else f"{text}."


_Build = Callable[[AlertRow, ConventionCard, "Acts"], Strip | None]
_BY_KIND: dict[str, _Build] = {
    alerts.UNTITLED: _untitled,
    alerts.ENDS_SOON: _ends_soon,
    alerts.INSURANCE_MISSING: _insurance,
    alerts.INSURANCE_EXPIRED: _insurance,
    alerts.INSURANCE_EXPIRING: _insurance,
    alerts.INSURANCE_PARTIAL: _partial,
    alerts.PAPER_MISSING: _papers,
    alerts.NOT_RETURNED: _not_returned,
    alerts.TO_REPRINT: _to_reprint,
}
