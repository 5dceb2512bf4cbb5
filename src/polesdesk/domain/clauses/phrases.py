"""Reading the words of one paragraph: fields, optional words, bold, references, conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from polesdesk.domain.clauses.values import (
    Bold,
    Branch,
    Choice,
    FieldUse,
    Inline,
    Optional,
    Reference,
    TemplateError,
    Words,
)
from polesdesk.domain.clauses.vocabulary import ARTICLES, Vocabulary
from polesdesk.domain.facts import Condition, UnknownFact, read_condition
from polesdesk.domain.folding import fold
from polesdesk.domain.speech import marked, said

DEEPEST = 20
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\\[\]{}*#-])|(?P<field>\{\{[^{}]*\}\})|(?P<opening>\[\[)|(?P<closing>\]\])"
    r"|(?P<command>\[[^\[\]]*\])|(?P<bold>\*\*)|(?P<stray>\{\{|\}\}|[\[\]{}])"
)
_STRAY = {
    "{{": marked("un champ ouvert par « {{ » n’est pas fermé par « }} »"),
    "}}": marked("« }} » ferme un champ qui n’est pas ouvert"),
    "[": marked("un crochet ouvert n’est pas fermé"),
    "]": marked("un crochet fermé n’a pas été ouvert"),
}


def condition_at(text: str, line: int, words: Vocabulary = ARTICLES) -> Condition:
    """Return the condition written in a template; raise ``TemplateError`` when it is none."""
    try:
        return read_condition(text, words.facts)
    except UnknownFact as unknown:
        raise TemplateError(line, str(unknown)) from None


def spaced(text: str) -> str:
    """Return fixed words with their ordinary spaces and line ends as single spaces."""
    return re.sub(r"[ \t\n]+", " ", text)


@dataclass(slots=True)
class _Open:
    """Something opened and not yet closed: optional words, bold, a condition."""

    sign: str
    line: int
    children: list[Inline] = field(default_factory=list)
    done: list[Branch[Inline]] = field(default_factory=list)
    condition: Condition | None = None
    final: bool = False


class Phrase:
    """Reads one paragraph from its first line on, in one pass over its signs."""

    def __init__(self, text: str, line: int, words: Vocabulary = ARTICLES) -> None:
        self._text = text
        self._known = words
        self._line = line
        self._stack = [_Open(sign="", line=line)]

    def read(self) -> tuple[Inline, ...]:
        """Return the words of the paragraph; raise ``TemplateError`` at the line at fault."""
        at = 0
        for token in _TOKEN.finditer(self._text):
            self._words(self._text[at : token.start()])
            self._token(token)
            at = token.end()
        self._words(self._text[at:])
        if len(self._stack) > 1:
            raise TemplateError(self._stack[-1].line, _unclosed(self._stack[-1].sign))
        return tuple(self._stack[0].children)

    def _words(self, text: str) -> None:
        if text:
            self._stack[-1].children.append(Words(text=spaced(text)))
            self._line += text.count("\n")

    def _token(self, token: re.Match[str]) -> None:
        match token.lastgroup:
            case "escaped":
                self._stack[-1].children.append(Words(text=token["escaped"]))
            case "field":
                self._field(token["field"][2:-2])
            case "opening":
                self._push(_Open(sign="[[", line=self._line))
            case "closing":
                optional = Optional(children=self._pop("[[", "]]"))
                self._stack[-1].children.append(optional)
            case "bold":
                self._bold()
            case "command":
                self._command(spaced(token["command"][1:-1]).strip())
            case _:
                raise TemplateError(
                    self._line, said(_STRAY.get(token["stray"], marked("une accolade est isolée")))
                )
        self._line += token[0].count("\n")

    def _field(self, label: str) -> None:
        name = self._known.fields.get(fold(label))
        if name is None:
            told = said("le champ « {label} » n’existe pas").format(label=label.strip()[:60])
            raise TemplateError(self._line, told + self._known.known_fields)
        self._stack[-1].children.append(FieldUse(name=name, line=self._line))

    def _bold(self) -> None:
        if self._stack[-1].sign == "**":
            self._stack[-2].children.append(Bold(children=tuple(self._stack.pop().children)))
        elif any(opened.sign == "**" for opened in self._stack):
            raise TemplateError(self._line, said("le gras se ferme avant ce qu’il contient"))
        else:
            self._push(_Open(sign="**", line=self._line))

    def _command(self, command: str) -> None:
        word, _, rest = command.partition(" ")
        if word == "si":
            self._push(_Open(sign="si", line=self._line, condition=self._condition(rest)))
        elif word == "sinon":
            self._otherwise(rest.strip())
        elif command == "fin":
            self._end_choice()
        elif word == "renvoi" and rest.strip():
            self._stack[-1].children.append(Reference(key=fold(rest), line=self._line))
        else:
            raise TemplateError(
                self._line,
                said("la commande « [{command}] » n’existe pas ici").format(command=command[:60]),
            )

    def _otherwise(self, rest: str) -> None:
        opened = self._stack[-1]
        if opened.sign != "si" or opened.final:
            raise TemplateError(self._line, said("« [sinon] » ne suit aucune condition ouverte"))
        condition = self._condition(rest.removeprefix("si ")) if rest else None
        if rest and not rest.startswith("si "):
            raise TemplateError(self._line, said("écrivez « [sinon] » ou « [sinon si …] »"))
        opened.done.append(_branch(opened))
        opened.children, opened.condition, opened.final = [], condition, condition is None

    def _end_choice(self) -> None:
        opened = self._stack[-1]
        if opened.sign != "si":
            raise TemplateError(self._line, said("« [fin] » ne suit aucune condition ouverte"))
        self._stack.pop()
        self._stack[-1].children.append(Choice(branches=(*opened.done, _branch(opened))))

    def _condition(self, text: str) -> Condition:
        return condition_at(text, self._line, self._known)

    def _push(self, opened: _Open) -> None:
        if len(self._stack) > DEEPEST:
            raise TemplateError(
                self._line, said("trop de conditions sont placées l’une dans l’autre")
            )
        self._stack.append(opened)

    def _pop(self, sign: str, closing: str) -> tuple[Inline, ...]:
        opened = self._stack[-1]
        if opened.sign != sign:
            fault = (
                _unclosed(opened.sign)
                if opened.sign
                else said("« {closing} » n’a pas été ouvert").format(closing=closing)
            )
            raise TemplateError(opened.line if opened.sign else self._line, fault)
        return tuple(self._stack.pop().children)


def _branch(opened: _Open) -> Branch[Inline]:
    return Branch(condition=opened.condition, children=tuple(opened.children))


def _unclosed(sign: str) -> str:
    if sign == "si":
        return said("la condition ouverte ici n’est pas fermée par « [fin] » dans le paragraphe")
    if sign == "**":
        return said("le gras ouvert ici n’est pas fermé par « ** » dans le paragraphe")
    return said("les mots facultatifs ouverts ici par « [[ » ne sont pas fermés par « ]] »")
