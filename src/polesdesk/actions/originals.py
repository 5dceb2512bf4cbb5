"""Print agreements: drafts, originals kept for ever, reprints identical to the byte.

Drawing takes time, so a job reads in one transaction, draws in none, and writes in another
that refuses if the agreement has changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from polesdesk.actions import records as common
from polesdesk.actions.gathering import gather, printed_digest, snapshot
from polesdesk.actions.history import ISSUE
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.clauses import parse, render
from polesdesk.domain.completeness import check_complete
from polesdesk.domain.conventions import SIGNED, Convention, State
from polesdesk.domain.facts import facts
from polesdesk.domain.identity import new_id
from polesdesk.domain.move_steps import Step
from polesdesk.domain.moves import move, signature_warnings
from polesdesk.domain.names import convention_file_name
from polesdesk.domain.papers import IssuedOriginal
from polesdesk.domain.progress import Progress, Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import conventions, originals
from polesdesk.store.files import write_whole
from polesdesk.store.kinds import CONVENTION, ISSUED


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document ready to be shown, saved or sent to a printer.

    ``issue`` is None for a draft; ``uncovered`` holds letters that the font lacks.
    """

    convention_id: str
    number: str
    file_name: str
    pdf: bytes
    issue: int | None
    uncovered: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An agreement of a batch that could not be printed, and why."""

    convention_id: str
    number: str
    error: RuleBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a batch has printed, where, and what it refused."""

    files: tuple[Path, ...]
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    data: AgreementData
    digest: str
    annexes: tuple[bytes, ...]
    logo: bytes | None
    number_before: int
    kept: IssuedOriginal | None
    kept_pdf: bytes | None


def _read(work: Work, convention_id: str) -> _Source:
    last = originals.last_issue(work.connection, convention_id)
    data = gather(work, convention_id)
    kept = originals.in_force(work.connection, convention_id)
    logo = data.settings.logo_sha256
    return _Source(
        data=data,
        digest=printed_digest(data),
        annexes=tuple(work.files.get(annex.sha256) for annex in data.annexes),
        logo=work.files.get(logo) if logo else None,
        number_before=last,
        kept=kept,
        kept_pdf=work.files.get(kept.sha256) if kept is not None else None,
    )


def draft(
    runner: Runner, progress: Progress, convention_id: str, *, text: str | None = None
) -> Printed:
    """Draw an agreement as « Projet »: watermark, gaps highlighted; nothing is kept.

    ``text`` stands in for the text of its template, as while that one is being written.
    """
    progress.step(0, 1, said("Mise en page du projet"))
    source = runner.read(_read, convention_id)
    if text is not None:
        data = source.data
        source = replace(source, data=replace(data, template=replace(data.template, text=text)))
    return _draft(source)


def _draft(source: _Source) -> Printed:
    from polesdesk.documents import conventions as paper

    data = source.data
    document = render(parse(data.template.text), facts(data), draft=True)
    drawn = paper.draw(
        data, document, mode=paper.Mode.DRAFT, annexes=source.annexes, logo=source.logo
    )
    return Printed(
        convention_id=data.convention.id,
        number=data.convention.number,
        file_name=convention_file_name(data.convention.number, data.association.name, None),
        pdf=drawn.pdf,
        issue=None,
        uncovered=drawn.uncovered,
    )


def original(
    runner: Runner,
    progress: Progress,
    convention_id: str,
    *,
    reissue: bool = False,
    reason: str = "",
) -> Printed:
    """Return the original as it is kept; issue the first one, or the next with ``reissue``.

    Raises ``RuleBroken`` with the fields that are missing, or with what forbids signing.
    """
    progress.step(0, 1, said("Mise en page de l’original"))
    source = runner.read(_read, convention_id)
    if source.kept is not None and source.kept_pdf is not None and not reissue:
        return _kept(source.kept, source.kept_pdf)
    check_ready(source.data, reissue=reissue, reason=reason)
    issue = source.number_before + 1
    data = replace(source.data, issue=issue)
    pdf, pages = _draw_original(data, source)
    issued: IssuedOriginal = runner.do(_issue, data, pdf, pages, source.digest, reason=reason).value
    return _kept(issued, pdf)


