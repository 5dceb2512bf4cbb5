"""Which hubs, rooms and associations of a sheet are known already."""

from __future__ import annotations

from dataclasses import dataclass, field

from polesdesk.domain.folding import find_close, fold
from polesdesk.domain.import_base import AssociationRef, Known
from polesdesk.domain.import_drafts import (
    AssociationDraft,
    Drafts,
    HubDraft,
    RoomKey,
    differ,
    hub_key,
)
from polesdesk.domain.import_likeness import NameIndex
from polesdesk.domain.import_settling import Answer, LikelyDuplicate, Settling
from polesdesk.domain.speech import said

_CLOSE_HUB = 0.8


@dataclass(slots=True, kw_only=True)
class Matches:
    """The id of each known record; what is absent is new."""

    hubs: dict[str, str] = field(default_factory=dict)
    rooms: dict[RoomKey, str] = field(default_factory=dict)
    associations: dict[AssociationDraft, str] = field(default_factory=dict)


def match(drafts: Drafts, known: Known, settling: Settling) -> Matches:
    """Return which records are known: by code, identifier or name, or by an answer given."""
    matches = Matches()
    _match_hubs(drafts, known, settling, matches)
    _match_rooms(drafts, known, matches)
    _AssociationMatching(known, settling).match(drafts, matches)
    return matches


def _match_hubs(drafts: Drafts, known: Known, settling: Settling, matches: Matches) -> None:
    by_code = {hub.code.upper(): hub.id for hub in known.hubs if hub.code}
    by_key = {hub_key(hub.name): hub.id for hub in known.hubs}
    alive = {hub.id for hub in known.hubs}
    for draft in drafts.hubs.values():
        alias = known.aliases.get(("hub", draft.key), "")
        found = (
            by_code.get(draft.code)
            or by_key.get(draft.key)
            or by_code.get(draft.name.upper())
            or (alias if alias in alive else None)
            or _close_hub(draft, known, settling)
        )
        if found:
            matches.hubs[draft.key] = found


def _close_hub(draft: HubDraft, known: Known, settling: Settling) -> str | None:
    close = find_close(draft.name, [hub.name for hub in known.hubs], at_least=_CLOSE_HUB)
    if not close:
        return None
    twin = next(hub for hub in known.hubs if hub.name == close[0][0])
    answer = settling.likely_duplicate(
        LikelyDuplicate(
            key=f"hub:{draft.key}:{twin.id}",
            row=draft.rows[0],
            entity="hub",
            name=draft.name,
            known_id=twin.id,
            known_name=twin.name,
            same_identifier=False,
        )
    )
    if answer is Answer.SAME:
        return twin.id
    settling.warn(
        draft.rows[0],
        said("Le pôle « {name} » est nouveau ; son nom est très proche de « {name_2} ».").format(
            name=draft.name, name_2=twin.name
        ),
    )
    return None


def _match_rooms(drafts: Drafts, known: Known, matches: Matches) -> None:
    by_name = {(room.hub_id, fold(room.name)): room.id for room in known.rooms}
    alive = {room.id for room in known.rooms}
    for draft in drafts.rooms.values():
        hub, name = draft.key
        place = (matches.hubs.get(hub, ""), name)
        alias = known.aliases.get(("room", " ".join(place)), "")
        found = by_name.get(place) or (alias if alias in alive else None)
        if found:
            matches.rooms[draft.key] = found


