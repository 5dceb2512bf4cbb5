"""The papers of a journée citoyenne, made from the file as it stands."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.actions import journee as editions
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.journee_indicators import count
from polesdesk.domain.journee_papers import JourneeData, JourneePaper, title_of
from polesdesk.domain.names import file_name
from polesdesk.domain.progress import Progress
from polesdesk.domain.settings import signatory_name
from polesdesk.store import authority, journee, records
from polesdesk.store.kinds import ASSOCIATION


def paper(work: Work, edition_id: str, kind: JourneePaper, only: tuple[str, ...] = ()) -> ListPaper:
    """Return a paper of an edition with its title and the name of its file.

    With ``only``, the paper shows these sign-ups and no others, as certificates of some people.
    """
    from polesdesk.documents import journee as paper_of_day

    data = gather(work, edition_id)
    if only:
        chosen = tuple(one for one in data.records.sign_ups if one.id in only)
        data = replace(data, records=replace(data.records, sign_ups=chosen))
    title = title_of(kind, data.edition)
    return ListPaper(title=title, file_name=file_name([title]), pdf=paper_of_day.draw(kind, data))


def paper_of(
    runner: Runner,
    progress: Progress,
    edition_id: str,
    kind: JourneePaper,
    only: tuple[str, ...] = (),
) -> ListPaper:
    """Return a paper of an edition, drawn away from the window."""
    return runner.read(paper, edition_id, kind, only)


def gather(work: Work, edition_id: str) -> JourneeData:
    """Return all that the papers of an edition show."""
    settings = authority.settings(work.connection)
    found = journee.records_of(work.connection, editions.get(work, edition_id))
    signers = authority.signatories(work.connection)
    partners = {one.association_id for one in found.worksites if one.association_id}
    named = records.get_many(work.connection, ASSOCIATION, sorted(partners))
    return JourneeData(
        records=found,
        indicators=count(found),
        authority=settings.authority_name,
        address=settings.authority_address,
        phone=settings.authority_phone,
        signatory=signatory_name(signers[0]) if signers else "",
        printed_on=work.today,
        contact_notice=settings.dpo_contact.strip() or settings.authority_email,
        associations={one.id: one.name for one in named},
    )
