"""One question at a time: both sides in words, and the buttons that answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.import_settling import Answer, LikelyDuplicate, Prefer, ValueConflict
from polesdesk.ui.icons import set_icon
from polesdesk.ui.imports.lines import QuestionLine
from polesdesk.ui.measures import GAP
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import tokens

_WIDTH = 360


class QuestionPanel(QWidget):
    """Asks about a likely duplicate or about a value that both sides have changed."""

    answered = Signal(str, str)
    """The key of the question and the answer."""
    all_answered = Signal(str)
    """One answer for every value that both sides have changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: QuestionLine | None = None
        self._row = plain_label(role="muted")
        self._title = plain_label(role="card_title", wraps=True)
        self._names = (plain_label(role="muted"), plain_label(role="muted"))
        self._values = (plain_label(role="strong", wraps=True), plain_label(wraps=True))
        self._why = plain_label(role="muted", wraps=True)
        self.first = self._button("import_answer_first")
        self.second = self._button("import_answer_second")
        self.all_first = self._button("import_answer_all_base", role="link")
        self.all_second = self._button("import_answer_all_file", role="link")
        self.all_first.setText(self.tr("Tout garder"))
        self.all_second.setText(self.tr("Tout prendre du fichier"))
        self.first.clicked.connect(lambda _on: self._answer(first=True))
        self.second.clicked.connect(lambda _on: self._answer(first=False))
        self.all_first.clicked.connect(lambda _on: self.all_answered.emit(Prefer.BASE.value))
        self.all_second.clicked.connect(lambda _on: self.all_answered.emit(Prefer.FILE.value))
        self._lay_out()
        self.setMinimumWidth(_WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line that parts it from the list."""
        QPainter(self).fillRect(0, 0, 1, self.height(), QColor(tokens().line))

    def show_line(self, line: QuestionLine | None, *, several: bool) -> None:
        """Ask a question; ``several`` offers one answer for every changed value."""
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        self._row.setText(self.tr("Ligne {row} du fichier").format(row=line.question.row))
        if isinstance(line.question, LikelyDuplicate):
            self._ask_duplicate(line.question)
        else:
            self._ask_value(line.question)
        conflict = not isinstance(line.question, LikelyDuplicate)
        for button in (self.all_first, self.all_second):
            button.setVisible(conflict and several)
        self._mark(line)

    def _ask_duplicate(self, question: LikelyDuplicate) -> None:
        is_hub = question.entity == "hub"
        self._title.setText(
            self.tr("Est-ce le même pôle\u202f?")
            if is_hub
            else self.tr("Est-ce la même association\u202f?")
        )
        self._show_sides(question.name, question.known_name)
        self._why.setText(
            self.tr("Les deux portent le même numéro SIRET ou RNA.")
            if question.same_identifier
            else self.tr("Leurs noms sont très proches.")
        )
        self.first.setText(self.tr("&Même pôle") if is_hub else self.tr("&Même association"))
        self.second.setText(
            self.tr("Créer un &nouveau pôle") if is_hub else self.tr("Créer une &nouvelle")
        )

    def _ask_value(self, question: ValueConflict) -> None:
        self._title.setText(f"{question.subject}, {question.column}")
        self._show_sides(question.in_file, question.in_base)
        self._why.setText(
            self.tr("Cette valeur a été saisie ou corrigée dans PolesDesk et diffère du fichier.")
        )
        self.first.setText(self.tr("&Garder PolesDesk"))
        self.second.setText(self.tr("Prendre le &fichier"))

    def _show_sides(self, in_file: str, in_base: str) -> None:
        self._names[0].setText(self.tr("Fichier"))
        self._names[1].setText("PolesDesk")
        for label, text in zip(self._values, (in_file, in_base), strict=True):
            label.setText(text or "–")

    def _mark(self, line: QuestionLine) -> None:
        """Show by a mark which answer was given."""
        given = {
            self.first: line.answer in (Answer.SAME.value, Prefer.BASE.value),
            self.second: line.answer in (Answer.NEW.value, Prefer.FILE.value),
        }
        for button, is_given in given.items():
            set_icon(button, "check" if is_given else "circle")
            told = self.tr("réponse donnée") if is_given else ""
            button.setAccessibleDescription(told)

    def _answer(self, *, first: bool) -> None:
        if self._line is None:
            return
        duplicate = isinstance(self._line.question, LikelyDuplicate)
        answers: tuple[str, str] = (
            (Answer.SAME.value, Answer.NEW.value)
            if duplicate
            else (Prefer.BASE.value, Prefer.FILE.value)
        )
        self.answered.emit(self._line.id, answers[0] if first else answers[1])

    def _button(self, name: str, *, role: str = "") -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if role:
            button.setProperty("role", role)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        pairs: list[tuple[QLabel, QLabel]] = list(zip(self._names, self._values, strict=True))
        for row, (name, value) in enumerate(pairs):
            grid.addWidget(name, row, 0, top)
            grid.addWidget(value, row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.first)
        buttons.addWidget(self.second)
        buttons.addStretch(1)
        everything = QHBoxLayout()
        everything.addWidget(self.all_first)
        everything.addWidget(self.all_second)
        everything.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(self._row)
        column.addWidget(self._title)
        column.addLayout(grid)
        column.addWidget(self._why)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addLayout(everything)
        column.addStretch(1)
