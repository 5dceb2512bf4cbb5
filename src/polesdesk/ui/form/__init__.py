"""Forms: fields with their errors under them, and the guard of what was typed."""

from polesdesk.ui.form.dialog import FormDialog
from polesdesk.ui.form.field import Field
from polesdesk.ui.form.foot import FormFoot
from polesdesk.ui.form.form import Form, Section

__all__ = ["Field", "Form", "FormDialog", "FormFoot", "Section"]
