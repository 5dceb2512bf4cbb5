"""The card of a person: contact, time, offices, papers, shifts, hours, notes, history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import (
    format_date,
    format_minutes,
    format_phone,
    month_name,
    plural,
    time_range,
)
from polesdesk.domain.papers import Note
from polesdesk.domain.roster_labels import ROLES, STATUSES
from polesdesk.domain.rosters import AssignmentRole, AssignmentStatus
from polesdesk.domain.rows import HistoryRow
from polesdesk.domain.volunteer_availability import absence_in_words, format_availability
from polesdesk.domain.volunteer_rows import OfficerLink, PersonShift, VolunteerCard
from polesdesk.domain.volunteer_rules import (
    Standing,
    emergency_is_over,
    has_emergency,
    lacks_authorisation,
)
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.history_block import history_block, history_button
from polesdesk.ui.letter_acts import letters_block
from polesdesk.ui.tokens import Tone
from polesdesk.ui.volunteers.columns import standing_chip
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.ui.volunteers.acts import PersonActs

LINE = Button(name="", text="")
MONTHS_SHOWN = 12
_TONES = {
    AssignmentStatus.CONFIRMED: Tone.GREEN,
    AssignmentStatus.PRESENT: Tone.GREEN,
    AssignmentStatus.WALK_IN: Tone.GREEN,
    AssignmentStatus.ABSENT: Tone.AMBER,
    AssignmentStatus.REGISTERED: Tone.BLUE,
}


def content_of(card: VolunteerCard, history: Sequence[HistoryRow], acts: PersonActs) -> Content:
    """Return what the card of a person shows, and what can be done."""
    person = card.person
    lacks = lacks_authorisation(person, card.day)
    return Content(
        title=full_name(person),
        reference=" · ".join(part for part in (person.quarter, card.association) if part),
        chip=standing_chip(card.standing, lacks_authorisation=lacks),
        strips=tuple(_strips(card, acts)),
        blocks=tuple(_blocks(card, history, acts)),
        primary=Button(name="volunteer_edit", text=tr("Modifier"), act=acts.edit),
        buttons=_papers_buttons(card, acts),
        more=(
            Button(name="volunteer_thanks", text=tr("Remerciement…"), icon="mail",
                   act=partial(acts.ask_paper, LetterKind.VOLUNTEER_THANKS)),
            Button(name="volunteer_merge", text=tr("Fusionner avec…"), act=acts.merge,
                   icon="merge"),
            Button(name="volunteer_add_note", text=tr("Ajouter une note…"), act=acts.add_note,
                   icon="tag"),
            history_button("volunteer", acts.show_history),
            LINE,
            Button(name="volunteer_bin", text=tr("Supprimer"), act=acts.bin, icon="trash-2"),
        ),
    )  # fmt: skip


def _papers_buttons(card: VolunteerCard, acts: PersonActs) -> tuple[Button, ...]:
    agent = card.standing is Standing.AGENT
    return (
        Button(
            name="volunteer_certificate",
            text=tr("Attestation…"),
            icon="stamp",
            act=partial(acts.ask_paper, LetterKind.VOLUNTEER_CERTIFICATE),
            tooltip=tr("Attestation de bénévolat"),
            why_not=tr("Les heures d’un agent ne sont pas du bénévolat.") if agent else "",
        ),
        Button(
            name="volunteer_calendar",
            text=tr("Agenda…"),
            icon="calendar",
            act=acts.save_calendar,
            tooltip=tr("Ses permanences à venir, pour son agenda (.ics)"),
            why_not="" if card.coming else tr("Aucune permanence à venir."),
        ),
    )


# What is wrong or doubtful


def _strips(card: VolunteerCard, acts: PersonActs) -> list[Strip]:
    person, strips = card.person, []
    if lacks_authorisation(person, card.day):
        note = partial(acts.edit, "parental_authorisation_on")
        button = Button(name="volunteer_authorise", text=tr("Noter son jour…"), act=note)
        strips.append(Strip(text=tr("L’autorisation parentale manque."), button=button))
    if emergency_is_over(person, card.day) and person.emergency_until is not None:
        text = tr("Une personne à prévenir devait être effacée après le {day}.").format(
            day=format_date(person.emergency_until)
        )
        button = Button(name="volunteer_forget", text=tr("L’effacer"), act=acts.forget)
        strips.append(Strip(text=text, button=button))
    agreed = person.agreed_minutes
    if agreed and card.month_minutes > agreed:
        text = tr("{given} données ce mois-ci, pour {agreed} convenues.").format(
            given=format_minutes(card.month_minutes), agreed=format_minutes(agreed)
        )
        strips.append(Strip(text=text))
    for number, twin in enumerate(card.twins, start=1):
        button = Button(
            name=f"volunteer_twin_{number}",
            text=tr("Fusionner…"),
            act=partial(acts.merge, twin),
        )
        text = tr("Peut-être la même personne\u202f: {name}.").format(name=twin.label)
        strips.append(Strip(text=text, tone=Tone.BLUE, button=button))
    strips += [_suggested(one, n, acts) for n, one in enumerate(card.suggested, start=1)]
    return strips


def _suggested(one: OfficerLink, number: int, acts: PersonActs) -> Strip:
    office = ", ".join(part for part in (one.quality, one.association) if part)
    text = tr("Porte le nom d’un dirigeant\u202f: {office}.").format(office=office)
    link = partial(acts.link, one)
    button = Button(name=f"volunteer_link_{number}", text=tr("C’est la même personne"), act=link)
    return Strip(text=text, tone=Tone.BLUE, button=button)


# Facts


def _blocks(card: VolunteerCard, history: Sequence[HistoryRow], acts: PersonActs) -> list[Block]:
    blocks = [
        Block(facts=_contact(card)),
        Block(title=tr("Savoir-faire et souhaits"), facts=_role(card),
              empty=tr("Rien n’est noté\u202f: ajoutez ses compétences et ses souhaits.")),
        Block(title=tr("Temps"), facts=_time(card.person, card.day),
              empty=tr("Ses disponibilités ne sont pas notées.")),
        Block(title=tr("Accords et papiers"), facts=_papers(card)),
    ]  # fmt: skip
    if card.offices:
        blocks.append(_offices(card.offices, acts))
    blocks.append(
        Block(
            title=tr("Permanences à venir"),
            lines=tuple(_shift(one) for one in card.coming),
            empty=tr("Aucune permanence à venir."),
        )
    )
    if card.past:
        blocks.append(Block(title=tr("Heures"), facts=_hours(card)))
        lines = tuple(_shift(one) for one in card.past)
        blocks.append(Block(title=tr("Dernières permanences"), lines=lines))
    if card.letters:
        blocks.append(letters_block(card.letters, acts.letters))
    if card.notes or card.person.notes:
        blocks.append(_notes(card.person.notes, card.notes))
    if history:
        blocks.append(history_block(history, tr("Historique")))
    return blocks


def _told(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Leave out what is not known."""
    return tuple(fact for fact in facts if fact.text)


