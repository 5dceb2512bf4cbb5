"""The papers of a journée citoyenne: one way in, whatever is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportlab.platypus import Flowable

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.journee_badges import badges
from polesdesk.documents.journee_certificates import certificates
from polesdesk.documents.journee_report import report
from polesdesk.documents.journee_services import emergency, materials, services
from polesdesk.documents.journee_sheets import site_lists, welcome, worksites
from polesdesk.documents.journee_slip import slip
from polesdesk.documents.pages import Paper
from polesdesk.documents.text import clean
from polesdesk.domain.french import date_in_words, format_phone
from polesdesk.domain.journee_papers import JourneeData, JourneePaper, title_of

_STORIES: Mapping[JourneePaper, Callable[[JourneeData], list[Flowable]]] = {
    JourneePaper.SLIP: slip,
    JourneePaper.WORKSITES: worksites,
    JourneePaper.SITE_LISTS: site_lists,
    JourneePaper.WELCOME: welcome,
    JourneePaper.MATERIALS: materials,
    JourneePaper.SERVICES: services,
    JourneePaper.EMERGENCY: emergency,
    JourneePaper.CERTIFICATES: certificates,
    JourneePaper.REPORT: report,
}


def draw(kind: JourneePaper, data: JourneeData) -> bytes:
    """Return one of the papers of an edition as a PDF."""
    if kind is JourneePaper.BADGES:
        return badges(data)
    title = title_of(kind, data.edition)
    furniture = Furniture(
        foot=title,
        reference=date_in_words(data.printed_on),
        authority=data.authority,
        address=[part for part in (data.address, format_phone(data.phone)) if part],
    )
    paper = Paper(
        furniture,
        title=clean(title),
        author=clean(data.authority),
        subject=clean(data.edition.theme),
        day=data.printed_on,
    )
    return paper.made(_STORIES[kind](data))[0]