def _draw_original(data: AgreementData, source: _Source) -> tuple[bytes, int]:
    from polesdesk.documents import conventions as paper

    document = render(parse(data.template.text), facts(data), draft=False)
    drawn = paper.draw(
        data, document, mode=paper.Mode.ORIGINAL, annexes=source.annexes, logo=source.logo
    )
    if drawn.uncovered:
        raise RuleBroken(
            "letters_not_printable",
            said(
                "Ces caractères ne peuvent pas être imprimés\u202f: {signs}. Corrigez les noms ou "
                "les textes qui les contiennent."
            ).format(signs=drawn.uncovered),
        )
    return drawn.pdf, drawn.pages


def check_ready(data: AgreementData, *, reissue: bool = False, reason: str = "") -> None:
    """Raise ``RuleBroken`` when an original may not be issued: gaps, mandates, state."""
    convention = data.convention
    signed = convention.state in SIGNED and convention.signed_by_city_on is not None
    if reissue and signed:
        raise RuleBroken(
            "signed_not_reissued",
            said(
                "Cette convention est signée\u202f: elle ne se réémet pas. Passez par un avenant."
            ),
        )
    check_complete(data)
    if convention.state in {State.DRAFT, State.INSTRUCTION}:
        for warned in signature_warnings(convention, data.day):
            if not reason.strip():
                raise RuleBroken(warned.code, warned.message, field="reason")


def _issue(
    work: Work,
    data: AgreementData,
    pdf: bytes,
    pages: int,
    digest: str,
    *,
    reason: str,
) -> IssuedOriginal:
    convention: Convention = common.require(work, CONVENTION, data.convention.id)
    again = printed_digest(gather(work, convention.id))
    last = originals.last_issue(work.connection, convention.id)
    if again != digest or last + 1 != data.issue:
        raise RuleBroken(
            "changed_meanwhile",
            said("La convention a changé pendant la mise en page\u202f: recommencez."),
        )
    work.name(ISSUE, f"émission de l’original de {convention.number}")
    former = originals.in_force(work.connection, convention.id)
    if former is not None:
        _cancel(work, former, reason or "Remplacé par une nouvelle version")
        convention = work.save(CONVENTION, replace(convention, issued_version=None))
    text = snapshot(data)
    issued: IssuedOriginal = work.save(
        ISSUED,
        IssuedOriginal(
            id=new_id(),
            convention_id=convention.id,
            number=convention.number,
            issue=data.issue or 1,
            issued_at=work.moment,
            sha256=work.files.put(pdf),
            pages=pages,
            snapshot=text,
            snapshot_sha256=digest,
            template_id=data.template.id,
            file_name=convention_file_name(convention.number, data.association.name, data.issue),
        ),
    )
    work.save(CONVENTION, _to_sign(replace(convention, issued_version=issued.issue), work, reason))
    return issued


def _to_sign(convention: Convention, work: Work, reason: str) -> Convention:
    """A draft goes to signature; a reissue starts the signatures again; the rest stays."""
    if convention.state in {State.DRAFT, State.INSTRUCTION}:
        step = Step(on=work.today, today=work.today, reason=reason)
        moved = move(convention, State.TO_SIGN, step)
        return replace(moved, reason=reason.strip() or moved.reason)
    if convention.state is State.SIGNED_BY_ASSOCIATION:
        return replace(convention, state=State.TO_SIGN, signed_by_association_on=None)
    return convention


def _cancel(work: Work, original: IssuedOriginal, reason: str) -> None:
    work.save(ISSUED, replace(original, cancelled_on=work.today, cancel_reason=reason.strip()))


