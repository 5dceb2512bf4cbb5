"""The fiche de constat of a visit: a draft while it may change, then issued and kept."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.actions import letters, visit_lists
from polesdesk.actions import records as common
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.names import file_name
from polesdesk.domain.progress import Progress
from polesdesk.domain.speech import said
from polesdesk.domain.visit_reports import VisitReport, for_one
from polesdesk.domain.visits import VisitState
from polesdesk.store import authority
from polesdesk.store import letters as stored
from polesdesk.store.kinds import ASSOCIATION


def show(runner: Runner, progress: Progress, visit_id: str, association_id: str = "") -> ListPaper:
    """Return the fiche of a visit: of a draft marked « Projet », of a final one as it is kept.

    The first time that a final visit is printed its fiche is numbered and kept; a remark that
    came later makes another, and the former stays in the file. With ``association_id`` it is the
    fiche of one association, which says nothing of the others.
    """
    progress.step(0, 1, said("Mise en page de la fiche"))
    data = runner.read(gather, visit_id, association_id)
    if data.card.visit.state is VisitState.DRAFT:
        return _paper(data, _drawn(runner, data)[0])
    kept = runner.read(_kept, visit_id, association_id, _told(data))
    if kept is not None:
        return _paper(replace(data, number=kept[0]), kept[1])
    number = runner.do(letters.next_number).value
    data = replace(data, number=number)
    pdf, pages = _drawn(runner, data)
    runner.do(_keep, data, pdf, pages)
    return _paper(data, pdf)


def gather(work: Work, visit_id: str, association_id: str = "") -> VisitReport:
    """Return all that a fiche prints, without its number."""
    card = visit_lists.card(work, visit_id)
    name = ""
    if association_id:
        name = common.require(work, ASSOCIATION, association_id).name
        card = for_one(card, association_id)
    settings = authority.settings(work.connection)
    named = [digest for one in card.rooms for digest in one.finding.photos]
    if card.visit.signature_sha256:
        named.append(card.visit.signature_sha256)
    return VisitReport(
        card=card,
        settings=settings,
        pictures={digest: work.files.get(digest) for digest in named},
        logo=work.files.get(settings.logo_sha256) if settings.logo_sha256 else None,
        association_id=association_id,
        association=name,
    )


def _drawn(runner: Runner, data: VisitReport) -> tuple[bytes, int]:
    from polesdesk.documents import visits as paper

    return paper.report(data, day=runner.today())


def _paper(data: VisitReport, pdf: bytes) -> ListPaper:
    visit = data.card.visit
    parts = ["Fiche de constat", visit.number, data.association, data.number or "projet"]
    title = said("Fiche de constat {number}").format(number=visit.number)
    if data.association:
        title = f"{title} – {data.association}"
    return ListPaper(title=title, file_name=file_name([part for part in parts if part]), pdf=pdf)


def _told(data: VisitReport) -> str:
    """Return what may change on a final visit: its state and how many remarks it has."""
    visit = data.card.visit
    return f"{visit.state}:{len(visit.remarks)}"


def _kept(work: Work, visit_id: str, association_id: str, told: str) -> tuple[str, bytes] | None:
    """Return number and PDF of the fiche that counts for a reader, unless it has grown old."""
    for one in stored.about(work.connection, "visit", visit_id):
        is_same = one.kind is LetterKind.VISIT_REPORT and one.cancelled_on is None
        if is_same and (one.association_id or "") == association_id:
            return (one.number, work.files.get(one.sha256)) if one.snapshot == told else None
    return None


def _keep(work: Work, data: VisitReport, pdf: bytes, pages: int) -> Letter:
    visit = data.card.visit
    letter = Letter(
        id=new_id(),
        number=data.number,
        kind=LetterKind.VISIT_REPORT,
        subject_kind="visit",
        subject_id=visit.id,
        hub_id=visit.hub_id,
        association_id=data.association_id or None,
        pages=pages,
        snapshot=_told(data),
        file_name=_paper(data, pdf).file_name,
    )
    return letters.keep_report(work, letter, pdf)
