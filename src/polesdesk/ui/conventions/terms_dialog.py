"""The conditions of an agreement on a day, its amendments applied."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.actions import amended_terms
from polesdesk.domain.amendments import amendment_in_words
from polesdesk.domain.cards import TermsOfDay
from polesdesk.domain.conventions import Convention
from polesdesk.domain.french import date_in_words
from polesdesk.ui.card.parts import facts_grid
from polesdesk.ui.conventions.facts import facts_of, more_facts_of
from polesdesk.ui.desk import Desk
from polesdesk.ui.inputs import DateInput
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.scroll_page import ScrollPage
from polesdesk.ui.texts import plain_label

_WIDTH, _HEIGHT = 640, 520


class TermsDialog(QDialog):
    """Shows the terms of the day that is typed: its own, or those of the last amendment."""

    def __init__(self, desk: Desk, one: Convention, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._one = one
        self.setObjectName("terms_dialog")
        self.setWindowTitle(self.tr("Conditions de {number}").format(number=one.number))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.day = DateInput(desk.today)
        self.day.setObjectName("terms_day")
        self.day.setAccessibleName(self.tr("Conditions en vigueur le"))
        self.day.set_value(desk.today())
        self._since = plain_label("", self, role="muted", wraps=True)
        self._page = ScrollPage(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(self.windowTitle(), self, role="title", wraps=True))
        row = QHBoxLayout()
        label = plain_label(self.tr("En vigueur le"), self, role="fact_label")
        label.setBuddy(self.day)
        row.addWidget(label)
        row.addWidget(self.day)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._since)
        column.addWidget(self._page, 1)
        close = QPushButton(self.tr("Fermer"), self)
        close.setObjectName("terms_close")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        resize_within_screen(self, _WIDTH, _HEIGHT)
        self.day.changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        day = self.day.value()
        if day is not None:
            self._desk.read(amended_terms.terms, self._one.id, day, then=self._show, owner=self)

    def _show(self, terms: TermsOfDay) -> None:
        if terms.since is None:
            words = self.tr("Conditions d’origine, sans avenant.")
        else:
            words = self.tr("Conditions de l’{amendment}, depuis le {day}.").format(
                amendment=amendment_in_words(terms.since.number),
                day=date_in_words(terms.since.start_date or terms.day),
            )
        self._since.setText(words)
        inside = QWidget()
        inside.setProperty("role", "reading")
        column = QVBoxLayout(inside)
        found = (*facts_of(terms.data), *more_facts_of(terms.data))
        plain = [replace(fact, link=None) for fact in found]
        column.addWidget(facts_grid(plain, lambda _link: None, inside))
        column.addStretch(1)
        self._page.show_column(column, inside)
