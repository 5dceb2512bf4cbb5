"""What a letter asks an association for: the paper, and what is wrong with the one on file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from polesdesk.domain.associations import Paper, PaperKind, PaperState, latest_paper, paper_state
from polesdesk.domain.french import format_date, join_and
from polesdesk.domain.insurance import InsuranceCheck
from polesdesk.domain.labels import COVERS, PAPERS


@dataclass(frozen=True, slots=True, kw_only=True)
class LackedPaper:
    """A paper that is awaited; ``why`` says what is wrong with the one on file, if there is one."""

    kind: PaperKind
    why: str = ""

    @property
    def label(self) -> str:
        """Return the line of the letter: « Attestation d’assurance (…) »."""
        name = PAPERS[self.kind]
        return f"{name} ({self.why})" if self.why else name


def lacked_papers(
    asked: Sequence[PaperKind],
    papers: Sequence[Paper],
    today: date,
    until: date,
    insurance: InsuranceCheck | None = None,
) -> tuple[LackedPaper, ...]:
    """Return what is missing, no longer valid, or ends before ``until``; nothing else."""
    found = [_lacked(kind, latest_paper(tuple(papers), kind), today, until) for kind in asked]
    lacked = [one for one in found if one is not None]
    known = {one.kind for one in lacked}
    certificate = PaperKind.INSURANCE_CERTIFICATE
    if insurance is not None and not insurance.ok and certificate in {*asked} - known:
        lacked.append(LackedPaper(kind=certificate, why=_insured(insurance)))
    return tuple(sorted(lacked, key=lambda one: list(PaperKind).index(one.kind)))


def _lacked(kind: PaperKind, paper: Paper | None, today: date, until: date) -> LackedPaper | None:
    state = paper_state(paper, today)
    if paper is None or state is PaperState.MISSING:
        return LackedPaper(kind=kind)
    if state is PaperState.REJECTED:
        return LackedPaper(kind=kind, why=_rejected(paper.reason))
    if state is PaperState.NOT_APPLICABLE or paper.valid_to is None:
        return None
    if paper.valid_to < until or paper.valid_to < today:
        was = "n’était valable que" if paper.valid_to < today else "n’est valable que"
        why = f"l’exemplaire reçu {was} jusqu’au {format_date(paper.valid_to)}"
        return LackedPaper(kind=kind, why=why)
    return None


def _rejected(reason: str) -> str:
    told = reason.strip().rstrip(".")
    told = told[:1].lower() + told[1:]
    why = "l’exemplaire reçu n’a pas pu être retenu"
    return f"{why}\u202f: {told}" if told else why


def _insured(check: InsuranceCheck) -> str:
    if check.missing_covers:
        named = join_and([COVERS[one].lower() for one in check.missing_covers])
        return f"celle que nous avons ne couvre pas\u202f: {named}"
    return f"celle que nous avons ne nomme pas {join_and(list(check.unnamed))}"
