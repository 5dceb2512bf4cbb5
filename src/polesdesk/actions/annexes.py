"""PDF annexes of hubs and agreements: added, named, put in order, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from polesdesk.actions import records as common
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.conventions import Convention
from polesdesk.domain.identity import new_id
from polesdesk.domain.labels import ANNEXES
from polesdesk.domain.locking import is_locked
from polesdesk.domain.names import file_name as safe_name
from polesdesk.domain.papers import Annex, AnnexKind
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import annexes
from polesdesk.store.files import write_whole
from polesdesk.store.kinds import ANNEX, CONVENTION, HUB

LARGEST = 50_000_000
"""Bytes that one annex takes at most."""


def add(
    work: Work,
    *,
    hub_id: str | None = None,
    convention_id: str | None = None,
    kind: AnnexKind,
    title: str,
    content: bytes,
    file_name: str,
) -> Annex:
    """Annex a PDF to a hub or to one agreement, after its other annexes; keep it by its hash."""
    _check_owner(work, hub_id, convention_id)
    title = title.strip() or ANNEXES[kind]
    pages = _pages(content, title)
    fresh = Annex(
        id=new_id(),
        hub_id=hub_id,
        convention_id=convention_id,
        kind=kind,
        title=title,
        sha256=work.files.put(content),
        file_name=file_name,
        pages=pages,
    )
    position = max((one.position for one in _siblings(work, fresh)), default=-1) + 1
    saved: Annex = common.save(work, ANNEX, replace(fresh, position=position))
    return saved


def rename(work: Work, row_id: str, *, title: str, kind: AnnexKind) -> Annex:
    """Give an annex another title and kind."""
    found = get(work, row_id)
    _check_owner(work, found.hub_id, found.convention_id)
    if not title.strip():
        raise RuleBroken("title_required", said("Donnez un titre à l’annexe."), field="title")
    saved: Annex = common.save(work, ANNEX, replace(found, title=title.strip(), kind=kind))
    return saved


def move(work: Work, row_id: str, step: int) -> None:
    """Put an annex one place up (-1) or down (1) among those of its hub or agreement."""
    found = get(work, row_id)
    _check_owner(work, found.hub_id, found.convention_id)
    order = _siblings(work, found)
    here = next(place for place, one in enumerate(order) if one.id == row_id)
    there = here + step
    if not 0 <= there < len(order):
        return
    work.name("annex.move", f"ordre de l’annexe «\u202f{found.title}\u202f»")
    order[here], order[there] = order[there], order[here]
    for position, one in enumerate(order):
        if one.position != position:
            work.save(ANNEX, replace(one, position=position))


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move annexes to the bin; what was printed with them keeps them."""
    for row_id in ids:
        found = get(work, row_id)
        _check_owner(work, found.hub_id, found.convention_id)
    return common.bin_many(work, ANNEX, ids)


def get(work: Work, row_id: str) -> Annex:
    """Return an annex."""
    found: Annex = common.require(work, ANNEX, row_id)
    return found


def copy_to(work: Work, row_id: str, folder: Path) -> Path:
    """Write a copy of an annex into a folder, to be looked at; return where it stands."""
    found = get(work, row_id)
    name = safe_name([found.title, found.sha256[:6]])
    return write_whole(folder / name, work.files.get(found.sha256))


def _siblings(work: Work, one: Annex) -> list[Annex]:
    if one.convention_id is not None:
        return annexes.of_convention(work.connection, one.convention_id)
    return annexes.of_hub(work.connection, one.hub_id or "")


def _check_owner(work: Work, hub_id: str | None, convention_id: str | None) -> None:
    """Refuse an annex of nothing, and any change to those of an issued agreement."""
    if (hub_id is None) == (convention_id is None):
        raise ValueError("an annex belongs to one hub or to one agreement")
    if hub_id is not None:
        common.require(work, HUB, hub_id)
        return
    convention: Convention = common.require(work, CONVENTION, convention_id or "")
    if is_locked(convention):
        raise RuleBroken(
            "issued_locked",
            said(
                "L’original de cette convention est émis\u202f: ses annexes ne changent plus. "
                "Annulez l’original en donnant un motif, ou passez par un avenant."
            ),
        )


def add_file(
    runner: Runner,
    progress: Progress,
    source: Path,
    kind: AnnexKind,
    title: str,
    *,
    hub_id: str | None = None,
    convention_id: str | None = None,
) -> Annex:
    """Annex a PDF that lies on the computer or on a key; it is read before anything is written."""
    progress.step(0, 1, source.name)
    made: Annex = runner.do(
        add,
        hub_id=hub_id,
        convention_id=convention_id,
        kind=kind,
        title=title,
        content=_content(source),
        file_name=source.name,
    ).value
    progress.step(1, 1, source.name)
    return made


def _pages(content: bytes, title: str) -> int:
    from polesdesk.documents.annexes import count_pages

    if len(content) > LARGEST:
        raise RuleBroken(
            "annex_size",
            said(
                "Le fichier dépasse 50 Mo\u202f: réduisez-le, ou annexez-le en plusieurs parties."
            ),
            field="file",
        )
    try:
        return count_pages(content, title)
    except RuleBroken as fault:
        raise RuleBroken(fault.code, fault.message, field="file") from fault


def _content(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise RuleBroken(
            "annex_unread",
            said("« {name} » n’a pas pu être lu\u202f: vérifiez qu’il existe toujours.").format(
                name=source.name
            ),
            field="file",
        ) from error
