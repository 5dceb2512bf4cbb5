"""Why a file from outside could not be read, in words for the manager."""

from __future__ import annotations

from polesdesk.domain.french import typeset


class Unreadable(Exception):
    """A file that cannot be read; ``code`` is stable English, ``message`` a French sentence."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = typeset(message)
        super().__init__(self.message)
