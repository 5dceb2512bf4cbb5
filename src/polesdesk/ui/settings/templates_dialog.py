"""« Modèles de clauses »: the texts of agreements, their versions, who validated them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from polesdesk._assets.forms.ui_templates_dialog import Ui_TemplatesDialog
from polesdesk.actions import history, letter_texts, templates
from polesdesk.domain.clauses import FactoryNews
from polesdesk.domain.french import format_date
from polesdesk.domain.labels import TEMPLATE_STATES
from polesdesk.domain.lists import Choice
from polesdesk.domain.names import file_name
from polesdesk.domain.office_texts import clause_names, letter_names, title_of
from polesdesk.domain.papers import ClauseTemplate, TemplateState
from polesdesk.ui.card import Button
from polesdesk.ui.card.parts import open_menu
from polesdesk.ui.chips import Chip
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import GAP
from polesdesk.ui.message_bar import ErrorBar
from polesdesk.ui.screen_room import screen_room
from polesdesk.ui.settings.fields_panel import FieldsDialog, row_size
from polesdesk.ui.settings.letter_standing import letter_standing, letters_listed
from polesdesk.ui.settings.template_compare import CompareDialog
from polesdesk.ui.settings.template_editor import TemplateEditor
from polesdesk.ui.settings.template_news import news_strip
from polesdesk.ui.settings.template_validation import validation_dialog
from polesdesk.ui.settings.template_words import STATE_TONES, version_words
from polesdesk.ui.status_line import SuccessNote
from polesdesk.ui.texts import tooltip
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes, Work

ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class TemplatesDialog(QDialog):
    """Lists the templates with their versions; reads, changes and validates their texts.

    It begins with the text that ``agreement``, an id, is printed from, and previews that one. With
    ``of_letters`` the texts are those of letters, each with its text of origin.
    """

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        parent: QWidget,
        *,
        agreement: str = "",
        of_letters: bool = False,
    ) -> None:
        super().__init__(parent)
        self._of_letters = of_letters
        self._page = "letters" if of_letters else "templates"
        self._desk = desk
        self._settings = settings
        self._chooser = FileChooser(settings, "variants")
        self._looked_at = LookedAt(self)
        self._versions: dict[str, ClauseTemplate] = {}
        self._news: dict[str, FactoryNews] = {}
        self._strip: QFrame | None = None
        self._wanted = ""
        self._about: Choice | None = None
        self._ui = Ui_TemplatesDialog()
        self._ui.setupUi(self)
        self.resize(self.size().boundedTo(screen_room()))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offer_manual(self._page, settings, self)
        self._rows = QStandardItemModel(self)
        self._error = ErrorBar(self)
        self._success = SuccessNote(self)
        self._build()
        self._connect()
        if agreement:
            desk.read(templates.printing, agreement, then=self._begin_with, owner=self)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Read the versions of every template, and what is new in the texts of origin."""
        reading = letters_listed if self._of_letters else _listed_with_news
        self._desk.read(reading, then=self._show_all, owner=self)

    def current(self) -> ClauseTemplate | None:
        """Return the version that is shown."""
        index = self._ui.templates_tree.currentIndex()
        return self._versions.get(str(index.data(ID_ROLE) or ""))

    def edit(self) -> None:
        """Open the editor on the text shown."""
        template = self.current()
        if template is not None:
            editor = TemplateEditor(
                self._desk, self._settings, template, self, agreement=self._about
            )
            editor.saved.connect(self._want)
            editor.open()

    def validate(self) -> None:
        """Ask who validates the text shown."""
        template = self.current()
        if template is not None:
            validation_dialog(self._desk, template, self).open()

    def compare(self, *, against_origin: bool = False) -> None:
        """Show the text beside another version, or the one of origin."""
        template = self.current()
        if template is not None:
            CompareDialog(
                self._desk,
                template.name,
                template.text,
                version_words(template),
                self,
                against_origin=against_origin,
            ).open()

    def open_manual(self) -> None:
        """Show the page of the manual about templates."""
        from polesdesk.ui.manual_dialog import ManualDialog

        ManualDialog(self._page, self._settings, self).show()

    def take_factory_text(self) -> None:
        """Take the text that the program came with as the newest version."""
        template = self.current()
        if template is not None:
            back = letter_texts.back_to_origin if self._of_letters else templates.back_to_factory
            self._desk.do(
                back,
                template.name,
                then=lambda saved: self._want(saved.id),
                owner=self,
            )

    def print_variants(self) -> None:
        """Save every variant of the text shown as a PDF where the manager wants it."""
        template = self.current()
        if template is None:
            return
        title = tr(title_of(template.name))
        self._chooser.ask_save(
            self,
            title=self.tr("Enregistrer toutes les variantes"),
            proposed=file_name([tr("Variantes"), title, f"v{template.issue}"]),
            kinds=self.tr("PDF (*.pdf)"),
            then=partial(self.write_variants, template.id),
        )

    def write_variants(self, template_id: str, target: Path) -> None:
        """Draw every variant of a version into a file."""
        self._desk.run(
            templates.write_proof,
            template_id,
            target,
            title=self.tr("Épreuve des variantes"),
            then=self._tell_written,
            owner=self,
        )

    def show_fields(self) -> None:
        """Show what a text may use."""
        template = self.current()
        FieldsDialog(self, name=template.name if template is not None else "").open()

    # Inside

    def _begin_with(self, found: tuple[str, Choice]) -> None:
        self._wanted, self._about = found
        self.refresh()

    def _build(self) -> None:
        ui = self._ui
        ui.templates_tree.setModel(self._rows)
        if self._of_letters:
            self.setWindowTitle(self.tr("Textes des courriers"))
            ui.template_variants.hide()
        ui.templates_tree.setAccessibleName(self.tr("Modèles et versions"))
        ui.template_text.setAccessibleName(self.tr("Texte du modèle"))
        open_menu(
            ui.template_more,
            (
                Button(name="template_compare", text=self.tr("Comparer avec…"), act=self.compare),
                Button(name="template_fields_show", text=self.tr("Champs disponibles…"),
                       act=self.show_fields),
                Button(name="template_factory", text=self.tr("Revenir au texte d’origine"),
                       act=self.take_factory_text, icon="undo-2"),
            ),
        )  # fmt: skip
        row = FlowRow(ui.template_buttons, GAP)
        row.ends_right = True
        row.setContentsMargins(0, 0, 0, 0)
        for button in (
            ui.template_edit, ui.template_validate, ui.template_variants, ui.template_more
        ):  # fmt: skip
            row.addWidget(button)
        ui.templates_foot.insertWidget(0, self._success)
        ui.templates_layout.insertWidget(1, self._error)

    def _connect(self) -> None:
        ui = self._ui
        ui.templates_tree.selectionModel().currentChanged.connect(self._show_current)
        ui.template_edit.clicked.connect(lambda _on: self.edit())
        ui.template_validate.clicked.connect(lambda _on: self.validate())
        ui.template_variants.clicked.connect(lambda _on: self.print_variants())
        ui.templates_close.clicked.connect(lambda _on: self.close())
        QShortcut(QKeySequence("F1"), self, self.open_manual)
        ui.templates_tree.doubleClicked.connect(lambda _index: self.edit())
        self._desk.changed.connect(self._follow)
        self._desk.saved.connect(self._tell_saved)
        self._desk.troubled.connect(self._show_error)

    def _show_all(self, read: tuple[Sequence[ClauseTemplate], Sequence[FactoryNews]]) -> None:
        found, news = read
        self._news = {one.name: one for one in news}
        self._show(found)

    def _show_news(self, template: ClauseTemplate) -> None:
        """Say above the newest version that its text of origin has changed."""
        if self._strip is not None:
            self._strip.setParent(None)
            self._strip.deleteLater()
            self._strip = None
        one = self._news.get(template.name)
        if one is not None and one.issue == template.issue:
            compare = partial(self.compare, against_origin=True)
            self._strip = news_strip(one, compare, self.take_factory_text)
            place = self._ui.template_layout.indexOf(self._ui.template_text)
            self._ui.template_layout.insertWidget(place, self._strip)

    def _show(self, found: Sequence[ClauseTemplate]) -> None:
        shown = self.current()
        wanted = self._wanted or (shown.id if shown is not None else "")
        self._wanted = ""
        self._versions = {one.id: one for one in found}
        names = letter_names() if self._of_letters else clause_names()
        order = {name: place for place, name in enumerate(names)}
        sorted_ones = sorted(found, key=lambda one: (order.get(one.name, len(order)), -one.issue))
        self._rows.clear()
        for name, group in groupby(sorted_ones, key=lambda one: one.name):
            title = _title_item(tr(title_of(name)))
            title.setSizeHint(row_size(self._ui.templates_tree))
            for one in group:
                item = _version_item(one)
                item.setSizeHint(row_size(self._ui.templates_tree))
                title.appendRow(item)
            self._rows.appendRow(title)
        self._ui.templates_tree.expandAll()
        self._select(wanted)

    def _select(self, wanted: str) -> None:
        """Choose a version, else the newest of the first template."""
        parents = [self._rows.index(row, 0) for row in range(self._rows.rowCount())]
        indexes = [
            self._rows.index(row, 0, parent)
            for parent in parents
            for row in range(self._rows.rowCount(parent))
        ]
        chosen = [index for index in indexes if index.data(ID_ROLE) == wanted] or indexes[:1]
        if chosen:
            self._ui.templates_tree.setCurrentIndex(chosen[0])
            self._ui.templates_tree.scrollTo(chosen[0])
            if chosen[0] == indexes[0]:
                self._ui.templates_tree.scrollToTop()

    def _show_current(self, *_indexes: QModelIndex) -> None:
        template, ui = self.current(), self._ui
        known = template is not None
        for button in (ui.template_edit, ui.template_validate, ui.template_variants):
            button.setEnabled(known)
        if template is None:
            return
        ui.template_reference.setText(version_words(template))
        ui.template_title.setText(tr(title_of(template.name)))
        word = tr(TEMPLATE_STATES[template.state])
        ui.template_state.show_chip(Chip(word=word, tone=STATE_TONES[template.state]))
        ui.template_state.setHidden(letter_texts.is_origin(template))
        ui.template_hint.setText(self._standing(template))
        ui.template_validate.setEnabled(template.state is not TemplateState.VALIDATED)
        self._show_news(template)
        if ui.template_text.toPlainText() != template.text:
            ui.template_text.setPlainText(template.text)

    def _standing(self, template: ClauseTemplate) -> str:
        """Say who validated a version, or from which one papers are printed meanwhile."""
        if self._of_letters:
            return letter_standing(template, self._versions.values())
        if template.validated_on is not None:
            return self.tr("Validé par {who} le {day}.").format(
                who=template.validated_by, day=format_date(template.validated_on)
            )
        valid = [
            one.issue
            for one in self._versions.values()
            if one.name == template.name and one.state is TemplateState.VALIDATED
        ]
        if valid:
            told = self.tr("En attendant, les originaux s’impriment de la version {number}.")
            return told.format(number=max(valid))
        return self.tr("Aucun original ne s’imprime tant que personne n’a validé ce texte.")

    def _want(self, template_id: str) -> None:
        self._wanted = template_id

    def _follow(self, changes: Changes) -> None:
        if changes.touches("template"):
            self.refresh()

    def _show_error(self, error: Expected) -> None:
        self._error.show_error(error)

    def _tell_saved(self, label: str) -> None:
        self._error.hide()
        if label:
            told = label[:1].upper() + label[1:]
            self._success.show_text(told, self.tr("Annuler"), self._undo)

    def _undo(self) -> None:
        self._desk.do(history.undo, then=self._tell_undone, owner=self)

    def _tell_undone(self, label: str) -> None:
        self._success.show_text(self.tr("Annulé\u202f: {what}").format(what=label), "", None)

    def _tell_written(self, path: Path) -> None:
        told = self.tr("Épreuve enregistrée\u202f: {name}").format(name=path.name)
        self._success.show_text(told, self.tr("Ouvrir"), lambda: self._looked_at.open(path))


def _listed_with_news(
    work: Work,
) -> tuple[tuple[ClauseTemplate, ...], tuple[FactoryNews, ...]]:
    return templates.listed(work), templates.news(work)


def _title_item(title: str) -> QStandardItem:
    item = QStandardItem(title)
    font = QFont(item.font())
    font.setWeight(QFont.Weight.DemiBold)
    item.setFont(font)
    item.setSelectable(False)
    item.setToolTip(tooltip(title))
    return item


def _version_item(one: ClauseTemplate) -> QStandardItem:
    words = [version_words(one)]
    if not letter_texts.is_origin(one):
        words.append(tr(TEMPLATE_STATES[one.state]).lower())
    item = QStandardItem(" · ".join(words))
    item.setData(one.id, ID_ROLE)
    return item
