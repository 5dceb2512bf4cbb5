"""The dossier of an agreement, for the day on which an association goes to court.

Originals, letters, fiches of visits, remarks, opinions and decisions, each an exhibit with its
number: what was issued is taken as it was kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from polesdesk.actions import records as common
from polesdesk.actions import renewal_files, visit_reports
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Convention
from polesdesk.domain.dossiers import Dossier, Exhibit, numbered
from polesdesk.domain.evaluations import EvaluationState
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.names import file_name
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.progress import Progress, Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.visits import Visit
from polesdesk.store import authority, dossiers, evaluations, letters, originals, signed_copies
from polesdesk.store import conventions as stored
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, VISIT


def paper(runner: Runner, progress: Progress, convention_id: str) -> ListPaper:
    """Return the dossier of an agreement as one PDF.

    A final visit whose fiche was never printed gets it now, numbered and kept as usual. Raises
    ``RuleBroken`` "nothing_kept" when there is nothing to show.
    """
    from polesdesk.documents import dossiers as document

    progress.step(0, 3, said("Réunion des pièces"))
    seen = _fiches(runner, convention_id)
    progress.step(1, 3, said("Réunion des pièces"))
    dossier = runner.read(_gathered, convention_id, seen)
    if not dossier.exhibits:
        raise RuleBroken(
            "nothing_kept",
            said("Aucun original, courrier ou constat n’est encore au dossier."),
        )
    progress.step(2, 3, said("Mise en page"))
    title = document.title_of(dossier)
    name = file_name(["Dossier", dossier.number, dossier.association])
    return ListPaper(title=title, file_name=name, pdf=document.draw(dossier))


def _fiches(runner: Runner, convention_id: str) -> list[Exhibit]:
    party = runner.read(_party, convention_id)
    found = []
    for visit_id in runner.read(_visits, convention_id):
        visit: Visit = runner.read(_visit, visit_id)
        fiche = visit_reports.show(runner, Silent(), visit_id, party)
        found.append(
            Exhibit(title="Fiche de constat", day=visit.day, reference=visit.number, pdf=fiche.pdf)
        )
    return found


def _party(work: Work, convention_id: str) -> str:
    found: Convention = common.require(work, CONVENTION, convention_id)
    return found.association_id


def _visits(work: Work, convention_id: str) -> list[str]:
    return dossiers.visits_of(work.connection, convention_id)


def _visit(work: Work, visit_id: str) -> Visit:
    found: Visit = common.require(work, VISIT, visit_id)
    return found


def _gathered(work: Work, convention_id: str, seen: list[Exhibit]) -> Dossier:
    convention: Convention = common.require(work, CONVENTION, convention_id)
    association: Association = common.require(work, ASSOCIATION, convention.association_id)
    row = stored.rows(work.connection, [convention_id], work.today)[0]
    found = (
        *_originals(work, convention_id),
        *_letters(work, convention),
        *seen,
        *_opinion(work, convention_id),
    )
    return Dossier(
        number=convention.number,
        association=association.name,
        hub=row.hubs,
        place=row.rooms,
        authority=authority.settings(work.connection).authority_name,
        start=convention.start_date,
        end=convention.end_date,
        day=work.today,
        exhibits=numbered(found),
    )


def _originals(work: Work, convention_id: str) -> Iterator[Exhibit]:
    for one in originals.of_convention(work.connection, convention_id):
        if one.cancelled_on is None:
            yield Exhibit(
                title="Convention, original émis",
                day=one.issued_at.date() if one.issued_at else None,
                reference=f"{one.number} v{one.issue}",
                pdf=work.files.get(one.sha256),
            )
    for copy in signed_copies.of_convention(work.connection, convention_id):
        yield Exhibit(
            title="Convention, exemplaire signé",
            day=copy.filed_on,
            reference=f"{copy.number} v{copy.issue}",
            pdf=work.files.get(copy.sha256),
        )


def _letters(work: Work, convention: Convention) -> Iterator[Exhibit]:
    sent = letters.of_convention(work.connection, convention.association_id, convention.id)
    for one in sent:
        if one.cancelled_on is None and one.kind is not LetterKind.VISIT_REPORT:
            yield Exhibit(
                title=LETTERS[one.kind],
                day=one.sent_on or one.issued_on,
                reference=one.number,
                pdf=work.files.get(one.sha256),
            )


def _opinion(work: Work, convention_id: str) -> Iterator[Exhibit]:
    """Give the page of the opinion and the decision, once an opinion was given."""
    one = evaluations.latest(work.connection, convention_id)
    if one is None or one.state is EvaluationState.DRAFT:
        return
    decided = one.state is EvaluationState.DECIDED
    yield Exhibit(
        title="Avis et décision" if decided else "Avis",
        day=one.decided_on or one.proposed_on,
        pdf=renewal_files.paper(work, convention_id).pdf,
    )
