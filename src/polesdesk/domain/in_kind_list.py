"""The help in kind of a year: one row an association, one a hub, and what could not be reckoned.

It is the list that communes of 3,500 people and more annex to their budget papers (CGCT
L. 2313-1, 2°); premises put at disposal are a subsidy (loi 2000-321, art. 9-1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from polesdesk.domain.associations import Association
from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import format_euros, plural, typeset
from polesdesk.domain.in_kind import ALONE, AgreementYear, RoomYear
from polesdesk.domain.valuation import hours_in_words

TITLE = "Aides en nature aux associations"
LEGAL_BASIS = typeset(
    "Liste des concours attribués par la collectivité aux associations sous forme de prestations "
    "en nature, annexée aux documents budgétaires (code général des collectivités territoriales, "
    "article L.\u00a02313-1, 2°). La mise à disposition de locaux est une subvention au sens de "
    "l’article 9-1 de la loi n° 2000-321 du 12 avril 2000."
)
FORECAST = typeset(
    "L’année n’étant pas achevée, ces montants sont prévisionnels : ils supposent que les "
    "conventions en vigueur continuent comme convenu."
)
METHOD = typeset(
    "Valeur des locaux : surface × loyer de référence du pôle (et charges, quand la collectivité "
    "les supporte) × part de l’année. Cette part est le nombre de jours d’effet de la convention "
    "sur les jours de l’année pour un usage exclusif, et les heures attribuées sur les heures "
    "d’ouverture du pôle pour un usage partagé. Suspensions, fermetures et réquisitions sont "
    "ôtées. Aide en nature : valeur des locaux moins redevance demandée, convention par "
    "convention et sans descendre au-dessous de zéro."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationYear:
    """What an association had in a year, by agreement; sums hold what could be reckoned."""

    id: str
    name: str
    rna: str
    siret: str
    agreements: tuple[AgreementYear, ...]

    @property
    def known(self) -> tuple[AgreementYear, ...]:
        """The agreements whose value could be reckoned."""
        return tuple(one for one in self.agreements if one.is_known)

    @property
    def lacking(self) -> tuple[AgreementYear, ...]:
        """The agreements whose value could not be reckoned."""
        return tuple(one for one in self.agreements if not one.is_known)

    @property
    def value_cents(self) -> int | None:
        """The value of the premises; None when nothing could be reckoned."""
        return sum(one.value_cents or 0 for one in self.known) if self.known else None

    @property
    def fee_cents(self) -> int:
        """The fees asked under the agreements that could be reckoned."""
        return sum(one.fee_cents for one in self.known)

    @property
    def aid_cents(self) -> int | None:
        """The help in kind; None when nothing could be reckoned."""
        return sum(one.aid_cents or 0 for one in self.known) if self.known else None

    @property
    def minutes(self) -> int:
        """The minutes allotted, those of rooms held at all hours left out."""
        return sum(one.minutes for one in self.agreements)

    @property
    def rooms(self) -> tuple[RoomYear, ...]:
        """The rooms, each once, as the agreements name them."""
        found = {room.room_id: room for one in self.agreements for room in one.rooms}
        return tuple(found.values())

    @property
    def hub_ids(self) -> tuple[str, ...]:
        """The hubs of the rooms, each once."""
        return tuple(dict.fromkeys(room.hub_id for room in self.rooms))

    @property
    def hubs(self) -> str:
        """The names of the hubs."""
        return ", ".join(dict.fromkeys(room.hub for room in self.rooms if room.hub))

    @property
    def premises(self) -> str:
        """The names of the rooms."""
        return ", ".join(dict.fromkeys(room.room for room in self.rooms if room.room))

    @property
    def numbers(self) -> str:
        """The numbers of the agreements."""
        return ", ".join(one.number for one in self.agreements if one.number)

    @property
    def is_alone(self) -> bool:
        """Whether it held premises at all hours."""
        return any(one.use_kind in ALONE for one in self.agreements)

    @property
    def hours(self) -> str:
        """The hours allotted in words: « 72 h », « usage exclusif », or both."""
        counted = [hours_in_words(self.minutes)] if self.minutes or not self.is_alone else []
        return " + ".join([*counted, *(["usage exclusif"] if self.is_alone else [])])

    @property
    def remark(self) -> str:
        """What of the row could not be reckoned, and why; empty when all could."""
        reasons = [room.working for one in self.lacking for room in one.lacks]
        return " ".join(dict.fromkeys(reasons))


@dataclass(frozen=True, slots=True, kw_only=True)
class HubYear:
    """What a hub gave in a year: how many associations and agreements, minutes, cents."""

    hub_id: str
    hub: str
    associations: int
    agreements: int
    lacking: int
    minutes: int
    value_cents: int
    fee_cents: int
    aid_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InKindList:
    """The help in kind of a year, made on a day."""

    year: int
    day: date
    authority: str = ""
    rows: tuple[AssociationYear, ...] = ()
    hubs: tuple[HubYear, ...] = field(default=())

    @property
    def agreements(self) -> tuple[AgreementYear, ...]:
        """The agreements of all rows."""
        return tuple(one for row in self.rows for one in row.agreements)

    @property
    def lacking(self) -> tuple[AgreementYear, ...]:
        """The agreements whose value could not be reckoned."""
        return tuple(one for one in self.agreements if not one.is_known)

    @property
    def value_cents(self) -> int:
        """The value of all premises that could be reckoned."""
        return sum(row.value_cents or 0 for row in self.rows)

    @property
    def fee_cents(self) -> int:
        """The fees asked."""
        return sum(row.fee_cents for row in self.rows)

    @property
    def aid_cents(self) -> int:
        """The help in kind."""
        return sum(row.aid_cents or 0 for row in self.rows)

    @property
    def minutes(self) -> int:
        """The minutes allotted."""
        return sum(row.minutes for row in self.rows)

    @property
    def is_forecast(self) -> bool:
        """Whether the year is not over: agreements may still end or be suspended."""
        return self.day < date(self.year, 12, 31)

    @property
    def title(self) -> str:
        """« Aides en nature aux associations : année 2026 »."""
        return typeset(f"{TITLE} : année {self.year}")

    @property
    def incomplete(self) -> str:
        """A sentence on the agreements that are left out of the sums; empty when none is."""
        count = len(self.lacking)
        if not count:
            return ""
        told = plural(count, "convention non calculable n’est pas comptée",
                      "conventions non calculables ne sont pas comptées")  # fmt: skip
        return f"{told} dans les totaux."


def listed(
    year: int,
    day: date,
    authority: str,
    associations: Mapping[str, Association],
    agreements: Iterable[AgreementYear],
) -> InKindList:
    """Return the list of a year, associations by name and hubs by name."""
    by_holder: dict[str, list[AgreementYear]] = {}
    for one in agreements:
        by_holder.setdefault(one.association_id, []).append(one)
    rows = [
        _row(key, associations.get(key), sorted(held, key=lambda one: one.number))
        for key, held in by_holder.items()
    ]
    rows.sort(key=lambda row: (sort_key(row.name), row.id))
    return InKindList(year=year, day=day, authority=authority, rows=tuple(rows), hubs=_hubs(rows))


def _row(
    key: str, association: Association | None, agreements: Sequence[AgreementYear]
) -> AssociationYear:
    return AssociationYear(
        id=key,
        name=association.name if association else "",
        rna=association.rna if association else "",
        siret=association.siret if association else "",
        agreements=tuple(agreements),
    )


def _hubs(rows: Sequence[AssociationYear]) -> tuple[HubYear, ...]:
    held: dict[str, list[tuple[AgreementYear, RoomYear]]] = {}
    for row in rows:
        for one in row.agreements:
            for room in one.rooms:
                held.setdefault(room.hub_id, []).append((one, room))
    found = [_hub(hub_id, pairs) for hub_id, pairs in held.items()]
    return tuple(sorted(found, key=lambda one: (sort_key(one.hub), one.hub_id)))


def _hub(hub_id: str, pairs: Sequence[tuple[AgreementYear, RoomYear]]) -> HubYear:
    counted = [room for one, room in pairs if one.is_known]
    return HubYear(
        hub_id=hub_id,
        hub=next((room.hub for _, room in pairs if room.hub), ""),
        associations=len({one.association_id for one, _ in pairs}),
        agreements=len({one.convention_id for one, _ in pairs}),
        lacking=len({one.convention_id for one, _ in pairs if not one.is_known}),
        minutes=sum(room.minutes or 0 for _, room in pairs),
        value_cents=sum(room.cents or 0 for room in counted),
        fee_cents=sum(room.fee_cents for room in counted),
        aid_cents=sum(room.aid_cents for room in counted),
    )


def aid_in_words(row: AssociationYear) -> str:
    """Return « 123,00 € », an asterisk after it when an agreement is left out."""
    if row.aid_cents is None:
        return "non calculable"
    amount = format_euros(row.aid_cents)
    return f"{amount} *" if row.lacking else amount


def letter_key(year: int, association_id: str) -> str:
    """Return what the letter on a year to an association is about."""
    return f"{year}:{association_id}"


def read_letter_key(key: str) -> tuple[int, str]:
    """Return the year and the association that a letter is about."""
    year, _, association_id = key.partition(":")
    return int(year), association_id
