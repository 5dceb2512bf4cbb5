"""What an original still lacks, each a click away from where it is filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from polesdesk.domain.french import plural
from polesdesk.domain.rules import Missing
from polesdesk.ui.icons import IconLabel
from polesdesk.ui.texts import LinksLabel
from polesdesk.ui.tokens import Tone, tokens
from polesdesk.ui.words import tr

Mend = Callable[[str], object]
SHORT = 36
"""Letters up to which a link stays on one line, so that the mark of the keyboard is one frame."""


class MissingLinks(QFrame):
    """A strip that counts what is missing and links each to its field."""

    def __init__(
        self, missing: Sequence[Missing], mend: Mend, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._missing = tuple(missing)
        self.setProperty("role", "strip")
        self.setProperty("tone", Tone.AMBER.value)
        self._words = LinksLabel(self)
        self._words.setObjectName("convention_missing")
        self._words.setAccessibleName(self._told())
        self._words.linkActivated.connect(mend)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        picture = IconLabel("file-warning", 16, Tone.AMBER.value, self)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Write the links in the colours of the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._write()

    def _lead(self) -> str:
        count = plural(len(self._missing), tr("élément"), tr("éléments"))
        return self.tr("Il manque {count} pour émettre l’original").format(count=count)

    def _told(self) -> str:
        return f"{self._lead()}, {', '.join(tr(one.label) for one in self._missing)}"

    def _write(self) -> None:
        ink = tokens().ink(Tone.AMBER).name()
        links = " · ".join(
            f'<a href="{escape(one.field)}" style="color: {ink}">{_whole(tr(one.label))}</a>'
            for one in self._missing
        )
        lead = escape(self._lead())
        self._words.setText(f'<span style="color: {ink}"><b>{lead}\u202f:</b></span> {links}')


def _whole(label: str) -> str:
    return escape(label.replace(" ", "\u00a0") if len(label) <= SHORT else label)
