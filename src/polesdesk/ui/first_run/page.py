"""A page of the first wizard: its title, what it is for, its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.ui.form import Field, Form, Section
from polesdesk.ui.measures import GAP
from polesdesk.ui.texts import plain_label


class FirstRunPage(QWidget):
    """The base of the pages; what was typed stays when the manager goes back."""

    def __init__(self, name: str, title: str, hint: str) -> None:
        super().__init__()
        self.setObjectName(f"first_run_{name}_page")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.column.addWidget(plain_label(title, role="title", wraps=True))
        self.column.addWidget(plain_label(hint, role="muted", wraps=True))

    def enter(self) -> None:
        """Put the keyboard where work begins."""
        self.setFocus()

    def may_go_on(self) -> bool:
        """Show what is wrong under its field; return whether the next page may open."""
        return True

    def has_typed(self) -> bool:
        """Tell whether something would be lost."""
        return False


class FormPage(FirstRunPage):
    """A page whose fields are a form."""

    def __init__(
        self,
        name: str,
        title: str,
        hint: str,
        sections: Sequence[Section],
        values: Mapping[str, Any],
    ) -> None:
        super().__init__(name, title, hint)
        self.form = Form("first_run", sections)
        self.form.setObjectName(f"first_run_{name}_form")
        self.form.set_values(values)
        self.column.addWidget(self.form, 1)

    def enter(self) -> None:
        """Put the cursor in the first field."""
        self.form.focus_first()

    def may_go_on(self) -> bool:
        """Check every field, and go to the first that is wrong."""
        wrong = [field for field in self.form.fields.values() if not field.check()]
        if not wrong:
            wrong = self.wrong_together()
        if wrong:
            self.form.focus_field(wrong[0].name)
        return not wrong

    def wrong_together(self) -> list[Field]:
        """Return the fields that are wrong because of one another, each with its sentence."""
        return []

    def has_typed(self) -> bool:
        """Tell whether a field was changed."""
        return self.form.is_dirty()

    def value(self, name: str) -> Any:
        """Return what a field holds."""
        return self.form.fields[name].input.value()
