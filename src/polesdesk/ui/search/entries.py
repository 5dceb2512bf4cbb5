"""The lines of the search: records by kind, commands of the menus, and the headings between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from polesdesk.domain.folding import tokens
from polesdesk.domain.lists import Found
from polesdesk.ui.words import tr

MOST_COMMANDS = 6
COMMAND_ICON = "chevron-right"
_ICONS = {
    "convention": "file-text",
    "association": "users",
    "officer": "user",
    "hub": "building-2",
    "room": "door-open",
    "paper": "file-check",
    "premises_request": "clipboard-list",
    "visit": "map-pin",
    "round": "list",
    "follow_up": "circle-alert",
    "access_device": "key-round",
    "condition_report": "clipboard-list",
    "finding": "eye",
    "volunteer": "user",
    "citizen_day": "calendar-days",
    "worksite": "map-pin",
    "worksite_proposal": "tag",
}
Go = Callable[[str, str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the search; one without ``act`` is a heading."""

    title: str
    detail: str = ""
    icon: str = ""
    keys: str = ""
    kind: str = ""
    act: Callable[[], object] | None = None

    def spoken(self) -> str:
        """Return the whole line as it is read aloud."""
        return ", ".join(part for part in (self.kind, self.title, self.detail, self.keys) if part)


def _headings() -> dict[str, tuple[str, str]]:
    """The heading of each kind, and what one record of it is called."""
    return {
        "convention": (tr("Conventions"), tr("Convention")),
        "association": (tr("Associations"), tr("Association")),
        "officer": (tr("Personnes"), tr("Personne")),
        "hub": (tr("Pôles"), tr("Pôle")),
        "room": (tr("Locaux"), tr("Local")),
        "paper": (tr("Pièces"), tr("Pièce")),
        "premises_request": (tr("Demandes de locaux"), tr("Demande de local")),
        "visit": (tr("Visites"), tr("Visite")),
        "round": (tr("Tournées"), tr("Tournée")),
        "follow_up": (tr("Suites"), tr("Suite")),
        "access_device": (tr("Clés et badges"), tr("Clé ou badge")),
        "condition_report": (tr("États des lieux"), tr("État des lieux")),
        "finding": (tr("Constats"), tr("Constat")),
        "volunteer": (tr("Bénévoles et agents"), tr("Bénévole ou agent")),
        "citizen_day": (tr("Journées citoyennes"), tr("Journée citoyenne")),
        "worksite": (tr("Chantiers"), tr("Chantier")),
        "worksite_proposal": (tr("Propositions de chantiers"), tr("Proposition de chantier")),
    }


def found_entries(found: Sequence[Found], commands: Sequence[Entry], go: Go) -> tuple[Entry, ...]:
    """Return what was found under its headings: records, commands, then names that are close.

    Kinds stand in the order in which they were found.
    """
    lines: list[Entry] = []
    exact = [one for one in found if not one.is_close]
    for kind in dict.fromkeys(one.kind for one in exact):
        heading, _ = _headings()[kind]
        lines += _under(heading, (_record(one, go) for one in exact if one.kind == kind))
    lines += _under(tr("Commandes"), commands)
    lines += _under(tr("Noms proches"), (_record(one, go) for one in found if one.is_close))
    return tuple(lines)


def recent_entries(found: Sequence[Found], go: Go) -> tuple[Entry, ...]:
    """Return the records seen last under their heading."""
    return tuple(_under(tr("Vus récemment"), (_record(one, go) for one in found)))


def note_entry(text: str) -> tuple[Entry, ...]:
    """Return a sentence in the place of the lines."""
    return (Entry(title=text),)


def _under(heading: str, entries: Iterable[Entry]) -> list[Entry]:
    lines = list(entries)
    return [Entry(title=heading), *lines] if lines else []


def _record(one: Found, go: Go) -> Entry:
    return Entry(
        title=one.title,
        detail=one.detail,
        icon=_ICONS[one.kind],
        kind=_headings()[one.kind][1],
        act=lambda: go(one.open_kind, one.open_id),
    )


def command_entries(menu_bar: QMenuBar, typed: str) -> tuple[Entry, ...]:
    """Return the commands of the menus whose words begin with the words typed."""
    words = tokens(typed)
    if not words:
        return ()
    ranked = []
    for place, (action, menu) in enumerate(_commands(menu_bar)):
        name = _bare(action.text())
        own, around = tokens(name), tokens(menu)
        if all(_begins((*own, *around), word) for word in words):
            begins = name_begins(own, words)
            ranked.append((not begins, not _begins(own, words[0]), place, action, name, menu))
    ranked.sort(key=lambda one: one[:3])
    return tuple(_command(*one[3:]) for one in ranked[:MOST_COMMANDS])


def name_begins(own: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a name begins with the words typed, the last of them perhaps unfinished."""
    return " ".join(own).startswith(" ".join(words))


def _begins(known: Iterable[str], word: str) -> bool:
    return any(one.startswith(word) for one in known)


def _command(action: QAction, name: str, menu: str) -> Entry:
    return Entry(
        title=name,
        detail=menu,
        icon=COMMAND_ICON,
        keys=action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        kind=tr("Commande"),
        act=action.trigger,
    )


def _commands(menu_bar: QMenuBar) -> Iterable[tuple[QAction, str]]:
    """Give every command that can be used now, with the name of its menu."""
    for top in menu_bar.actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            yield from _inside(menu, _bare(menu.title()))


def _inside(menu: QMenu, title: str) -> Iterable[tuple[QAction, str]]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _inside(inner, f"{title} › {_bare(inner.title())}")
        elif action.isVisible() and action.isEnabled() and action.text():
            yield action, title


def _bare(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
