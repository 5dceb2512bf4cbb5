"""The next agreement beside the one that ends, before it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.actions import next_agreement
from polesdesk.domain.cards import NextAgreement
from polesdesk.domain.clash_words import clash_in_words
from polesdesk.domain.conventions import Convention
from polesdesk.domain.french import plural
from polesdesk.domain.renewal_labels import OUTCOMES
from polesdesk.ui.card import Strip
from polesdesk.ui.card.parts import strip_frame
from polesdesk.ui.card.side_by_side import Beside, SideBySide
from polesdesk.ui.conventions.facts import facts_of, more_facts_of
from polesdesk.ui.desk import Desk
from polesdesk.ui.manner import set_manner
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.scroll_page import ScrollPage
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

_WIDTH, _HEIGHT = 820, 620
_TOLD = 3
"""Clashes said one by one; the rest is counted."""
Made = Callable[[Convention], object]


class NextDialog(QDialog):
    """Shows old and new terms with what differs; makes the draft, or opens its form first."""

    def __init__(
        self,
        desk: Desk,
        known: NextAgreement,
        parent: QWidget,
        *,
        made: Made,
        change: Made | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known = known
        self._made = made
        self.setObjectName("next_agreement_dialog")
        self.setWindowTitle(
            self.tr("Suite de {number}").format(number=known.former.convention.number)
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(self.windowTitle(), self, role="title", wraps=True))
        for strip in _strips(known):
            column.addWidget(strip_frame(strip))
        page = ScrollPage(self)
        inside = QWidget()
        inside.setProperty("role", "reading")
        lines = QVBoxLayout(inside)
        titles = (self.tr("Convention qui finit"), self.tr("Prochaine convention"))
        lines.addWidget(SideBySide("next_agreement_sides", titles, _lines(known), inside))
        lines.addStretch(1)
        page.show_column(lines, inside)
        column.addWidget(page, 1)
        column.addLayout(self._foot(change))
        resize_within_screen(self, _WIDTH, _HEIGHT)

    def _foot(self, change: Made | None) -> QHBoxLayout:
        make = QPushButton(self.tr("&Créer le projet"), self)
        make.setObjectName("next_agreement_make")
        set_manner(make, "role", "primary")
        make.clicked.connect(lambda _on: self._make())
        back = QPushButton(self.tr("A&nnuler"), self)
        back.setObjectName("next_agreement_cancel")
        back.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(make)
        if change is not None:
            first = QPushButton(self.tr("&Modifier d’abord…"), self)
            first.setObjectName("next_agreement_change")
            first.clicked.connect(lambda _on: self._change(change))
            foot.addWidget(first)
        foot.addWidget(back)
        foot.addStretch(1)
        return foot

    def _make(self) -> None:
        fresh = self._known.next.convention
        self._desk.do(next_agreement.make, fresh, then=self._finish, owner=self)

    def _finish(self, saved: Convention) -> None:
        self.accept()
        self._made(saved)

    def _change(self, change: Made) -> None:
        self.accept()
        change(self._known.next.convention)


def ask_for_next(
    desk: Desk, row_id: str, parent: QWidget, *, made: Made, change: Made | None = None
) -> None:
    """Show what would follow an agreement, then make it."""
    desk.read(
        next_agreement.proposal,
        row_id,
        then=partial(_open, desk, parent, made, change),
        owner=parent,
    )


def _open(
    desk: Desk, parent: QWidget, made: Made, change: Made | None, known: NextAgreement
) -> None:
    NextDialog(desk, known, parent, made=made, change=change).open()


def _lines(known: NextAgreement) -> list[Beside]:
    """Return the facts of both, those that differ first."""
    before = dict(_facts(known, is_next=False))
    after = dict(_facts(known, is_next=True))
    lines = [
        Beside(label=label, before=before.get(label, ""), after=after.get(label, ""))
        for label in dict.fromkeys([*before, *after])
    ]
    return sorted(lines, key=lambda line: not line.differs)


def _facts(known: NextAgreement, *, is_next: bool) -> Iterator[tuple[str, str]]:
    data = known.next if is_next else known.former
    own = (tr("Représentée par"), tr("Acte"), tr("Signataire"), tr("Assurance"))
    for fact in (*facts_of(data), *more_facts_of(data)):
        if fact.label not in own:  # each agreement needs its own
            yield fact.label, fact.text


def _strips(known: NextAgreement) -> Iterator[Strip]:
    if known.outcome is not None:
        words = tr(OUTCOMES[known.outcome])
        text = tr("Avis\u202f: {outcome}.").format(outcome=words)
        if known.changes:
            text += " " + tr("À reporter\u202f: {changes}").format(changes=known.changes)
        yield Strip(text=text, tone=Tone.BLUE)
    if known.clashes:
        told = "\n".join(clash_in_words(one) for one in known.clashes[:_TOLD])
        more = len(known.clashes) - _TOLD
        rest = "\n" + plural(more, tr("autre jour pris"), tr("autres jours pris"))
        text = tr("Déjà pris\u202f:\n{days}").format(days=told) + (rest if more > 0 else "")
        yield Strip(text=text, tone=Tone.AMBER)
