"""The list of the help in kind: one row an association, what may be sorted and sought in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from polesdesk.domain.folding import fold, sort_key
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.french import format_euros
from polesdesk.domain.in_kind_list import AssociationYear
from polesdesk.domain.valuation import hours_in_words
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """An association of the list with its letter on the year, if it was issued."""

    row: AssociationYear
    letter: Letter | None = None
    is_outdated: bool = False
    """Whether the letter says another working than that of today."""

    @property
    def id(self) -> str:
        """The id of the association."""
        return self.row.id

    @property
    def chip(self) -> Chip:
        """Where the row stands: not to be reckoned, in part, ready, letter issued or sent."""
        if not self.row.known:
            return Chip(word=tr("Non calculable"), tone=Tone.RED)
        if self.row.lacking:
            return Chip(word=tr("Incomplet"), tone=Tone.AMBER)
        if self.letter is None:
            return Chip(word=tr("Calculé"), tone=Tone.GREY)
        if self.is_outdated:
            return Chip(word=tr("Courrier dépassé"), tone=Tone.AMBER, icon="mail")
        if self.letter.sent_on is None:
            return Chip(word=tr("Courrier émis"), tone=Tone.BLUE, icon="mail")
        return Chip(word=tr("Courrier envoyé"), tone=Tone.GREEN, icon="send")

    def holds(self, words: str) -> bool:
        """Tell whether every word sought stands somewhere in the row."""
        row = self.row
        told = fold(f"{row.name} {row.hubs} {row.premises} {row.numbers} {row.rna} {row.siret}")
        return all(one in told for one in fold(words).split())


def _money(cents: int | None) -> str:
    return "–" if cents is None else format_euros(cents)


def _fee(one: HelpLine) -> int | None:
    return one.row.fee_cents if one.row.known else None


def _euros(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents).scaleb(-2)


def hours(one: HelpLine) -> str:
    """Return the hours allotted; rooms held at all hours count none."""
    row = one.row
    if row.minutes or not row.is_alone:
        counted = hours_in_words(row.minutes)
        return tr("{hours} + exclusif").format(hours=counted) if row.is_alone else counted
    return tr("exclusif")


def _amount(
    key: str,
    title: str,
    cents: Callable[[HelpLine], int | None],
    *,
    starts_hidden: bool = False,
) -> Column:
    return Column(
        key=key,
        title=title,
        text=lambda one: _money(cents(one)),
        sort=key,
        align=Align.RIGHT,
        sample="00 000,00 €",
        copied=lambda one: _euros(cents(one)),
        starts_hidden=starts_hidden,
    )


COLUMNS = (
    Column(key="name", title=marked("Association"), text=lambda one: one.row.name, sort="name",
           sample="Comité de quartier des", stretch=3, tooltip=lambda one: one.row.name),
    Column(key="hubs", title=marked("Pôles"), text=lambda one: one.row.hubs, sort="hubs",
           sample="Château de M", stretch=1, tooltip=lambda one: one.row.hubs),
    Column(key="premises", title=marked("Locaux"), text=lambda one: one.row.premises,
           sample="Salle Louise", stretch=1, tooltip=lambda one: one.row.premises,
           starts_hidden=True),
    Column(key="hours", title=marked("Heures"), text=hours, sort="hours", align=Align.RIGHT,
           sample="000 h 30 + exclu", tooltip=hours),
    _amount("value", marked("Valeur"), lambda one: one.row.value_cents),
    _amount("fee", marked("Redevance"), _fee, starts_hidden=True),
    _amount("aid", marked("Aide"), lambda one: one.row.aid_cents),
    Column(key="state", title=marked("État"), text=lambda one: one.chip.word, sort="state",
           chip=lambda one: one.chip, sample="Courrier envoyé"),
)  # fmt: skip
KEYS: Mapping[str, Callable[[Any], Any]] = {
    "name": lambda one: sort_key(one.row.name),
    "hubs": lambda one: (sort_key(one.row.hubs), sort_key(one.row.name)),
    "hours": lambda one: (one.row.minutes, one.row.is_alone),
    "value": lambda one: -1 if one.row.value_cents is None else one.row.value_cents,
    "fee": lambda one: one.row.fee_cents,
    "aid": lambda one: -1 if one.row.aid_cents is None else one.row.aid_cents,
    "state": lambda one: (one.chip.tone.value, one.chip.word, sort_key(one.row.name)),
}
