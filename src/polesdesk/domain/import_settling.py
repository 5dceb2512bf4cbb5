"""When file and PolesDesk differ: whose value counts, what is asked, what is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from polesdesk.domain.french import typeset
from polesdesk.domain.import_rows import RowWarning
from polesdesk.domain.import_values import canon, is_empty, shown
from polesdesk.domain.speech import said

T = TypeVar("T")

Memory: TypeAlias = Mapping[tuple[str, str], Mapping[str, str]]
"""What was last imported: kind and id of a record to its fields, in the form of ``canon``."""


class Prefer(StrEnum):
    """Whose value counts where both were changed."""

    BASE = "base"
    FILE = "file"


class Answer(StrEnum):
    """What a manager answers about a likely duplicate."""

    SAME = "same"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueConflict:
    """A value that was changed in PolesDesk and differs in the file; answer with ``Prefer``."""

    key: str
    row: int
    subject: str
    column: str
    in_base: str
    in_file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyDuplicate:
    """A name of the file that may be a record known already; answer with ``Answer``.

    ``same_identifier`` tells that both bear the same SIRET or RNA, so that they are taken for
    the same unless answered otherwise; else they are taken for two.
    """

    key: str
    row: int
    entity: str
    name: str
    known_id: str
    known_name: str
    same_identifier: bool


Question: TypeAlias = ValueConflict | LikelyDuplicate


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How an import decides: ``answers`` maps the key of a question to its answer."""

    prefer: Prefer = Prefer.BASE
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A record that is settled: its kind and id, its name in a sentence, its row in the file."""

    entity: str
    id: str
    label: str
    row: int


class Settling:
    """Settles one value after the other; keeps the questions, warnings and what to remember."""

    def __init__(self, options: ImportOptions, memory: Memory | None = None) -> None:
        self.options = options
        self.questions: list[Question] = []
        self.warnings: list[RowWarning] = []
        self.remembered: dict[tuple[str, str], dict[str, str]] = {}
        self._memory: Memory = memory or {}

    def know(self, memory: Memory) -> None:
        """Take what was last imported into the records that were matched."""
        self._memory = memory

    def remember(self, subject: Subject, name: str, value: Any) -> None:
        """Note what the file, or a default, gives a field."""
        fields = self.remembered.setdefault((subject.entity, subject.id), {})
        fields[name] = canon(value)

    def last(self, subject: Subject, name: str) -> str | None:
        """Return what was last imported into a field, None if nothing ever was."""
        return self._memory.get((subject.entity, subject.id), {}).get(name)

    def settle(
        self,
        subject: Subject,
        name: str,
        column: str,
        values: tuple[T, T],
        texts: tuple[str, str] | None = None,
    ) -> T:
        """Return the value that counts, of those in PolesDesk and in the file, in this order.

        What nobody has touched in PolesDesk since the last import follows the file; what was
        changed or typed there is asked about, and kept unless the answer is the file. ``texts``
        show values, such as ids, that tell a manager nothing.
        """
        base, new = values
        same = canon(base) == canon(new)
        last = self.last(subject, name)
        self.remember(subject, name, new)
        if same:
            return base
        untouched = is_empty(base) if last is None else last == canon(base)
        if untouched:
            return new
        in_base, in_file = texts or (shown(base, name), shown(new, name))
        choice = self._asked(subject, name, column, (in_base, in_file))
        return new if choice is Prefer.FILE else base

    def _asked(self, subject: Subject, name: str, column: str, texts: tuple[str, str]) -> Prefer:
        in_base, in_file = texts
        key = f"{subject.entity}:{subject.id}:{name}"
        self.questions.append(
            ValueConflict(
                key=key,
                row=subject.row,
                subject=subject.label,
                column=column,
                in_base=in_base,
                in_file=in_file,
            )
        )
        choice = Prefer(self.options.answers.get(key, self.options.prefer))
        kept = said("de PolesDesk") if choice is Prefer.BASE else said("du fichier")
        known = said("« {in_base} »").format(in_base=in_base) if in_base else "rien"
        self.warn(
            subject.row,
            said(
                "{label}, {column} : PolesDesk a {known}, le fichier « {in_file} » ; la valeur "
                "{kept} est gardée."
            ).format(label=subject.label, column=column, known=known, in_file=in_file, kept=kept),
        )
        return choice

    def likely_duplicate(self, question: LikelyDuplicate) -> Answer:
        """Ask whether a name is that of a known record; return the answer, given or assumed."""
        self.questions.append(question)
        default = Answer.SAME if question.same_identifier else Answer.NEW
        return Answer(self.options.answers.get(question.key, default))

    def warn(self, row: int, message: str) -> None:
        """Note a doubt."""
        self.warnings.append(RowWarning(row=row, message=typeset(message)))
