"""A message to an association: read it, change it, hand it to the mail program or copy it."""

from __future__ import annotations

from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from polesdesk._assets.forms.ui_request_dialog import Ui_RequestDialog
from polesdesk.domain.requests import Request
from polesdesk.ui.screen_room import screen_room


class RequestDialog(QDialog):
    """Shows a message that was prepared; PolesDesk itself sends nothing."""

    opened = Signal(str)
    """The record of the association is wanted: its id."""

    def __init__(self, request: Request, parent: QWidget) -> None:
        super().__init__(parent)
        self._request = request
        self._ui = Ui_RequestDialog()
        self._ui.setupUi(self)
        self.resize(self.size().boundedTo(screen_room()))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Message à une association"))
        self._fill()
        self._connect()

    def mail_url(self) -> QUrl:
        """Return the message as the mail program of the computer takes it."""
        subject, text = self._ui.request_subject.text(), self._ui.request_text.toPlainText()
        to = quote(self._ui.request_to.text().strip(), safe="@")
        body = quote(text.replace("\n", "\r\n"), safe="")
        return QUrl(f"mailto:{to}?subject={quote(subject, safe='')}&body={body}")

    def copy(self) -> None:
        """Copy subject and text."""
        subject, text = self._ui.request_subject.text(), self._ui.request_text.toPlainText()
        QGuiApplication.clipboard().setText(f"{subject}\n\n{text}")
        self._ui.request_copy.setText(self.tr("Copié"))

    def open_mail(self) -> None:
        """Hand the message to the mail program; copy it when there is none."""
        if QDesktopServices.openUrl(self.mail_url()):
            self.close()
            return
        self.copy()
        self._ui.request_hint.setText(
            self.tr(
                "Aucune messagerie ne s’est ouverte sur ce poste\u202f: "
                "le message est copié, collez-le où vous voulez."
            )
        )

    def _fill(self) -> None:
        ui, request = self._ui, self._request
        ui.request_title.setText(request.association)
        ui.request_hint.setText(
            self.tr(
                "PolesDesk prépare le message et n’envoie rien\u202f: c’est vous qui l’envoyez."
            )
            if request.to
            else self.tr("Aucun courriel n’est noté pour cette association\u202f: ajoutez-le ici.")
        )
        ui.request_to.setText(request.to)
        ui.request_subject.setText(request.subject)
        ui.request_text.setPlainText(request.text)
        ui.request_to.setAccessibleName(self.tr("Destinataire"))
        ui.request_subject.setAccessibleName(self.tr("Objet"))
        ui.request_text.setAccessibleName(self.tr("Message"))
        ui.request_mail.setDefault(True)
        (ui.request_mail if request.to else ui.request_to).setFocus()

    def _connect(self) -> None:
        ui = self._ui
        ui.request_mail.clicked.connect(lambda _on: self.open_mail())
        ui.request_copy.clicked.connect(lambda _on: self.copy())
        ui.request_open.clicked.connect(lambda _on: self._open())
        ui.request_close.clicked.connect(lambda _on: self.close())

    def _open(self) -> None:
        self.opened.emit(self._request.association_id)
        self.close()
