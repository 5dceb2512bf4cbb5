"""Reading a template of articles: plain French text with commands in square brackets.

A line may begin with ``[titre]``, ``[sous-titre]``, ``[article key]``, ``[intertitre]``,
``[visa]``, ``[note]`` or ``- `` for a bullet, begin with ``#`` for a remark that is never
printed, or hold one insert such as ``[tableau des créneaux]``; blank lines part paragraphs.
Anywhere, ``{{field}}`` prints a field, ``[[… {{field}} …]]`` vanishes while the field is
empty, ``**…**`` is bold and ``[renvoi key]`` prints « article 8 ». ``[si fact]``, ``[sinon si
fact]``, ``[sinon]`` and ``[fin]`` choose, among blocks when each stands on a line of its own,
else among words of one paragraph. A backslash takes the meaning from the sign after it.
There are no loops and nothing is evaluated: a template can only choose and copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from polesdesk.domain.clauses.phrases import DEEPEST, Phrase, condition_at
from polesdesk.domain.clauses.values import (
    BlockKind,
    Bold,
    Branch,
    Choice,
    Inline,
    InsertUse,
    Line,
    Optional,
    Reference,
    Template,
    TemplateBlock,
    TemplateError,
)
from polesdesk.domain.clauses.vocabulary import ARTICLES, Vocabulary
from polesdesk.domain.facts import Condition
from polesdesk.domain.folding import fold
from polesdesk.domain.french import typeset
from polesdesk.domain.speech import said

LONGEST_TEMPLATE = 200_000
"""Characters; the factory template has some 30,000."""

_ALONE = re.compile(r"\[([^\[\]]*)\]")
_START = re.compile(r"\[([\w-]+)(?:[ ]+([^\[\]]*))?\][ ]*")
# « L. 2122-1 », « article 8 »: a line never ends between the word and its number.
_LEGAL_NUMBER = re.compile(
    r"(?:(?<=\b[LRD]\.)|(?<=\bart\.)|(?<=\barticle)|(?<=\barticles)|(?<=[nN]°)) (?=\d|[LRD]\.|\{\{)"
)
# « {{field}} ;]] »: a tall sign before a command takes its narrow space too.
_TALL_SIGN = re.compile(r" (?=[;:!?][\[\]*])")


@dataclass(slots=True)
class _Paragraph:
    kind: BlockKind
    line: int
    key: str = ""
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A choice between blocks that is not closed yet; the bottom one is the template."""

    line: int
    children: list[TemplateBlock] = field(default_factory=list)
    done: list[Branch[TemplateBlock]] = field(default_factory=list)
    condition: Condition | None = None
    final: bool = False

    def branch(self) -> Branch[TemplateBlock]:
        return Branch(condition=self.condition, children=tuple(self.children))


@lru_cache(maxsize=16)
def parse(text: str, words: Vocabulary = ARTICLES) -> Template:
    """Return the template written in ``text``; raise ``TemplateError`` at the first fault.

    ``words`` are those that the text may use: the articles of agreements if not told.
    """
    if len(text) > LONGEST_TEMPLATE:
        raise TemplateError(
            1, said("le modèle dépasse {most} caractères").format(most=LONGEST_TEMPLATE)
        )
    reader = _Reader(words)
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    set_in_french = _TALL_SIGN.sub("\u202f", _LEGAL_NUMBER.sub("\u00a0", typeset(plain)))
    for number, line in enumerate(set_in_french.split("\n"), 1):
        reader.line(number, line.strip(" \t"))
    template = Template(blocks=reader.blocks())
    _check_references(template)
    return template


