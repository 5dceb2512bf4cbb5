"""The manner of a widget in the style sheet, which may change while it is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_manner(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and dress the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
