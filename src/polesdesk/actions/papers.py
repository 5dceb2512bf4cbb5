"""The files that prove the papers of associations: kept by their hash, looked at as copies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from polesdesk.actions import associations
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.associations import Paper
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.names import file_name
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store.files import write_whole

SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".odt", ".docx", ".ods", ".xlsx")
"""Files that may be kept as papers."""
LARGEST = 30_000_000
"""Bytes that one paper takes at most."""


def save_with_file(runner: Runner, progress: Progress, paper: Paper, source: Path) -> Paper:
    """Save a paper with the file that proves it, a scan or a document."""
    progress.step(0, 1, source.name)
    content = _content(source)
    saved: Paper = runner.do(_keep, paper, content, source.name).value
    progress.step(1, 1, source.name)
    return saved


def _content(source: Path) -> bytes:
    if source.suffix.lower() not in SUFFIXES:
        raise RuleBroken(
            "paper_format",
            said("Choisissez un PDF, une image ou un document de bureautique."),
            field="file",
        )
    try:
        if source.stat().st_size > LARGEST:
            raise RuleBroken(
                "paper_size", said("Le fichier dépasse 30 Mo\u202f: réduisez-le."), field="file"
            )
        return source.read_bytes()
    except OSError as error:
        raise RuleBroken(
            "paper_unread",
            said(
                "«\u202f{name}\u202f» n’a pas pu être lu\u202f: vérifiez qu’il existe encore."
            ).format(name=source.name),
            field="file",
        ) from error


def _keep(work: Work, paper: Paper, content: bytes, name: str) -> Paper:
    kept = replace(paper, sha256=work.files.put(content), file_name=name)
    return associations.save_paper(work, kept)


def copy_to(work: Work, row_id: str, folder: Path) -> Path:
    """Write a copy of the file of a paper into a folder, to be looked at; return where."""
    paper = associations.get_paper(work, row_id)
    if not paper.sha256:
        raise RuleBroken("paper_without_file", said("Aucun fichier n’est joint à cette pièce."))
    name = file_name([PAPERS[paper.kind], paper.sha256[:6]], Path(paper.file_name).suffix)
    return write_whole(folder / name, work.files.get(paper.sha256))
