"""The dialogs of a campaign: opinion and decision, of one or of many; letters; what was refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import campaign_many, evaluations, letter_batches, renewal_letters
from polesdesk.actions.campaign_many import ManyDone
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.letter_batches import LetterBatch
from polesdesk.actions.runner import Runner
from polesdesk.domain.evaluation_cards import EvaluationCard
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.progress import Progress
from polesdesk.domain.renewal_labels import OUTCOMES
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput, TextInput
from polesdesk.ui.table_dialog import TableDialog, WordsModel
from polesdesk.ui.words import tr

_WIDTHS = (18, 70)
Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    """A step of an evaluation that a person takes: its action and its words."""

    action: Callable[..., Any]
    stem: str
    title: str
    verb: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """Where a batch is shown: the paper in its preview, a sentence at the foot, all in a window."""

    paper: Callable[[ListPaper], object]
    tell: Tell
    parent: QWidget


def opinion_dialog(desk: Desk, known: EvaluationCard, parent: QWidget) -> FormDialog:
    """Return the dialog that asks who gives the opinion, and when."""
    verdict = _Verdict(
        action=evaluations.propose,
        stem="proposed",
        title=tr("Rendre l’avis sur {number}"),
        verb=tr("&Rendre l’avis"),
        hint=tr("La grille et les faits relevés sont alors figés avec l’avis."),
    )
    return _verdict_dialog(desk, known, verdict, parent)


def decision_dialog(desk: Desk, known: EvaluationCard, parent: QWidget) -> FormDialog:
    """Return the dialog that asks who decides, and when."""
    verdict = _Verdict(
        action=evaluations.decide,
        stem="decided",
        title=tr("Décider pour {number}"),
        verb=tr("&Décider"),
        hint=tr("La décision ne se modifie plus\u202f: une nouvelle évaluation la remplacerait."),
    )
    return _verdict_dialog(desk, known, verdict, parent)


def _verdict_dialog(
    desk: Desk, known: EvaluationCard, verdict: _Verdict, parent: QWidget
) -> FormDialog:
    one = known.evaluation
    title = verdict.title.format(number=known.convention.number)
    if one.outcome is not None:
        word = tr(OUTCOMES[one.outcome])
        title = tr("{act}\u202f: {outcome}").format(
            act=title, outcome=f"{word[:1].lower()}{word[1:]}"
        )
    by, on = f"{verdict.stem}_by", f"{verdict.stem}_on"
    fields = (
        Field(by, tr("Par"), TextInput(longest=120), required=True, hint=verdict.hint),
        Field(on, tr("Le"), DateInput(desk.today), required=True),
    )
    name = f"verdict_{verdict.stem}"
    form = Form(name, (Section(fields=fields),))
    form.set_values({on: desk.today()})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            verdict.action,
            one.id,
            values[by],
            values[on],
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(form, name=name, title=title, save=save, parent=parent, verb=verdict.verb)


def verdicts_dialog(
    desk: Desk, ids: Sequence[str], *, is_opinion: bool, tell: Tell, parent: QWidget
) -> FormDialog:
    """Return the dialog by which one person judges many agreements on one day."""
    stem = "proposed" if is_opinion else "decided"
    fields = (
        Field("by", tr("Par"), TextInput(longest=120), required=True),
        Field("on", tr("Le"), DateInput(desk.today), required=True),
    )
    name = f"verdicts_{stem}"
    form = Form(name, (Section(fields=fields),))
    form.set_values({"on": desk.today()})
    count = plural(len(ids), tr("convention"), tr("conventions"))
    title = tr("Rendre l’avis sur {count}") if is_opinion else tr("Décider pour {count}")
    act = campaign_many.propose if is_opinion else campaign_many.decide
    done = tr("Avis rendu sur {count}") if is_opinion else tr("Décision prise pour {count}")

    def go(values: Mapping[str, Any]) -> None:
        form.settle()
        run_many(
            desk, act, tuple(ids), values["by"], values["on"],
            title=title.format(count=count), done=done, tell=tell, parent=parent,
        )  # fmt: skip

    verb = tr("&Rendre l’avis") if is_opinion else tr("&Décider")
    return FormDialog(
        form, name=name, title=title.format(count=count), save=go, parent=parent, verb=verb
    )


def run_many(
    desk: Desk,
    act: Callable[..., ManyDone],
    *told: object,
    title: str,
    done: str,
    tell: Tell,
    parent: QWidget,
) -> None:
    """Do something to many agreements in the background; tell how many, and what was refused."""
    desk.run(act, *told, title=title, then=partial(show_done, done, tell, parent), owner=parent)


def show_done(done: str, tell: Tell, parent: QWidget, found: ManyDone) -> None:
    """Tell for how many something was done, then list what was refused, with the reasons."""
    if found.count:
        count = plural(found.count, tr("convention"), tr("conventions"))
        tell(done.format(count=count))
    if found.refused:
        refused_dialog([(one.number, one.message) for one in found.refused], parent).open()


def letters_dialog(desk: Desk, ids: Sequence[str], showing: Showing, kind: str = "") -> FormDialog:
    """Return the dialog that writes letters for a selection; ``kind`` is the one proposed."""
    kinds = tuple(
        Choice(value=str(kind), label=tr(LETTERS[kind])) for kind in renewal_letters.KINDS
    )
    hint = tr(
        "Une lettre déjà émise est réimprimée telle quelle. Une seule annulation retire tout "
        "l’envoi."
    )
    field = Field("kind", tr("Lettre"), ChoiceInput(kinds), required=True, hint=hint)
    form = Form("campaign_letters", (Section(fields=(field,)),))
    form.set_values({"kind": kind})
    count = plural(len(ids), tr("convention"), tr("conventions"))

    def go(values: Mapping[str, Any]) -> None:
        form.settle()
        write_letters(desk, LetterKind(values["kind"]), ids, showing)

    return FormDialog(
        form,
        name="campaign_letters",
        title=tr("Écrire des lettres pour {count}").format(count=count),
        save=go,
        parent=showing.parent,
        verb=tr("É&crire"),
    )


def write_letters(desk: Desk, kind: LetterKind, ids: Sequence[str], showing: Showing) -> None:
    """Write letters in the background, then show them in one paper, and what was refused."""

    def arrived(found: tuple[LetterBatch, ListPaper | None]) -> None:
        batch, paper = found
        showing.tell(_told(batch))
        if paper is not None:
            showing.paper(paper)
        if batch.refused:
            rows = [(one.name, one.error.message) for one in batch.refused]
            refused_dialog(rows, showing.parent).open()

    desk.run(
        _written,
        kind,
        tuple(ids),
        title=tr("Écriture des lettres"),
        then=arrived,
        owner=showing.parent,
    )


def _written(
    runner: Runner, progress: Progress, kind: LetterKind, ids: Sequence[str]
) -> tuple[LetterBatch, ListPaper | None]:
    batch = renewal_letters.issue_many(runner, progress, kind, ids)
    paper = letter_batches.bundle(runner, progress, batch.letters) if batch.written else None
    return batch, paper


def _told(batch: LetterBatch) -> str:
    if not batch.written:
        return tr("Aucune lettre écrite")
    words = plural(batch.issued, tr("lettre écrite"), tr("lettres écrites"))
    kept = batch.kept
    if not kept:
        return words
    again = plural(kept, tr("réimprimée"), tr("réimprimées"))
    return f"{words} · {again}"


def refused_dialog(rows: Sequence[tuple[str, str]], parent: QWidget) -> TableDialog:
    """Return the list of agreements for which something was refused, with the reasons."""
    count = plural(len(rows), tr("convention refusée"), tr("conventions refusées"))
    told = tr("Les autres sont faites. Voici ce qui manque à celles-ci\u202f:")
    model = WordsModel((tr("Convention"), tr("Motif")), rows)
    made = RefusedDialog("campaign_refused", (count, told), model, _WIDTHS, parent)
    made.go.hide()
    return made


class RefusedDialog(TableDialog):
    """Shows what was refused; there is nothing to choose."""

    def take(self, row: int) -> None:
        """Close: the reason was read."""
