"""Search in the text of a template: accents, case and the ends of lines do not count."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from polesdesk.domain.folding import unaccent
from polesdesk.ui.icons import icon
from polesdesk.ui.settings.template_text import Place, TemplateText
from polesdesk.ui.texts import plain_label

LAST_OF_ONE = 0xFFFF
"""The last character that Qt counts as one; those after it count as two."""


def places_of(text: str, words: str) -> tuple[Place, ...]:
    """Return where words stand in a text, as positions of a document of Qt."""
    wanted = "".join(_plain(letter) for letter in words.strip())
    if not wanted:
        return ()
    letters: list[str] = []
    starts: list[int] = []
    position = 0
    for letter in text:
        plain = _plain(letter)
        letters.append(plain)
        starts += [position] * len(plain)
        position += 1 if ord(letter) <= LAST_OF_ONE else 2
    starts.append(position)
    folded, found, at = "".join(letters), [], 0
    while (at := folded.find(wanted, at)) >= 0:
        found.append((starts[at], starts[at + len(wanted)]))
        at += len(wanted)
    return tuple(found)


@lru_cache(maxsize=1000)
def _plain(letter: str) -> str:
    if letter.isspace():
        return " "
    return "'" if letter == "’" else unaccent(letter)


class FindBar(QWidget):
    """The line above the text; it hides until Ctrl+F and goes with Esc."""

    left = Signal()
    """The search is over; the keyboard goes back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text: TemplateText | None = None
        self._places: tuple[Place, ...] = ()
        self.line = QLineEdit()
        self.line.setObjectName("template_find")
        self.line.setPlaceholderText(self.tr("Chercher dans le texte"))
        self.line.setAccessibleName(self.tr("Chercher dans le texte"))
        self.line.setClearButtonEnabled(True)
        self._count = plain_label(role="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self._count)
        for name, picture, words, act in (
            ("template_find_previous", "chevron-up", self.tr("Précédent (Maj+F3)"), self.previous),
            ("template_find_next", "chevron-down", self.tr("Suivant (F3)"), self.next),
            ("template_find_close", "x", self.tr("Fermer la recherche (Échap)"), self.leave),
        ):
            row.addWidget(_icon_button(name, picture, words, act))
        self.line.textChanged.connect(lambda _text: self._look())
        self.hide()

    def attach(self, text: TemplateText) -> None:
        """Search in this text, as it is at each time."""
        self._text = text
        text.textChanged.connect(lambda: self._mark(None))

    def open(self) -> None:
        """Take the keyboard, with the words selected in the text."""
        if self._text is None:
            return
        chosen = self._text.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.line.setText(chosen)
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._look()

    def leave(self) -> None:
        """Hide, with the marks in the text."""
        self.hide()
        if self._text is not None:
            self._text.mark_found(())
        self.left.emit()

    def next(self) -> None:
        """Go to the next place, from the first one after the last."""
        if self._text is not None:
            after = self._text.textCursor().selectionEnd()
            self._go(next((one for one in self._find() if one[0] >= after), None), 0)

    def previous(self) -> None:
        """Go to the place before, from the last one before the first."""
        if self._text is not None:
            before = self._text.textCursor().selectionStart()
            above = [one for one in self._find() if one[1] <= before]
            self._go(above[-1] if above else None, -1)

    def told(self) -> str:
        """Return what is said of the places found."""
        return self._count.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            backwards = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous if backwards else self.next)()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _find(self) -> tuple[Place, ...]:
        whole = self._text.toPlainText() if self._text is not None else ""
        self._places = places_of(whole, self.line.text())
        return self._places

    def _look(self) -> None:
        """Go to the first place from the cursor on, while one types."""
        if self._text is not None and self.isVisible():
            start = self._text.textCursor().selectionStart()
            self._go(next((one for one in self._find() if one[0] >= start), None), 0)

    def _go(self, place: Place | None, otherwise: int) -> None:
        if place is None and self._places:
            place = self._places[otherwise]
        if place is not None and self._text is not None:
            self._text.select(place)
        self._mark(place)

    def _mark(self, current: Place | None) -> None:
        if self._text is None or not self.isVisible():
            return
        found = self._find()
        self._text.mark_found(found, current)
        if not self.line.text().strip():
            self._count.setText("")
        elif not found:
            self._count.setText(self.tr("Rien de tel"))
        else:
            at = found.index(current) + 1 if current in found else 0
            told = self.tr("{at} sur {count}") if at else "{count}"
            self._count.setText(told.format(at=at, count=len(found)))


def _icon_button(name: str, picture: str, words: str, act: object) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setIcon(icon(picture))
    button.setProperty("role", "icon")
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button
