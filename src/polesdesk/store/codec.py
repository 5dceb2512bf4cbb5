"""Values to JSON and back, by the type hints of their dataclasses: what the journal keeps."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints


def to_plain(value: Any) -> Any:
    """Return what JSON can hold of a value: dates in ISO form, decimals as text."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}


to_json: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode
"""Return a plain value as JSON text with its accents; one encoder serves all."""


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def hints(kind: type[Any]) -> dict[str, Any]:
    """Return the resolved type hints of a dataclass."""
    hashable: Any = kind
    return _hints(hashable)


def from_plain(hint: Any, data: Any) -> Any:
    """Return the value of a type hint from its plain form; the reverse of ``to_plain``."""
    if data is None:
        return None
    origin = get_origin(hint)
    if origin is Union or origin is types.UnionType:
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        return from_plain(inner[0], data)
    if origin is tuple:
        item = get_args(hint)[0]
        return tuple(from_plain(item, entry) for entry in data)
    if isinstance(hint, type):
        return _from_scalar(hint, data)
    return data


def _from_scalar(hint: type[Any], data: Any) -> Any:
    if dataclasses.is_dataclass(hint):
        known = hints(hint)
        return hint(**{k: from_plain(known[k], v) for k, v in data.items() if k in known})
    if issubclass(hint, StrEnum | Decimal):
        return hint(data)
    if issubclass(hint, date | time):
        return hint.fromisoformat(data)
    return data
