"""What the papers of a journée citoyenne are made from, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import date_in_words
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.journee_indicators import Indicators, Records
from polesdesk.domain.journee_places import OPEN
from polesdesk.domain.rosters import COMING
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.speech import marked
from polesdesk.domain.volunteers import Volunteer
from polesdesk.domain.worksites import Worksite


class JourneePaper(StrEnum):
    """The papers of an edition, in the order in which they are needed."""

    SLIP = "slip"
    WORKSITES = "worksites"
    SITE_LISTS = "site_lists"
    WELCOME = "welcome"
    BADGES = "badges"
    MATERIALS = "materials"
    SERVICES = "services"
    EMERGENCY = "emergency"
    CERTIFICATES = "certificates"
    REPORT = "report"


PAPERS: Mapping[JourneePaper, str] = {
    JourneePaper.SLIP: marked("Bulletin d’inscription"),
    JourneePaper.WORKSITES: marked("Fiches chantier"),
    JourneePaper.SITE_LISTS: marked("Feuilles d’émargement par chantier"),
    JourneePaper.WELCOME: marked("Liste d’accueil"),
    JourneePaper.BADGES: marked("Badges"),
    JourneePaper.MATERIALS: marked("Matériel par chantier"),
    JourneePaper.SERVICES: marked("Feuille de route des services"),
    JourneePaper.EMERGENCY: marked("Fiche d’urgence"),
    JourneePaper.CERTIFICATES: marked("Attestations de participation"),
    JourneePaper.REPORT: marked("Bilan de la journée citoyenne"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneeData:
    """All that a paper of an edition shows; ``printed_on`` is the day of the printing."""

    records: Records
    indicators: Indicators
    authority: str
    address: str
    phone: str
    signatory: str
    printed_on: date
    contact_notice: str = ""
    associations: Mapping[str, str]

    @property
    def edition(self) -> CitizenDay:
        """Return the edition."""
        return self.records.edition

    def person(self, volunteer_id: str) -> Volunteer:
        """Return a person, one without a name where the record is gone."""
        return self.records.people.get(volunteer_id, Volunteer(id=volunteer_id))

    def worksite(self, worksite_id: str | None) -> Worksite | None:
        """Return a worksite of the edition, None for somebody who has none."""
        return next((one for one in self.records.worksites if one.id == worksite_id), None)


def title_of(paper: JourneePaper, edition: CitizenDay) -> str:
    """Return « Liste d’accueil – journée citoyenne du 26 juin 2027 »."""
    when = f" du {date_in_words(edition.day)}" if edition.day else ""
    if paper is JourneePaper.REPORT:
        return f"{PAPERS[paper]}{when}"
    return f"{PAPERS[paper]} – journée citoyenne{when}"


def open_worksites(data: JourneeData) -> list[Worksite]:
    """Return the worksites that are held, by their number."""
    return [one for one in data.records.worksites if one.state in OPEN]


def on_site(data: JourneeData, worksite: Worksite) -> list[SignUp]:
    """Return those who are expected on a worksite or were there, by their name."""
    here = [
        one
        for one in data.records.sign_ups
        if one.worksite_id == worksite.id and one.status in COMING
    ]
    return by_name(data, here)


def by_name(data: JourneeData, sign_ups: Sequence[SignUp]) -> list[SignUp]:
    """Return sign-ups in the order of family names."""

    def key(one: SignUp) -> str:
        person = data.person(one.volunteer_id)
        return sort_key(f"{person.last_name} {person.first_name}")

    return sorted(sign_ups, key=key)


def numbered(worksite: Worksite | None) -> str:
    """Return « 3. Peinture de la clôture », nothing where there is no worksite."""
    if worksite is None:
        return ""
    return f"{worksite.number}. {worksite.title}" if worksite.number else worksite.title


def directory_name(person: Volunteer) -> str:
    """Return « NOM Prénom », as a list is read by the family name."""
    return " ".join(part for part in (person.last_name.upper(), person.first_name) if part)
