"""The page of the settings that says which elements an état des lieux looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from polesdesk.actions import settings as office
from polesdesk.domain.settings import Settings
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Section
from polesdesk.ui.inputs import LongTextInput
from polesdesk.ui.settings.page import FormPage, Heading
from polesdesk.ui.words import tr

_NAMES = ("room_elements", "unit_elements")


class ElementsPage(FormPage):
    """The elements of rooms, and those of lockers and letterboxes, one a line."""

    def __init__(self, desk: Desk) -> None:
        heading = Heading(
            name="elements",
            title=tr("États des lieux"),
            hint=tr(
                "Les éléments qu’un nouvel état des lieux reprend, un par ligne, dans l’ordre de "
                "la feuille. Le mobilier et l’équipement de chaque local s’y ajoutent."
            ),
            icon="clipboard-list",
        )
        fields = (
            Field("room_elements", tr("Dans un local"), LongTextInput(lines=10), wide=True),
            Field(
                "unit_elements",
                tr("Dans une armoire ou une boîte aux lettres"),
                LongTextInput(lines=4),
                wide=True,
            ),
        )
        super().__init__(
            desk,
            heading,
            sections=(Section(fields=fields),),
            shown=lambda settings: {name: _shown(getattr(settings, name)) for name in _NAMES},
            save=office.save,
            typed=_typed,
        )


def _shown(elements: Sequence[str]) -> str:
    return "\n".join(elements)


def _typed(settings: Settings, values: Mapping[str, Any]) -> tuple[Settings]:
    rooms, units = (_lines(str(values[name] or "")) for name in _NAMES)
    return (replace(settings, room_elements=rooms, unit_elements=units),)


def _lines(text: str) -> tuple[str, ...]:
    """Return the lines that say something, each once."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
