"""The sample of the demonstration file, as resources/sample/demonstration tells it."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from polesdesk.domain.french import typeset

_FOLDER = ("_assets", "sample")


def sample(name: str) -> dict[str, Any]:
    """Return one table of the sample, its texts in French typography."""
    folder = resources.files("polesdesk").joinpath(*_FOLDER, "demonstration")
    text = folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = _typeset(tomllib.loads(text))
    return found


def annex_of_sample(file_name: str) -> bytes:
    """Return a PDF that the sample annexes to a hub."""
    folder = resources.files("polesdesk").joinpath(*_FOLDER, "annexes")
    return folder.joinpath(file_name).read_bytes()


def _typeset(value: Any) -> Any:
    if isinstance(value, str):
        return typeset(value)
    if isinstance(value, dict):
        return {key: _typeset(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typeset(item) for item in value]
    return value