class _AssociationMatching:
    """Known associations by identifier and by name; close names are looked for when needed."""

    def __init__(self, known: Known, settling: Settling) -> None:
        self._settling = settling
        self._aliases = known.aliases
        self._known = known.associations
        self._by_id: dict[str, AssociationRef] = {}
        self._by_identifier: dict[str, AssociationRef] = {}
        self._by_name: dict[str, list[AssociationRef]] = {}
        self._indexes: dict[tuple[bool, bool], NameIndex] = {}
        self._added: dict[str, AssociationDraft] = {}
        for ref in known.associations:
            self._by_id.setdefault(ref.id, ref)
            self._by_name.setdefault(fold(ref.name), []).append(ref)
            for identifier in (ref.siret, ref.rna):
                if identifier:
                    self._by_identifier.setdefault(identifier, ref)

    def match(self, drafts: Drafts, matches: Matches) -> None:
        """Find each association of the sheet among the known ones."""
        unknown = []
        for draft in drafts.associations:
            found = self._by_number(draft) or self._by_same_name(draft)
            if found:
                matches.associations[draft] = found
            else:
                unknown.append(draft)
        for draft in unknown:
            found = self._by_close_name(draft)
            if found:
                matches.associations[draft] = found

    def _by_number(self, draft: AssociationDraft) -> str | None:
        for name in ("siret", "rna"):
            ref = self._by_identifier.get(draft.facts.get(name, ""))
            if ref is None:
                continue
            if fold(ref.name) == fold(draft.name):
                return ref.id
            if self._is_alias(draft, ref):
                return ref.id
            if self._ask(draft, ref, same_identifier=True) is Answer.SAME:
                self._settling.warn(
                    draft.rows[0],
                    said(
                        "« {name} » porte le même {register} que « {name_2} » : c’est la même "
                        "association, dont le nom est gardé."
                    ).format(name=draft.name, register=name.upper(), name_2=ref.name),
                )
                return ref.id
        return None

    def _is_alias(self, draft: AssociationDraft, ref: AssociationRef) -> bool:
        return self._aliases.get(("association", fold(draft.name))) == ref.id

    def _by_same_name(self, draft: AssociationDraft) -> str | None:
        refs = self._by_name.get(fold(draft.name), [])
        for ref in refs:
            if not differ(draft.facts, {"siret": ref.siret, "rna": ref.rna}):
                return ref.id
        if refs:
            self._settling.warn(
                draft.rows[0],
                said(
                    "Une autre association s’appelle « {name} », avec un autre SIRET ou RNA : "
                    "celle du fichier est ajoutée."
                ).format(name=draft.name),
            )
        alias = self._aliases.get(("association", fold(draft.name)), "")
        return alias if alias in self._by_id and not refs else None

    def _by_close_name(self, draft: AssociationDraft) -> str | None:
        """Ask about close names of known associations; close names in the sheet are told."""
        if not self._indexes:
            for ref in self._known:
                self._index_of(ref.siret, ref.rna).add(ref.name)
        for name in self._close_names(draft):
            for ref in self._by_name.get(fold(name), ()):
                if differ(draft.facts, {"siret": ref.siret, "rna": ref.rna}):
                    continue
                if self._ask(draft, ref, same_identifier=False) is Answer.SAME:
                    return ref.id
                self._tell_close(
                    draft, said("« {name} », qui est dans PolesDesk").format(name=ref.name)
                )
            twin = self._added.get(name)
            if twin is not None and not differ(draft.facts, twin.facts):
                self._tell_close(
                    draft, said("« {name} » (ligne {rows})").format(name=name, rows=twin.rows[0])
                )
        self._index_of(*_identifiers(draft)).add(draft.name)
        self._added.setdefault(draft.name, draft)
        return None

    def _index_of(self, siret: str, rna: str) -> NameIndex:
        """Return the index of the names that bear the same identifiers, or none."""
        return self._indexes.setdefault((bool(siret), bool(rna)), NameIndex())

    def _close_names(self, draft: AssociationDraft) -> list[str]:
        """Return close names; two SIRETs or two RNAs already tell associations apart."""
        mine = tuple(map(bool, _identifiers(draft)))
        return [
            name
            for held, index in self._indexes.items()
            if not any(both[0] and both[1] for both in zip(held, mine, strict=True))
            for name in index.close(draft.name)
            if fold(name) != fold(draft.name)
        ]

    def _tell_close(self, draft: AssociationDraft, twin: str) -> None:
        self._settling.warn(
            draft.rows[0],
            said("« {name} » est ajoutée ; son nom est très proche de {twin}.").format(
                name=draft.name, twin=twin
            ),
        )

    def _ask(
        self, draft: AssociationDraft, ref: AssociationRef, *, same_identifier: bool
    ) -> Answer:
        return self._settling.likely_duplicate(
            LikelyDuplicate(
                key=f"association:{fold(draft.name)}:{ref.id}",
                row=draft.rows[0],
                entity="association",
                name=draft.name,
                known_id=ref.id,
                known_name=ref.name,
                same_identifier=same_identifier,
            )
        )


def _identifiers(draft: AssociationDraft) -> tuple[str, str]:
    return draft.facts.get("siret", ""), draft.facts.get("rna", "")
