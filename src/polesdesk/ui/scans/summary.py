"""What was read of scans, in one sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from polesdesk.domain.french import plural
from polesdesk.domain.scan_pages import ScanStatus
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.scans import Matching


def in_words(found: Matching) -> str:
    """Return « 9 pages lues : 8 reconnues, 1 illisible. »."""
    counts = Counter(one.status for one in found.found)
    read = plural(len(found.pages), tr("page lue"), tr("pages lues"))
    parts = [
        plural(counts[status], *words) for status, words in _counted().items() if counts[status]
    ]
    return tr("{read}\u202f: {parts}.").format(read=read, parts=", ".join(parts))


def _counted() -> dict[ScanStatus, tuple[str, str]]:
    """Return how many pages of each status are told, the good ones first."""
    return {
        ScanStatus.RECOGNISED: (tr("reconnue"), tr("reconnues")),
        ScanStatus.DUPLICATE: (tr("en double"), tr("en double")),
        ScanStatus.CANCELLED_VERSION: (
            tr("d’une version annulée"),
            tr("d’une version annulée"),
        ),
        ScanStatus.FOREIGN: (tr("étrangère"), tr("étrangères")),
        ScanStatus.UNREADABLE: (tr("illisible"), tr("illisibles")),
        ScanStatus.MISSING: (tr("manquante"), tr("manquantes")),
    }
