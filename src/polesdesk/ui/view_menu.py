"""The menu of what is seen: tabs, colours, size of the text, reading again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QMenu

from polesdesk.ui.commands import command
from polesdesk.ui.lists.card_beside import CARD_KEY, card_is_shown
from polesdesk.ui.scroll_page import is_zoom
from polesdesk.ui.theme import Scheme, Theme


class ViewMenu(QObject):
    """Fills « Affichage »; ``step`` goes through the tabs, ``reload`` reads again.

    ``show_card`` is told whether cards stand beside their lists.
    """

    def __init__(
        self,
        menu: QMenu,
        theme: Theme,
        settings: QSettings,
        *,
        step: Callable[[int], object],
        reload: Callable[[], object],
        show_card: Callable[[bool], object],
    ) -> None:
        super().__init__(menu)
        self._theme = theme
        self._settings = settings
        self._show_card = show_card
        self._steps_tabs(menu, step)
        menu.addSeparator()
        menu.addAction(self._switches_card())
        menu.addSeparator()
        self._changes_size(menu)
        self._chooses_colours(menu)
        menu.addAction(self._switches_touch())
        menu.addSeparator()
        act = command(self, "view_reload", self.tr("Act&ualiser"), reload, keys=("F5",))
        menu.addAction(act)

    def turn_wheel(self, event: QWheelEvent) -> None:
        """Change the size of the text with Ctrl and the wheel."""
        turned = event.angleDelta().y()
        if is_zoom(event) and turned:
            self._theme.zoom_by(1 if turned > 0 else -1)
            event.accept()

    def _steps_tabs(self, menu: QMenu, step: Callable[[int], object]) -> None:
        forward = ("Ctrl+PgDown", "Ctrl+Tab")
        back = ("Ctrl+PgUp", "Ctrl+Shift+Tab")
        texts = (self.tr("Onglet &suivant"), self.tr("Onglet &précédent"))
        menu.addAction(command(self, "view_next_tab", texts[0], partial(step, 1), keys=forward))
        menu.addAction(command(self, "view_previous_tab", texts[1], partial(step, -1), keys=back))

    def _changes_size(self, menu: QMenu) -> None:
        theme = self._theme
        sizes = menu.addMenu(self.tr("&Taille du texte"))
        sizes.setObjectName("text_size_menu")
        larger = command(
            self, "view_larger", self.tr("&Agrandir"), partial(theme.zoom_by, 1),
            keys=("Ctrl+=", "Ctrl++"), picture="zoom-in",
        )  # fmt: skip
        smaller = command(
            self, "view_smaller", self.tr("&Réduire"), partial(theme.zoom_by, -1),
            keys=("Ctrl+-",), picture="zoom-out",
        )  # fmt: skip
        usual = command(
            self, "view_usual_size", self.tr("&Taille habituelle"), theme.zoom_reset,
            keys=("Ctrl+0", "Ctrl+à"),  # on a French keyboard the digit needs Shift
        )  # fmt: skip
        sizes.addActions([larger, smaller, usual])

    def _switches_card(self) -> QAction:
        action = QAction(self.tr("Afficher la &fiche"), self)
        action.setObjectName("view_card")
        action.setShortcut(QKeySequence("F9"))
        action.setCheckable(True)
        action.setChecked(card_is_shown(self._settings))
        action.toggled.connect(self._keep_card)
        return action

    def _keep_card(self, shown: bool) -> None:  # noqa: FBT001  Qt's signal
        self._settings.setValue(CARD_KEY, shown)
        self._show_card(shown)

    def _switches_touch(self) -> QAction:
        action = QAction(self.tr("&Mode tactile"), self)
        action.setObjectName("view_touch")
        action.setToolTip(self.tr("Lignes et boutons plus grands, pour un écran que l’on touche"))
        action.setCheckable(True)
        action.setChecked(self._theme.is_touch())
        action.toggled.connect(self._theme.set_touch)
        return action

    def _chooses_colours(self, menu: QMenu) -> None:
        colours = menu.addMenu(self.tr("&Couleurs"))
        colours.setObjectName("colours_menu")
        group = QActionGroup(self)
        texts = {
            Scheme.SYSTEM: self.tr("Comme le p&oste"),
            Scheme.LIGHT: self.tr("&Claires"),
            Scheme.DARK: self.tr("&Sombres"),
            Scheme.CONTRAST: self.tr("C&ontraste élevé"),
        }
        for scheme, text in texts.items():
            action = command(
                self, f"view_{scheme.value}", text, partial(self._theme.choose, scheme)
            )
            action.setCheckable(True)
            action.setChecked(scheme is self._theme.scheme())
            group.addAction(action)
            colours.addAction(action)
