"""États des lieux on paper: the form, the report as it was closed and kept, the comparison."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.actions import letters, report_lists
from polesdesk.actions import records as common
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.condition_reports import ConditionReport, ReportState
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.domain.names import file_name
from polesdesk.domain.progress import Progress
from polesdesk.domain.report_papers import ReportPaper
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import authority
from polesdesk.store import letters as stored
from polesdesk.store.kinds import CONDITION_REPORT, HUB


def form(runner: Runner, progress: Progress, report_id: str) -> ListPaper:
    """Return the sheet of a report to fill by pen, with the elements and the entry beside."""
    progress.step(0, 1, said("Mise en page de l’état des lieux"))
    data = replace(runner.read(gather, report_id), is_blank=True)
    return _named(data, _drawn(runner, data)[0], said("Feuille à remplir"))


def show(runner: Runner, progress: Progress, report_id: str) -> ListPaper:
    """Return a report: a draft marked « Projet », a closed one as it is numbered and kept."""
    progress.step(0, 1, said("Mise en page de l’état des lieux"))
    data = runner.read(gather, report_id)
    if data.card.report.state is ReportState.DRAFT:
        return _named(data, _drawn(runner, data)[0], said("Projet"))
    kept = runner.read(_kept, report_id)
    if kept is not None:
        return _named(data, kept[1], kept[0])
    data = replace(data, number=runner.do(letters.next_number).value)
    pdf, pages = _drawn(runner, data)
    runner.do(_keep, data, pdf, pages)
    return _named(data, pdf, data.number)


def compared(runner: Runner, progress: Progress, report_id: str) -> ListPaper:
    """Return a report side by side with the entry of its agreement."""
    from polesdesk.documents import condition_reports as paper

    progress.step(0, 1, said("Mise en page de la comparaison"))
    data = runner.read(gather, report_id)
    if data.card.entry is None:
        raise RuleBroken(
            "no_entry", said("Il n’y a pas d’état des lieux d’entrée clos à comparer.")
        )
    pdf, _pages = paper.comparison(data, day=runner.today())
    return _named(data, pdf, said("Comparaison"))


def signed(work: Work, report_id: str) -> ListPaper:
    """Return the signed paper that was filed."""
    one: ConditionReport = common.require(work, CONDITION_REPORT, report_id)
    if not one.signed_sha256:
        raise RuleBroken("not_signed", said("Aucun exemplaire signé n’est classé."))
    title = said("{number}, exemplaire signé").format(number=one.number)
    name = file_name(["État des lieux", one.number, "signé"])
    return ListPaper(title=title, file_name=name, pdf=work.files.get(one.signed_sha256))


def gather(work: Work, report_id: str) -> ReportPaper:
    """Return all that a report prints, without the number of the paper."""
    card = report_lists.card(work, report_id)
    hub: Hub = common.require(work, HUB, card.report.hub_id)
    settings = authority.settings(work.connection)
    own = [digest for line in card.report.lines for digest in line.photos]
    before = [digest for pair in card.compared if pair.before for digest in pair.before.photos]
    return ReportPaper(
        card=card,
        hub=hub,
        settings=settings,
        pictures={digest: work.files.get(digest) for digest in (*own, *before)},
        logo=work.files.get(settings.logo_sha256) if settings.logo_sha256 else None,
    )


def _drawn(runner: Runner, data: ReportPaper) -> tuple[bytes, int]:
    from polesdesk.documents import condition_reports as paper

    return paper.report(data, day=runner.today())


def _named(data: ReportPaper, pdf: bytes, mark: str) -> ListPaper:
    row = data.card.row
    return ListPaper(
        title=said("État des lieux {number} – {mark}").format(number=row.number, mark=mark),
        file_name=file_name(["État des lieux", row.number, row.association, mark]),
        pdf=pdf,
    )


def _kept(work: Work, report_id: str) -> tuple[str, bytes] | None:
    for one in stored.about(work.connection, CONDITION_REPORT.name, report_id):
        if one.kind is LetterKind.CONDITION_REPORT and one.cancelled_on is None:
            return one.number, work.files.get(one.sha256)
    return None


def _keep(work: Work, data: ReportPaper, pdf: bytes, pages: int) -> Letter:
    report = data.card.report
    letter = Letter(
        id=new_id(),
        number=data.number,
        kind=LetterKind.CONDITION_REPORT,
        subject_kind=CONDITION_REPORT.name,
        subject_id=report.id,
        association_id=report.association_id or None,
        convention_id=report.convention_id,
        hub_id=report.hub_id,
        pages=pages,
        file_name=_named(data, pdf, data.number).file_name,
    )
    return letters.keep_report(work, letter, pdf)
