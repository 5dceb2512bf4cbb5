"""« Comparer avec… »: a text beside another version of its template, or the one of origin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from polesdesk.actions import letter_texts, templates
from polesdesk.domain.clauses import Pair, compare
from polesdesk.domain.labels import TEMPLATE_STATES
from polesdesk.domain.lists import Choice
from polesdesk.domain.office_texts import letter_kind, origin_of, title_of
from polesdesk.domain.papers import ClauseTemplate, TemplateState
from polesdesk.ui.desk import Desk
from polesdesk.ui.icons import icon
from polesdesk.ui.inputs import ChoiceInput
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import screen_room
from polesdesk.ui.settings.compare_page import anchor, first_of_each, page, summary
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr

FACTORY = "factory"
SIZE = QSize(1240, 700)


class CompareDialog(QDialog):
    """Shows the differences side by side; ``shown`` says what the text of the caller is.

    It begins with the version validated, else another one, or with the text of origin.
    """

    def __init__(
        self,
        desk: Desk,
        name: str,
        text: str,
        shown: str,
        parent: QWidget,
        *,
        against_origin: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("template_compare_dialog")
        self.setWindowTitle(self.tr("Comparer deux textes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name, self._text, self._shown = name, text, shown
        self._against_origin = against_origin
        self._texts: dict[str, str] = {}
        self._pairs: tuple[Pair, ...] = ()
        self._at = -1
        self.other = ChoiceInput()
        self.other.setObjectName("template_compare_other")
        self.other.setAccessibleName(self.tr("Comparer avec"))
        self.page = QTextBrowser()
        self.page.setObjectName("template_compare_page")
        self.page.setAccessibleName(self.tr("Différences"))
        self.page.setOpenLinks(False)
        self._told = plain_label(role="muted", wraps=True)
        self._steps = (
            self._step_button("template_compare_previous", "chevron-up",
                              self.tr("Différence précédente (Maj+F3)"), -1),
            self._step_button("template_compare_next", "chevron-down",
                              self.tr("Différence suivante (F3)"), 1),
        )  # fmt: skip
        self._lay_out()
        self.other.changed.connect(self._compare)
        QShortcut(QKeySequence("F3"), self, lambda: self.step(1))
        QShortcut(QKeySequence("Shift+F3"), self, lambda: self.step(-1))
        self.page.setFocus()
        reading = letter_texts.listed if letter_kind(name) else templates.listed
        desk.read(reading, name, then=self._offer, owner=self)

    def told(self) -> str:
        """Return how many lines differ, in words."""
        return self._told.text()

    def step(self, by: int) -> None:
        """Bring the next difference to the top, or the one before."""
        count = len(first_of_each(self._pairs))
        if count:
            self._at = (self._at + by) % count
            self.page.scrollToAnchor(anchor(self._at))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours of the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show()

    def _offer(self, found: Sequence[ClauseTemplate]) -> None:
        """Offer the versions and the text of origin; begin with the validated one."""
        choices = []
        found = [one for one in found if not letter_texts.is_origin(one)]
        for one in found:
            state = tr(TEMPLATE_STATES[one.state]).lower()
            label = self.tr("Version {number} · {state}").format(number=one.issue, state=state)
            choices.append(Choice(value=one.id, label=label))
            self._texts[one.id] = one.text
        choices.append(Choice(value=FACTORY, label=self.tr("Texte d’origine de PolesDesk")))
        self._texts[FACTORY] = origin_of(self._name)
        others = [one for one in found if one.text != self._text]
        valid = [one.id for one in others if one.state is TemplateState.VALIDATED]
        self.other.set_choices(choices)
        first = [] if self._against_origin else [*valid, *(one.id for one in others)]
        self.other.set_value([*first, FACTORY][0])

    def _compare(self) -> None:
        before = self._texts.get(self.other.value())
        if before is not None:
            self._pairs = compare(before, self._text)
            self._at = -1
            self._show()

    def _show(self) -> None:
        self._told.setText(summary(self._pairs))
        is_same = not self._pairs
        self.page.setHtml("" if is_same else page(self._pairs, self._before(), self._shown))
        for button in self._steps:
            button.setEnabled(not is_same)

    def _before(self) -> str:
        return self.other.currentText()

    def _step_button(self, name: str, picture: str, words: str, by: int) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setIcon(icon(picture))
        button.setProperty("role", "icon")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: self.step(by))
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(plain_label(self.tr("Comparer avec")))
        self.other.setMinimumWidth(260)
        head.addWidget(self.other)
        head.addWidget(self._told, 1)
        for button in self._steps:
            head.addWidget(button)
        close = QPushButton(self.tr("&Fermer"))
        close.setObjectName("template_compare_close")
        close.setAutoDefault(False)
        close.clicked.connect(lambda _on: self.close())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        title = tr(title_of(self._name))
        column.addWidget(plain_label(title, role="title", wraps=True))
        column.addLayout(head)
        column.addWidget(self.page, 1)
        column.addLayout(foot)
        self.resize(SIZE.boundedTo(screen_room()))
