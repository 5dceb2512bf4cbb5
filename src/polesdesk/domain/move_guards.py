"""What stands against a move of an agreement, each guard with its reason in French.

Some guards refuse; others warn, and give way to what the manager writes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from polesdesk.domain.conventions import (
    UNSIGNED,
    Convention,
    State,
    TerminationGround,
    is_suspended,
    last_day,
)
from polesdesk.domain.enforceability import why_not_enforceable
from polesdesk.domain.french import date_in_words, plural
from polesdesk.domain.labels import STATES
from polesdesk.domain.move_steps import Step
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said

Guard = Callable[[Convention, Step], None]
WITH_NOTICE = frozenset({TerminationGround.GENERAL_INTEREST, TerminationGround.BY_ASSOCIATION})
"""Grounds on which the notice of the agreement runs; the others end it without notice."""


def needs_original(convention: Convention, step: Step) -> None:
    """An original to sign comes first."""
    if convention.issued_version is None:
        raise RuleBroken(
            "no_original",
            said("Aucun original n’a été émis\u202f: imprimez d’abord l’original à signer."),
            field="state",
        )


def without_original(convention: Convention, step: Step) -> None:
    """A request comes back to life without the paper that was issued for it."""
    if convention.issued_version is not None:
        raise RuleBroken(
            "original_issued",
            said(
                "Un original de cette convention est encore en cours\u202f: annulez-le d’abord, "
                "avec son motif."
            ),
            field="state",
        )


def needs_reason(convention: Convention, step: Step) -> None:
    """The reason is written."""
    if not step.reason.strip():
        raise RuleBroken(
            "reason_required",
            said(
                "Un motif écrit est nécessaire\u202f: il figurera dans l’historique et "
                "dans la lettre."
            ),
            field="reason",
        )


def not_in_future(convention: Convention, step: Step) -> None:
    """What is noted has taken place."""
    if step.on > step.today:
        raise RuleBroken(
            "date_in_future",
            said(
                "Cette date est dans l’avenir\u202f: notez le jour où l’acte a réellement eu lieu."
            ),
            field="on",
        )


def city_after_association(convention: Convention, step: Step) -> None:
    """The city signs what the association has signed."""
    first = convention.signed_by_association_on
    if first is not None and step.on < first:
        raise RuleBroken(
            "signed_before_association",
            said("La Ville ne peut pas avoir signé avant l’association\u202f; vérifiez la date."),
            field="on",
        )


def act_enforceable(convention: Convention, step: Step) -> None:
    """CE opinion of 10 June 1996 n° 176873: the act must be enforceable before he signs."""
    why = why_not_enforceable(convention, step.on)
    if why and not step.reason.strip():
        raise RuleBroken(
            "act_not_enforceable",
            said("{why} Complétez les dates de l’acte, ou indiquez un motif.").format(why=why),
            field="reason",
        )


def amended_still_runs(convention: Convention, step: Step) -> None:
    """An amendment is of no use once the agreement that it changes is over."""
    over = step.known.amended_ends_on
    start = convention.start_date
    if convention.amends_id is not None and over is not None and start is not None and start > over:
        raise RuleBroken(
            "amended_over",
            said(
                "La convention que cet avenant modifie s’achève le {end}, avant qu’il ne prenne "
                "effet."
            ).format(end=date_in_words(over)),
            field="state",
        )


def rooms_free(convention: Convention, step: Step) -> None:
    """Drafts hold no room: of two for the same one, the second is stopped where it would bind."""
    if step.known.taken and not step.reason.strip():
        raise RuleBroken(
            "rooms_taken",
            said(
                "Le local est déjà pris\u202f: {taken}. Revoyez les créneaux, ou indiquez un motif."
            ).format(taken=step.known.taken),
            field="reason",
        )


def after_signature(convention: Convention, step: Step) -> None:
    """Nothing is sent or notified before the city has signed."""
    signed = convention.signed_by_city_on
    if signed is not None and step.on < signed:
        raise RuleBroken(
            "before_signature",
            said("Cette date précède la signature de la Ville\u202f; vérifiez-la."),
            field="on",
        )


def notified_after_sending(convention: Convention, step: Step) -> None:
    """The association is notified of an act that was transmitted."""
    sent = convention.sent_to_prefecture_on
    if sent is not None and step.on < sent:
        raise RuleBroken(
            "notified_before_sending",
            said(
                "La notification ne peut pas précéder l’envoi en préfecture du {day}\u202f; "
                "vérifiez la date."
            ).format(day=date_in_words(sent)),
            field="on",
        )


def not_an_amendment(convention: Convention, step: Step) -> None:
    """An amendment follows the agreement that it changes."""
    if convention.amends_id is not None:
        raise RuleBroken(
            "amendment_follows",
            said(
                "Un avenant suit la convention qu’il modifie\u202f: faites cette étape sur la "
                "convention."
            ),
            field="state",
        )


def suspension_inside_title(convention: Convention, step: Step) -> None:
    """A suspension has its days in the right order, while the title runs."""
    last = last_day(convention)
    if last is not None and step.on > last:
        raise RuleBroken(
            "title_over",
            said("La convention a pris fin le {day}\u202f: elle ne se suspend plus.").format(
                day=date_in_words(last)
            ),
            field="on",
        )
    if step.until is not None and step.until < step.on:
        raise RuleBroken(
            "suspension_dates",
            said("La suspension ne peut pas finir avant de commencer."),
            field="until",
        )


def resumes_after_start(convention: Convention, step: Step) -> None:
    """Use is taken up again on or after the first day of the suspension."""
    first = convention.suspended_from
    if first is not None and step.on < first:
        raise RuleBroken(
            "resumes_before_suspension",
            said("La suspension commence le {day}\u202f: la reprise ne la précède pas.").format(
                day=date_in_words(first)
            ),
            field="on",
        )


def needs_ground(convention: Convention, step: Step) -> None:
    """A termination has its ground."""
    if step.ground is None:
        raise RuleBroken(
            "ground_required",
            said("Choisissez le fondement de la résiliation."),
            field="termination_ground",
        )


def ends_inside_title(convention: Convention, step: Step) -> None:
    """A termination takes effect after its letter, before the agreement ends by itself."""
    if step.until is None or step.until < step.on:
        raise RuleBroken(
            "termination_date",
            said(
                "Indiquez le jour où la résiliation prendra effet, au plus tôt celui du courrier."
            ),
            field="until",
        )
    end = convention.end_date
    if end is not None and step.until > end:
        raise RuleBroken(
            "terminated_after_end",
            said(
                "La convention s’achève d’elle-même le {day}\u202f: la résiliation prend effet ce "
                "jour-là au plus tard."
            ).format(day=date_in_words(end)),
            field="until",
        )


def notice_respected(convention: Convention, step: Step) -> None:
    """The notice of the agreement runs between the letter and the effect."""
    months = convention.notice_months
    if step.ground not in WITH_NOTICE or not months or step.until is None:
        return
    earliest = months_later(step.on, months)
    if step.until < earliest and not step.despite.strip():
        raise RuleBroken(
            "notice_too_short",
            said(
                "Le préavis de la convention est de {n}\u00a0mois\u202f: la résiliation ne prend "
                "pas effet avant le {day}. Pour une urgence ou la sécurité, dites pourquoi il est "
                "abrégé."
            ).format(n=months, day=date_in_words(earliest)),
            field="despite",
        )


def formal_notice_given(convention: Convention, step: Step) -> None:
    """A termination for breach follows a formal notice without effect."""
    if step.ground is not TerminationGround.BREACH or step.despite.strip():
        return
    given = step.known.formal_notice_on
    if given is None:
        raise RuleBroken(
            "no_formal_notice",
            said(
                "Aucune mise en demeure n’est en cours pour cette convention\u202f: adressez-la "
                "d’abord, ou dites pourquoi vous vous en passez."
            ),
            field="despite",
        )
    if given >= step.on:
        raise RuleBroken(
            "formal_notice_too_late",
            said(
                "La mise en demeure date du {day}\u202f: elle précède le courrier de résiliation, "
                "ou dites pourquoi vous passez outre."
            ).format(day=date_in_words(given)),
            field="despite",
        )


def not_yet_terminated(convention: Convention, step: Step) -> None:
    """A termination is taken back while the title still runs."""
    day = convention.terminated_on
    if day is not None and max(step.on, step.today) >= day:
        raise RuleBroken(
            "already_terminated",
            said(
                "La résiliation a pris effet le {day}\u202f: elle ne se retire plus. Il faut une "
                "nouvelle convention."
            ).format(day=date_in_words(day)),
            field="on",
        )


def suspension_over(convention: Convention, step: Step) -> None:
    """Without a suspension that runs, the agreement is in force again."""
    if is_suspended(convention, step.on):
        raise RuleBroken(
            "still_suspended",
            said("La suspension court encore\u202f: la convention redevient suspendue."),
            field="state",
        )


def suspension_runs(convention: Convention, step: Step) -> None:
    """Only an agreement whose suspension runs becomes suspended again."""
    if not is_suspended(convention, step.on):
        raise RuleBroken(
            "not_suspended",
            said("Aucune suspension ne court\u202f: la convention redevient en vigueur."),
            field="state",
        )


def title_over(convention: Convention, step: Step) -> None:
    """What follows the end waits for the end."""
    end = convention.terminated_on or convention.end_date
    if end is not None and step.on < end:
        raise RuleBroken(
            "title_not_over",
            said(
                "La convention court encore, jusqu’au {day}\u202f: cette étape vient ensuite."
            ).format(day=date_in_words(last_day(convention) or end)),
            field="on",
        )


def premises_given_back(convention: Convention, step: Step) -> None:
    """Keys are back and the état des lieux is drawn up, or it is written why not."""
    if step.reason.strip():
        return
    keys = step.known.keys_out
    if keys:
        count = plural(keys, said("clé ou badge n’est pas rendu"),
                       said("clés ou badges ne sont pas rendus"))  # fmt: skip
        raise RuleBroken(
            "keys_out",
            said("{count}\u202f: notez leur retour, ou dites pourquoi vous passez outre.").format(
                count=count
            ),
            field="reason",
        )
    if step.known.has_exit_report is False:
        raise RuleBroken(
            "no_exit_report",
            said(
                "Aucun état des lieux de sortie n’est enregistré\u202f: établissez-le, ou dites "
                "pourquoi il n’y en a pas."
            ),
            field="reason",
        )


def refused_move(convention: Convention, target: State, offered: str) -> RuleBroken:
    """Return the refusal of a move that the table does not have, with what is possible."""
    now = said(STATES[convention.state])
    if convention.state in UNSIGNED and target not in UNSIGNED:
        told = said(
            "La convention est à l’étape «\u00a0{now}\u00a0»\u202f: elle passe d’abord par les "
            "signatures."
        )
    else:
        told = said(
            "La convention est à l’étape «\u00a0{now}\u00a0»\u202f: cette étape ne la suit pas."
        )
    sentence = told.format(now=now)
    if offered:
        sentence += said(" Étapes possibles\u202f: {steps}.").format(steps=offered)
    return RuleBroken("move_not_allowed", sentence, field="state")


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, the last of the month where it has no such day."""
    from dateutil.relativedelta import relativedelta  # slow to import

    later: date = day + relativedelta(months=months)
    return later
