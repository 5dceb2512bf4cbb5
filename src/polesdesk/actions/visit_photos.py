"""Photos of findings: made smaller before they are kept by their hash beside the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from polesdesk.actions import visits
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.visiting import require_draft
from polesdesk.domain.visits import Finding
from polesdesk.store.kinds import FINDING

LARGEST = 60_000_000
"""Bytes of a photo as it comes from a camera."""
MOST = 12
"""Photos of one finding."""


def add_files(
    runner: Runner, progress: Progress, finding_id: str, paths: Sequence[Path]
) -> Finding:
    """Keep photos that lie on the computer; each is made smaller first, outside of the file."""
    from polesdesk.documents.photos import shrink

    made = []
    for place, path in enumerate(paths):
        progress.step(place, len(paths), path.name)
        made.append(shrink(_content(path)))
    kept: Finding = runner.do(add, finding_id, made).value
    progress.step(len(paths), len(paths), said("Photos gardées"))
    return kept


def add(work: Work, finding_id: str, pictures: Sequence[bytes]) -> Finding:
    """Keep pictures that are small already as photos of a finding, each once."""
    one = visits.get_finding(work, finding_id)
    require_draft(visits.get(work, one.visit_id))
    digests = dict.fromkeys((*one.photos, *(work.files.put(each) for each in pictures)))
    if len(digests) > MOST:
        told = said("Un constat garde {most} photos au plus.").format(most=MOST)
        raise RuleBroken("photo_count", told, field="photos")
    work.name("finding.photo", "photo d’un constat")
    saved: Finding = work.save(FINDING, replace(one, photos=tuple(digests)))
    return saved


def remove(work: Work, finding_id: str, digest: str) -> Finding:
    """Take a photo off a finding of a draft."""
    one = visits.get_finding(work, finding_id)
    require_draft(visits.get(work, one.visit_id))
    work.name("finding.photo", "retrait d’une photo")
    left = tuple(each for each in one.photos if each != digest)
    saved: Finding = work.save(FINDING, replace(one, photos=left))
    return saved


def contents(work: Work, digests: Sequence[str]) -> dict[str, bytes]:
    """Return pictures by their hashes."""
    return {digest: work.files.get(digest) for digest in digests}


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        told = said("« {name} » n’a pas pu être lu\u202f: vérifiez qu’il existe toujours.")
        raise RuleBroken("photo_unread", told.format(name=path.name), field="photos") from error
    if len(content) > LARGEST:
        raise RuleBroken("photo_size", said("Cette photo dépasse 60 Mo."), field="photos")
    return content
