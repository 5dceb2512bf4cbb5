"""Keys: their form, their order, and that none comes twice."""

import uuid

import pytest

from polesdesk.domain import identity
from polesdesk.domain.identity import new_id


def test_keys_rise_and_never_repeat() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_a_key_is_a_uuid_of_version_7() -> None:
    key = uuid.UUID(new_id())
    assert key.version == 7
    assert key.variant == uuid.RFC_4122


def test_keys_rise_when_the_clock_falls_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = new_id()
    monkeypatch.setattr(identity.time, "time_ns", lambda: 0)
    assert new_id() > before
