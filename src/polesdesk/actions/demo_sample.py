"""The sample of the demonstration file, as resources/sample/demonstration tells it."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from polesdesk.domain.french import typeset

_FOLDER = ("_assets", "sample", "demonstration")


def sample(name: str) -> dict[str, Any]:
    """Return one table of the sample, its texts in French typography."""
    folder = resources.files("polesdesk").joinpath(*_FOLDER)
    text = folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = _typeset(tomllib.loads(text))
    return found


def _typeset(value: Any) -> Any:
    if isinstance(value, str):
        return typeset(value)
    if isinstance(value, dict):
        return {key: _typeset(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typeset(item) for item in value]
    return value
