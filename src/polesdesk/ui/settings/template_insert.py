"""The menus that write fields, conditions, tables and blocks into the text of a template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from polesdesk.domain.clauses import INSERTS
from polesdesk.domain.facts import FACT_SENTENCES, FACTS, FIELDS, Group
from polesdesk.domain.office_texts import letter_words
from polesdesk.ui.texts import mute_mnemonic
from polesdesk.ui.words import capital, tr

BLANK = "…"
"""What stands where words are to be typed."""
Act = Callable[[str], object]
Entry = tuple[Group, str, str]
"""The heading of a menu, what it says, and the French label that it inserts."""


def field_menu(parent: QWidget, act: Act, look_up: Callable[[], object], name: str = "") -> QMenu:
    """Return the menu of the fields of a text; its last line looks a field up by its name."""
    known = letter_words(name)
    if known is None:
        entries = [(field.group, capital(tr(field.label)), field.label) for field in FIELDS]
        menu = _grouped_menu(parent, entries, act, "template_insert_field")
    else:
        menu = _plain_menu(parent, known.fields, act, "template_insert_field")
    menu.addSeparator()
    chosen = menu.addAction(tr("Chercher un champ…"), look_up)
    chosen.setObjectName("template_insert_field_look_up")
    return menu


def condition_menu(parent: QWidget, act: Act, name: str = "") -> QMenu:
    """Return the menu of the conditions of a text in words."""
    known = letter_words(name)
    if known is not None:
        return _plain_menu(parent, known.cases, act, "template_insert_condition")
    entries = [
        (fact.group, tr("Si {sentence}").format(sentence=tr(FACT_SENTENCES[fact.name])), fact.label)
        for fact in FACTS
    ]
    return _grouped_menu(parent, entries, act, "template_insert_condition")


def block_menu(parent: QWidget, act: Act, name: str = "") -> QMenu:
    """Return the menu of tables, lists and blocks of a text."""
    known = letter_words(name)
    if known is not None:
        inserts = (*known.inserts, *known.parts)
        return _plain_menu(parent, inserts, act, "template_insert_block")
    menu = QMenu(parent)
    for insert in INSERTS:
        chosen = menu.addAction(capital(tr(insert.label)), partial(act, insert.label))
        chosen.setObjectName(f"template_insert_block_{insert.name}")
    return menu


def _plain_menu(parent: QWidget, labels: Sequence[str], act: Act, name: str) -> QMenu:
    menu = QMenu(parent)
    for number, label in enumerate(labels, 1):
        chosen = menu.addAction(mute_mnemonic(capital(tr(label))), partial(act, label))
        chosen.setObjectName(f"{name}_{number}")
    return menu


def _grouped_menu(parent: QWidget, entries: Iterable[Entry], act: Act, name: str) -> QMenu:
    menu = QMenu(parent)
    submenus: dict[Group, QMenu] = {}
    order = list(Group)
    for number, entry in enumerate(sorted(entries, key=lambda one: order.index(one[0])), 1):
        group, words, label = entry
        if group not in submenus:
            submenus[group] = menu.addMenu(tr(group.value))
        chosen = submenus[group].addAction(mute_mnemonic(words), partial(act, label))
        chosen.setObjectName(f"{name}_{number}")
    return menu


def insert_field(text: QPlainTextEdit, label: str) -> None:
    """Write a field in the place of what is selected."""
    text.insertPlainText(f"{{{{{label}}}}}")
    text.setFocus()


def insert_condition(text: QPlainTextEdit, label: str) -> None:
    """Write a condition with its two ways, and select the first place to fill.

    What is selected becomes the words of the first way. On an empty line and around whole lines
    the commands stand on lines of their own, since they choose among paragraphs there.
    """
    cursor = text.textCursor()
    kept = cursor.selectedText().replace("\u2029", "\n")
    in_lines = "\n" in kept or (not kept and not cursor.block().text().strip())
    gap = "\n" if in_lines else ""
    before = f"[si {label}]{gap}"
    middle, after = f"{gap}[sinon]{gap}", f"{gap}[fin]"
    words = kept.strip("\n") if in_lines else kept
    first = cursor.selectionStart() + _length(before)
    if words:
        first += _length(words) + _length(middle)
    cursor.insertText(f"{before}{words or BLANK}{middle}{BLANK}{after}")
    cursor.setPosition(first)
    cursor.setPosition(first + len(BLANK), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    text.setFocus()


def insert_block(text: QPlainTextEdit, label: str) -> None:
    """Write a table or a block on a line of its own, under the line of the cursor."""
    cursor = text.textCursor()
    cursor.beginEditBlock()
    cursor.clearSelection()
    if cursor.block().text().strip():
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText("\n\n")
    cursor.insertText(f"[{label}]")
    below = cursor.block().next()
    if below.isValid() and below.text().strip():
        cursor.insertText("\n")
    cursor.endEditBlock()
    text.setTextCursor(cursor)
    text.setFocus()


def _length(words: str) -> int:
    """Return how many positions of a document of Qt some words take."""
    return len(words.encode("utf-16-le")) // 2
