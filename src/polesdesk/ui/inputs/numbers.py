"""Money, whole numbers, decimal numbers and surfaces as a French hand types them."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from polesdesk.domain.french import format_euros, format_number, format_surface
from polesdesk.domain.parsing import (
    ParseProblem,
    parse_decimal,
    parse_int,
    parse_money,
    parse_surface,
)
from polesdesk.ui.inputs.line import LineInput
from polesdesk.ui.words import tr


class NumberLine(LineInput):
    """A number at the right of its line, as in a column of figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class MoneyInput(NumberLine):
    """A sum; its value is in cents."""

    def read(self, text: str) -> int:
        """Return the cents typed: « 12.5 » and « 12,50 € » are 1250."""
        return parse_money(text)

    def write(self, value: int) -> str:
        """Return « 12,50 € »."""
        return format_euros(value)


class IntInput(NumberLine):
    """A whole number between two bounds."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        least: int = 0,
        most: int = 1_000_000,
        unit: str = "",
    ) -> None:
        super().__init__(parent)
        self._least = least
        self._most = most
        self._unit = unit

    def read(self, text: str) -> int:
        """Return the number typed; raise ``ParseProblem`` out of its bounds."""
        bare = text.removesuffix(self._unit) if self._unit else text
        number = parse_int(bare.strip() or text)
        if not self._least <= number <= self._most:
            bounds = tr("entre {least} et {most}").format(
                least=format_number(self._least), most=format_number(self._most)
            )
            raise ParseProblem(
                "out_of_bounds", tr("Tapez un nombre {bounds}.").format(bounds=bounds)
            )
        return number

    def write(self, value: int) -> str:
        """Return the number with its unit: « 19 personnes »."""
        return f"{format_number(value)}\u00a0{self._unit}" if self._unit else format_number(value)


class DecimalInput(NumberLine):
    """A number with a decimal comma."""

    def read(self, text: str) -> Decimal:
        """Return the number typed with a comma or a point."""
        return parse_decimal(text)

    def write(self, value: Decimal) -> str:
        """Return « 12,5 »."""
        return format_number(value)


class SurfaceInput(NumberLine):
    """A surface in m²."""

    def read(self, text: str) -> Decimal:
        """Return the surface typed, with or without its unit."""
        return parse_surface(text)

    def write(self, value: Decimal) -> str:
        """Return « 32,50 m² »."""
        return format_surface(value)