def cancel(work: Work, convention_id: str, reason: str) -> Convention:
    """Cancel an unsigned original with a reason: the agreement becomes a draft again."""
    convention: Convention = common.require(work, CONVENTION, convention_id)
    found = originals.in_force(work.connection, convention_id)
    if found is None:
        raise RuleBroken(
            "no_original", said("Aucun original n’est en cours pour cette convention.")
        )
    if convention.state in SIGNED and convention.signed_by_city_on is not None:
        raise RuleBroken(
            "signed_not_cancelled",
            said(
                "Cette convention est signée\u202f: son original ne s’annule plus. "
                "Passez par un avenant ou une résiliation."
            ),
        )
    if not reason.strip():
        raise RuleBroken(
            "reason_required", said("Indiquez pourquoi l’original est annulé."), field="reason"
        )
    work.name("convention.cancel_original", f"annulation de l’original de {convention.number}")
    _cancel(work, found, reason)
    open_again = replace(convention, issued_version=None, signed_by_association_on=None)
    if convention.state in {State.TO_SIGN, State.SIGNED_BY_ASSOCIATION}:
        open_again = replace(open_again, state=State.DRAFT)
    saved: Convention = work.save(CONVENTION, open_again)
    return saved


def _kept(issued: IssuedOriginal, pdf: bytes) -> Printed:
    return Printed(
        convention_id=issued.convention_id,
        number=issued.number,
        file_name=issued.file_name,
        pdf=pdf,
        issue=issued.issue,
    )


def of_issue(work: Work, issued_id: str) -> Printed:
    """Return any issued original by its id, cancelled ones included."""
    issued: IssuedOriginal = common.require(work, ISSUED, issued_id)
    return _kept(issued, work.files.get(issued.sha256))


def print_many(
    runner: Runner,
    progress: Progress,
    convention_ids: Sequence[str],
    folder: Path,
    *,
    as_draft: bool = False,
    bundle: bool = False,
    reissue: bool = False,
    reason: str = "",
) -> Batch:
    """Print a selection into a folder, one file each or one bundle; refusals do not stop it.

    Cancelling keeps the files already written, and the originals already issued.
    """
    printed: list[Printed] = []
    files: list[Path] = []
    refused: list[Refusal] = []
    for at, convention_id in enumerate(convention_ids):
        progress.step(
            at,
            len(convention_ids),
            said("{rank} sur {n}").format(rank=at + 1, n=len(convention_ids)),
        )
        try:
            one = (
                draft(runner, Silent(), convention_id)
                if as_draft
                else original(runner, Silent(), convention_id, reissue=reissue, reason=reason)
            )
        except RuleBroken as error:
            number = runner.read(_number, convention_id)
            refused.append(Refusal(convention_id=convention_id, number=number, error=error))
            continue
        if bundle:
            printed.append(one)
        else:
            files.append(write_whole(folder / one.file_name, one.pdf))
    if printed:
        files.append(write_whole(folder / _bundle_name(printed), _bundled(printed)))
    progress.step(len(convention_ids), len(convention_ids), said("Terminé"))
    return Batch(files=tuple(files), refused=tuple(refused))


def _number(work: Work, convention_id: str) -> str:
    found: Convention = common.require(work, CONVENTION, convention_id)
    return found.number


def _bundle_name(printed: Sequence[Printed]) -> str:
    from polesdesk.domain.names import file_name

    return file_name(("Conventions", printed[0].number, printed[-1].number))


def _bundled(printed: Sequence[Printed]) -> bytes:
    from polesdesk.documents.binding import bundle

    return bundle([one.pdf for one in printed])


class Drawn(Protocol):
    """Any document of which there is a PDF."""

    @property
    def pdf(self) -> bytes:
        """The PDF."""


def save_as(runner: Runner, progress: Progress, printed: Drawn, target: Path) -> Path:
    """Write a document where the manager wants it, whole or not at all."""
    progress.step(0, 1, target.name)
    return write_whole(target, printed.pdf)


def refusal(work: Work, convention_id: str, *, reissue: bool = False) -> RuleBroken | None:
    """Return why an original may not be issued now, or None; nothing is written."""
    try:
        check_ready(gather(work, convention_id), reissue=reissue)
    except RuleBroken as refused:
        return refused
    return None


def ids_of_numbers(work: Work, numbers: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of agreements by their numbers; say in words which does not exist."""
    ids = []
    for number in numbers:
        found = conventions.by_number(work.connection, number)
        if found is None:
            raise RuleBroken(
                "not_found",
                said("Aucune convention ne porte le numéro « {number} ».").format(number=number),
            )
        ids.append(found.id)
    return tuple(ids)
