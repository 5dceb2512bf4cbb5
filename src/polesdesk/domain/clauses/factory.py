"""The templates that PolesDesk comes with, copied into each file and changed there."""

from __future__ import annotations

from importlib import resources

from polesdesk.domain.conventions import UseKind
from polesdesk.domain.speech import marked

FACTORY_NAMES = ("convention", "unit", "hire", "amendment")
"""Names of the factory templates: the full agreement, a unit, a one-off hire, an amendment."""

AMENDMENT = "amendment"
"""The template of amendments, whatever the use."""

FACTORY_TITLES = {
    "convention": marked("Convention d’occupation"),
    "unit": marked("Convention d’armoire, de boîte aux lettres ou de domiciliation"),
    "hire": marked("Convention de mise à disposition ponctuelle"),
    AMENDMENT: marked("Avenant"),
}
"""What each factory template is called in the window."""


def factory_text(name: str) -> str:
    """Return the text of a factory template."""
    folder = resources.files("polesdesk") / "_assets" / "templates"
    return (folder / f"{name}.fr.txt").read_text(encoding="utf-8")


def template_name(use_kind: UseKind | None) -> str:
    """Return the name of the template that an agreement of a kind of use takes."""
    if use_kind is UseKind.UNIT:
        return "unit"
    return "hire" if use_kind is UseKind.HIRE else "convention"
