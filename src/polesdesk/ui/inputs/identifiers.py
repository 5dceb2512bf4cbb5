"""Identifiers and contacts: spaces and points are welcome, a doubt is told, a mistake refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from polesdesk.domain.french import format_phone, format_rna, format_siren, format_siret
from polesdesk.domain.identifiers import (
    Checked,
    check_ape,
    check_email,
    check_phone,
    check_postal_code,
    check_rna,
    check_siren,
    check_siret,
)
from polesdesk.domain.parsing import ParseProblem
from polesdesk.ui.inputs.line import LineInput


def _as_stored(stored: str) -> str:
    return stored


class CheckedInput(LineInput):
    """An identifier that a check reads; its value is the form in which it is stored."""

    def __init__(
        self,
        check: Callable[[str], Checked],
        shown: Callable[[str], str] = _as_stored,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._shown = shown

    def empty_value(self) -> str:
        """Return an empty text."""
        return ""

    def read(self, text: str) -> str:
        """Return the identifier as it is stored; raise ``ParseProblem``."""
        return self._check(text).value

    def write(self, value: str) -> str:
        """Return the identifier in its usual groups."""
        return self._shown(value)

    def doubt(self) -> str:
        """Return what the check doubts."""
        if self.is_empty():
            return ""
        try:
            return self._check(self.text().strip()).doubt or ""
        except ParseProblem:
            return ""


class SiretInput(CheckedInput):
    """A SIRET of 14 digits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(check_siret, format_siret, parent)


class SirenInput(CheckedInput):
    """A SIREN of 9 digits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(check_siren, format_siren, parent)


class RnaInput(CheckedInput):
    """An RNA number, W and nine characters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(check_rna, format_rna, parent)


class ApeInput(CheckedInput):
    """An APE code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(check_ape, parent=parent)


class PhoneInput(CheckedInput):
    """A phone number, stored as E.164."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(check_phone, format_phone, parent)


class PostalCodeInput(CheckedInput):
    """A French postal code of five digits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(check_postal_code, parent=parent)


class EmailInput(CheckedInput):
    """A mail address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(check_email, parent=parent)
