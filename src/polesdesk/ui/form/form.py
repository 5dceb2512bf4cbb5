"""A form: fields in sections, checked together, saved at once, never lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from polesdesk.domain.drafts import Draft
from polesdesk.domain.rules import RuleBroken, Warned
from polesdesk.ui.announcing import announce
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.dialogs import ask_to_save
from polesdesk.ui.form.drafts import DraftKeeper
from polesdesk.ui.form.field import Field, values_of
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.measures import GAP
from polesdesk.ui.scroll_page import ScrollPage
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Some fields under a heading; no heading when the title is empty."""

    title: str = ""
    fields: Sequence[Field]


class Form(ScrollPage):
    """The fields of one record, named after it: ``subject`` is « association », « hub »…

    ``submitted`` carries the values when all is right; whoever saves them then calls
    ``settle`` or ``refuse``. Until ``settle`` nothing typed is forgotten.
    """

    submitted = Signal(object)
    refused = Signal()
    """Something typed is wrong, and the reasons are shown."""
    saved = Signal()
    cancelled = Signal()
    done_with = Signal()
    """What was typed is saved, or given up."""
    dirty_changed = Signal(bool)
    saving_changed = Signal(bool)

    def __init__(
        self, subject: str, sections: Iterable[Section], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{subject}_form")
        self.what = ""
        """How the record is called in questions about it."""
        self.fields: dict[str, Field] = {}
        self._before: dict[str, object] = {}
        self._was_dirty = False
        self._saving = False
        self._after_save: Callable[[], object] | None = None
        self._after_refusal: Callable[[], object] | None = None
        self._alert = MessageLine(Tone.RED)
        self._notice = MessageLine(Tone.AMBER)
        self.drafts: DraftKeeper | None = None
        """Keeps what is typed through a crash, in the form of a record."""
        self._build(subject, sections)
        self._remember()

    # Values

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show the values of a record; names without a field are passed over."""
        for name, field in self.fields.items():
            field.clear_messages()
            if name in values:
                field.input.set_value(values[name])
        self._alert.show_text("")
        self._notice.show_text("")
        self._remember()

    def values(self) -> dict[str, Any]:
        """Return the values typed, by the names of their fields."""
        return values_of(self.fields)

    def reasons(self) -> dict[str, str]:
        """Return why doubtful values are kept, by the names of their fields."""
        return {name: why for name, field in self.fields.items() if (why := field.reason())}

    def is_dirty(self) -> bool:
        """Tell whether something was changed since the values were shown or saved."""
        return any(field.state() != self._before[name] for name, field in self.fields.items())

    def set_locked(self, names: Iterable[str], why: str) -> None:
        """Lock these fields and no others, and say why under each."""
        locked = set(names)
        for name, field in self.fields.items():
            field.set_locked(locked=name in locked, why=why)

    # Saving

    def submit(self) -> None:
        """Check every field; hand the values over, or go to the first error."""
        if self._saving:
            return
        self._alert.show_text("")
        wrong = [field for field in self.fields.values() if not field.check()]
        if wrong:
            self._refused(wrong[0])
            return
        self._set_saving(on=True)
        self.submitted.emit(self.values())

    def settle(self) -> None:
        """Note that the values were saved."""
        self._set_saving(on=False)
        self._remember()
        self._notice.show_text("")
        self.done_with.emit()
        self.saved.emit()
        then, self._after_save, self._after_refusal = self._after_save, None, None
        if then is not None:
            then()

    def refuse(self, error: Expected) -> None:
        """Show why the values were not saved: under their fields, else above the form."""
        self._set_saving(on=False)
        told = self._tell_fields(error)
        if not told or not getattr(error, "field", None):
            advice = getattr(error, "advice", "")
            self._alert.show_text(f"{error.message} {advice}".strip())
        self._refused(told[0] if told else None)

    def warn(self, warnings: Iterable[Warned]) -> None:
        """Show doubts of rules under their fields, to override with a reason."""
        for warning in warnings:
            if warning.field in self.fields:
                self.fields[warning.field].warn(warning.message)

    def tell(self, text: str) -> None:
        """Show above the fields what is to be known before going on."""
        self._notice.show_text(text)

    def keep_drafts(
        self,
        desk: Desk,
        kind: str,
        row: str,
        *,
        title: str,
        version: int,
        owner: str = "",
    ) -> None:
        """Keep what is typed from now on through a crash, as a draft of this record."""
        self.drafts = DraftKeeper(desk, self, kind, row, title=title, version=version, owner=owner)

    def resume(self, draft: Draft | None) -> None:
        """Put back what was typed before a crash, if anything was."""
        if draft is not None and self.drafts is not None:
            self.drafts.restore(draft)

    def is_saving(self) -> bool:
        """Tell whether the values are being saved."""
        return self._saving

    def ask_leave(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        """Leave the form if nothing is lost by it, else ask first."""
        if not self.is_dirty():
            self.done_with.emit()
            then()
            return

        def save() -> None:
            self._after_save, self._after_refusal = then, stay
            self.submit()

        def discard() -> None:
            self._remember()
            self.done_with.emit()
            then()

        ask_to_save(self, what=self.what, save=save, discard=discard, stay=stay)

    def ask_cancel(self) -> None:
        """Give the changes up, after a question if there are any."""
        self.ask_leave(self.cancelled.emit, self.focus_first)

    # Focus and keys

    def focus_first(self) -> None:
        """Put the cursor in the first field that can be changed."""
        for field in self.fields.values():
            if field.widget.isEnabled() and not field.widget.property("locked"):
                self.focus_field(field.name)
                return

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field and bring it into sight."""
        field = self.fields[name]
        field.take_focus()
        self.ensureWidgetVisible(field)
        # a form that was just opened is laid out later only
        QTimer.singleShot(0, field, lambda: self.ensureWidgetVisible(field))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on to the next field, as in a spreadsheet; a lone field is saved."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if isinstance(self.focusWidget(), QLineEdit):
                if len(self.fields) == 1:
                    self.submit()
                else:
                    self.focusNextPrevChild(True)
            return
        super().keyPressEvent(event)

    # Inside

    def _build(self, subject: str, sections: Iterable[Section]) -> None:
        self.inside = inside = QWidget()
        inside.setProperty("role", "form")
        column = QVBoxLayout(inside)
        column.setSpacing(GAP)
        column.addWidget(self._alert)
        column.addWidget(self._notice)
        for section in sections:
            self._add_section(section, subject, column)
        column.addStretch(1)
        self.show_column(column, inside)

    def _add_section(self, section: Section, subject: str, column: QVBoxLayout) -> None:
        if section.title:
            column.addWidget(plain_label(section.title, role="section"))
        for field in section.fields:
            field.set_subject(subject)
            field.changed.connect(self._tell_dirty)
            self.fields[field.name] = field
            column.addWidget(field)

    def _remember(self) -> None:
        self._before = {name: field.state() for name, field in self.fields.items()}
        self._tell_dirty()

    def _tell_dirty(self) -> None:
        dirty = self.is_dirty()
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)

    def _set_saving(self, *, on: bool) -> None:
        self._saving = on
        self.saving_changed.emit(on)

    def _tell_fields(self, error: Expected) -> list[Field]:
        if not isinstance(error, RuleBroken):
            return []
        messages = {
            m.field: self.tr("À remplir\u202f: {label}.").format(label=m.label)
            for m in error.missing
        }
        if error.field:
            messages[error.field] = error.message
        told = [field for name, field in self.fields.items() if name in messages]
        for field in told:
            field.show_error(messages[field.name])
        return told

    def _refused(self, field: Field | None) -> None:
        told = field.error() if field is not None else ""
        announce(self, told or self._alert.text(), urgent=True)
        self.refused.emit()
        if field is not None:
            self.focus_field(field.name)
        else:
            self.ensureVisible(0, 0)
        stay, self._after_save, self._after_refusal = self._after_refusal, None, None
        if stay is not None:
            stay()
