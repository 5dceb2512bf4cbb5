"""The lines of a draft: type the condition of an element, add one, photograph it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from polesdesk.actions import records as common
from polesdesk.actions.incoming_files import read_file
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.condition_moves import MOST_PHOTOS, require_draft
from polesdesk.domain.condition_reports import CONDITIONS, ConditionReport, ReportLine
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store.kinds import CONDITION_REPORT


def _draft(work: Work, report_id: str) -> ConditionReport:
    found: ConditionReport = common.require(work, CONDITION_REPORT, report_id)
    require_draft(found)
    return found


def type_line(work: Work, report_id: str, place: int, line: ReportLine) -> ConditionReport:
    """Keep what was typed of the element at a place; its photos stay as they are."""
    report = _draft(work, report_id)
    if line.charge_cents is not None and line.charge_cents < 0:
        raise RuleBroken("amount", said("Le montant ne peut pas être négatif."), field="lines")
    state = CONDITIONS[line.condition].lower() if line.condition else "sans état"
    work.name("condition_report.line", f"{line.element}\u202f: {state}")
    kept = replace(line, photos=report.lines[place].photos)
    return _with_line(work, report, place, kept)


def add_element(work: Work, report_id: str, room_id: str, element: str) -> ConditionReport:
    """Add an element to a room, after its others; it is not in the list of the office."""
    report = _draft(work, report_id)
    name = element.strip()
    if not name:
        raise RuleBroken("element_required", said("Nommez l’élément."), field="element")
    places = [at for at, line in enumerate(report.lines) if line.room_id == room_id]
    if any(report.lines[at].element.casefold() == name.casefold() for at in places):
        told = said("«\u202f{element}\u202f» est déjà dans la liste de ce local.").format(
            element=name
        )
        raise RuleBroken("element_taken", told, field="element")
    after = places[-1] + 1 if places else len(report.lines)
    fresh = ReportLine(room_id=room_id, element=name)
    work.name("condition_report.element", f"élément ajouté\u202f: {name}")
    lines = (*report.lines[:after], fresh, *report.lines[after:])
    saved: ConditionReport = work.save(CONDITION_REPORT, replace(report, lines=lines))
    return saved


def add_photo_files(
    runner: Runner, progress: Progress, report_id: str, place: int, paths: Sequence[Path]
) -> ConditionReport:
    """Keep photos of an element that lie on the computer, each made smaller first."""
    from polesdesk.documents.photos import shrink

    made = []
    for number, path in enumerate(paths):
        progress.step(number, len(paths), path.name)
        made.append(shrink(read_file(path)))
    kept: ConditionReport = runner.do(add_photos, report_id, place, made).value
    progress.step(len(paths), len(paths), said("Photos gardées"))
    return kept


def add_photos(
    work: Work, report_id: str, place: int, pictures: Sequence[bytes]
) -> ConditionReport:
    """Keep pictures that are small already as photos of the element at a place, each once."""
    report = _draft(work, report_id)
    line = report.lines[place]
    digests = dict.fromkeys((*line.photos, *(work.files.put(each) for each in pictures)))
    if len(digests) > MOST_PHOTOS:
        told = said("Un élément garde {most} photos au plus.").format(most=MOST_PHOTOS)
        raise RuleBroken("photo_count", told, field="photos")
    return _with_line(work, report, place, replace(line, photos=tuple(digests)))


def remove_photo(work: Work, report_id: str, place: int, digest: str) -> ConditionReport:
    """Take a photo off an element of a draft."""
    report = _draft(work, report_id)
    line = report.lines[place]
    left = tuple(each for each in line.photos if each != digest)
    return _with_line(work, report, place, replace(line, photos=left))


def _with_line(
    work: Work, report: ConditionReport, place: int, line: ReportLine
) -> ConditionReport:
    lines = (*report.lines[:place], line, *report.lines[place + 1 :])
    work.name("condition_report.photo", f"photo de l’état des lieux {report.number}")
    saved: ConditionReport = work.save(CONDITION_REPORT, replace(report, lines=lines))
    return saved


def contents(work: Work, digests: Sequence[str]) -> dict[str, bytes]:
    """Return pictures by their hashes."""
    return {digest: work.files.get(digest) for digest in digests}
