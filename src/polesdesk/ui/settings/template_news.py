"""What is said of a text of origin that has changed: at opening, and above the template."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFrame, QWidget

from polesdesk.actions import templates
from polesdesk.domain.clauses import FactoryNews, factory_text
from polesdesk.domain.french import join_and, typeset
from polesdesk.ui.card import Button, Strip
from polesdesk.ui.card.parts import push_button, strip_frame
from polesdesk.ui.desk import Desk
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

Tell = Callable[[str, str, Callable[[], object] | None], object]
TOLD = "templates/told"
"""Where this computer keeps of which texts of origin it has told, by template."""


def tell_of_news(
    desk: Desk, settings: QSettings, owner: QWidget, *, tell: Tell, show: Callable[[], object]
) -> None:
    """Tell once of each text of origin that has changed; ``show`` opens the templates."""

    def say(found: Sequence[FactoryNews]) -> None:
        fresh = [one for one in found if settings.value(f"{TOLD}/{one.name}") != _mark(one.name)]
        if not fresh:
            return
        for one in fresh:
            settings.setValue(f"{TOLD}/{one.name}", _mark(one.name))
        tell(tr("PolesDesk apporte un nouveau texte d’origine de convention."), tr("Voir…"), show)

    desk.read(templates.news, then=say, owner=owner)


def _mark(name: str) -> str:
    return hashlib.sha256(factory_text(name).encode()).hexdigest()


def news_strip(
    one: FactoryNews, compare: Callable[[], object], take: Callable[[], object]
) -> QFrame:
    """Return the strip above a template: what is new, and the two ways to look at it or take it."""
    button = Button(name="template_news_compare", text=tr("Comparer"), act=compare)
    frame = strip_frame(Strip(text=sentence(one), tone=Tone.BLUE, button=button))
    frame.setObjectName("template_news")
    taking = Button(name="template_news_take", text=tr("Reprendre le texte d’origine"), act=take)
    row = frame.layout()
    assert row is not None
    row.addWidget(push_button(taking))
    return frame


def sentence(one: FactoryNews) -> str:
    """Return what is new in a text of origin, in words."""
    told = [
        tr("Le texte d’origine a changé avec cette version de PolesDesk.")
        if one.is_untouched
        else tr("Le texte d’origine prévoit un cas que le vôtre ne distingue pas.")
    ]
    if one.lacking:
        cases = join_and([tr(case) for case in one.lacking])
        told.append(tr("Il dit aussi ce qui vaut si {cases}.").format(cases=cases))
    return typeset(" ".join(told))
