"""What an office says of itself before its file exists."""

from __future__ import annotations

from dataclasses import dataclass, field

from polesdesk.domain.hubs import Hub
from polesdesk.domain.settings import Settings, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOffice:
    """The first content of a file: settings, logo (PNG or JPEG), who signs, hubs."""

    settings: Settings = field(default_factory=Settings)
    logo: bytes | None = None
    signatory: Signatory | None = None
    hubs: tuple[Hub, ...] = ()
