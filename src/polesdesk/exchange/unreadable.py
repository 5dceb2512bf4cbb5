"""Why a file from outside could not be read, in words for the manager."""

from __future__ import annotations

from polesdesk.domain.french import typeset
from polesdesk.domain.speech import said
from polesdesk.exchange.limits import MIB


class Unreadable(Exception):
    """A file that cannot be read; ``code`` is stable English, ``message`` a French sentence."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = typeset(message)
        super().__init__(self.message)


def refuse_too_large(size: int, most: int) -> None:
    """Raise ``Unreadable`` "too_large" for a file of more bytes than are read."""
    if size > most:
        raise Unreadable(
            "too_large",
            said("Ce fichier pèse {size} Mo ; {most} Mo au plus sont lus.").format(
                size=size // MIB, most=most // MIB
            ),
        )
