"""What a manager does with associations, their officers and their papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from polesdesk.actions import access_devices, asked_papers, due, in_kind
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import (
    Association,
    Officer,
    Paper,
    PaperKind,
    latest_paper,
    paper_state,
)
from polesdesk.domain.cards import AssociationCard, PaperLine
from polesdesk.domain.folding import find_close
from polesdesk.domain.identity import new_id
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.lists import Choice, ListQuery, ValueCount
from polesdesk.domain.papers import Note
from polesdesk.domain.rows import AssociationRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import (
    associations,
    authority,
    conventions,
    letters,
    notes,
    premises_requests,
    records,
)
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, NOTE, OFFICER, PAPER, PREMISES_REQUEST
from polesdesk.store.tables import BINNED


def count(work: Work, query: ListQuery) -> int:
    """Return how many associations the query holds."""
    return associations.count(work.connection, query, work.today)


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[AssociationRow, ...]:
    """Return one page of associations."""
    return associations.page(work.connection, query, work.today, offset, limit)


def position(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where an association stands in the list."""
    return associations.position(work.connection, query, work.today, row_id)


def values(work: Work, query: ListQuery, column: str) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed, to choose from."""
    return associations.values(work.connection, query, work.today, column)


def get(work: Work, row_id: str) -> Association:
    """Return an association; one that was merged leads to the one that took it over."""
    found: Association = common.require(work, ASSOCIATION, row_id)
    if found.merged_into is not None:
        return get(work, found.merged_into)
    return found


def get_officer(work: Work, row_id: str) -> Officer:
    """Return an officer."""
    found: Officer = common.require(work, OFFICER, row_id)
    return found


def get_paper(work: Work, row_id: str) -> Paper:
    """Return a paper."""
    found: Paper = common.require(work, PAPER, row_id)
    return found


def card(work: Work, row_id: str) -> AssociationCard:
    """Return an association with officers, papers, agreements and what is due."""
    association = get(work, row_id)
    query = ListQuery(filters={"association": association.id}, sort="end_date", descending=True)
    return AssociationCard(
        association=association,
        officers=tuple(associations.officers_of(work.connection, association.id)),
        papers=_paper_lines(work, association),
        conventions=conventions.page(work.connection, query, work.today, 0, 200),
        alerts=due.of_association(work, association.id),
        notes=tuple(notes.of(work.connection, "association", association.id)),
        help=in_kind.of_association(work, association.id, work.today.year),
        letters=tuple(letters.of_association(work.connection, association.id)),
        keys=access_devices.of_association(work, association.id),
    )


def _paper_lines(work: Work, association: Association) -> tuple[PaperLine, ...]:
    settings = authority.settings(work.connection)
    papers = tuple(associations.papers_of(work.connection, association.id))
    asked = asked_papers.of_association(work, association)
    lines = []
    for kind in PaperKind:
        paper = latest_paper(papers, kind)
        required = kind in asked
        if paper is None and not required:
            continue
        state = paper_state(paper, work.today, expiring_days=settings.paper_alert_days)
        lines.append(
            PaperLine(
                kind=str(kind), label=PAPERS[kind], state=state, paper=paper, required=required
            )
        )
    return tuple(lines)


def officers(work: Work, association_id: str) -> tuple[Officer, ...]:
    """Return the officers of an association, those who sign first."""
    return tuple(associations.officers_of(work.connection, association_id))


def choices(work: Work, typed: str, limit: int = 20) -> tuple[Choice, ...]:
    """Return the associations whose words start with what is typed."""
    query = ListQuery(text=typed)
    found = associations.WINDOW.ids(work.connection, query, (), 0, limit)
    return tuple(
        Choice(value=one.id, label=one.name)
        for one in records.get_many(work.connection, ASSOCIATION, found)
        if one.merged_into is None
    )


def holders(work: Work, association: Association, field: str) -> tuple[Choice, ...]:
    """Return the other associations that bear its ``rna`` or its ``siret``."""
    number = getattr(association, field)
    same = associations.by_identifier(work.connection, **{field: number}) if number else ()
    return tuple(Choice(value=one.id, label=one.name) for one in same if one.id != association.id)


def twins(work: Work, association: Association) -> tuple[Choice, ...]:
    """Return other associations that are likely the same by their close names."""
    found: dict[str, str] = {}
    names = {
        row_id: name
        for row_id, name in associations.all_names(work.connection)
        if row_id != association.id
    }
    by_name = {name: row_id for row_id, name in names.items()}
    for name, _ in find_close(association.name, list(by_name)):
        found.setdefault(by_name[name], name)
    return tuple(Choice(value=row_id, label=name) for row_id, name in found.items())


def save(work: Work, association: Association) -> Association:
    """Save an association; one SIRET or RNA belongs to one association, former names stay."""
    name = association.name.strip()
    if not name:
        raise RuleBroken("name_required", said("Donnez un nom à l’association."), field="name")
    for field, value in (("siret", association.siret), ("rna", association.rna)):
        if not value:
            continue
        for twin in associations.by_identifier(work.connection, **{field: value}):
            if twin.id != association.id:
                raise RuleBroken(
                    "identifier_taken",
                    said("Ce numéro est déjà celui de « {name} ».").format(name=twin.name),
                    field=field,
                )
    before = work.get(ASSOCIATION, association.id)
    former = association.former_names
    if before is not None and before.name != name and before.name not in former:
        former = "\n".join(part for part in (former, before.name) if part)
    saved: Association = common.save(
        work, ASSOCIATION, replace(association, name=name, former_names=former)
    )
    return saved


def save_despite(work: Work, association: Association, reasons: Mapping[str, str]) -> Association:
    """Save an association with doubtful values; a note keeps why, by the label of each field."""
    saved = save(work, association)
    for label, reason in reasons.items():
        note = Note(
            id=new_id(),
            subject_kind="association",
            subject_id=saved.id,
            written_on=work.today,
            author=work.actor,
            text=f"{label} gardé malgré un doute\u202f: {reason.strip()}",
        )
        work.save(NOTE, note)
    return saved


def save_officer(work: Work, officer: Officer) -> Officer:
    """Save an officer; a term ends after it starts."""
    common.require(work, ASSOCIATION, officer.association_id)
    if not officer.last_name.strip():
        raise RuleBroken("name_required", said("Donnez le nom du dirigeant."), field="last_name")
    if not officer.quality.strip():
        raise RuleBroken(
            "quality_required",
            said("Donnez sa qualité, par exemple « présidente »."),
            field="quality",
        )
    if officer.from_date and officer.to_date and officer.to_date < officer.from_date:
        raise RuleBroken(
            "term_order", said("Le mandat finit avant d’avoir commencé."), field="to_date"
        )
    saved: Officer = common.save(work, OFFICER, officer)
    return saved


def save_paper(work: Work, paper: Paper) -> Paper:
    """Save a paper; its validity ends after it starts."""
    common.require(work, ASSOCIATION, paper.association_id)
    if paper.valid_from and paper.valid_to and paper.valid_to < paper.valid_from:
        raise RuleBroken(
            "validity_order", said("La validité finit avant d’avoir commencé."), field="valid_to"
        )
    saved: Paper = common.save(work, PAPER, paper)
    return saved


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move associations to the bin, unless an agreement names them."""
    for row in associations.rows(work.connection, ids, work.today):
        if row.convention_count:
            raise RuleBroken(
                "association_in_use",
                said(
                    "« {name} » a encore des conventions\u202f: elle ne peut pas être supprimée."
                ).format(name=row.name),
            )
    return common.bin_many(work, ASSOCIATION, ids)


