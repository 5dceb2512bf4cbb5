"""What is said of a version of the text of a letter: with which one letters are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from polesdesk.actions import letter_texts
from polesdesk.domain.clauses import FactoryNews
from polesdesk.domain.french import format_date
from polesdesk.domain.papers import ClauseTemplate, TemplateState
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work


def letters_listed(
    work: Work,
) -> tuple[tuple[ClauseTemplate, ...], tuple[FactoryNews, ...]]:
    """Return the versions of the texts of letters; their texts of origin tell no news."""
    return letter_texts.listed(work), ()


def letter_standing(template: ClauseTemplate, versions: Iterable[ClauseTemplate]) -> str:
    """Say which text letters are written with, and who answers for it."""
    if template.validated_on is not None and template.state is TemplateState.VALIDATED:
        return tr("Validé par {who} le {day}. Les courriers s’écrivent avec ce texte.").format(
            who=template.validated_by, day=format_date(template.validated_on)
        )
    valid = [
        one.issue
        for one in versions
        if one.name == template.name
        and one.state is TemplateState.VALIDATED
        and not letter_texts.is_origin(one)
    ]
    if valid:
        return tr("Les courriers s’écrivent avec la version {number}.").format(number=max(valid))
    if letter_texts.is_origin(template):
        return tr("Les courriers s’écrivent avec ce texte.")
    return tr(
        "Les courriers s’écrivent avec le texte d’origine tant que personne n’a validé celui-ci."
    )
