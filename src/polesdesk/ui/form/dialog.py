"""A form in a dialog of its own, for what is small beside a record: an officer, a paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from polesdesk.ui.form.foot import FormFoot
from polesdesk.ui.form.form import Form
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.scroll_page import BAR
from polesdesk.ui.texts import plain_label

WIDTH = 560
HIGHEST = 640
"""Pixels down that a dialog takes at first; what is longer scrolls."""


class FormDialog(QDialog):
    """Shows a form with its buttons; closes when saved, asks when left with changes.

    ``save(values)`` is called with what was typed; it ends with ``form.settle`` or
    ``form.refuse``. ``verb`` and ``back`` name the buttons where « Enregistrer » and « Annuler »
    would mislead.
    """

    def __init__(
        self,
        form: Form,
        *,
        name: str,
        title: str,
        save: Callable[[dict[str, object]], object],
        parent: QWidget,
        verb: str = "",
        back: str = "",
    ) -> None:
        super().__init__(parent)
        self.form = form
        self.setObjectName(f"{name}_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._may_close = False
        form.what = form.what or title
        foot = FormFoot(form, name, self, verb=verb, back=back)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS - QMargins(0, 0, BAR, 0))
        column.setSpacing(GAP)
        heading = plain_label(title, role="title", wraps=True)
        column.addWidget(heading)
        column.addWidget(form, 1)
        column.addWidget(foot)
        form.submitted.connect(save)
        form.refused.connect(self.make_room)
        form.saved.connect(self._close_now)
        form.cancelled.connect(self._close_now)
        heading.ensurePolished()  # its size is that of the style sheet
        least = column.totalMinimumHeightForWidth(WIDTH)
        whole = least - form.minimumSizeHint().height() + form.inside.sizeHint().height()
        resize_within_screen(self, WIDTH, max(least, min(HIGHEST, whole)))
        form.focus_first()

    def reject(self) -> None:
        """Ask before closing when something was typed."""
        self.form.ask_cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before closing when something was typed."""
        if self._may_close or not self.form.is_dirty():
            super().closeEvent(event)
        else:
            event.ignore()
            self.form.ask_cancel()

    def make_room(self) -> None:
        """Grow by what the reasons of a refusal take, so that no field slips out of sight."""
        view = self.form.viewport()
        inside = self.form.inside.layout()
        assert inside is not None
        lacking = inside.totalHeightForWidth(view.width()) - view.height()
        if lacking > 0:
            most = max(HIGHEST, self.height())
            resize_within_screen(self, self.width(), min(most, self.height() + lacking))

    def _close_now(self) -> None:
        self._may_close = True
        self.done(QDialog.DialogCode.Accepted)
