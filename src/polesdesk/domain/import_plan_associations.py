"""Plan the associations of an import, with their chairs, insurances and engagements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from polesdesk.domain.associations import (
    Association,
    Officer,
    Paper,
    PaperKind,
    in_office,
    latest_paper,
)
from polesdesk.domain.folding import fold
from polesdesk.domain.french import format_date
from polesdesk.domain.identity import new_id
from polesdesk.domain.import_drafts import ASSOCIATION_FACTS, AssociationDraft, Drafts
from polesdesk.domain.import_fields import LABELS, Field
from polesdesk.domain.import_people import ANY_PRESIDENT, PersonName, same_person
from polesdesk.domain.import_planning import Change, Planning, change_of
from polesdesk.domain.import_settling import Subject
from polesdesk.domain.import_values import shown
from polesdesk.domain.speech import said

_OWN = (
    "acronym", "rna", "siret", "seat_address", "postal_code", "city", "email", "phone",
    "statutory_object",
)  # fmt: skip
_INSURANCE = ("insurer", "policy_no", "insurance_valid_to")
_PAPER_NAMES = {"insurance_valid_to": "valid_to", "cer_signed_on": "received_on"}


def plan_associations(planning: Planning, drafts: Drafts) -> None:
    """Plan every association of the sheet."""
    planned: set[str] = set()
    for draft in drafts.associations:
        known = planning.matches.associations.get(draft)
        if known in planned:
            continue  # two names of the sheet that are one association: the first was believed
        _plan(planning, draft, planning.base.associations.get(known or ""))
        planned.add(planning.matches.associations[draft])


def _plan(planning: Planning, draft: AssociationDraft, before: Association | None) -> None:
    row_id = new_id() if before is None else before.id
    label = said("« {name} »").format(name=draft.name if before is None else before.name)
    subject = Subject(entity="association", id=row_id, label=label, row=draft.rows[0])
    planning.matches.associations[draft] = row_id
    own = {name: draft.facts[name] for name in _OWN if name in draft.facts}
    if before is None:
        planning.remember_facts(subject, {"name": fold(draft.name), **own})
        after = Association(id=row_id, name=draft.name, **own)
    else:
        settled = planning.settle_facts(subject, own, ASSOCIATION_FACTS, before)
        after = replace(before, **_name(planning, subject, draft, before), **settled)
    planning.write("association", before=before, after=after)
    # Chairs and papers count as parts of their association.
    parts = (_plan_officers(planning, draft, subject), _plan_papers(planning, draft, subject))
    change = change_of(before, after)
    planning.count(
        "associations", Change.UPDATED if change is Change.UNCHANGED and any(parts) else change
    )


def _name(
    planning: Planning, subject: Subject, draft: AssociationDraft, before: Association
) -> dict[str, Any]:
    """Return what the name becomes when it was changed in PolesDesk since the last import.

    A name that differs for another reason, such as a SIRET typed on the wrong row, is kept.
    """
    settling, key = planning.settling, fold(draft.name)
    known, accepted = (settling.last(subject, name) for name in ("name", "accepted_name"))
    settling.remember(subject, "name", key)
    if key == fold(before.name) or key == accepted:
        return {}
    if known != key:  # the same association by its numbers, or by an answer, under another name
        settling.remember(subject, "accepted_name", key)
        return {}
    values = (before.name, draft.name)
    name = settling.settle(subject, "shown_name", said(LABELS[Field.ASSOCIATION]), values)
    if name == before.name:
        return {}
    former = ", ".join(part for part in (before.former_names, before.name) if part)
    return {"name": name, "former_names": former}


# chairs


def _plan_officers(planning: Planning, draft: AssociationDraft, subject: Subject) -> bool:
    """Plan who signs for the association; tell whether anything changes."""
    people: tuple[PersonName, ...] = draft.facts.get("people", ())
    if not people:
        return False
    officers = planning.base.officers.get(subject.id, ())
    signing = [one for one in officers if one.signs and in_office(one, planning.today)]
    named = tuple(_person(one) for one in signing)
    if signing and all(any(same_person(name, one) for one in named) for name in people):
        planning.settling.remember(subject, "people", people)
        return _complete_officers(planning, draft, subject, signing)
    chosen = planning.settling.settle(
        subject, "people", said(LABELS[Field.PRESIDENT]), (named, people)
    )
    if chosen is not people:
        return False
    for officer in signing:
        _end_mandate(planning, officer, subject)
    for person in people:
        planning.write("officer", before=None, after=_new_officer(draft, subject, person))
    planning.settling.remember(subject, "quality", draft.facts.get("quality", ""))
    return True


def _person(officer: Officer) -> PersonName:
    return PersonName(
        civility=officer.civility, first_name=officer.first_name, last_name=officer.last_name
    )


def _new_officer(draft: AssociationDraft, subject: Subject, person: PersonName) -> Officer:
    return Officer(
        id=new_id(),
        association_id=subject.id,
        civility=person.civility,
        first_name=person.first_name,
        last_name=person.last_name,
        quality=draft.facts.get("quality", ""),
        signs=True,
    )


def _complete_officers(
    planning: Planning, draft: AssociationDraft, subject: Subject, signing: list[Officer]
) -> bool:
    """Follow a change of quality of the one person who signs, who stays the same."""
    quality = draft.facts.get("quality", "")
    if not quality or len(signing) != 1:
        return False
    before = signing[0]
    if before.quality and quality == ANY_PRESIDENT:
        return False  # the column of chairs tells less than what is known
    column = said(LABELS[Field.QUALITY])
    settled = planning.settling.settle(subject, "quality", column, (before.quality, quality))
    planning.write("officer", before=before, after=replace(before, quality=settled))
    return bool(settled != before.quality)


def _end_mandate(planning: Planning, officer: Officer, subject: Subject) -> None:
    """End the mandate of who no longer signs: on the eve, for the file does not tell the day."""
    eve = date.fromordinal(planning.today.toordinal() - 1)
    planning.write("officer", before=officer, after=replace(officer, to_date=eve))
    planning.settling.warn(
        subject.row,
        said(
            "{label} : {shown} ne signe plus ; son mandat est noté fini au {day}. Corrigez cette "
            "date si vous connaissez la vraie."
        ).format(label=subject.label, shown=shown(_person(officer)), day=format_date(eve)),
    )


# papers


def _plan_papers(planning: Planning, draft: AssociationDraft, subject: Subject) -> bool:
    """Plan the insurance and the republican commitment; tell whether anything changes."""
    papers = planning.base.papers.get(subject.id, ())
    insured = latest_paper(papers, PaperKind.INSURANCE_CERTIFICATE)
    told_insurance = _facts(draft, _INSURANCE)
    _warn_uninsured(planning, draft, subject, insured)
    changed = _plan_paper(
        planning, subject, PaperKind.INSURANCE_CERTIFICATE, insured, told_insurance
    )
    cer = latest_paper(papers, PaperKind.CER)
    signed = _facts(draft, ("cer_signed_on",))
    return _plan_paper(planning, subject, PaperKind.CER, cer, signed) or changed


def _facts(draft: AssociationDraft, names: Iterable[str]) -> dict[str, Any]:
    return {name: draft.facts[name] for name in names if name in draft.facts}


def _plan_paper(
    planning: Planning,
    subject: Subject,
    kind: PaperKind,
    before: Paper | None,
    facts: dict[str, Any],
) -> bool:
    if not facts:
        return False
    if before is None:
        planning.remember_facts(subject, facts)
        planning.write("paper", before=None, after=_new_paper(subject, kind, facts))
        return True
    settled = {
        _PAPER_NAMES.get(name, name): planning.settling.settle(
            subject,
            name,
            said(LABELS[ASSOCIATION_FACTS[name]]),
            (getattr(before, _PAPER_NAMES.get(name, name)), value),
        )
        for name, value in facts.items()
    }
    after = replace(before, **settled)
    if after == before:
        return False
    if before.valid_to and after.valid_to and after.valid_to > before.valid_to:
        # The certificate of the next year: the former one stays in the file.
        fresh = Paper(
            id=new_id(),
            association_id=subject.id,
            kind=kind,
            insurer=after.insurer,
            policy_no=after.policy_no,
            valid_to=after.valid_to,
        )
        planning.write("paper", before=None, after=fresh)
    else:
        planning.write("paper", before=before, after=after)
    return True


def _new_paper(subject: Subject, kind: PaperKind, facts: dict[str, Any]) -> Paper:
    fields = {_PAPER_NAMES.get(name, name): value for name, value in facts.items()}
    return Paper(id=new_id(), association_id=subject.id, kind=kind, **fields)


def _warn_uninsured(
    planning: Planning, draft: AssociationDraft, subject: Subject, insured: Paper | None
) -> None:
    if not draft.hosted:
        return
    end = draft.facts.get("insurance_valid_to") or (insured.valid_to if insured else None)
    if end is None:
        known = insured is not None or "insurer" in draft.facts or "policy_no" in draft.facts
        what = (
            said("la fin de l’assurance est inconnue")
            if known
            else said("aucune assurance n’est connue")
        )
        planning.settling.warn(subject.row, f"{subject.label} : {what}.")