def bin_officers(work: Work, ids: Sequence[str]) -> int:
    """Move officers to the bin."""
    return common.bin_many(work, OFFICER, ids)


def bin_papers(work: Work, ids: Sequence[str]) -> int:
    """Move papers to the bin."""
    return common.bin_many(work, PAPER, ids)


_MERGED = (
    "acronym", "rna", "siret", "ape", "seat_address", "postal_code", "city",
    "management_address", "prefecture_declared", "declared_on", "jo_published_on",
    "statutory_object", "email", "phone", "website", "rules_accepted_on",
)  # fmt: skip


def merge(work: Work, kept_id: str, other_id: str) -> Association:
    """Merge a duplicate into the association kept: one command, both histories stay.

    Officers, papers, agreements and requests pass to the one kept, which takes what it lacks; the
    other's name stays searchable. Agreements with an issued original keep the name printed.
    """
    assert work.writer is not None
    kept = get(work, kept_id)
    other = get(work, other_id)
    if kept.id == other.id:
        raise RuleBroken("same_record", said("C’est la même fiche."))
    work.name("association.merge", f"fusion de {other.name} dans {kept.name}")
    names = dict.fromkeys(
        [*kept.former_names.split("\n"), other.name, *other.former_names.split("\n")]
    )
    former = "\n".join(name for name in names if name and name != kept.name)
    gained = {f: getattr(other, f) for f in _MERGED if not getattr(kept, f)}
    work.save(ASSOCIATION, replace(other, siret="", rna="", merged_into=kept.id))
    saved: Association = work.save(ASSOCIATION, replace(kept, former_names=former, **gained))
    for officer in associations.officers_of(work.connection, other.id):
        work.save(OFFICER, replace(officer, association_id=kept.id))
    for paper in associations.papers_of(work.connection, other.id):
        work.save(PAPER, replace(paper, association_id=kept.id))
    for convention in conventions.of_association(work.connection, other.id):
        _pass_on(work, convention.id, kept.id)
    for request in premises_requests.of_association(work.connection, other.id):
        passed = replace(request, association_id=kept.id, applicant=kept.name)
        work.save(PREMISES_REQUEST, passed)
    work.writer.set_life(ASSOCIATION, other.id, BINNED)
    return saved


def _pass_on(work: Work, convention_id: str, association_id: str) -> None:
    convention = common.require(work, CONVENTION, convention_id)
    if convention.issued_version is not None:
        raise RuleBroken(
            "issued_locked",
            said(
                "La convention {number} est émise au nom de l’autre fiche\u202f: gardez celle-là "
                "et fusionnez dans l’autre sens."
            ).format(number=convention.number),
        )
    work.save(CONVENTION, replace(convention, association_id=association_id))
