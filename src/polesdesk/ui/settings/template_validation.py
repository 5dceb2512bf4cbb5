"""The dialog that notes who answers for a version of a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import templates
from polesdesk.domain.french import format_date
from polesdesk.domain.office_texts import letter_kind
from polesdesk.domain.papers import ClauseTemplate
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import TextInput
from polesdesk.ui.words import tr


def validation_dialog(
    desk: Desk,
    template: ClauseTemplate,
    parent: QWidget,
    then: Callable[[ClauseTemplate], object] | None = None,
) -> FormDialog:
    """Return the dialog that notes who validates a version; ``then`` gets it validated."""
    told = (
        tr(
            "Nom ou service de qui répond de ce texte. Il reste inscrit avec la date du {day}, "
            "et les courriers s’écrivent avec cette version."
        )
        if letter_kind(template.name)
        else tr(
            "Nom ou service de qui répond de ce texte. Il reste inscrit avec la date du {day}, "
            "et les originaux s’impriment de cette version."
        )
    )
    hint = told.format(day=format_date(desk.today()))
    field = Field("validated_by", tr("Validé par"), TextInput(), required=True, hint=hint)
    form = Form("template", (Section(fields=(field,)),))

    def settle(saved: ClauseTemplate) -> None:
        form.settle()
        if then is not None:
            then(saved)

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            templates.validate,
            template.id,
            str(values["validated_by"]),
            then=settle,
            failed=form.refuse,
            owner=form,
        )

    title = tr("Valider la version {number}").format(number=template.issue)
    return FormDialog(form, name="template_validation", title=title, save=save, parent=parent)
