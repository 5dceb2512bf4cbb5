"""The last page of field mode: what was seen, who was met, the signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.french import plural
from polesdesk.domain.visit_rows import SeenRoom
from polesdesk.domain.visiting import how_many_checked
from polesdesk.domain.visits import FindingKind, Visit
from polesdesk.ui.inputs import LongTextInput, TextInput, TimeInput
from polesdesk.ui.texts import plain_label
from polesdesk.ui.visits.signature_pad import SignaturePad
from polesdesk.ui.words import tr


class FieldEnd(QWidget):
    """Sums the visit up and takes what is said at its end."""

    head_changed = Signal()
    signed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sum = plain_label(role="field_who", wraps=True)
        self.agent = self._line("agent", TextInput(self, longest=120))
        self.time_out = self._line("time_out", TimeInput(self))
        self.person = self._line("person", TextInput(self, longest=200))
        self.remark = LongTextInput(self, lines=2)
        self.remark.setObjectName("field_remark")
        self.pad = SignaturePad(self)
        self.pad.drawn.connect(self.signed)
        self._lay_out()

    def show_visit(self, visit: Visit, rooms: Sequence[SeenRoom]) -> None:
        """Show the head of a visit and count its rooms."""
        findings = [one.finding for one in rooms]
        done, count = how_many_checked(findings), len(findings)
        empty = sum(1 for one in findings if one.kind is FindingKind.EMPTY)
        told = tr("{done} sur {all} vérifiés, {empty}.")
        self._sum.setText(
            told.format(
                done=done,
                all=plural(count, tr("local"), tr("locaux")),
                empty=plural(empty, tr("vide"), tr("vides")),
            )
        )
        self.agent.set_value(visit.agent)
        self.time_out.set_value(visit.time_out)
        self.person.set_value(visit.person_met)
        self.remark.set_value(visit.association_remark)

    def head(self, visit: Visit) -> Visit:
        """Return the visit with what was typed here; an hour that cannot be read is left."""
        typed = self.typed()
        if self.problem():
            del typed["time_out"]
        return replace(visit, **typed)

    def typed(self) -> dict[str, Any]:
        """Return what was typed, by the fields of a visit."""
        return {
            "agent": self.agent.value(),
            "time_out": self.time_out.value(),
            "person_met": self.person.value(),
            "association_remark": self.remark.value(),
        }

    def problem(self) -> str:
        """Say what cannot be read of the hour of departure; empty when all is well."""
        return self.time_out.problem()

    def _line(self, name: str, line: TextInput | TimeInput) -> TextInput | TimeInput:
        line.setObjectName(f"field_{name}")
        line.editingFinished.connect(self.head_changed)
        return line

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(plain_label(self.tr("Fin de la visite"), role="field_room"))
        column.addWidget(self._sum)
        for words, line in (
            (self.tr("Agent"), self.agent),
            (self.tr("Heure de départ"), self.time_out),
            (self.tr("Personne rencontrée (qualité)"), self.person),
            (self.tr("Observations de l’association"), self.remark),
        ):
            line.setAccessibleName(words)
            row = QHBoxLayout()
            label = plain_label(words, role="field_line", wraps=True)
            label.setFixedWidth(260)
            row.addWidget(label)
            row.addWidget(line, 1)
            column.addLayout(row)
        column.addLayout(self._signing())
        column.addStretch(1)

    def _signing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words = self.tr("Signature (à dessiner, ou sur la fiche imprimée)")
        label = plain_label(words, role="field_line", wraps=True)
        label.setFixedWidth(260)
        row.addWidget(label)
        row.addWidget(self.pad, 1)
        clear = QPushButton(self.tr("Effacer"), self)
        clear.setObjectName("field_signature_clear")
        clear.setAutoDefault(False)
        clear.clicked.connect(lambda _on: self.pad.clear())
        row.addWidget(clear)
        return row
