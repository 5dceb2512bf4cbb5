"""The sheets of the day: one for each worksite, sign-in sheets, the list of the welcome desk."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak

from polesdesk.documents.journee_heads import headed, nothing, people
from polesdesk.documents.signing import PenLine
from polesdesk.documents.styles import styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import paragraph
from polesdesk.domain.french import format_number, format_time, plural, time_range
from polesdesk.domain.journee_papers import (
    JourneeData,
    by_name,
    directory_name,
    numbered,
    on_site,
    open_worksites,
)
from polesdesk.domain.roster_labels import ROLES
from polesdesk.domain.rosters import COMING, AssignmentRole, AssignmentStatus
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.volunteers import Volunteer
from polesdesk.domain.worksites import Material, Tool, Worksite

_BLANK_ROWS = 10
"""Least rows on a sign-in sheet for those who just come: often as many as had signed up."""
_CONFIDENTIAL = (
    "Cette feuille porte des noms et des numéros de téléphone\u202f: elle ne s’affiche pas et se "
    "détruit une fois saisie."
)
_NAMES = "Cette feuille porte des noms\u202f: elle ne s’affiche pas et se détruit une fois saisie."


def worksites(data: JourneeData) -> list[Flowable]:
    """One page for each worksite: all that those who lead it need."""
    pages: list[Flowable] = []
    for one in open_worksites(data):
        if pages:
            pages.append(PageBreak())
        pages += _worksite(data, one)
    return pages or nothing(data)


def _worksite(data: JourneeData, one: Worksite) -> list[Flowable]:
    look = styles()
    facts = [
        ("Lieu", ", ".join(part for part in (one.place, one.quarter) if part)),
        ("Horaires", _hours(one)),
        ("Chefs de chantier", people(data, one.lead_ids)),
        ("Référents techniques", people(data, one.referent_ids)),
        ("Association", data.associations.get(one.association_id or "", "")),
        ("Personnes", _headcount(one)),
        ("Compétences", ", ".join(one.skills)),
        ("Accessibilité", one.accessibility),
        ("Travaux", one.description),
        ("Risques", one.risks),
        ("Protection", ", ".join(one.protection)),
        ("Premiers secours", one.first_aid),
        ("Eau et sanitaires", one.facilities),
        ("En cas de pluie", one.rain_plan or data.edition.rain_plan),
        ("Urgence", data.edition.emergency_contact),
    ]
    rows = [(label, text) for label, text in facts if text]
    return [
        *headed(numbered(one), data),
        table(("Fiche chantier", "À savoir"), (2, 6), rows),
        *_needs(one),
        KeepTogether(
            [
                paragraph("Bilan du chantier, à remplir sur place", look.heading),
                PenLine(["Réalisé", 45 * mm, "Quantité", 25 * mm, "Présents", 20 * mm,
                         "Heure de fin", 0.0]),
                PenLine(["À finir", 0.0]),
                PenLine(["Incident", 0.0]),
                PenLine(["Signature du chef de chantier", 0.0]),
            ]
        ),
    ]  # fmt: skip


def _hours(one: Worksite) -> str:
    return time_range(one.start, one.end) if one.start and one.end else ""


def _headcount(one: Worksite) -> str:
    words = []
    if one.minimum:
        words.append(f"au moins {one.minimum}")
    if one.maximum:
        words.append(f"au plus {one.maximum}")
    if one.adults_only:
        words.append("adultes seulement")
    return ", ".join(words)


def _needs(one: Worksite) -> list[Flowable]:
    rows = [_tool(tool) for tool in one.tools] + [_material(each) for each in one.materials]
    if not rows:
        return []
    head = paragraph("Outils et matériaux", styles().heading)
    body = table(("Quoi", "Quantité", "D’où", "Sur place"), (4, 1.6, 2.6, 1.2), rows)
    return [KeepTogether([head, body])] if len(rows) < 12 else [head, body]


def _tool(tool: Tool) -> tuple[str, str, str, str]:
    where = "apporté par les participants" if tool.is_brought else "prêté par la Ville"
    return tool.name, format_number(tool.quantity) if tool.quantity else "", where, ""


def _material(one: Material) -> tuple[str, str, str, str]:
    quantity = "" if one.quantity is None else f"{format_number(one.quantity)} {one.unit}".strip()
    return one.name, quantity, "fourni", ""


def site_lists(data: JourneeData) -> list[Flowable]:
    """One sign-in sheet for each worksite, with blank rows for those who just come."""
    pages: list[Flowable] = []
    for one in open_worksites(data):
        if pages:
            pages.append(PageBreak())
        pages += headed(numbered(one), data)
        leads = people(data, one.lead_ids)
        if leads:
            pages.append(paragraph(f"Chefs de chantier\u202f: {leads}", styles().body))
        rows = [_signing_row(data, number, each)
                for number, each in enumerate(on_site(data, one), 1)]  # fmt: skip
        count = len(rows)
        blank = max(_BLANK_ROWS, count)
        rows += [(str(count + place + 1), "", "", "", "", "") for place in range(blank)]
        pages.append(
            table(
                ("N°", "Nom et prénom", "À savoir", "Arrivée", "Départ", "Signature"),
                (0.7, 4.2, 2.1, 1.2, 1.2, 2.8),
                rows,
                for_pen=True,
            )
        )
        pages.append(paragraph(_CONFIDENTIAL, styles().note))
    return pages or nothing(data)


def _signing_row(data: JourneeData, number: int, one: SignUp) -> tuple[str, ...]:
    person = data.person(one.volunteer_id)
    arrived = format_time(one.time_in) if one.time_in else ""
    left = format_time(one.time_out) if one.time_out else ""
    return str(number), directory_name(person), _marks(one, person), arrived, left, ""


def _marks(one: SignUp, person: Volunteer) -> str:
    """Return what those at the worksite must know of a person: the role, a minor."""
    marks = [] if one.role is AssignmentRole.PARTICIPANT else [ROLES[one.role].lower()]
    if person.is_minor:
        marks.append("mineur" if person.parental_authorisation_on else "mineur sans autorisation")
    return ", ".join(marks)


def welcome(data: JourneeData) -> list[Flowable]:
    """Return the list of the welcome desk: by name, where each goes, who eats, who waits."""
    listed = [one for one in data.records.sign_ups
              if one.status in COMING or one.status is AssignmentStatus.WAITLIST]  # fmt: skip
    if not listed:
        return nothing(data, "Personne n’est encore inscrit")
    rows = [_welcome_row(data, one) for one in by_name(data, listed)]
    meals = sum(one.has_meal for one in listed)
    counted = f"{plural(len(listed), 'personne')}, {plural(meals, 'repas', 'repas')}"
    return [
        *headed("Liste d’accueil", data),
        paragraph(counted, styles().body),
        table(
            ("Là", "Nom et prénom", "Chantier", "Repas", "À savoir"),
            (0.6, 3.4, 3.6, 0.9, 2.5),
            rows,
        ),
        paragraph(_NAMES, styles().note),
    ]


def _welcome_row(data: JourneeData, one: SignUp) -> tuple[str, ...]:
    person = data.person(one.volunteer_id)
    waits = one.status is AssignmentStatus.WAITLIST
    where = "en attente" if waits else numbered(data.worksite(one.worksite_id)) or "à placer"
    return "", directory_name(person), where, "oui" if one.has_meal else "", _marks(one, person)
