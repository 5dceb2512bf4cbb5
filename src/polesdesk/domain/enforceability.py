"""When the act that authorises the signature may be carried out (CGCT L2131-1).

A deliberation, or a decision taken by delegation of the council, is enforceable of right once
it was published and transmitted to the representative of the State: both, so the later of the
two. The executive signs after that day (CE opinion of 10 June 1996, n° 176873).
"""

from __future__ import annotations

from datetime import date

from polesdesk.domain.conventions import Convention
from polesdesk.domain.french import date_in_words
from polesdesk.domain.speech import marked, said


def enforceable_on(convention: Convention) -> date | None:
    """Return the day from which the act is enforceable, None while that is not known."""
    days = (convention.decision_transmitted_on, convention.decision_published_on)
    if any(day is None for day in days):
        return None
    known = [day for day in (*days, convention.decision_date) if day is not None]
    return max(known)


def has_act(convention: Convention) -> bool:
    """Tell whether an act is noted; an agreement brought from elsewhere may have none."""
    return bool(convention.decision_number.strip()) or convention.decision_date is not None


def why_not_enforceable(convention: Convention, on: date) -> str:
    """Return why the city may not sign on a day, nothing when it may."""
    if not has_act(convention):
        return ""
    lacking = [
        said(word)
        for word, day in (
            (marked("sa transmission au contrôle de légalité"), convention.decision_transmitted_on),
            (marked("sa publication"), convention.decision_published_on),
        )
        if day is None
    ]
    adopted = convention.decision_date
    if adopted is not None and adopted > on:
        return said("L’acte qui autorise la signature n’est pris que le {day}.").format(
            day=date_in_words(adopted)
        )
    if lacking:
        return said(
            "Rien n’établit que l’acte qui autorise la signature soit exécutoire\u202f: il manque "
            "{lacking} (CGCT, art. L. 2131-1)."
        ).format(lacking=said(" et ").join(lacking))
    since = enforceable_on(convention)
    if since is not None and since > on:
        return said(
            "L’acte qui autorise la signature n’est exécutoire que le {day}, une fois transmis et "
            "publié (CGCT, art. L. 2131-1)."
        ).format(day=date_in_words(since))
    return ""


def enforceability_in_words(convention: Convention) -> str:
    """Return « exécutoire le 12 octobre 2026 », or what is still awaited."""
    if not has_act(convention):
        return ""
    since = enforceable_on(convention)
    if since is not None:
        return said("exécutoire depuis le {day}").format(day=date_in_words(since))
    if convention.decision_transmitted_on is None and convention.decision_published_on is None:
        return said("caractère exécutoire non établi\u202f: transmission et publication à noter")
    if convention.decision_transmitted_on is None:
        return said("caractère exécutoire non établi\u202f: transmission à noter")
    return said("caractère exécutoire non établi\u202f: publication à noter")