class _Reader:
    """Reads lines one by one; a paragraph ends at a blank line or where another block starts."""

    def __init__(self, words: Vocabulary) -> None:
        self._known = words
        self._stack = [_Open(line=0)]
        self._paragraph: _Paragraph | None = None

    def blocks(self) -> tuple[TemplateBlock, ...]:
        self._end_paragraph()
        if len(self._stack) > 1:
            raise TemplateError(
                self._stack[-1].line,
                said("la condition ouverte ici n’est pas fermée par « [fin] »"),
            )
        return tuple(self._stack[0].children)

    def line(self, number: int, text: str) -> None:
        start = _START.match(text)
        alone = _ALONE.fullmatch(text)
        if not text or text.startswith("#"):
            self._end_paragraph()
        elif start and start[1] in self._known.kinds:
            self._start(
                self._known.kinds[start[1]], number, text[start.end() :], fold(start[2] or "")
            )
        elif alone:
            self._end_paragraph()
            self._alone(number, alone[1].strip())
        elif text.startswith("- "):
            self._start(BlockKind.BULLET, number, text[2:])
        elif self._paragraph:
            self._paragraph.texts.append(text)
        else:
            self._start(BlockKind.PARAGRAPH, number, text)

    def _start(self, kind: BlockKind, number: int, text: str, key: str = "") -> None:
        self._end_paragraph()
        self._paragraph = _Paragraph(kind=kind, line=number, key=key, texts=[text])

    def _end_paragraph(self) -> None:
        read, self._paragraph = self._paragraph, None
        if read is None:
            return
        children = Phrase("\n".join(read.texts), read.line, self._known).read()
        block = Line(kind=read.kind, children=children, key=read.key, line=read.line)
        self._stack[-1].children.append(block)

    def _alone(self, number: int, command: str) -> None:
        word, _, rest = command.partition(" ")
        if word == "si":
            if len(self._stack) > DEEPEST:
                raise TemplateError(
                    number, said("trop de conditions sont placées l’une dans l’autre")
                )
            self._stack.append(
                _Open(line=number, condition=condition_at(rest, number, self._known))
            )
        elif word == "sinon":
            self._otherwise(number, rest.strip())
        elif command == "fin":
            self._end_choice(number)
        elif word == "renvoi":
            self._start(BlockKind.PARAGRAPH, number, f"[{command}]")
        else:
            self._insert(number, command)

    def _otherwise(self, number: int, rest: str) -> None:
        opened = self._stack[-1]
        if len(self._stack) == 1 or opened.final:
            raise TemplateError(number, said("« [sinon] » ne suit aucune condition ouverte"))
        if rest and not rest.startswith("si "):
            raise TemplateError(number, said("écrivez « [sinon] » ou « [sinon si …] »"))
        opened.done.append(opened.branch())
        opened.condition = condition_at(rest[3:], number, self._known) if rest else None
        opened.children, opened.final = [], not rest

    def _end_choice(self, number: int) -> None:
        if len(self._stack) == 1:
            raise TemplateError(number, said("« [fin] » ne suit aucune condition ouverte"))
        opened = self._stack.pop()
        choice = Choice(branches=(*opened.done, opened.branch()))
        self._stack[-1].children.append(choice)

    def _insert(self, number: int, command: str) -> None:
        name = self._known.inserts.get(fold(command))
        if name is None:
            raise TemplateError(
                number,
                said("la commande « [{command}] » n’existe pas").format(command=command[:60]),
            )
        self._stack[-1].children.append(InsertUse(name=name, line=number))


def _check_references(template: Template) -> None:
    lines = list(lines_of(template.blocks))
    keys = {line.key for line in lines if line.kind is BlockKind.ARTICLE and line.key}
    for line in lines:
        for reference in _references(line.children):
            if reference.key not in keys:
                raise TemplateError(
                    reference.line,
                    said("le renvoi « {key} » ne désigne aucun article").format(key=reference.key),
                )


def lines_of(blocks: tuple[TemplateBlock, ...]) -> Iterator[Line]:
    """Yield every line of a template, those of all branches included."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        elif isinstance(block, Choice):
            for branch in block.branches:
                yield from lines_of(branch.children)


def _references(children: tuple[Inline, ...]) -> Iterator[Reference]:
    for child in children:
        if isinstance(child, Reference):
            yield child
        elif isinstance(child, Optional | Bold):
            yield from _references(child.children)
        elif isinstance(child, Choice):
            for branch in child.branches:
                yield from _references(branch.children)
