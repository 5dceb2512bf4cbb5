"""The files that prove the papers of associations: kept by their hash, looked at as copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from polesdesk.actions import associations
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.associations import Paper, PaperFile
from polesdesk.domain.conventions import DROPPED, ENDED
from polesdesk.domain.french import plural
from polesdesk.domain.hubs import Room
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.lists import Choice
from polesdesk.domain.names import file_name
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import conventions, records
from polesdesk.store.files import write_whole
from polesdesk.store.kinds import HUB, ROOM

SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".odt", ".docx", ".ods", ".xlsx")
"""Files that may be kept as papers."""
LARGEST = 30_000_000
"""Bytes that one paper takes at most."""


def save_with_file(runner: Runner, progress: Progress, paper: Paper, source: Path) -> Paper:
    """Save a paper with the file that proves it, a scan or a document."""
    progress.step(0, 1, source.name)
    content = content_of(source)
    saved: Paper = runner.do(_keep, paper, content, source.name).value
    progress.step(1, 1, source.name)
    return saved


def content_of(source: Path) -> bytes:
    """Return what a file holds that may be kept as a paper; say in French why it may not."""
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
    """Put a file first; the one that it replaces stays among the former ones."""
    digest = work.files.put(content)
    others = tuple(one for one in paper.other_files if one.sha256 != digest)
    if paper.sha256 and paper.sha256 != digest:
        former = PaperFile(sha256=paper.sha256, name=paper.file_name, replaced_on=work.today)
        others = (*others, former)
    kept = replace(paper, sha256=digest, file_name=name, other_files=others)
    return associations.save_paper(work, kept)


def add_files(runner: Runner, progress: Progress, row_id: str, sources: Sequence[Path]) -> Paper:
    """Add files to a paper: further pages, pictures; those it has stay. One command adds all."""
    found = []
    for done, source in enumerate(sources):
        progress.step(done, len(sources), source.name)
        found.append((content_of(source), source.name))
    added: Paper = runner.do(_add, row_id, found).value
    progress.step(len(sources), len(sources), said("Terminé"))
    return added


def _add(work: Work, row_id: str, found: Sequence[tuple[bytes, str]]) -> Paper:
    paper = associations.get_paper(work, row_id)
    work.name("paper.files", f"ajout de {plural(len(found), 'fichier')}")
    for content, name in found:
        digest = work.files.put(content)
        known = {paper.sha256, *(one.sha256 for one in paper.other_files)}
        if not paper.sha256:
            paper = replace(paper, sha256=digest, file_name=name)
        elif digest not in known:
            more = PaperFile(sha256=digest, name=name, added_on=work.today)
            paper = replace(paper, other_files=(*paper.other_files, more))
    return associations.save_paper(work, paper)


def copy_to(work: Work, row_id: str, folder: Path, digest: str = "") -> Path:
    """Write a copy of a file of a paper into a folder, to be looked at; return where.

    ``digest`` chooses one of its other files; without it, its first file.
    """
    paper = associations.get_paper(work, row_id)
    names = {one.sha256: one.name for one in paper.other_files}
    names[paper.sha256] = paper.file_name
    wanted = digest or paper.sha256
    if not wanted or wanted not in names:
        raise RuleBroken("paper_without_file", said("Aucun fichier n’est joint à cette pièce."))
    name = file_name([PAPERS[paper.kind], wanted[:6]], Path(names[wanted]).suffix)
    return write_whole(folder / name, work.files.get(wanted))


HUB_KEY, ROOM_KEY = "hub:", "room:"


def premises_keys(paper: Paper) -> tuple[str, ...]:
    """Return the premises that a certificate names as keys: ``hub:ID`` and ``room:ID``."""
    hubs = tuple(f"{HUB_KEY}{one}" for one in paper.hub_ids)
    return hubs + tuple(f"{ROOM_KEY}{one}" for one in paper.room_ids)


def with_premises(paper: Paper, keys: Sequence[str]) -> Paper:
    """Return a certificate that names the premises of some keys."""
    hubs = tuple(one.removeprefix(HUB_KEY) for one in keys if one.startswith(HUB_KEY))
    rooms = tuple(one.removeprefix(ROOM_KEY) for one in keys if one.startswith(ROOM_KEY))
    return replace(paper, hub_ids=hubs, room_ids=rooms)


def premises_choices(work: Work, paper: Paper) -> tuple[Choice, ...]:
    """Return what a certificate may name: the premises of the association, hub by hub."""
    held = conventions.of_association(work.connection, paper.association_id)
    open_ones = [one for one in held if one.state not in {*DROPPED, *ENDED}]
    named = [room for one in open_ones for room in one.room_ids]
    named += [slot.room_id for one in open_ones for slot in one.slots]
    ids = list(dict.fromkeys([*named, *paper.room_ids]))
    rooms: list[Room] = records.get_many(work.connection, ROOM, ids)
    hub_ids = dict.fromkeys([*(one.hub_id for one in rooms), *paper.hub_ids])
    found = []
    for hub in records.get_many(work.connection, HUB, list(hub_ids)):
        label = said("{hub}\u202f: tout le pôle").format(hub=hub.name)
        found.append(Choice(value=f"{HUB_KEY}{hub.id}", label=label))
        found += [
            Choice(value=f"{ROOM_KEY}{one.id}", label=f"{hub.name} · {one.name}")
            for one in rooms
            if one.hub_id == hub.id
        ]
    return tuple(found)
