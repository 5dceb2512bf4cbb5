"""The working beside the list: what an association had in a year, agreement by agreement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from polesdesk.domain.french import format_euros, format_rna, format_siret, plural
from polesdesk.domain.in_kind import AgreementYear, Lack, RoomYear
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.in_kind.columns import HelpLine, hours
from polesdesk.ui.letter_acts import LetterActs, letters_block
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What can be done from the working: mend, look at the letter, issue it."""

    mend: Callable[[AgreementYear, RoomYear], object]
    draft: Callable[[str], object]
    issue: Callable[[str], object]
    go: Callable[[str, str], object]
    letters: LetterActs


def content_of(line: HelpLine, year: int, acts: Acts) -> Content:
    """Return what stands beside the list of an association."""
    row = line.row
    known = not row.lacking and bool(row.aid_cents)
    numbers = (format_siret(row.siret), format_rna(row.rna))
    return Content(
        reference=next((one for one in numbers if one), ""),
        title=row.name,
        chip=line.chip,
        strips=(
            *(_strip(one, room, number, acts)
              for number, (one, room) in enumerate(_lacks(line), start=1)),
            *_outdated(line, acts),
        ),
        blocks=(
            Block(facts=_facts(line, year)),
            Block(title=tr("Calcul"), lines=tuple(_line(one) for one in row.agreements)),
            letters_block((line.letter,) if line.letter else (), acts.letters),
        ),
        primary=_primary(line, acts, known=known),
        buttons=(
            *((Button(name="in_kind_draft", text=tr("Aperçu"), icon="eye",
                      act=partial(acts.draft, row.id)),)
              if known and line.letter is None else ()),
            Button(name="in_kind_association", text=tr("Fiche"), icon="users",
                   act=partial(acts.go, "association", row.id),
                   tooltip=tr("Ouvrir la fiche de l’association")),
        ),
    )  # fmt: skip


def _outdated(line: HelpLine, acts: Acts) -> tuple[Strip, ...]:
    letter = line.letter
    if letter is None or not line.is_outdated:
        return ()
    text = tr("Le calcul a changé depuis le courrier {number}.").format(number=letter.number)
    cancel = partial(acts.letters.ask_cancel, letter)
    button = Button(name="in_kind_cancel_letter", text=tr("Annuler le courrier…"), act=cancel)
    return (Strip(text=text, button=button),)


def _primary(line: HelpLine, acts: Acts, *, known: bool) -> Button | None:
    if line.letter is not None:
        show = partial(acts.letters.show, line.letter.id)
        return Button(name="in_kind_show_letter", text=tr("Voir le courrier"), act=show)
    if not known:
        return None
    issue = partial(acts.issue, line.row.id)
    return Button(name="in_kind_issue", text=tr("Émettre le courrier"), act=issue, icon="mail")


def _facts(line: HelpLine, year: int) -> tuple[Fact, ...]:
    row = line.row
    unknown = tr("non calculable")
    aid = unknown if row.aid_cents is None else format_euros(row.aid_cents)
    value = unknown if row.value_cents is None else format_euros(row.value_cents)
    return (
        Fact(label=tr("Aide {year}").format(year=year), text=aid),
        Fact(label=tr("Valeur des locaux"), text=value),
        Fact(label=tr("Redevance"), text=format_euros(row.fee_cents) if row.known else "–"),
        Fact(label=tr("Heures"), text=hours(line)),
        Fact(label=tr("Pôles"), text=row.hubs or "–"),
    )


def _line(one: AgreementYear) -> Line:
    days = plural(one.days, tr("jour"), tr("jours"))
    told = "\n".join((tr("{days} dans l’année").format(days=days), *one.working))
    number = one.number or tr("Sans numéro")
    return Line(title=number, detail=told, link=Link(kind="convention", id=one.convention_id))


def _lacks(line: HelpLine) -> list[tuple[AgreementYear, RoomYear]]:
    return [(one, room) for one in line.row.lacking for room in one.lacks]


def _strip(one: AgreementYear, room: RoomYear, number: int, acts: Acts) -> Strip:
    verbs = {
        Lack.SURFACE: tr("Ouvrir le local"),
        Lack.RENT: tr("Ouvrir les loyers"),
        Lack.OPENING: tr("Ouvrir le pôle"),
    }
    verb = verbs.get(room.lack or Lack.HUB, tr("Ouvrir la convention"))
    button = Button(name=f"in_kind_mend_{number}", text=verb, act=partial(acts.mend, one, room))
    return Strip(text=room.working, tone=Tone.RED, button=button)
