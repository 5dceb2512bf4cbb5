"""Plan the hubs and rooms of an import."""

from __future__ import annotations

import re
from dataclasses import replace

from polesdesk.domain.folding import fold
from polesdesk.domain.hubs import Hub, Room, bare_name
from polesdesk.domain.identity import new_id
from polesdesk.domain.import_drafts import HUB_FACTS, ROOM_FACTS, Drafts, HubDraft, RoomDraft
from polesdesk.domain.import_planning import Planning, change_of
from polesdesk.domain.import_settling import Subject
from polesdesk.domain.speech import said

_NUMBER_PREFIX = re.compile(r"([A-Z][A-Z0-9]{1,5})[-/ ]?(?:19|20)\d\d\b")
_LONGEST_CODE = 6


def plan_hubs(planning: Planning, drafts: Drafts) -> None:
    """Plan every hub of the sheet; a new one gets a code of its own."""
    planning.hubs = {hub.id: hub for hub in planning.known.hubs}
    taken = {hub.code.upper() for hub in planning.known.hubs}
    prefixes = _number_prefixes(drafts)
    for draft in drafts.hubs.values():
        before = planning.hubs.get(planning.matches.hubs.get(draft.key, ""))
        if before is None:
            after = _new_hub(planning, draft, _free_code(draft, prefixes, taken))
            taken.add(after.code)
        else:
            after = _known_hub(planning, draft, before)
        planning.hubs[after.id] = after
        planning.matches.hubs[draft.key] = after.id
        planning.count("hubs", change_of(before, after))
        planning.write("hub", before=before, after=after)


def _new_hub(planning: Planning, draft: HubDraft, code: str) -> Hub:
    hub = Hub(id=new_id(), code=code, name=draft.name, **draft.facts)
    subject = _hub_subject(draft, hub.id)
    planning.remember_facts(subject, {"name": draft.key, **draft.facts})
    return hub


def _known_hub(planning: Planning, draft: HubDraft, before: Hub) -> Hub:
    subject = _hub_subject(draft, before.id)
    planning.settling.remember(subject, "name", draft.key)
    return replace(before, **planning.settle_facts(subject, draft.facts, HUB_FACTS, before))


def _hub_subject(draft: HubDraft, row_id: str) -> Subject:
    return Subject(
        entity="hub",
        id=row_id,
        label=said("Pôle {name}").format(name=bare_name(draft.name)),
        row=draft.rows[0],
    )


def _number_prefixes(drafts: Drafts) -> dict[str, str]:
    """Return the code by which the numbers of the office already call each hub."""
    found: dict[str, str] = {}
    for agreement in drafts.agreements:
        prefix = _NUMBER_PREFIX.match(agreement.number.upper())
        if prefix:
            found.setdefault(agreement.hub, prefix[1])
    return found


def _free_code(draft: HubDraft, prefixes: dict[str, str], taken: set[str]) -> str:
    """Return a code of two to six letters or digits that no other hub has."""
    letters = re.sub(r"[^A-Z0-9]", "", fold(draft.key).upper())
    wanted = draft.code or prefixes.get(draft.key, "")
    for code in (wanted, letters[:3], letters[:4], letters[:_LONGEST_CODE]):
        if _is_code(code) and code not in taken:
            return code
    stem = letters[:3] or "P"
    return next(f"{stem}{n}" for n in range(2, 10_000) if f"{stem}{n}" not in taken)


def _is_code(text: str) -> bool:
    return 2 <= len(text) <= _LONGEST_CODE and text.isascii() and text.isalnum()


def plan_rooms(planning: Planning, drafts: Drafts) -> None:
    """Plan every room of the sheet."""
    planning.rooms = {room.id: room for room in planning.known.rooms}
    for draft in drafts.rooms.values():
        before = planning.rooms.get(planning.matches.rooms.get(draft.key, ""))
        after = _room(planning, draft, before)
        planning.rooms[after.id] = after
        planning.matches.rooms[draft.key] = after.id
        planning.count("rooms", change_of(before, after))
        planning.write("room", before=before, after=after)


def _room(planning: Planning, draft: RoomDraft, before: Room | None) -> Room:
    hub = planning.hubs[planning.matches.hubs[draft.key[0]]]
    row_id = new_id() if before is None else before.id
    label = f"{draft.part.name} ({hub.name})"
    subject = Subject(entity="room", id=row_id, label=label, row=draft.rows[0])
    planning.settling.remember(subject, "name", f"{hub.id} {draft.key[1]}")
    if before is not None:
        return replace(before, **planning.settle_facts(subject, draft.facts, ROOM_FACTS, before))
    planning.remember_facts(subject, draft.facts)
    return Room(id=row_id, hub_id=hub.id, name=draft.part.name, kind=draft.part.kind, **draft.facts)
