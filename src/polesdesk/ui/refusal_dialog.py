"""Why an original or a letter was not issued, with the way to each field that is missing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from polesdesk._assets.forms.ui_refusal_dialog import Ui_RefusalDialog
from polesdesk.domain.rules import Missing, RuleBroken
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.texts import LinkLabel

WIDTH = 480
LEAST = 200


class RefusalDialog(QDialog):
    """Lists what is missing; following one closes the dialog and goes to its field."""

    def __init__(
        self, title: str, error: RuleBroken, mend: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._ui = Ui_RefusalDialog()
        self._ui.setupUi(self)
        self._mend = mend
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(title)
        self._ui.refusal_title.setText(title)
        self._ui.refusal_message.setText(error.message)
        self._ui.refusal_close.clicked.connect(self.reject)
        self._list(_ways(error, self.tr("Aller au champ")))
        self._ui.refusal_title.ensurePolished()  # its size is that of the style sheet
        least = self._ui.column_layout.totalMinimumHeightForWidth(WIDTH)
        resize_within_screen(self, WIDTH, max(LEAST, least))

    def _list(self, ways: tuple[Missing, ...]) -> None:
        inside = QWidget()
        inside.setProperty("role", "reading")
        column = QVBoxLayout(inside)
        column.setSpacing(6)
        for number, way in enumerate(ways, start=1):
            link = LinkLabel(way.label, self.tr("Remplir {label}").format(label=way.label), inside)
            link.setObjectName(f"refusal_missing_{number}")
            link.linkActivated.connect(lambda _href, field=way.field: self._go(field))
            column.addWidget(link)
        column.addStretch(1)
        self._ui.refusal_scroll.show_column(column, inside)
        height = inside.sizeHint().height() + 4
        self._ui.refusal_scroll.setMinimumHeight(min(height, 320))
        self._ui.refusal_scroll.setVisible(bool(ways))

    def _go(self, field: str) -> None:
        self.accept()
        self._mend(field)


def _ways(error: RuleBroken, words: str) -> tuple[Missing, ...]:
    if error.missing:
        return error.missing
    return (Missing(field=error.field, label=words),) if error.field else ()
