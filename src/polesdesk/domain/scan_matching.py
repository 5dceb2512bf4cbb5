"""Match the pages of a scan with the originals that were issued, by their codes alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from polesdesk.domain.scan_pages import (
    Hands,
    KnownOriginal,
    MatchedPage,
    ReturnedOriginal,
    ScannedPage,
    ScanStatus,
)
from polesdesk.domain.scans import PageCode, code_number, page_code
from polesdesk.domain.speech import said


def match(
    pages: Sequence[ScannedPage], known: Sequence[KnownOriginal], by_hand: Hands | None = None
) -> tuple[MatchedPage, ...]:
    """Return what each page is, in their order, then the pages that did not come back."""
    matching = _Matching(known)
    found = [
        matching.attributed(place, page, *(by_hand or {})[place])
        if place in (by_hand or {})
        else matching.read(place, page)
        for place, page in enumerate(pages)
    ]
    return (*found, *_missing(found))


def returned(found: Sequence[MatchedPage]) -> tuple[ReturnedOriginal, ...]:
    """Return the originals of which pages were recognised, in the order of their first page."""
    leaves: dict[str, list[tuple[int, int]]] = {}
    originals: dict[str, KnownOriginal] = {}
    for one in found:
        if one.status is ScanStatus.RECOGNISED and one.original is not None:
            originals[one.original.issued_id] = one.original
            pair = (one.page or 0, one.place or 0)
            leaves.setdefault(one.original.issued_id, []).append(pair)
    return tuple(
        ReturnedOriginal(
            original=original,
            leaves=tuple(sorted(leaves[row_id])),
            missing=tuple(sorted(original.awaited - {page for page, _ in leaves[row_id]})),
        )
        for row_id, original in originals.items()
    )


def _missing(found: Sequence[MatchedPage]) -> list[MatchedPage]:
    return [
        MatchedPage(
            status=ScanStatus.MISSING,
            original=one.original,
            number=one.original.number,
            issue=one.original.issue,
            page=page,
            reason=said("Cette page n’est pas revenue."),
        )
        for one in returned(found)
        for page in one.missing
    ]


class _Matching:
    """Goes through the pages and remembers which it has seen already."""

    def __init__(self, known: Sequence[KnownOriginal]) -> None:
        self._by_id = {one.issued_id: one for one in known}
        self._by_code: Mapping[tuple[str, int], KnownOriginal] = {
            (code_number(one.number, one.convention_id), one.issue): one for one in known
        }
        self._numbers = {code_number(one.number, one.convention_id): one.number for one in known}
        self._seen: set[tuple[str, int]] = set()

    def attributed(self, place: int, page: ScannedPage, issued_id: str, number: int) -> MatchedPage:
        """Return a page that the manager has attributed, as if its code had said so."""
        return self._of(place, page, self._by_id[issued_id], number)

    def read(self, place: int, page: ScannedPage) -> MatchedPage:
        """Return a page as its code says."""
        code = next(filter(None, map(page_code, page.words)), None)
        if code is None:
            return _without_code(place, page)
        original = self._by_code.get((code.number, code.issue))
        if original is None or not 1 <= code.page <= original.pages:
            return self._foreign(place, code)
        return self._of(place, page, original, code.page)

    def _of(
        self, place: int, page: ScannedPage, original: KnownOriginal, number: int
    ) -> MatchedPage:
        status, reason = self._status(page, original, number)
        return MatchedPage(
            status=status,
            place=place,
            original=original,
            number=original.number,
            issue=original.issue,
            page=number,
            reason=reason,
        )

    def _status(
        self, page: ScannedPage, original: KnownOriginal, number: int
    ) -> tuple[ScanStatus, str]:
        if original.is_cancelled:
            told = said("Cette version a été annulée\u202f: elle ne doit plus être signée.")
            return ScanStatus.CANCELLED_VERSION, told
        if page.mark and page.mark in original.marks:
            return ScanStatus.DUPLICATE, said("Ce scan est déjà classé.")
        if (original.issued_id, number) in self._seen:
            return ScanStatus.DUPLICATE, said("Cette page est déjà là, plus haut dans la liste.")
        self._seen.add((original.issued_id, number))
        return ScanStatus.RECOGNISED, ""

    def _foreign(self, place: int, code: PageCode) -> MatchedPage:
        return MatchedPage(
            status=ScanStatus.FOREIGN,
            place=place,
            number=self._numbers.get(code.number, code.number),
            issue=code.issue,
            page=code.page,
            reason=self._why_foreign(code),
        )

    def _why_foreign(self, code: PageCode) -> str:
        if code.issue == 0:
            return said("C’est une page de projet, pas d’un original.")
        if code.number not in self._numbers:
            return said("Aucune convention de ce fichier ne porte ce numéro.")
        return said("Cette page n’est d’aucun original émis pour cette convention.")


def _without_code(place: int, page: ScannedPage) -> MatchedPage:
    if page.trouble:
        return MatchedPage(status=ScanStatus.UNREADABLE, place=place, reason=page.trouble)
    if page.is_blank:
        return MatchedPage(
            status=ScanStatus.UNREADABLE, place=place, reason=said("Cette page est blanche.")
        )
    if page.words or page.is_clear:
        told = said("Aucun code de convention sur cette page.")
        return MatchedPage(status=ScanStatus.FOREIGN, place=place, reason=told)
    told = said("Le code de cette page n’a pas pu être lu.")
    return MatchedPage(status=ScanStatus.UNREADABLE, place=place, reason=told)
