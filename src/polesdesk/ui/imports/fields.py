"""The fields that a column may hold, in groups, as one list for every box of the page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel

from polesdesk.domain.import_fields import LABELS, Field
from polesdesk.ui.words import marked, tr

_GROUPS: tuple[tuple[str, tuple[Field, ...]], ...] = (
    (
        marked("Pôle et salle"),
        (Field.HUB, Field.HUB_CODE, Field.HUB_ADDRESS, Field.ROOM, Field.SURFACE, Field.CAPACITY,
         Field.ERP_TYPE, Field.ERP_CATEGORY, Field.REGIME, Field.LOCKER),
    ),
    (
        marked("Association"),
        (Field.ASSOCIATION, Field.ACRONYM, Field.RNA, Field.SIRET, Field.ADDRESS,
         Field.POSTAL_CODE, Field.CITY, Field.STATUTORY_OBJECT),
    ),
    (
        marked("Représentant"),
        (Field.PRESIDENT, Field.FIRST_NAME, Field.CIVILITY, Field.QUALITY, Field.PHONE,
         Field.EMAIL),
    ),
    (
        marked("Convention"),
        (Field.NUMBER, Field.STATE, Field.USE_KIND, Field.START_DATE, Field.END_DATE,
         Field.NOTICE, Field.ACTIVITIES, Field.PURPOSE, Field.NOTES),
    ),
    (
        marked("Créneaux"),
        (Field.WEEKDAYS, Field.TIMES, Field.START_TIME, Field.END_TIME, Field.PERIODICITY,
         Field.SCHOOL_HOLIDAYS),
    ),
    (
        marked("Redevance et acte"),
        (Field.FEE, Field.CHARGES, Field.GROUND, Field.DECISION_NUMBER, Field.DECISION_DATE),
    ),
    (
        marked("Assurance et engagement"),
        (Field.INSURER, Field.POLICY, Field.INSURANCE_END, Field.CER_DATE),
    ),
)  # fmt: skip


def ignored() -> str:
    """Return how a column that holds nothing to import reads."""
    return tr("Ne pas importer")


def fields_model(parent: QObject) -> QStandardItemModel:
    """Return the list: « Ne pas importer », then each group under its heading."""
    model = QStandardItemModel(parent)
    model.appendRow(_item(ignored(), ""))
    for title, fields in _GROUPS:
        model.appendRow(_heading(tr(title), model))
        for field in fields:
            model.appendRow(_item(tr(LABELS[field]), field.value))
    return model


def _item(text: str, value: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(value, Qt.ItemDataRole.UserRole)
    return item


def _heading(text: str, model: QStandardItemModel) -> QStandardItem:
    """A heading cannot be chosen."""
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    item.setFont(font)
    item.setData(None, Qt.ItemDataRole.UserRole)
    return item
