"""What town a postal code means: as the office writes it, else as the official list has it."""

from __future__ import annotations

from dataclasses import dataclass

from polesdesk.actions.runner import Work
from polesdesk.domain.folding import fold
from polesdesk.domain.towns import official_towns
from polesdesk.store import towns as store


@dataclass(frozen=True, slots=True, kw_only=True)
class Towns:
    """The towns of a postal code, the likeliest first; ``usual`` is empty while none stands out."""

    usual: str = ""
    all: tuple[str, ...] = ()


def of_code(work: Work, postal_code: str) -> Towns:
    """Return the towns of a code: those of the office's own records come first."""
    return _towns(store.written(work.connection, postal_code), official_towns(postal_code))


def known(postal_code: str) -> Towns:
    """Return the towns of a code before there is a file."""
    return _towns((), official_towns(postal_code))


def _towns(written: tuple[str, ...], official: tuple[str, ...]) -> Towns:
    own = {fold(town) for town in written}
    every = (*written, *(town for town in official if fold(town) not in own))
    stands_out = bool(written) or len(every) == 1
    return Towns(usual=every[0] if stands_out else "", all=every)
