"""The in-kind value of an agreement, with its working on demand."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from polesdesk.domain.conventions import Convention, UseKind
from polesdesk.domain.french import format_euros
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.measures import GAP, label_width
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr


class InKindLine(QWidget):
    """A fact like the others, and a button that unfolds how the value was reached."""

    def __init__(self, convention: Convention, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = plain_label(self.tr("Aide en nature"), role="fact_label")
        value = plain_label(_value(convention), role="fact")
        self._working = plain_label(convention.in_kind_working, role="hint", wraps=True)
        self._working.setObjectName("convention_in_kind_working")
        self._working.hide()
        self._button = QPushButton(self)
        self._button.setObjectName("convention_show_working")
        self._button.setProperty("role", "inline")
        self._button.setCheckable(True)
        self._button.setVisible(bool(convention.in_kind_working))
        self._button.toggled.connect(self._unfold)
        self._unfold(False)
        beside = QWidget(self)
        line = FlowRow(beside, GAP)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(value)
        line.addWidget(self._button)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, label_width(self))
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(beside, 0, 1)
        grid.addWidget(self._working, 1, 1)

    def _unfold(self, shown: bool) -> None:  # noqa: FBT001  Qt's signal
        self._working.setVisible(shown)
        text = self.tr("Masquer le calcul") if shown else self.tr("Voir le calcul")
        self._button.setText(text)
        self._button.setAccessibleName(self.tr("Aide en nature, {verb}").format(verb=text.lower()))


def _value(convention: Convention) -> str:
    cents = convention.in_kind_value_cents
    if cents is None:
        return "—"
    if convention.use_kind is UseKind.HIRE:  # its days are not those of a year
        return format_euros(cents)
    return tr("{amount} par an").format(amount=format_euros(cents))
