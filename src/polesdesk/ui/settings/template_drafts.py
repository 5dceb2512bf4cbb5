"""Keeps the text of a template that is being typed, so that a crash does not lose it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from polesdesk.actions import drafts
from polesdesk.domain.drafts import Draft
from polesdesk.domain.office_texts import letter_kind, title_of
from polesdesk.domain.papers import ClauseTemplate
from polesdesk.ui.desk import Desk
from polesdesk.ui.form.drafts import EVERY

FORM = "template"
TEXT = "text"


class TextKeeper(QObject):
    """Looks now and then at a text that is typed over a version, and keeps it as a draft."""

    def __init__(
        self, desk: Desk, template: ClauseTemplate, text: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._text = text
        self._is_kept = False
        self._template = template
        self._before = self._last = text()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Keep what was typed since the last look; the text of the version needs no draft."""
        typed = self._text()
        if typed == self._last:
            return
        self._last = typed
        if typed == self._before:
            self._forget()
        else:
            self._is_kept = True
            self._desk.keep(drafts.keep, self._draft(typed))

    def take_up(self) -> None:
        """The text typed is that of a draft which is already kept."""
        self._is_kept = True
        self._last = self._text()

    def take_saved(self, template: ClauseTemplate, text: str) -> None:
        """The text was saved as a version: what is typed from now on is typed over that one."""
        self._forget()
        self._template = template
        self._before = self._last = text

    def end(self) -> None:
        """Forget the draft: the text was saved, or given up."""
        self._timer.stop()
        self._forget()

    def _draft(self, typed: str) -> Draft:
        template = self._template
        name = title_of(template.name)
        is_letter = letter_kind(template.name) is not None
        return Draft(
            form=FORM,
            row=template.id,
            title=(
                self.tr("texte du courrier «\u202f{name}\u202f»")
                if is_letter
                else self.tr("modèle «\u202f{name}\u202f»")
            ).format(name=name),
            owner=template.name,
            version=template.version,
            before={TEXT: self._before},
            typed={TEXT: typed},
        )

    def _forget(self) -> None:
        if self._is_kept:
            self._is_kept = False
            self._desk.keep(drafts.drop, FORM, self._template.id)
