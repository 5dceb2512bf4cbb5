"""Carry a whole season's slots: one question, then what came of each agreement."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from polesdesk.actions import seasons
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.season_report import CarriedLine
from polesdesk.ui.desk import Desk
from polesdesk.ui.dialogs import ask_to_confirm
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_dialog import TableDialog, WordsModel
from polesdesk.ui.words import tr

_WIDTHS = (15, 30, 26, 48)
_NAMED = 3
Go = Callable[[str, str], object]


def ask_to_carry(desk: Desk, ids: Sequence[str], go: Go, parent: QWidget) -> None:
    """Ask, carry the slots, and show what came of it; ``go`` opens what was made."""

    def show(lines: tuple[CarriedLine, ...]) -> None:
        SeasonDialog(lines, go, parent).open()

    count = plural(len(ids), tr("convention"), tr("conventions"))
    ask_to_confirm(
        parent,
        text=tr("Reporter les créneaux de {count} sur la saison suivante\u202f?").format(
            count=count
        ),
        detail=tr(
            "Les créneaux fixés par courrier passent à la saison suivante de la même convention. "
            "Les autres vont dans le projet qui suit leur convention, préparé s’il n’existe pas. "
            "Ctrl+Z défait le tout."
        ),
        verb=tr("&Reporter"),
        act=lambda: desk.do(seasons.carry, ids, then=show, owner=parent),
    )


class SeasonDialog(TableDialog):
    """What was made of the slots of each agreement, and the days on which they clash."""

    def __init__(self, lines: Sequence[CarriedLine], go: Go, parent: QWidget) -> None:
        heads = (tr("Convention"), tr("Association"), tr("Suite"), tr("À régler"))
        rows = [
            (one.convention, one.association, one.made or "–", _to_settle(one)) for one in lines
        ]
        made = sum(bool(one.made_id) for one in lines)
        clashing = sum(bool(one.clashes) for one in lines)
        told = tr("Reportées\u202f: {made} sur {all}. Avec des conflits\u202f: {clashing}.").format(
            made=made, all=len(lines), clashing=clashing
        )
        model = WordsModel(heads, rows, [not one.made_id for one in lines])
        title = tr("Créneaux reportés")
        super().__init__("season", (title, told), model, _WIDTHS, parent)
        self._lines = tuple(lines)
        self._open = go
        self.go.setText(tr("&Ouvrir"))
        resize_within_screen(self, 1080, 520)

    def take(self, row: int) -> None:
        """Open what was made, else the agreement itself."""
        line = self._lines[row]
        made = line.made_id if line.made_kind == "convention" else line.convention_id
        self._open("convention", made)


def _to_settle(one: CarriedLine) -> str:
    if one.refused:
        return one.refused
    if not one.clashes:
        return tr("rien")
    days = list(dict.fromkeys(format_date(clash.day) for clash in one.clashes))
    holders = ", ".join(dict.fromkeys(clash.other for clash in one.clashes if clash.other))
    named = ", ".join(days[:_NAMED]) + ("…" if len(days) > _NAMED else "")
    count = plural(len(days), tr("jour déjà pris"), tr("jours déjà pris"))
    return tr("{count} ({holders})\u202f: {days}").format(count=count, holders=holders, days=named)
