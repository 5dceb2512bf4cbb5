"""Read scans in a child process, page by page; gather pages into the PDF that is kept."""

from __future__ import annotations

import base64
import json
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from polesdesk.domain.scan_pages import ScannedPage
from polesdesk.domain.speech import said
from polesdesk.exchange.limits import ScanLimits
from polesdesk.exchange.processes import start_child
from polesdesk.exchange.scan_child import SCAN_ARGUMENT
from polesdesk.exchange.scan_files import Leaf
from polesdesk.exchange.unreadable import Unreadable, refuse_too_large

_POLL_SECONDS = 0.1
_GATHER_SECONDS = 120.0
Told = Callable[[int, int], object]
"""Called while the child works with the pages read and how many there are, 0 if not known."""


def read_scan(
    path: Path,
    *,
    limits: ScanLimits | None = None,
    told: Told = lambda done, total: None,
) -> tuple[ScannedPage, ...]:
    """Return the pages of a PDF or picture; what ``told`` raises ends the child.

    A page that brings the child down is told as such, and the reading goes on behind it.
    Raises ``Unreadable`` for a file that cannot be read at all.
    """
    limits = limits or ScanLimits()
    _check_openable(path, limits)
    reading = _Reading(path, limits, told)
    for _ in range(limits.failures + 1):
        if reading.go_on():
            break
    return reading.result()


def gather_pages(leaves: Sequence[Leaf], *, told: Told = lambda done, total: None) -> bytes:
    """Return one PDF made of pages of scans, upright; refuse a file that has changed."""
    request = {
        "leaves": [(str(path.absolute()), *rest) for path, *rest in leaves],
        "limits": asdict(ScanLimits()),
    }
    for answer in _lines(request, _GATHER_SECONDS, lambda: told(0, 0)):
        if "pdf" in answer:
            return base64.b64decode(answer["pdf"])
    raise Unreadable("failed", said("Les pages n’ont pas pu être réunies\u202f: recommencez."))


class _Reading:
    """The pages of one file, read by as many children as it takes."""

    def __init__(self, path: Path, limits: ScanLimits, told: Told) -> None:
        self._path = path
        self._limits = limits
        self._told = told
        self._pages: list[ScannedPage] = []
        self._count = 0
        self._digest = ""

    def go_on(self) -> bool:
        """Read from the first page not read yet; tell whether the end was reached."""
        request = {
            "path": str(self._path.absolute()),
            "first": len(self._pages) + 1,
            "limits": asdict(self._limits),
        }
        begun = 0
        for answer in _lines(request, self._limits.page_seconds, self._tell):
            self._count = answer.get("pages", self._count)
            self._digest = answer.get("digest", self._digest)
            begun = answer.get("begun", begun)
            if "page" in answer:
                self._pages.append(self._page(answer["page"]))
        if len(self._pages) >= self._count:
            return True
        if begun:
            self._give_up(begun)
        return len(self._pages) >= self._count

    def result(self) -> tuple[ScannedPage, ...]:
        """Return what was read; the rest of a file that was given up is told page by page."""
        if not self._count:
            raise Unreadable(
                "damaged",
                said("Ce fichier est abîmé ou incomplet. Numérisez de nouveau les pages."),
            )
        while len(self._pages) < self._count:
            self._give_up(len(self._pages) + 1)
        return tuple(self._pages)

    def _tell(self) -> None:
        self._told(len(self._pages), self._count)

    def _give_up(self, number: int) -> None:
        told = said("Cette page n’a pas pu être lue\u202f: elle est abîmée ou trop lourde.")
        self._pages.append(self._page({"number": number, "trouble": told}))

    def _page(self, read: dict[str, Any]) -> ScannedPage:
        return ScannedPage(
            source=str(self._path),
            number=read["number"],
            digest=self._digest,
            words=tuple(read.get("words", ())),
            turn=read.get("turn", 0),
            is_clear=read.get("is_clear", False),
            is_blank=read.get("is_blank", False),
            mark=read.get("mark", ""),
            picture=base64.b64decode(read.get("picture", "")),
            trouble=said(read.get("trouble", "")),
        )


def _check_openable(path: Path, limits: ScanLimits) -> None:
    try:
        with path.open("rb"):
            size = path.stat().st_size
    except FileNotFoundError as error:
        raise Unreadable(
            "not_found", said("Le fichier « {path} » est introuvable.").format(path=path)
        ) from error
    except OSError as error:
        raise Unreadable(
            "not_openable",
            said("Le fichier « {name} » ne peut pas être ouvert.").format(name=path.name),
        ) from error
    refuse_too_large(size, limits.file_bytes)


def _lines(
    request: dict[str, Any], seconds: float, waiting: Callable[[], object]
) -> Iterator[dict[str, Any]]:
    """Give the lines that a child answers; it has ``seconds`` for each, then it is ended."""
    with start_child(SCAN_ARGUMENT, "polesdesk.exchange.scan_child") as child:
        try:
            yield from _answers(_heard(child, request), seconds, waiting)
        finally:
            if child.poll() is None:
                child.kill()


def _heard(child: subprocess.Popen[bytes], request: dict[str, Any]) -> queue.Queue[bytes | None]:
    """Send the request and collect the lines on a thread; None is the end."""
    heard: queue.Queue[bytes | None] = queue.Queue()

    def listen() -> None:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            with child.stdin:
                child.stdin.write(json.dumps(request).encode("ascii"))
            for line in child.stdout:
                heard.put(line)
        except (OSError, ValueError):  # the child is gone
            pass
        heard.put(None)

    threading.Thread(target=listen, daemon=True).start()
    return heard


def _answers(
    heard: queue.Queue[bytes | None], seconds: float, waiting: Callable[[], object]
) -> Iterator[dict[str, Any]]:
    deadline = time.monotonic() + seconds
    while True:
        waiting()
        try:
            line = heard.get(timeout=_POLL_SECONDS)
        except queue.Empty:
            if time.monotonic() > deadline:
                return
            continue
        if line is None or not line.endswith(b"\n"):
            return
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise Unreadable(answer["error"]["code"], said(answer["error"]["message"]))
        deadline = time.monotonic() + seconds
        yield answer
