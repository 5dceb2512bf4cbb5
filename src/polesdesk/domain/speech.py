"""The sentences of the domain in the language of whoever reads them: French unless told otherwise.

The window hands in its translator once, before it shows anything; the command line and the papers
stay French. What is kept in the file is never said: it is written as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable

_translators: list[Callable[[str], str]] = []


def said(text: str) -> str:
    """Return a French sentence in the language of the reader; values are set in after."""
    return _translators[-1](text) if _translators else text


def marked(text: str) -> str:
    """Return a text as it is, noted for translation: ``said`` or ``tr`` is due where it is shown.

    For constants, which are read before the language is known.
    """
    return text


def speak_through(translate: Callable[[str], str]) -> Callable[[], None]:
    """Let a translator say every sentence from now on; call what is returned to end it."""
    _translators.append(translate)
    return lambda: _translators.remove(translate)
