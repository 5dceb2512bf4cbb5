"""What services and the welcome desk need: material by worksite, requests, the emergency sheet."""

from __future__ import annotations

from itertools import groupby

from reportlab.platypus import Flowable, KeepTogether

from polesdesk.documents.journee_heads import headed, nothing, people
from polesdesk.documents.styles import styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import paragraph
from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import (
    format_date,
    format_euros,
    format_number,
    format_phone,
)
from polesdesk.domain.journee import DayTask, DayTaskKind
from polesdesk.domain.journee_labels import SERVICE_ANSWERS
from polesdesk.domain.journee_papers import JourneeData, by_name, numbered, open_worksites
from polesdesk.domain.rosters import COMING
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.domain.worksites import Worksite

_MINORS = (
    "Personnes à prévenir pour les mineurs inscrits. Cette liste reste entre les mains de la "
    "personne qui répond de l’accueil et se détruit après la journée."
)


def materials(data: JourneeData) -> list[Flowable]:
    """Return tools and material of each worksite, with quantity and cost."""
    needing = [one for one in open_worksites(data) if one.tools or one.materials]
    if not needing:
        return nothing(data, "Aucun outil ni matériau n’est noté sur les fiches chantier")
    parts = headed("Matériel par chantier", data)
    for one in needing:
        head = paragraph(f"{numbered(one)} – {one.place}".strip(" –"), styles().heading)
        parts += [KeepTogether([head, _material_table(one)])]
    return parts


def _material_table(one: Worksite) -> Flowable:
    rows = [
        (tool.name, format_number(tool.quantity) if tool.quantity else "",
         "participants" if tool.is_brought else "Ville", "")
        for tool in one.tools
    ]  # fmt: skip
    for each in one.materials:
        quantity = "" if each.quantity is None else format_number(each.quantity)
        cost = "à chiffrer" if each.cents is None else format_euros(each.cents)
        rows.append((each.name, f"{quantity} {each.unit}".strip(), "achat", cost))
    return table(
        ("Désignation", "Quantité", "Fourni par", "Coût"), (4, 1.6, 1.8, 1.6), rows,
        right=frozenset({3}),
    )  # fmt: skip


def services(data: JourneeData) -> list[Flowable]:
    """Return the route sheet: for each service what is asked of it, where, by when, its answer."""
    asked = [one for one in data.records.tasks
             if one.kind in {DayTaskKind.SERVICE_REQUEST, DayTaskKind.PREPARATION}]  # fmt: skip
    if not asked:
        return nothing(data, "Aucune demande n’a été adressée aux services")
    asked.sort(key=lambda one: sort_key(one.owner))
    parts = headed("Feuille de route des services", data)
    for owner, group in groupby(asked, key=lambda one: one.owner.strip()):
        rows = [_request(data, one) for one in group]
        columns = ("Demande", "Chantier et lieu", "Pour le", "Réponse", "Fait")
        body = table(columns, (3.6, 3.2, 1.5, 2.4, 0.8), rows)
        parts += [paragraph(owner or "Service à désigner", styles().heading), body]
    return parts


def _request(data: JourneeData, one: DayTask) -> tuple[str, ...]:
    site = data.worksite(one.worksite_id)
    where = ", ".join(part for part in (numbered(site), site.place if site else "") if part)
    answer = SERVICE_ANSWERS[one.answer] if one.answer else ""
    words = "\u202f: ".join(part for part in (answer, one.answer_text) if part)
    due = format_date(one.due_on) if one.due_on else ""
    return one.title, where, due, words, "oui" if one.done_on else ""


def emergency(data: JourneeData) -> list[Flowable]:
    """Return numbers to call, who leads where, and whom to tell of a minor."""
    look = styles()
    edition = data.edition
    calls = [
        ("15", "SAMU"), ("18", "Pompiers"), ("17", "Police"), ("112", "Numéro d’urgence européen"),
        ("114", "Urgences par SMS, personnes sourdes ou malentendantes"),
    ]  # fmt: skip
    parts = [
        *headed("Fiche d’urgence", data),
        table(("Appeler", "Qui"), (1, 5), calls),
    ]
    if edition.emergency_contact:
        parts.append(paragraph(f"Permanence du jour\u202f: {edition.emergency_contact}", look.body))
    if edition.insurer:
        parts.append(paragraph(f"Assureur\u202f: {edition.insurer}", look.body))
    rows = [_lead_row(data, one) for one in open_worksites(data)]
    columns = ("Chantier", "Lieu", "Chefs de chantier et référents", "Premiers secours")
    parts += [
        paragraph("Sur les chantiers", look.heading),
        table(columns, (2.6, 2.6, 3.6, 2.2), rows),
        *_minors(data),
        paragraph("En cas d’accident", look.heading),
        paragraph(
            "Protéger, alerter, secourir. Noter l’heure, le lieu, ce qui s’est passé et les "
            "témoins, sans rien écrire sur la santé de la personne. Prévenir la permanence "
            "du jour\u202f; la déclaration à l’assureur se fait dans les cinq jours ouvrés.",
            look.body,
        ),
    ]
    return parts


def _lead_row(data: JourneeData, one: Worksite) -> tuple[str, str, str, str]:
    named = people(data, (*one.lead_ids, *one.referent_ids))
    return numbered(one), one.place, named, one.first_aid


def _minors(data: JourneeData) -> list[Flowable]:
    there = [one for one in data.records.sign_ups
             if one.status in COMING and data.person(one.volunteer_id).is_minor]  # fmt: skip
    if not there:
        return []
    rows = []
    for one in by_name(data, there):
        person = data.person(one.volunteer_id)
        rows.append((full_name(person), numbered(data.worksite(one.worksite_id)), _call(person)))
    look = styles()
    return [
        paragraph("Mineurs", look.heading),
        paragraph(_MINORS, look.note),
        table(("Mineur", "Chantier", "Personne à prévenir"), (3, 3, 4), rows),
    ]


def _call(person: Volunteer) -> str:
    phone = format_phone(person.emergency_phone) if person.emergency_phone else ""
    return " ".join(part for part in (person.emergency_name, phone) if part) or "non indiquée"
