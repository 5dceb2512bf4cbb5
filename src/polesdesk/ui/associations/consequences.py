"""What a change in the life of an association will do, to read before it is recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.actions.association_changes import ChangeEffects
from polesdesk.domain.association_endings import Consequences, Fate, fate_in_words
from polesdesk.domain.french import format_euros, join_and, plural
from polesdesk.ui.card import Block, Content, Fact, Line, Strip
from polesdesk.ui.card.reading import ReadingView
from polesdesk.ui.chips import Chip
from polesdesk.ui.desk import Expected
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

WIDTH, HEIGHT = 640, 600
_TONES = {
    Fate.ENDED: Tone.RED,
    Fate.REDUCED: Tone.AMBER,
    Fate.BLOCKED: Tone.RED,
    Fate.STAYING: Tone.AMBER,
    Fate.KEPT: Tone.GREEN,
}


class ConsequencesDialog(QDialog):
    """Shows the consequences; « Retour » goes back to the form, nothing is written yet."""

    def __init__(
        self,
        title: str,
        content: Content,
        *,
        verb: str,
        accept: Callable[[], object],
        parent: QWidget,
        may_accept: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("consequences_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._accept = accept
        self._error = MessageLine(Tone.RED)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(title, role="title", wraps=True))
        told = tr("Rien n’est encore enregistré. Tout s’annulera d’un seul coup.")
        column.addWidget(plain_label(told, role="muted", wraps=True))
        view = ReadingView()
        view.setObjectName("consequences_reading")
        view.setAccessibleName(tr("Conséquences"))
        view.show_content(content)
        column.addWidget(view, 1)
        column.addWidget(self._error)
        column.addLayout(self._foot(verb, may_accept=may_accept))
        resize_within_screen(self, WIDTH, HEIGHT)

    def refuse(self, error: Expected) -> None:
        """Say why it could not be recorded."""
        self._error.show_text(error.message)

    def _foot(self, verb: str, *, may_accept: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.accept_button = QPushButton(verb, self)
        self.accept_button.setObjectName("consequences_accept")
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setEnabled(may_accept)
        self.accept_button.clicked.connect(lambda _on: self._accept())
        back = QPushButton(tr("&Retour"), self)
        back.setObjectName("consequences_back")
        back.clicked.connect(lambda _on: self.reject())
        for button in (self.accept_button, back):
            button.setAutoDefault(False)
        row.addWidget(self.accept_button)
        row.addStretch(1)
        row.addWidget(back)
        (self.accept_button if may_accept else back).setFocus()
        return row


def of_ending(found: Consequences, on: date) -> Content:
    """Return what an ending does, agreement by agreement."""
    strips: tuple[Strip, ...] = ()
    if found.blocked:
        numbers = join_and([one.number for one in found.blocked])
        text = tr("À régler d’abord\u202f: {numbers}.").format(numbers=numbers)
        strips = (Strip(text=text, tone=Tone.RED),)
    return Content(
        title="",
        strips=strips,
        blocks=(
            Block(
                title=tr("Conventions"),
                lines=tuple(
                    Line(
                        title=one.number,
                        detail=_detail(one.places, fate_in_words(one, on), one.heirs),
                        chip=Chip(word=_word(one.fate), tone=_TONES.get(one.fate, Tone.GREY)),
                    )
                    for one in found.agreements
                ),
                empty=tr("Aucune convention n’est touchée."),
            ),
            *_tasks(found),
            *_help(found),
        ),
    )


def _detail(places: str, told: str, heirs: tuple[str, ...]) -> str:
    draft = tr("projet pour {names}").format(names=join_and(list(heirs))) if heirs else ""
    return " · ".join(part for part in (places, told, draft) if part)


def _word(fate: Fate) -> str:
    return {
        Fate.ENDED: tr("Résiliée"),
        Fate.REDUCED: tr("Réduite"),
        Fate.KEPT: tr("Conservée"),
        Fate.WITHDRAWN: tr("Sans suite"),
        Fate.ENDING: tr("S’achève"),
        Fate.STAYING: tr("À rendre"),
        Fate.OVER: tr("Close"),
        Fate.BLOCKED: tr("À régler"),
    }[fate]


def _tasks(found: Consequences) -> tuple[Block, ...]:
    if not found.tasks:
        return ()
    lines = tuple(Line(title=one) for one in found.tasks)
    return (Block(title=tr("Suites ouvertes"), lines=lines),)


def _help(found: Consequences) -> tuple[Block, ...]:
    if found.aid_before is None or found.aid_after is None:
        return ()
    text = tr("{before} → {after}, au prorata des jours").format(
        before=format_euros(found.aid_before), after=format_euros(found.aid_after)
    )
    label = tr("Aide {year}").format(year=found.year)
    return (Block(title=tr("Aide en nature"), facts=(Fact(label=label, text=text),)),)


def of_change(found: ChangeEffects) -> Content:
    """Return what a change of board, name or seat touches."""
    warned = tr("Plus personne ne signerait pour l’association\u202f: ajoutez qui la représente.")
    strips = (Strip(text=warned),) if found.nobody_signs else ()
    known = (
        (tr("Sortants"), join_and(list(found.leaving))),
        (tr("Entrants"), join_and(list(found.coming))),
        (tr("Projets qui suivent"), join_and(list(found.drafts))),
        (tr("À réimprimer"), join_and(list(found.to_reprint))),
        (tr("Inchangées"), _frozen(found.frozen)),
        (tr("Déclaration"), tr("à faire en préfecture sous trois mois (loi de 1901, art. 5)")),
    )
    facts = tuple(Fact(label=label, text=text) for label, text in known if text)
    return Content(title="", strips=strips, blocks=(Block(facts=facts),))


def _frozen(count: int) -> str:
    if not count:
        return ""
    kept = plural(count, tr("convention garde"), tr("conventions gardent"))
    return tr("{kept} les noms imprimés").format(kept=kept)
