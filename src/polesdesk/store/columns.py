"""Tables made from the dataclasses of the domain: one place says which fields there are."""

from __future__ import annotations

import dataclasses
import json
import types
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, Text, Time
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from polesdesk.store.codec import from_plain, hints, to_plain


class Hundredths(TypeDecorator[Decimal]):
    """A decimal kept as a whole number of hundredths, so that no digit is ever lost."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Return the hundredths."""
        return None if value is None else int((value * 100).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Return the decimal."""
        return None if value is None else (Decimal(value) / 100).normalize() + Decimal(0)


class EnumText(TypeDecorator[StrEnum]):
    """An enumeration kept as its text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Return the text."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Return the member."""
        return None if value is None else self.kind(value)


class JsonTuple(TypeDecorator[tuple[Any, ...]]):
    """A short tuple of plain values or small dataclasses, kept as JSON text."""

    impl = Text
    cache_ok = True

    def __init__(self, item: Any) -> None:
        super().__init__()
        self.item = item

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str:
        """Return the JSON text."""
        return json.dumps(to_plain(value or ()), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...]:
        """Return the tuple."""
        if value == "[]":
            return ()
        entries = json.loads(value) if value else []
        return tuple(from_plain(self.item, entry) for entry in entries)


_SIMPLE: dict[type, type[TypeEngine[Any]]] = {
    str: Text,
    int: Integer,
    bool: Boolean,
    date: Date,
    datetime: DateTime,
    time: Time,
}


def column_type(hint: Any) -> tuple[TypeEngine[Any], bool]:
    """Return the SQL type of a type hint, and whether it may be NULL."""
    origin = get_origin(hint)
    if origin is Union or origin is types.UnionType:
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        return column_type(inner[0])[0], True
    if origin is tuple:
        return JsonTuple(get_args(hint)[0]), False
    if issubclass(hint, StrEnum):
        return EnumText(hint), False
    if hint is Decimal:
        return Hundredths(), False
    return _SIMPLE[hint](), False


def columns_of(kind: type[Any], *, leave_out: tuple[str, ...] = ()) -> list[Column[Any]]:
    """Return a column per field of a dataclass, ``id`` first as the key."""
    known = hints(kind)
    made = []
    for field in dataclasses.fields(kind):
        if field.name in leave_out:
            continue
        sql_type, nullable = column_type(known[field.name])
        made.append(Column(field.name, sql_type, primary_key=field.name == "id", nullable=nullable))
    return made
