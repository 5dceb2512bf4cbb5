"""The sheet of a count of the box of keys: boxes to tick, differences, signature."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.signing import PenLine
from polesdesk.documents.styles import Styles, styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.access_devices import Standing
from polesdesk.domain.device_rows import BoxCheck, DeviceRow
from polesdesk.domain.french import date_in_words, format_date, plural
from polesdesk.domain.hubs import Hub, bare_name
from polesdesk.domain.premises_labels import DEVICE_KINDS, STANDINGS
from polesdesk.domain.settings import Settings

_NOTHING = "–"
_SEEN, _UNSEEN = "vue", ""


def sheet(
    hub: Hub,
    rows: Sequence[DeviceRow],
    check: BoxCheck | None,
    settings: Settings,
    *,
    day: date,
) -> bytes:
    """Return the sheet as a PDF; without a count the column « Vue » is for the pen."""
    name = bare_name(hub.name)
    furniture = Furniture(
        foot=f"Inventaire des clés – pôle {clean(name)}",
        reference=format_date(day),
        authority=settings.authority_name,
        address=(f"Pôle {name}", hub.address),
        marks=(format_date(day), "Inventaire des clés"),
    )
    paper = Paper(
        furniture,
        title=f"Inventaire des clés – pôle {clean(name)}",
        author=clean(settings.authority_name),
        subject=clean(hub.name),
        day=day,
    )
    return paper.made(_story(name, rows, check, day))[0]


def _story(
    name: str, rows: Sequence[DeviceRow], check: BoxCheck | None, day: date
) -> list[Flowable]:
    look = styles()
    seen = _seen_ids(check)
    return [
        paragraph("Inventaire des clés", look.title),
        paragraph(f"Pôle {name}, {date_in_words(day)}", look.subtitle),
        *_differences(check, look),
        table(
            ("Repère", "Nature", "Ouvre", "Rangement", "Registre", "Vue"),
            (0.16, 0.14, 0.27, 0.15, 0.2, 0.08),
            [_row(row, seen) for row in rows],
        ),
        KeepTogether([Spacer(0, 6 * mm), PenLine(["Compté par", 60 * mm, "Signature", 0.0])]),
    ]


def _seen_ids(check: BoxCheck | None) -> frozenset[str]:
    if check is None:
        return frozenset()
    return frozenset(row.id for row in (*check.present, *check.unexpected))


def _row(row: DeviceRow, seen: frozenset[str]) -> tuple[str, ...]:
    register = STANDINGS[row.standing]
    if row.standing in (Standing.OUT, Standing.LATE):
        register = f"{register}\u202f: {row.holder}"
    return (
        row.label,
        DEVICE_KINDS[row.kind],
        row.opens or _NOTHING,
        row.box or _NOTHING,
        register,
        _SEEN if row.id in seen else _UNSEEN,
    )


def _differences(check: BoxCheck | None, look: Styles) -> list[Flowable]:
    if check is None:
        return []
    if not check.differs:
        return [paragraph("Le coffre contient tout ce que dit le registre.", look.body)]
    told: list[Flowable] = [paragraph("Écarts", look.heading)]
    if check.missing:
        count = plural(len(check.missing), "clé manque", "clés manquent")
        names = ", ".join(row.label for row in check.missing)
        told.append(paragraph(f"{count}\u202f: {names}.", look.bullet, lead="–"))
    for row in check.unexpected:
        words = f"{row.label} est au coffre, alors que le registre la dit remise à {row.holder}."
        told.append(paragraph(words, look.bullet, lead="–"))
    return [KeepTogether(told)]
