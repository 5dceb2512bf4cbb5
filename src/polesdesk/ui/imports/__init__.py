"""The import wizard: from the office's spreadsheet to agreements."""

from polesdesk.ui.imports.importing import Importing
from polesdesk.ui.imports.wizard import ImportWizard

__all__ = ["ImportWizard", "Importing"]
