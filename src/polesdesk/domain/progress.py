"""How long work tells where it is, and hears that it should stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """The manager asked to stop; nothing of the unfinished step is kept."""


class Progress(Protocol):
    """Receives ``done`` of ``total`` steps and a French word on the present one."""

    def step(self, done: int, total: int, text: str) -> None:
        """Report a step; raise ``Cancelled`` when the work should stop."""


class Silent:
    """A progress that nobody watches."""

    def step(self, done: int, total: int, text: str) -> None:
        """Do nothing."""
