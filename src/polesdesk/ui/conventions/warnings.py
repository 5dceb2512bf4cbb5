"""What is wrong with an agreement, said on its card with the button that mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from polesdesk.domain import alerts
from polesdesk.domain.cards import ConventionCard
from polesdesk.domain.conventions import Convention, Renewal, State, last_day
from polesdesk.domain.french import date_in_words, format_date, plural
from polesdesk.domain.rows import AlertRow
from polesdesk.ui.card import Button, Strip
from polesdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from polesdesk.ui.conventions.acts import Acts


def strips(card: ConventionCard, acts: Acts) -> tuple[Strip, ...]:
    """Return the strips of a card: what is late first, then what is only good to know."""
    found = [strip for alert in card.alerts if (strip := _strip(alert, card, acts)) is not None]
    return (*found, *_standing(card, acts))


def _strip(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip | None:
    build = _BY_KIND.get(alert.kind)
    return build(alert, card, acts) if build else None


def _untitled(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip:
    last = last_day(card.data.convention)
    since = f" depuis le {date_in_words(last)}" if last else ""
    return Strip(
        text=f"Occupation sans titre\u202f: la convention est finie{since}.",
        tone=Tone.RED,
        button=Button(name="convention_mend_untitled", text="Renouveler", act=acts.renew),
    )


def _ends_soon(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip | None:
    one = card.data.convention
    if one.end_date is None or one.renewal is not Renewal.NONE:
        return None
    days = plural((one.end_date - card.data.day).days, "jour")
    return Strip(
        text=f"Finit le {date_in_words(one.end_date)}, dans {days}.",
        button=Button(
            name="convention_mend_ends_soon", text="Noter une demande…", act=acts.ask_renewal
        ),
    )


def _insurance(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip:
    button = Button(name="convention_mend_insurance", text="Joindre…", act=acts.add_insurance)
    late = alert.kind != alerts.INSURANCE_EXPIRING
    if alert.due is None:
        text = "Attestation d’assurance à produire avant la remise des clés."
        return Strip(text=text, button=button)
    verb = "expirée depuis le" if late else "à renouveler avant le"
    tone = Tone.RED if late else Tone.AMBER
    return Strip(text=f"Assurance {verb} {format_date(alert.due)}.", tone=tone, button=button)


def _papers(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip:
    _, _, what = alert.detail.rpartition(" · ")
    return Strip(
        text=f"Pièces à demander\u202f: {what}.",
        button=Button(name="convention_mend_papers", text="Voir", act=acts.open_association),
    )


def _not_returned(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip:
    due = f" attendu le {date_in_words(alert.due)}" if alert.due else ""
    tone = Tone.RED if alert.late else Tone.AMBER
    return Strip(text=f"Original non revenu signé,{due}.".replace(",.", "."), tone=tone)


def _to_reprint(alert: AlertRow, card: ConventionCard, acts: Acts) -> Strip:
    return Strip(
        text="Des données imprimées ont changé depuis l’émission\u202f: original à réimprimer.",
        tone=Tone.RED,
        button=Button(name="convention_reissue", text="Réémettre…", act=acts.reissue),
    )


def _standing(card: ConventionCard, acts: Acts) -> Iterator[Strip]:
    one = card.data.convention
    if one.state is State.SUSPENDED and one.suspended_from:
        until = f" jusqu’au {date_in_words(one.suspended_to)}" if one.suspended_to else ""
        text = f"Suspendue à partir du {date_in_words(one.suspended_from)}{until}"
        yield Strip(text=_with_reason(text, one))
    if one.state is State.TERMINATION_PENDING and one.terminated_on:
        text = f"Résiliation avec effet le {date_in_words(one.terminated_on)}"
        yield Strip(text=_with_reason(text, one))
    if one.state in {State.WITHDRAWN, State.REFUSED}:
        yield Strip(text=_with_reason("Demande classée", one), tone=Tone.GREY)
    if one.renewal in {Renewal.REQUESTED, Renewal.EVALUATED}:
        on = f" le {date_in_words(one.renewal_requested_on)}" if one.renewal_requested_on else ""
        button = Button(name="convention_mend_requested", text="Renouveler", act=acts.renew)
        yield Strip(text=f"Renouvellement demandé{on}.", tone=Tone.BLUE, button=button)


def _with_reason(text: str, one: Convention) -> str:
    return f"{text}\u202f: {one.reason.rstrip('.')}." if one.reason else f"{text}."


_Build = Callable[[AlertRow, ConventionCard, "Acts"], Strip | None]
_BY_KIND: dict[str, _Build] = {
    alerts.UNTITLED: _untitled,
    alerts.ENDS_SOON: _ends_soon,
    alerts.INSURANCE_MISSING: _insurance,
    alerts.INSURANCE_EXPIRED: _insurance,
    alerts.INSURANCE_EXPIRING: _insurance,
    alerts.PAPER_MISSING: _papers,
    alerts.NOT_RETURNED: _not_returned,
    alerts.TO_REPRINT: _to_reprint,
}
