"""Cells through a pipe: typed values to JSON and back."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from typing import TypeAlias, cast

from polesdesk.domain.import_sheets import Cell, Sheet, Workbook

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None


def to_json(workbook: Workbook) -> dict[str, Json]:
    """Return a workbook as JSON values."""
    return {
        "encoding": workbook.encoding,
        "delimiter": workbook.delimiter,
        "sheets": [
            {"name": sheet.name, "rows": [[_encode(cell) for cell in row] for row in sheet.rows]}
            for sheet in workbook.sheets
        ],
    }


def from_json(data: dict[str, Json]) -> Workbook:
    """Return the workbook that ``to_json`` wrote."""
    sheets = cast(list[dict[str, Json]], data["sheets"])
    return Workbook(
        encoding=str(data["encoding"]),
        delimiter=str(data["delimiter"]),
        sheets=tuple(
            Sheet(
                name=str(sheet["name"]),
                rows=tuple(
                    tuple(_decode(cell) for cell in row)
                    for row in cast(list[list[Json]], sheet["rows"])
                ),
            )
            for sheet in sheets
        ),
    )


def _encode(cell: Cell) -> Json:
    match cell:
        case None | str() | bool() | int():
            return cell
        case float():
            return cell if math.isfinite(cell) else None
        case datetime():
            return {"datetime": cell.isoformat()}
        case date():
            return {"date": cell.isoformat()}
        case time():
            return {"time": cell.isoformat()}
        case timedelta():
            return {"seconds": cell.total_seconds()}


def _decode(value: Json) -> Cell:
    if not isinstance(value, dict):
        return cast(Cell, value)
    ((kind, content),) = value.items()
    match kind:
        case "datetime":
            return datetime.fromisoformat(str(content))
        case "date":
            return date.fromisoformat(str(content))
        case "time":
            return time.fromisoformat(str(content))
        case _:
            return timedelta(seconds=float(cast(float, content)))
