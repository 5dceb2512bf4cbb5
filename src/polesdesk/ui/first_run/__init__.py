"""The wizard that makes the file of an office, page after page."""

from polesdesk.ui.first_run.wizard import FirstRunWizard, NewFile

__all__ = ["FirstRunWizard", "NewFile"]
