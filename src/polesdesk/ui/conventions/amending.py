"""Amendments on the card of an agreement, and the dialogs that prepare and look at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import amendments
from polesdesk.domain.amendments import ChangedArticle, amendment_in_words, article_heading
from polesdesk.domain.cards import AmendmentLine, ConventionCard
from polesdesk.domain.conventions import SIGNED, Convention, Situation, State, situation
from polesdesk.domain.french import date_in_words, format_date, plural
from polesdesk.ui.agreement_chip import agreement_chip
from polesdesk.ui.card import Block, Button, Line, Link, Strip
from polesdesk.ui.card.side_by_side import Beside, SideBySide
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import DateInput, LongTextInput
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.ui.conventions.acts import Acts


def amend_dialog(
    desk: Desk, one: Convention, made: Callable[[str], object], parent: QWidget
) -> FormDialog:
    """Return the dialog that prepares an amendment: its day and its object."""
    fields = (
        Field(
            "start_date",
            tr("Prend effet le"),
            DateInput(desk.today),
            required=True,
            hint=tr("Ses locaux, ses créneaux et ses conditions remplacent alors les précédents"),
        ),
        Field(
            "amendment_object",
            tr("Objet"),
            LongTextInput(lines=3),
            required=True,
            hint=tr(
                "La suite de «\u202fLe présent avenant a pour objet\u202f:\u202f», point compris"
            ),
        ),
    )
    form = Form("amend", (Section(fields=fields),))
    start = max(desk.today(), one.start_date or desk.today())
    form.set_values({"start_date": start})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            amendments.prepare,
            one.id,
            values["start_date"],
            object_=values["amendment_object"],
            then=partial(_settle, form, made),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Avenant à {number}").format(number=one.number)
    return FormDialog(
        form, name="amend", title=title, save=save, parent=parent, verb=tr("&Préparer l’avenant")
    )


def _settle(form: Form, made: Callable[[str], object], fresh: Convention) -> None:
    form.settle()
    made(fresh.id)


def amend_button(card: ConventionCard, acts: Acts) -> Button:
    """Return the command that prepares an amendment, off where there is nothing to amend."""
    return Button(
        name="convention_amend",
        text=tr("Préparer un avenant…"),
        act=acts.amend,
        icon="file-text",
        why_not=_why_not(card),
    )


def _why_not(card: ConventionCard) -> str:
    one = card.data.convention
    if one.state not in SIGNED:
        return tr("La convention n’est pas signée\u202f: modifiez-la.")
    if card.situation is Situation.EXPIRED or one.state in {State.CLOSED, State.ARCHIVED}:
        return tr("La convention a pris fin\u202f: elle ne s’amende plus.")
    return ""


def amendments_block(card: ConventionCard, acts: Acts) -> Block | None:
    """Return the amendments of an agreement, None where there is none."""
    if not card.amendments:
        return None
    lines = tuple(_line(line, card) for line in card.amendments)
    day = Button(name="convention_terms_on", text=tr("Conditions à une date…"), act=acts.terms_on)
    return Block(title=tr("Avenants"), lines=lines, buttons=(day,))


def _line(line: AmendmentLine, card: ConventionCard) -> Line:
    one = line.amendment
    words = amendment_in_words(one.number)
    effect = (
        tr("à compter du {day}").format(day=format_date(one.start_date)) if one.start_date else ""
    )
    articles = plural(len(line.articles), tr("article modifié"), tr("articles modifiés"))
    parts = (effect, one.amendment_object.strip().rstrip("."), articles)
    return Line(
        title=words[:1].upper() + words[1:],
        detail=" · ".join(part for part in parts if part),
        chip=agreement_chip(
            one,
            card.data.day,
            situation=situation(one, card.data.day),
            untitled=False,
            soon_days=0,
        ),
        link=Link(kind="convention", id=one.id),
    )


def changes_block(card: ConventionCard) -> Block | None:
    """Return what an amendment changes, wording against wording; None of an agreement."""
    amends = card.data.amends
    if amends is None:
        return None
    title = tr("Ce que l’avenant change")
    if not amends.articles:
        return Block(title=title, empty=tr("Rien encore\u202f: modifiez ses conditions."))
    lines = [_beside(article) for article in amends.articles]
    titles = (tr("Ancienne rédaction"), tr("Nouvelle rédaction"))
    return Block(title=title, widget=SideBySide("convention_amended_articles", titles, lines))


def _beside(article: ChangedArticle) -> Beside:
    return Beside(
        label=article_heading(article),
        before="\n".join(article.former),
        after="\n".join(article.new),
    )


def terms_strip(card: ConventionCard) -> Strip | None:
    """Return since when amended terms hold, where they do."""
    terms = card.terms
    if terms is None or terms.since is None or terms.since.start_date is None:
        return None
    text = tr("Conditions de l’{amendment}, en vigueur depuis le {day}.").format(
        amendment=amendment_in_words(terms.since.number),
        day=date_in_words(terms.since.start_date),
    )
    return Strip(text=text, tone=Tone.BLUE)


def is_amendment(card: ConventionCard) -> bool:
    """Tell whether the card shows an amendment."""
    return card.data.convention.amends_id is not None
