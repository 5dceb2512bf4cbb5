"""The card of a follow-up: its findings, its letter, the answer, the step that comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from polesdesk.domain.escalation import LETTERS, STEPS, FollowUpState
from polesdesk.domain.follow_up_rows import FollowUpCard, FollowUpRow
from polesdesk.domain.follow_ups import FollowUpKind
from polesdesk.domain.french import format_date, format_time, plural
from polesdesk.domain.occupancy_labels import FINDINGS, FOLLOW_UPS, OUTCOMES
from polesdesk.domain.rate_rows import EvidenceRow
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.follow_ups.columns import day_words, state_chip
from polesdesk.ui.history_block import history_button
from polesdesk.ui.letter_acts import LetterActs, letters_block
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpActs:
    """What the card may ask for; a follow-up is told by its card."""

    edit: Callable[[FollowUpCard], object]
    answer: Callable[[FollowUpCard], object]
    end: Callable[[FollowUpCard], object]
    reopen: Callable[[FollowUpCard], object]
    step: Callable[[FollowUpCard, FollowUpKind], object]
    draft: Callable[[FollowUpCard], object]
    issue: Callable[[FollowUpCard], object]
    show_history: Callable[[], object]
    letters: LetterActs


def content_of(card: FollowUpCard, acts: FollowUpActs) -> Content:
    """Return what the card of a follow-up shows."""
    row = card.row
    blocks = [Block(facts=tuple(_facts(card))), _findings(card)]
    if card.letter is not None:
        blocks.append(letters_block((card.letter,), acts.letters))
    if card.steps:
        lines = tuple(_step(one) for one in card.steps)
        blocks.append(Block(title=tr("Autres étapes pour ce créneau"), lines=lines))
    return Content(
        title=row.title,
        reference=tr(FOLLOW_UPS[row.kind]),
        chip=state_chip(row.state),
        strips=tuple(_strips(card)),
        blocks=tuple(blocks),
        primary=_primary(card, acts),
        buttons=tuple(_buttons(card, acts)),
        more=(history_button("follow_up", acts.show_history),),
    )


def _facts(card: FollowUpCard) -> list[Fact]:
    row, one = card.row, card.follow_up
    facts = [Fact(label=tr("Pôle"), text=row.hub, link=Link(kind="hub", id=row.hub_id))]
    if row.association_id:
        link = Link(kind="association", id=row.association_id)
        facts.append(Fact(label=tr("Association"), text=row.association, link=link))
    if one.convention_id:
        link = Link(kind="convention", id=one.convention_id)
        facts.append(Fact(label=tr("Convention"), text=row.convention, link=link))
    if one.visit_id:
        link = Link(kind="visit", id=one.visit_id)
        facts.append(Fact(label=tr("Visite"), text=tr("voir la visite"), link=link))
    told = (
        (tr("Responsable"), one.owner),
        (tr("Ouverte le"), day_words(one.opened_on)),
        (tr("Échéance"), day_words(one.due_on)),
        (tr("Réponse"), one.answer),
        (tr("Répondu le"), day_words(one.answered_on)),
        (tr("Absences"), _excused(one.excused)),
        (tr("Terminée le"), day_words(one.done_on)),
        (tr("Suite donnée"), one.outcome),
        (tr("Notes"), one.notes),
    )
    return [*facts, *(Fact(label=label, text=text) for label, text in told if text)]


def _excused(excused: bool | None) -> str:  # noqa: FBT001 - the field as it is kept
    if excused is None:
        return ""
    return tr("excusées") if excused else tr("non excusées")


def _findings(card: FollowUpCard) -> Block:
    count = plural(len(card.findings), tr("constat"), tr("constats"))
    return Block(
        title=tr("D’où elle vient ({count})").format(count=count),
        lines=tuple(_finding(one) for one in card.findings),
        empty=tr("Aucun constat lié."),
    )


def _finding(one: EvidenceRow) -> Line:
    moment = format_date(one.day)
    if one.at is not None:
        moment = tr("{day} à {time}").format(day=moment, time=format_time(one.at))
    now = f", {tr(OUTCOMES[one.outcome])}" if one.outcome is not None else ""
    return Line(
        title=tr("{moment}\u202f: {finding}").format(
            moment=moment, finding=tr(FINDINGS[one.finding])
        ),
        detail=f"{one.room} · {one.visit}{now}",
        link=Link(kind="visit", id=one.visit_id),
    )


def _step(row: FollowUpRow) -> Line:
    due = day_words(row.done_on or row.due_on)
    return Line(
        title=tr(FOLLOW_UPS[row.kind]),
        detail=due,
        chip=state_chip(row.state),
        link=Link(kind="follow_up", id=row.id),
    )


def _strips(card: FollowUpCard) -> list[Strip]:
    state = card.row.state
    if card.next_step is not None:
        told = tr("L’étape suivante peut être prise\u202f: {step}.").format(
            step=tr(FOLLOW_UPS[card.next_step]).lower()
        )
        return [Strip(text=told, tone=Tone.AMBER)]
    if state is FollowUpState.ANSWERED:
        told = tr("L’association a répondu\u202f: dites si ses absences sont excusées.")
        return [Strip(text=told, tone=Tone.AMBER)]
    if state is FollowUpState.LATE:
        return [Strip(text=tr("L’échéance est passée."), tone=Tone.RED)]
    return []


def _primary(card: FollowUpCard, acts: FollowUpActs) -> Button | None:
    if card.row.state is FollowUpState.DONE and card.next_step is None:
        return None
    if card.row.kind in LETTERS and card.letter is None:
        return Button(
            name="follow_up_issue",
            text=tr("Émettre le courrier…"),
            act=partial(acts.issue, card),
            icon="mail",
        )
    if card.next_step is not None and card.row.state is not FollowUpState.ANSWERED:
        return _step_button(card, card.next_step, acts)
    if card.row.kind in LETTERS:
        return _answer_button(card, acts)
    return _end_button(card, acts)


def _step_button(card: FollowUpCard, kind: FollowUpKind, acts: FollowUpActs) -> Button:
    return Button(
        name="follow_up_step",
        text=tr("{step}…").format(step=tr(FOLLOW_UPS[kind])),
        act=partial(acts.step, card, kind),
        icon="arrow-right",
    )


def _answer_button(card: FollowUpCard, acts: FollowUpActs) -> Button:
    return Button(
        name="follow_up_answer",
        text=tr("Noter la réponse…"),
        act=partial(acts.answer, card),
        icon="pen-line",
    )


def _end_button(card: FollowUpCard, acts: FollowUpActs) -> Button:
    return Button(
        name="follow_up_end", text=tr("Terminer…"), act=partial(acts.end, card), icon="check"
    )


def _buttons(card: FollowUpCard, acts: FollowUpActs) -> list[Button]:
    shown = []
    primary = _primary(card, acts)
    taken = primary.name if primary is not None else ""
    is_done = card.row.state is FollowUpState.DONE
    if card.row.kind in LETTERS and card.letter is None and not is_done:
        shown.append(
            Button(name="follow_up_draft", text=tr("Voir le projet"), act=partial(acts.draft, card),
                   icon="eye")
        )  # fmt: skip
    if not is_done and taken != "follow_up_answer" and card.row.kind in STEPS:
        shown.append(_answer_button(card, acts))
    if not is_done and taken != "follow_up_end":
        shown.append(_end_button(card, acts))
    if is_done:
        reopen = partial(acts.reopen, card)
        shown.append(Button(name="follow_up_reopen", text=tr("Rouvrir"), act=reopen))
    edit = partial(acts.edit, card)
    shown.append(Button(name="follow_up_edit", text=tr("Modifier"), act=edit, icon="pencil"))
    return shown
