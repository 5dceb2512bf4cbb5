"""The preview beside the text: what it prints on a real agreement, as a project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from polesdesk.actions import letter_texts, templates
from polesdesk.actions.letter_texts import Shown
from polesdesk.domain.clauses import TemplateError
from polesdesk.domain.lists import Choice, ListQuery
from polesdesk.domain.office_texts import letter_kind
from polesdesk.domain.rows import ConventionRow
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.icons import set_icon
from polesdesk.ui.inputs.records import RecordInput
from polesdesk.ui.preview.page_view import PageView
from polesdesk.ui.preview.pages import Hit, Pages
from polesdesk.ui.texts import plain_label, tooltip
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

Row: TypeAlias = ConventionRow | Shown
Search: TypeAlias = Callable[..., tuple[Row, ...]]
REFRESH_AFTER = 1500
"""Milliseconds without a key after which the preview is drawn anew."""
SOUGHT = 40
"""Letters of a heading that are looked for in the pages: longer ones go over the line."""


class TemplatePreview(QWidget):
    """Draws the text as it is typed; the agreement is found by a part of its name or number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._text: Callable[[], str] = str
        self._name = ""
        self._is_letter = False
        self._pages: Pages | None = None
        self._drawn: tuple[str, str] = ("", "")
        self._is_drawing = False
        self._is_over = False
        self.agreement: RecordInput | None = None
        self.view = PageView()
        self.view.setObjectName("template_preview_pages")
        self._hint = plain_label(role="hint", wraps=True)
        self._hint.setObjectName("template_preview_hint")
        self._refresh = QPushButton(self.tr("&Actualiser"))
        self._refresh.setObjectName("template_preview_refresh")
        set_icon(self._refresh, "refresh-cw")
        self._refresh.setToolTip(self.tr("Dessiner l’aperçu du texte tel qu’il est (F5)"))
        self._refresh.setAutoDefault(False)
        self._refresh.clicked.connect(lambda _on: self.refresh())
        self.pause = REFRESH_AFTER
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh)

    def start(
        self, desk: Desk, name: str, text: Callable[[], str], *, agreement: Choice | None = None
    ) -> None:
        """Preview a template, ``agreement`` first; ``text`` gives its text of the moment."""
        self._desk, self._name, self._text = desk, name, text
        self._is_letter = letter_kind(name) is not None
        search: Search = partial(_search_letters if self._is_letter else _search, name)
        self.agreement = RecordInput(desk, search, _label)
        self.agreement.setObjectName("template_preview_agreement")
        if self._is_letter:
            self.agreement.setAccessibleName(self.tr("Courrier de l’aperçu"))
            self.agreement.setPlaceholderText(self.tr("Courrier\u202f: numéro ou association"))
        else:
            self.agreement.setAccessibleName(self.tr("Convention de l’aperçu"))
            self.agreement.setPlaceholderText(self.tr("Convention\u202f: numéro ou association"))
        self.agreement.setClearButtonEnabled(True)
        self.agreement.changed.connect(self._take_agreement)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.agreement, 1)
        row.addWidget(self._refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addWidget(self.view, 1)
        if agreement is not None:
            self.agreement.set_value(agreement)
        else:
            desk.read(search, ListQuery(), 0, 1, then=self._propose, owner=self)

    def note_change(self) -> None:
        """The text has changed: draw it after a pause."""
        if self._pages is not None:
            self._hint.setText(self.tr("Le texte a changé\u202f: l’aperçu suit à la pause."))
        self._timer.start(self.pause)

    def refresh(self) -> None:
        """Draw the text of the moment, unless that is what is shown."""
        self._timer.stop()
        wanted = (self._chosen(), self._text())
        if self._desk is None or not wanted[0] or not self.isVisible() or self._is_drawing:
            return
        if self._pages is not None and wanted == self._drawn:
            self._say_current()
            return
        self._is_drawing = True
        self._hint.setText(self.tr("L’aperçu se dessine…"))
        told = (self._name, wanted[1]) if self._is_letter else (wanted[1],)
        self._desk.run(
            letter_texts.preview if self._is_letter else templates.preview,
            *told,
            wanted[0],
            title=self.tr("Aperçu du modèle"),
            then=partial(self._take_pdf, wanted),
            failed=self._refuse,
            owner=self,
        )

    def go_to(self, words: str) -> None:
        """Show the page where a heading stands."""
        pages = self._pages
        if self._desk is not None and pages is not None and words:
            sought = words.split(" / ", maxsplit=1)[0][:SOUGHT]
            then = partial(self._show_hits, pages)
            self._desk.draw(pages.find, sought, then=then, owner=self)

    def told(self) -> str:
        """Return what is said of the preview."""
        return self._hint.text()

    def end(self) -> None:
        """Close the pages: the dialog goes."""
        self._is_over = True
        self._timer.stop()
        self.view.forget()
        if self._pages is not None:
            self._close(self._pages)
            self._pages = None

    # Inside

    def _chosen(self) -> str:
        return self.agreement.value() if self.agreement is not None else ""

    def _propose(self, rows: Sequence[Row]) -> None:
        """Begin with the agreement that began last, or with the example of a letter."""
        if self.agreement is None or self._chosen():
            return
        if rows:
            self.agreement.set_value(Choice(value=rows[0].id, label=_label(rows[0])))
        else:
            self._hint.setText(
                self.tr(
                    "Aucune convention ne s’imprime encore de ce modèle\u202f: "
                    "l’aperçu paraîtra dès qu’il y en aura une."
                )
            )

    def _take_agreement(self) -> None:
        if self.agreement is not None:
            self.agreement.setToolTip(tooltip(self.agreement.text()))
        if self._chosen():
            self._timer.start(0)

    def _take_pdf(self, drawn: tuple[str, str], pdf: bytes) -> None:
        if self._desk is not None:
            self._desk.draw(Pages, pdf, then=partial(self._take_pages, drawn), owner=self._desk)

    def _take_pages(self, drawn: tuple[str, str], pages: Pages) -> None:
        """Show the pages where one was reading, or close them when the dialog has gone."""
        if not isValid(self) or self._is_over or self._desk is None:
            self._close(pages)
            return
        place = self.view.verticalScrollBar().value() if drawn[0] == self._drawn[0] else 0
        former, self._pages, self._drawn = self._pages, pages, drawn
        self.view.show_pages(self._desk, pages)
        self.view.verticalScrollBar().setValue(place)
        if former is not None:
            self._close(former)
        self._end_drawing()

    def _close(self, pages: Pages) -> None:
        """Close a document on the thread that draws: pdfium serves one thread at a time."""
        if self._desk is not None:
            self._desk.draw(pages.close, then=lambda _none: None, owner=self._desk)

    def _end_drawing(self) -> None:
        self._is_drawing = False
        self._say_current()
        if (self._chosen(), self._text()) != self._drawn:
            self.note_change()

    def _refuse(self, error: Expected) -> None:
        """Say why there is no preview; the former pages stay."""
        self._is_drawing = False
        told = error.message
        if isinstance(error, TemplateError) and self._pages is not None:
            told = self.tr("{fault} L’aperçu montre le texte d’avant.").format(fault=told)
        self._hint.setText(told)

    def _say_current(self) -> None:
        count = self.view.count()
        told = self.tr("{count} pages, à jour.") if count > 1 else self.tr("Une page, à jour.")
        self._hint.setText(told.format(count=count))

    def _show_hits(self, pages: Pages, hits: Sequence[Hit]) -> None:
        if pages is self._pages and hits:
            self.view.show_hits((), hits[0])


def _search(
    name: str, work: Work, query: ListQuery, offset: int, limit: int
) -> tuple[ConventionRow, ...]:
    return templates.agreements(work, name, query, offset, limit)


def _search_letters(
    name: str, work: Work, query: ListQuery, offset: int, limit: int
) -> tuple[Shown, ...]:
    return letter_texts.shown(work, name, query, offset, limit)


def _label(row: Row) -> str:
    if isinstance(row, Shown):
        return row.label
    number = row.number or tr("Sans numéro")
    return f"{number} – {row.association}"
