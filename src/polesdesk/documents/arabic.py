"""Arabic letters in the forms that they take beside others (Unicode, section 9.2).

The forms are those that Unicode keeps for older programs; they have a shape in our font and
are read back as the plain letters.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LAM = "\u0644"
Forms = dict[str, dict[str, str]]


def joined(text: str) -> str:
    """Return ``text`` with its Arabic letters joined, in the order in which they are read."""
    forms = _forms()
    letters = _with_ligatures(text, forms)
    shaped = []
    for place, letter in enumerate(letters):
        own = forms.get(letter)
        if own is None:
            shaped.append(letter)
            continue
        before = _reaches(_neighbour(letters, place, -1), "initial", forms) and "final" in own
        after = _reaches(_neighbour(letters, place, 1), "final", forms) and "initial" in own
        wanted = {(True, True): "medial", (True, False): "final", (False, True): "initial"}
        shaped.append(own.get(wanted.get((before, after), "isolated"), letter))
    return "".join(shaped)


def _with_ligatures(text: str, forms: Forms) -> list[str]:
    """Return the letters, lam and a following alef as one."""
    letters: list[str] = []
    for letter in text:
        if letters and letters[-1] == _LAM and _LAM + letter in forms:
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters


def _neighbour(letters: list[str], place: int, step: int) -> str:
    """Return the next letter on a side, vowel signs passed over."""
    place += step
    while 0 <= place < len(letters) and unicodedata.category(letters[place][0]) == "Mn":
        place += step
    return letters[place] if 0 <= place < len(letters) else ""


def _reaches(letter: str, form: str, forms: Forms) -> bool:
    return form in forms.get(letter, ())


@lru_cache(maxsize=1)
def _forms() -> Forms:
    """Return the forms of each letter by name, from the character database."""
    forms: Forms = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        tag, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(part, 16)) for part in parts)
        if tag.startswith("<") and (len(letters) == 1 or letters[:1] == _LAM):
            forms.setdefault(letters, {})[tag.strip("<>")] = chr(code)
    return forms
