"""What a signed copy that comes back says of the signatures (domain dossier B2)."""

from __future__ import annotations

from polesdesk.domain.conventions import State
from polesdesk.domain.scan_pages import KnownOriginal

_OFFERED: dict[State, tuple[State, ...]] = {
    State.TO_SIGN: (State.SIGNED_BY_ASSOCIATION, State.SIGNED_BY_CITY),
    State.SIGNED_BY_ASSOCIATION: (State.SIGNED_BY_CITY,),
}


def steps_offered(state: State) -> tuple[State, ...]:
    """Return the signatures that a copy may prove; none once all have signed."""
    return _OFFERED.get(state, ())


def usual_step(original: KnownOriginal) -> State | None:
    """Return the signature that a copy most likely proves: that of the association first.

    The City's is only supposed when the copy that the association signed is filed already.
    """
    if original.state is State.TO_SIGN:
        return State.SIGNED_BY_ASSOCIATION
    if original.state is State.SIGNED_BY_ASSOCIATION and original.filed:
        return State.SIGNED_BY_CITY
    return None


def certain_step(original: KnownOriginal) -> State | None:
    """Return the signature that is noted without a person: the return from the association."""
    return State.SIGNED_BY_ASSOCIATION if original.state is State.TO_SIGN else None


def steps_to(state: State, wanted: State | None) -> tuple[State, ...]:
    """Return the moves that lead to the signature wanted, one after the other."""
    offered = steps_offered(state)
    return offered[: offered.index(wanted) + 1] if wanted in offered else ()
