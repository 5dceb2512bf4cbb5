"""An office whose agreements can be signed at once: settings, signatory, texts, hubs, parties."""

from dataclasses import dataclass, replace
from datetime import date

from polesdesk.actions import associations, conventions, hubs, settings, templates
from polesdesk.actions.runner import Runner
from polesdesk.domain.conventions import Convention
from sample_agreements import (
    ASSOCIATION,
    CONVENTION,
    HALL,
    HUB,
    INSURANCE,
    OFFICE,
    OTHER_HUB,
    PRESIDENT,
    RENTS,
    SETTINGS,
    SIGNATORY,
)

NEIGHBOUR = replace(
    ASSOCIATION, id="neighbour", name="Les Voisins du Lampion", siret="", rna="W802000002"
)
START = date(2027, 1, 4)
END = date(2027, 12, 31)


@dataclass
class ReadyOffice:
    """The office on its open file, and what tests ask of it most."""

    runner: Runner

    def agreement(self, **fields: object) -> Convention:
        """Save a complete agreement that starts next year, with the given fields over it."""
        usual = {
            "id": "agreement",
            "number": "",
            "start_date": START,
            "end_date": END,
            "renewal_deadline": None,
            "representative_ids": ("president-of-association",),
        }
        told = {**usual, **fields}
        slots = told.get("slots", CONVENTION.slots)
        told["slots"] = tuple(replace(one, id=f"{told['id']}-{one.id}") for one in slots)
        made = replace(CONVENTION, **told)  # type: ignore[arg-type]
        return self.runner.do(conventions.save, made).value

    def read(self, row_id: str = "agreement") -> Convention:
        """Return an agreement as it stands in the file."""
        return self.runner.read(conventions.get, row_id)


def make_ready(runner: Runner) -> ReadyOffice:
    """Fill a new file with all that an original needs."""
    do = runner.do
    do(templates.install)
    do(templates.validate_all, "Service juridique")
    office = runner.read(settings.get)
    do(settings.save, replace(SETTINGS, version=office.version))
    do(settings.save_signatory, replace(SIGNATORY, is_default=True))
    do(settings.save_rent, RENTS[0])
    for hub in (HUB, OTHER_HUB):
        do(hubs.save, hub)
    for room in (HALL, OFFICE, replace(HALL, id="cave", hub_id="other", name="Cave voûtée")):
        do(hubs.save_room, room)
    for party in (ASSOCIATION, NEIGHBOUR):
        do(associations.save, party)
        member = replace(PRESIDENT, id=f"president-of-{party.id}", association_id=party.id)
        do(associations.save_officer, member)
    insured = replace(INSURANCE, association_id="association", valid_to=date(2027, 12, 31))
    do(associations.save_paper, insured)
    return ReadyOffice(runner=runner)
