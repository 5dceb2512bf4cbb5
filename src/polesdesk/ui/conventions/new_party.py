"""A new association made without leaving the form of its agreement."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from polesdesk.actions import associations
from polesdesk.domain.associations import Association
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import FormDialog
from polesdesk.ui.inputs import RecordInput
from polesdesk.ui.parties.association_form import AssociationForm
from polesdesk.ui.texts import mute_mnemonic

SHORTEST = 3
"""Letters from which a name may be that of a new association."""


class NewParty(QPushButton):
    """« Créer « Radio Brouette » », under a name that no association bears."""

    def __init__(self, desk: Desk, line: RecordInput, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("convention_new_association")
        self.setProperty("role", "link")
        self._desk = desk
        self._line = line
        line.changed.connect(self._follow)
        self.clicked.connect(lambda _on: self._create())
        self.hide()

    def _follow(self) -> None:
        name = self._line.text().strip()
        unknown = not self._line.value() and len(name) >= SHORTEST
        self.setVisible(unknown and not self._line.isReadOnly())
        words = self.tr("Créer «\u202f{name}\u202f»").format(name=name)
        self.setText(mute_mnemonic(words))
        self.setAccessibleName(words)

    def _create(self) -> None:
        form = AssociationForm(self._desk, Association(id=new_id(), name=self._line.text().strip()))
        form.saved.connect(lambda: self._take(form))
        dialog = FormDialog(
            form,
            name="association",
            title=self.tr("Nouvelle association"),
            save=lambda _values: None,  # the form saves by itself
            parent=self,
        )
        form.twin_followed.connect(lambda record: self._take_twin(record, dialog))
        dialog.open()

    def _take(self, form: AssociationForm) -> None:
        self._line.set_value(Choice(value=form.saved_id(), label=form.typed().name))

    def _take_twin(self, record: str, dialog: FormDialog) -> None:
        """The association was there all along: take it and give the new sheet up."""

        def take(found: Association) -> None:
            self._line.set_value(Choice(value=found.id, label=found.name))

        dialog.done(0)
        self._desk.read(associations.get, record, then=take, owner=self)