def _day(day: date | None) -> str:
    return "" if day is None else format_date(day)


def _contact(card: VolunteerCard) -> tuple[Fact, ...]:
    one = card.person
    link = Link(kind="association", id=one.association_id) if one.association_id else None
    phone = format_phone(one.phone) if one.phone else tr("inconnu")
    return _told(
        (
            Fact(label=tr("Téléphone"), text=phone),
            Fact(label=tr("Courriel"), text=one.email),
            Fact(label=tr("Quartier"), text=one.quarter),
            Fact(label=tr("Association"), text=card.association, link=link),
            Fact(label=tr("Service"), text=one.service),
            Fact(label=tr("Bénévole depuis"), text=_day(one.joined_on)),
            Fact(label=tr("Parti le"), text=_day(one.left_on)),
        )
    )


def _role(card: VolunteerCard) -> tuple[Fact, ...]:
    one = card.person
    return _told(
        (
            Fact(label=tr("Compétences"), text=", ".join(one.skills)),
            Fact(label=tr("Souhaits"), text=", ".join(one.wishes)),
            Fact(label=tr("Pôles"), text=", ".join(card.hubs)),
            Fact(label=tr("Détient la clé de"), text=", ".join(card.key_hubs)),
            Fact(label=tr("Contraintes"), text=one.constraints),
        )
    )


def _time(one: Volunteer, today: date) -> tuple[Fact, ...]:
    absences = [absence_in_words(a) for a in one.absences if a.to_date >= today]
    extra = [
        f"{format_date(hours.day)}, {time_range(hours.start, hours.end)}"
        for hours in one.extra_hours
        if hours.day >= today
    ]
    agreed = (
        tr("{hours} par mois").format(hours=format_minutes(one.agreed_minutes))
        if one.agreed_minutes
        else ""
    )
    return _told(
        (
            Fact(label=tr("Chaque semaine"), text=format_availability(one.availability)),
            Fact(label=tr("En plus"), text="\n".join(extra)),
            Fact(label=tr("Absences"), text="\n".join(absences)),
            Fact(label=tr("Durée convenue"), text=agreed),
        )
    )


