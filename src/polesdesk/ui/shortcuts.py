"""Every key of the window on one page, made from the commands themselves; it can be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMenu,
    QMenuBar,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.tokens import tokens
from polesdesk.ui.words import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A command with its keys, as they are written on a French keyboard."""

    menu: str
    text: str
    keys: str


def keys_of(menu_bar: QMenuBar) -> tuple[Key, ...]:
    """Return every command of the menus that has keys, then those of lists and forms."""
    found: list[Key] = []
    for action in menu_bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            found += _keys_under(menu, _bare(menu.title()))
    return (*found, *_everywhere())


def _keys_under(menu: QMenu, title: str) -> list[Key]:
    found = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += _keys_under(inner, title)
        elif action.shortcuts():
            found.append(Key(menu=title, text=_bare(action.text()), keys=_keys(action)))
    return found


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(key.toString(native) for key in action.shortcuts())


def _bare(text: str) -> str:
    """Return the name of a command: no mnemonic, no « … », not what it would undo now."""
    shown = text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
    return shown.partition("\u202f:")[0]


def _everywhere() -> tuple[Key, ...]:
    lists, forms = tr("Listes"), tr("Fiches et formulaires")
    board, visits = tr("Tableau du planning"), tr("Visites")
    rows = (
        (lists, tr("Filtrer la liste"), "Ctrl+F, F3"),
        (lists, tr("Effacer le filtre"), tr("Échap")),
        (lists, tr("Ouvrir la fiche"), tr("Entrée")),
        (lists, tr("Copier les lignes"), "Ctrl+C"),
        (lists, tr("Tout sélectionner"), "Ctrl+A"),
        (lists, tr("Imprimer la liste"), "Ctrl+P"),
        (lists, tr("Menu de la ligne"), tr("Menu, Maj+F10")),
        (forms, tr("Aperçu de la convention"), "Ctrl+P"),
        (forms, tr("Enregistrer"), tr("Ctrl+S, Ctrl+Entrée")),
        (forms, tr("Abandonner les modifications"), tr("Échap")),
        (forms, tr("Champ suivant"), tr("Tab, Entrée")),
        (forms, tr("Date du jour"), "Ctrl+;"),
        (forms, tr("Ouvrir le calendrier"), tr("Alt+Bas")),
        (board, tr("Séance d’à côté"), tr("Flèches")),
        (board, tr("Déplacer la séance"), tr("Ctrl+Flèches, puis Entrée")),
        (board, tr("Allonger ou raccourcir la séance"), tr("Maj+Flèches, puis Entrée")),
        (board, tr("Agrandir, réduire"), tr("+, -, Ctrl+molette")),
        (board, tr("Période d’avant, d’après"), tr("Page préc., Page suiv.")),
        (visits, tr("Ordre des lignes d’une tournée"), tr("Alt+Haut, Alt+Bas")),
        (visits, tr("Constat, en saisie d’une feuille"), "P, V, A, F, X, I, N"),
        (visits, tr("Remarque, heure, en saisie"), "R, H"),
        (visits, tr("Finaliser la saisie"), tr("Ctrl+Entrée")),
        (visits, tr("Local d’avant, d’après, en mode terrain"), tr("Page préc., Page suiv.")),
    )
    return tuple(Key(menu=menu, text=text, keys=keys) for menu, text, keys in rows)


class ShortcutsDialog(QDialog):
    """Shows the keys and prints them."""

    def __init__(self, keys: Sequence[Key], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts_dialog")
        self.setWindowTitle(self.tr("Raccourcis clavier"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = QTextBrowser()
        self._page.setObjectName("shortcuts_page")
        self._page.setAccessibleName(self.tr("Raccourcis clavier"))
        self._page.setHtml(as_html(keys, tokens().muted))
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(self._page, 1)
        column.addLayout(self._foot())
        resize_within_screen(self, 560, 620)

    def _foot(self) -> QHBoxLayout:
        printed = QPushButton(self.tr("&Imprimer…"))
        printed.setObjectName("shortcuts_print")
        printed.clicked.connect(self._print)
        close = QPushButton(self.tr("&Fermer"))
        close.setObjectName("shortcuts_close")
        close.clicked.connect(self.close)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(printed)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._page.print_(printer))
        dialog.setModal(True)
        dialog.show()


def as_html(keys: Sequence[Key], muted: str) -> str:
    """Return the keys as one table, menu by menu."""
    parts = ["<table width='100%' cellpadding='4'>"]
    menu = ""
    for key in keys:
        if key.menu != menu:
            menu = key.menu
            parts.append(f"<tr><td colspan='2'><br><b>{escape(menu)}</b></td></tr>")
        parts.append(
            f"<tr><td>{escape(key.text)}</td><td style='color:{muted}'>{escape(key.keys)}</td></tr>"
        )
    return "".join([*parts, "</table>"])
