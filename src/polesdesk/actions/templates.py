"""Clause templates: the factory texts copied into the file, versions, and their validation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from polesdesk.actions import conventions
from polesdesk.actions import records as common
from polesdesk.actions.gathering import gather
from polesdesk.actions.originals import draft
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.clauses import (
    FACTORY_NAMES,
    FactoryNews,
    factory_text,
    news_of,
    parse,
    template_name,
)
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice, ColumnFilter, ListQuery, Match
from polesdesk.domain.names import file_name
from polesdesk.domain.office_texts import letter_kind, origin_of, read_text, title_of
from polesdesk.domain.papers import ClauseTemplate, TemplateState
from polesdesk.domain.progress import Progress
from polesdesk.domain.rows import ConventionRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import originals
from polesdesk.store.files import write_whole
from polesdesk.store.kinds import TEMPLATE


def install(work: Work) -> None:
    """Copy the factory texts into a file that has none yet, as drafts to be validated."""
    work.name("template.install", "installation des modèles de clauses")
    for name in FACTORY_NAMES:
        if not originals.templates(work.connection, name):
            work.save(
                TEMPLATE,
                ClauseTemplate(id=new_id(), name=name, text=factory_text(name), is_factory=True),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The variants of a template as a PDF, and the name proposed for its file."""

    file_name: str
    pdf: bytes


def get(work: Work, template_id: str) -> ClauseTemplate:
    """Return a version of a template."""
    found: ClauseTemplate = common.require(work, TEMPLATE, template_id)
    return found


def listed(work: Work, name: str | None = None) -> tuple[ClauseTemplate, ...]:
    """Return the versions of a template, or of all those of agreements, the newest first."""
    found = originals.templates(work.connection, name)
    return tuple(one for one in found if name or letter_kind(one.name) is None)


def revise(work: Work, name: str, text: str) -> ClauseTemplate:
    """Save a new text: over the draft if the newest version is one, else as the next version."""
    read_text(name, text)
    found = originals.templates(work.connection, name)
    work.name("template.save", f"modification du modèle « {title_of(name)} »")
    if found and found[0].state is TemplateState.DRAFT:
        saved: ClauseTemplate = work.save(
            TEMPLATE, replace(found[0], text=text, is_factory=text == origin_of(name))
        )
        return saved
    fresh = ClauseTemplate(
        id=new_id(), name=name, text=text, issue=found[0].issue + 1 if found else 1
    )
    made: ClauseTemplate = work.save(TEMPLATE, fresh)
    return made


def back_to_factory(work: Work, name: str) -> ClauseTemplate:
    """Take the factory text again, as the newest version."""
    return revise(work, name, origin_of(name))


def news(work: Work) -> tuple[FactoryNews, ...]:
    """Return the templates whose text of origin has changed since the office took it."""
    found = (news_of(originals.templates(work.connection, name)) for name in FACTORY_NAMES)
    return tuple(one for one in found if one is not None)


def validate(work: Work, template_id: str, by: str) -> ClauseTemplate:
    """Note that a named person validated a version; former validated ones are retired."""
    if not by.strip():
        raise RuleBroken(
            "validator_required",
            said("Donnez le nom ou le service de la personne qui valide le texte."),
            field="validated_by",
        )
    template: ClauseTemplate = common.require(work, TEMPLATE, template_id)
    read_text(template.name, template.text)
    work.name(
        "template.validate",
        f"validation du modèle « {title_of(template.name)} »",
    )
    for other in originals.templates(work.connection, template.name):
        if other.id != template.id and other.state is TemplateState.VALIDATED:
            work.save(TEMPLATE, replace(other, state=TemplateState.RETIRED))
    saved: ClauseTemplate = work.save(
        TEMPLATE,
        replace(
            template,
            state=TemplateState.VALIDATED,
            validated_by=by.strip(),
            validated_on=work.today,
        ),
    )
    return saved


def validate_all(work: Work, by: str) -> int:
    """Validate the newest version of every template; return how many."""
    for name in FACTORY_NAMES:
        found = originals.templates(work.connection, name)
        if found and found[0].state is TemplateState.DRAFT:
            validate(work, found[0].id, by)
    return len(FACTORY_NAMES)


def proof(runner: Runner, progress: Progress, template_id: str) -> Proof:
    """Draw every variant of a version with its conditions marked, for the legal service."""
    from polesdesk.documents.variants import variants

    template = runner.read(get, template_id)
    title = title_of(template.name)
    progress.step(0, 1, title)
    pdf = variants(template, day=runner.today())
    progress.step(1, 1, title)
    name = file_name(["Variantes", title, f"v{template.issue}"])
    return Proof(file_name=name, pdf=pdf)


def write_proof(runner: Runner, progress: Progress, template_id: str, target: Path) -> Path:
    """Draw every variant of a version into a file, whole or not at all."""
    return write_whole(target, proof(runner, progress, template_id).pdf)


def printing(work: Work, convention_id: str) -> tuple[str, Choice]:
    """Return the id of the version that an agreement is printed from, and what it is called."""
    data = gather(work, convention_id)
    number = data.convention.number or said("Sans numéro")
    return data.template.id, Choice(
        value=convention_id, label=f"{number} – {data.association.name}"
    )


def agreements(
    work: Work, name: str, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[ConventionRow, ...]:
    """Return the agreements that print with a template, the last to begin first."""
    kinds = tuple(kind.value for kind in UseKind if template_name(kind) == name)
    of_template = ColumnFilter(column="use_kind", match=Match.VALUES, values=kinds)
    asked = replace(query, columns=(of_template,), sort="start_date", descending=True)
    return conventions.page(work, asked, offset, limit)


def preview(runner: Runner, progress: Progress, text: str, convention_id: str) -> bytes:
    """Draw an agreement as « Projet » from a text that is not saved; nothing is kept."""
    parse(text)
    return draft(runner, progress, convention_id, text=text).pdf
