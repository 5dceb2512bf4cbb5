"""The import wizard: from the office's spreadsheet to agreements."""

from polesdesk.ui.imports.importing import Importing

__all__ = ["Importing"]