def _papers(card: VolunteerCard) -> tuple[Fact, ...]:
    one, none = card.person, tr("non")
    minor = card.standing is Standing.MINOR
    authorised = (_day(one.parental_authorisation_on) or tr("manquante")) if minor else ""
    shown = has_emergency(one) and not emergency_is_over(one, card.day)
    emergency = " · ".join(
        part for part in (one.emergency_name, format_phone(one.emergency_phone)) if part
    )
    return _told(
        (
            Fact(label=tr("Autorisation parentale"), text=authorised,
                 tone=Tone.AMBER if authorised == tr("manquante") else None),
            Fact(label=tr("Photos"), text=_given(one.photo_consent_on) or none),
            Fact(label=tr("Être recontacté"), text=_given(one.contact_consent_on) or none),
            Fact(label=tr("Assurance"), text=_attested(one.insurance_attested_on)),
            Fact(label=tr("À prévenir"), text=emergency if shown else ""),
        )
    )  # fmt: skip


def _given(day: date | None) -> str:
    return tr("d’accord depuis le {day}").format(day=format_date(day)) if day else ""


def _attested(day: date | None) -> str:
    if day is None:
        return tr("pas d’attestation")
    return tr("attestée le {day}").format(day=format_date(day))


def _offices(offices: Sequence[OfficerLink], acts: PersonActs) -> Block:
    lines = tuple(
        Line(
            title=one.association,
            detail=one.quality,
            link=Link(kind="association", id=one.association_id),
            buttons=(
                Button(
                    name=f"volunteer_unlink_{number}",
                    text=tr("Détacher"),
                    act=partial(acts.unlink, one),
                    tooltip=tr("Ce dirigeant est quelqu’un d’autre"),
                ),
            ),
        )
        for number, one in enumerate(offices, start=1)
    )
    return Block(title=tr("Dirigeant"), lines=lines)


def _shift(one: PersonShift) -> Line:
    hours = time_range(one.start, one.end) if one.start and one.end else ""
    title = ", ".join(part for part in (format_date(one.day), hours) if part)
    role = "" if one.role is AssignmentRole.PARTICIPANT else tr(ROLES[one.role])
    place = ", ".join(part for part in (one.hub, one.room) if part)
    minutes = format_minutes(one.minutes) if one.minutes else ""
    if one.is_cancelled:
        chip = Chip(word=tr("Annulée"), tone=Tone.GREY, icon="ban")
    else:
        chip = Chip(word=tr(STATUSES[one.status]), tone=_TONES.get(one.status, Tone.GREY))
    return Line(
        title=title,
        detail=" · ".join(part for part in (one.task, place, role, minutes) if part),
        chip=chip,
        link=Link(kind="duty_shift", id=one.shift_id),
    )


def _hours(card: VolunteerCard) -> tuple[Fact, ...]:
    """Return the hours of the year, by kind, then those of the last months."""
    year = tr("Année {year}").format(year=card.day.year)
    facts = [Fact(label=year, text=_worth(card.year_minutes, card))]
    facts += [
        Fact(label=task or tr("Sans mission"), text=format_minutes(minutes))
        for task, minutes in card.tasks
    ]
    facts += [
        Fact(
            label=f"{month_name(one.month.month).capitalize()} {one.month.year}",
            text=tr("{hours} en {shifts}").format(
                hours=format_minutes(one.minutes),
                shifts=plural(one.shifts, tr("permanence"), tr("permanences")),
            ),
        )
        for one in card.months[:MONTHS_SHOWN]
    ]
    return tuple(facts)


def _worth(minutes: int, card: VolunteerCard) -> str:
    given = format_minutes(minutes)
    if card.standing is Standing.AGENT:
        return tr("{hours}, hors bénévolat").format(hours=given)
    return given


def _notes(remark: str, notes: Sequence[Note]) -> Block:
    lines = tuple(
        Line(
            title=note.text,
            detail=", ".join(part for part in (_day(note.written_on), note.author) if part),
        )
        for note in notes
    )
    facts = (Fact(label=tr("Remarques"), text=remark),) if remark else ()
    return Block(title=tr("Notes"), facts=facts, lines=lines)
