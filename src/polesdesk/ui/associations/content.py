"""The card of an association: identity, officers, papers, agreements, notes, history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from polesdesk.domain import alerts
from polesdesk.domain.association_events import EventKind
from polesdesk.domain.association_life import LifeLine
from polesdesk.domain.associations import (
    Association,
    AssociationKind,
    Officer,
    PaperKind,
    PaperState,
    in_office,
    officer_name,
)
from polesdesk.domain.cards import AssociationCard, PaperLine
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import (
    date_in_words,
    format_date,
    format_euros,
    format_phone,
    format_rna,
    format_siret,
)
from polesdesk.domain.labels import ASSOCIATION_KINDS, PAPER_STATES
from polesdesk.domain.paper_typing import LACKING
from polesdesk.domain.rows import AlertRow, ConventionRow, HistoryRow
from polesdesk.ui.agreement_chip import agreement_chip, end_in_words
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.history_block import history_block, history_button
from polesdesk.ui.letter_acts import letters_block
from polesdesk.ui.premises_block import held_block
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.ui.associations.acts import Acts
from polesdesk.ui.associations.life_blocks import ended_strips, letter_button, life_blocks
from polesdesk.ui.associations.paper_chips import TONES, file_words, insured

LINE = Button(name="", text="")


def content_of(
    card: AssociationCard,
    history: Sequence[HistoryRow],
    acts: Acts,
    *,
    today: date,
    soon_days: int,
    life: Sequence[LifeLine] = (),
) -> Content:
    """Return what the card of an association shows, and what can be done."""
    one = card.association
    place = " ".join(part for part in (one.postal_code, one.city) if part)
    return Content(
        reference=" · ".join(part for part in (one.acronym, place) if part),
        title=one.name,
        strips=(*ended_strips(one, life, today), *(_strip(alert, acts) for alert in card.alerts)),
        blocks=(
            Block(facts=_identity(one)),
            _officers(card.officers, acts, today),
            _papers(card, acts),
            _agreements(card, acts, today, soon_days),
            *([held_block(card.keys, one.id)] if card.keys else []),
            *life_blocks(life, acts, today),
            *_letters(card, acts),
            *_rest(card, history),
        ),
        primary=Button(name="association_edit", text=tr("Modifier"), act=acts.edit),
        buttons=(
            Button(name="association_add_officer", text=tr("Dirigeant…"), act=acts.add_officer,
                   icon="user-plus", tooltip=tr("Ajouter un dirigeant")),
            Button(name="association_add_paper", text=tr("Pièce…"), icon="paperclip",
                   act=partial(acts.add_paper, None),
                   tooltip=tr("Ajouter une pièce, ou déposez le fichier ici")),
        ),
        more=(
            *_life_menu(card, acts),
            LINE,
            Button(name="association_merge", text=tr("Fusionner une fiche en double…"),
                   act=acts.merge, icon="merge"),
            Button(name="association_add_note", text=tr("Ajouter une note…"), act=acts.add_note,
                   icon="tag"),
            history_button("association", acts.show_history),
            LINE,
            Button(name="association_bin", text=tr("Supprimer"), act=acts.bin, icon="trash-2"),
        ),
    )  # fmt: skip


def _life_menu(card: AssociationCard, acts: Acts) -> tuple[Button, ...]:
    """Return what may happen to an association that still exists."""
    if card.association.dissolved_on is not None:
        return ()
    ends = (
        ("dissolution", tr("Dissolution…"), EventKind.DISSOLUTION),
        ("merger", tr("Absorption par une autre…"), EventKind.MERGER),
        ("split", tr("Scission…"), EventKind.SPLIT),
    )
    return (
        Button(name="association_board", text=tr("Changement de dirigeants…"), icon="users",
               act=acts.change_board),
        Button(name="association_renaming", text=tr("Changement de nom ou de siège…"),
               act=acts.rename),
        *(
            Button(name=f"association_{name}", text=words, act=partial(acts.end, kind))
            for name, words, kind in ends
        ),
    )  # fmt: skip


def _strip(alert: AlertRow, acts: Acts) -> Strip:
    insured = (alerts.INSURANCE_MISSING, alerts.INSURANCE_EXPIRED, alerts.INSURANCE_EXPIRING)
    if alert.kind == alerts.RECEIPT_MISSING:
        return Strip(text=tr("Récépissé à demander\u202f: {what}.").format(what=alert.detail))
    if alert.kind == alerts.INSURANCE_PARTIAL:
        add = partial(acts.add_paper, PaperKind.INSURANCE_CERTIFICATE)
        button = Button(name="association_mend_partial", text=tr("Joindre…"), act=add)
        return Strip(text=alert.detail, button=button)
    if alert.kind not in insured:
        _, _, what = alert.detail.rpartition(" · ")
        return Strip(text=tr("Pièces à demander\u202f: {what}.").format(what=what))
    add = partial(acts.add_paper, PaperKind.INSURANCE_CERTIFICATE)
    button = Button(name="association_mend_insurance", text=tr("Joindre…"), act=add)
    if alert.due is None:
        return Strip(text=tr("Aucune attestation d’assurance."), tone=Tone.RED, button=button)
    if alert.late:
        text = tr("Assurance expirée depuis le {day}.").format(day=format_date(alert.due))
        return Strip(text=text, tone=Tone.RED, button=button)
    text = tr("Assurance à renouveler avant le {day}.").format(day=format_date(alert.due))
    return Strip(text=text, button=button)


def _identity(one: Association) -> tuple[Fact, ...]:
    seat = [*one.seat_address.splitlines(), f"{one.postal_code} {one.city}".strip()]
    declared = tr("le {day}").format(day=date_in_words(one.declared_on)) if one.declared_on else ""
    where = one.prefecture_declared
    known = (
        (tr("Nature"), _kind(one)),
        (tr("N°\u00a0RNA"), format_rna(one.rna)),
        ("SIRET", format_siret(one.siret)),
        (tr("Code APE"), one.ape),
        (tr("Déclarée"), ", ".join(part for part in (declared, where) if part)),
        (tr("Siège"), "\n".join(line for line in seat if line)),
        (tr("Gestion"), one.management_address),
        (tr("Téléphone"), format_phone(one.phone)),
        (tr("Courriel"), one.email),
        (tr("Site"), one.website),
        (tr("Objet"), one.statutory_object),
        (tr("Anciens noms"), one.former_names),
        (tr("Notes"), one.notes),
    )
    always = {tr("N°\u00a0RNA"), "SIRET", tr("Siège")}
    return tuple(
        Fact(label=label, text=text.strip())
        for label, text in known
        if text.strip() or label in always
    )


def _kind(one: Association) -> str:
    """Return what the association is, where it is not what nearly all are."""
    if one.kind is AssociationKind.LAW_1901:
        return ""
    return tr(ASSOCIATION_KINDS[one.kind])


def _officers(officers: Sequence[Officer], acts: Acts, today: date) -> Block:
    order = sorted(officers, key=lambda one: not in_office(one, today))
    return Block(
        title=tr("Dirigeants"),
        lines=tuple(_officer(one, n, acts, today) for n, one in enumerate(order, start=1)),
        empty=tr("Aucun dirigeant\u202f: ajoutez qui signe pour l’association."),
    )


def _officer(one: Officer, number: int, acts: Acts, today: date) -> Line:
    signs = tr("signe") if one.signs else ""
    contact = format_phone(one.phone) or one.email
    detail = " · ".join(part for part in (_mandate(one), signs, contact) if part)
    menu = [
        Button(
            name=f"officer_{number}_edit", text=tr("Modifier…"), act=partial(acts.edit_officer, one)
        )
    ]
    if one.to_date is None or one.to_date >= today:
        end = partial(acts.end_officer, one)
        menu.append(Button(name=f"officer_{number}_end", text=tr("Terminer le mandat…"), act=end))
    menu.append(
        Button(
            name=f"officer_{number}_bin", text=tr("Supprimer"), act=partial(acts.bin_officer, one)
        )
    )
    chip = None if in_office(one, today) else Chip(word=tr("Hors mandat"), tone=Tone.GREY)
    title = ", ".join(part for part in (officer_name(one), one.quality) if part)
    button = Button(name=f"officer_{number}", text=tr("Actions"), menu=tuple(menu))
    return Line(title=title, detail=detail, chip=chip, buttons=(button,))


def _mandate(one: Officer) -> str:
    start = tr("du {day}").format(day=format_date(one.from_date)) if one.from_date else ""
    end = tr("au {day}").format(day=format_date(one.to_date)) if one.to_date else ""
    if start and not end:
        return tr("depuis le {day}").format(day=format_date(one.from_date)) if one.from_date else ""
    return " ".join(part for part in (start, end) if part)


def _papers(card: AssociationCard, acts: Acts) -> Block:
    papers = card.papers
    lacking = [tr(line.label).lower() for line in papers if line.state is PaperState.MISSING]
    empty = tr("Aucune pièce n’est demandée.")
    title = (
        tr("Pièces\u202f: il manque {n} sur {all}").format(n=len(lacking), all=len(papers))
        if lacking
        else tr("Pièces")
    )
    asked = (LetterKind.ASSOCIATION_PAPERS, "association", card.association.id)
    lacks = any(line.required and line.state in LACKING for line in papers)
    return Block(
        title=title,
        lines=tuple(_paper(line, acts) for line in papers),
        buttons=(letter_button("association_ask_papers", tr("Demander les pièces"), asked, acts),)
        if lacks
        else (),
        empty=empty,
    )


def _paper(line: PaperLine, acts: Acts) -> Line:
    chip = Chip(word=tr(PAPER_STATES[line.state]), tone=TONES[line.state])
    name = f"paper_{line.kind.lower()}"
    add = partial(acts.add_paper, PaperKind(line.kind))
    paper = line.paper
    if paper is None:
        button = Button(name=f"{name}_add", text=tr("Joindre…"), act=add)
        return Line(title=tr(line.label), chip=chip, buttons=(button,))
    until = (
        tr("valable jusqu’au {day}").format(day=format_date(paper.valid_to))
        if paper.valid_to
        else ""
    )
    received = (
        tr("reçue le {day}").format(day=format_date(paper.received_on)) if paper.received_on else ""
    )
    parts = (paper.insurer, until or received, insured(paper), paper.reason, paper.file_name)
    menu = [
        Button(name=f"{name}_new", text=tr("Nouvelle version…"), act=add),
        Button(
            name=f"{name}_files",
            text=tr("Ajouter des fichiers…"),
            act=partial(acts.add_files, paper),
        ),
        Button(name=f"{name}_edit", text=tr("Modifier…"), act=partial(acts.edit_paper, paper)),
        Button(name=f"{name}_bin", text=tr("Supprimer"), act=partial(acts.bin_paper, paper)),
    ]
    if paper.sha256:
        look = partial(acts.open_paper, paper)
        menu.insert(0, Button(name=f"{name}_open", text=tr("Ouvrir le fichier"), act=look))
    for number, one in enumerate(paper.other_files, start=1):
        look = partial(acts.open_paper, paper, one.sha256)
        menu.insert(number, Button(name=f"{name}_open_{number}", text=file_words(one), act=look))
    return Line(
        title=tr(line.label),
        detail=" · ".join(part for part in parts if part),
        chip=chip,
        buttons=(Button(name=name, text=tr("Actions"), menu=tuple(menu)),),
    )


def _agreements(card: AssociationCard, acts: Acts, today: date, soon_days: int) -> Block:
    new = Button(
        name="association_new_agreement",
        text=tr("Nouvelle convention"),
        act=acts.new_agreement,
        icon="file-plus",
    )
    working = Button(
        name="association_in_kind", text=tr("Calcul de l’aide…"), act=acts.show_help, icon="euro"
    )
    return Block(
        title=tr("Conventions"),
        facts=_help(card, today),
        lines=tuple(_agreement(row, today, soon_days) for row in card.conventions),
        buttons=(new, working) if card.help is not None else (new,),
        empty=tr("Aucune convention."),
    )


def _help(card: AssociationCard, today: date) -> tuple[Fact, ...]:
    """Return what the association has in kind this year."""
    had = card.help
    if had is None:
        return ()
    label = tr("Aide {year}").format(year=today.year)
    if had.aid_cents is None:
        return (Fact(label=label, text=tr("non calculable")),)
    amount = format_euros(had.aid_cents)
    text = tr("{amount}, incomplet").format(amount=amount) if had.lacking else amount
    return (Fact(label=label, text=text),)


def _agreement(row: ConventionRow, today: date, soon_days: int) -> Line:
    chip = agreement_chip(
        row, today, situation=row.situation, untitled=row.untitled, soon_days=soon_days
    )
    end = end_in_words(row, tr("fin le {day}"))
    detail = " · ".join(part for part in (row.hubs, row.rooms, end) if part)
    link = Link(kind="convention", id=row.id)
    return Line(title=row.number, detail=detail, chip=chip, link=link)


def _letters(card: AssociationCard, acts: Acts) -> list[Block]:
    """Return what was written to the association, whatever it was about."""
    return [letters_block(card.letters, acts.letters)] if card.letters else []


def _rest(card: AssociationCard, history: Sequence[HistoryRow]) -> list[Block]:
    blocks = []
    if card.notes:
        notes = tuple(
            Line(
                title=note.text,
                detail=", ".join(
                    part
                    for part in (
                        date_in_words(note.written_on) if note.written_on else "",
                        note.author,
                    )
                    if part
                ),
            )
            for note in card.notes
        )
        blocks.append(Block(title=tr("Notes"), lines=notes))
    if history:
        blocks.append(history_block(history, tr("Historique")))
    return blocks
