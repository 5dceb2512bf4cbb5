"""The renewal file on one page, for the elected member."""

from __future__ import annotations

from polesdesk.actions import asked_papers, campaign_list
from polesdesk.actions import records as common
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import Association, latest_paper, paper_state
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.names import file_name
from polesdesk.domain.renewal_file import RenewalFile
from polesdesk.store import associations, authority
from polesdesk.store.kinds import ASSOCIATION


def gather(work: Work, convention_id: str) -> RenewalFile:
    """Read what the file of an agreement prints."""
    card = campaign_list.card(work, convention_id)
    settings = authority.settings(work.connection)
    held = tuple(associations.papers_of(work.connection, card.row.association_id))
    party: Association = common.require(work, ASSOCIATION, card.row.association_id)
    kinds = asked_papers.of_association(work, party)
    return RenewalFile(
        card=card,
        authority=settings.authority_name,
        papers=tuple(
            (PAPERS[kind], paper_state(latest_paper(held, kind), work.today)) for kind in kinds
        ),
    )


def paper(work: Work, convention_id: str) -> ListPaper:
    """Return the renewal file of an agreement as a PDF."""
    from polesdesk.documents import renewal_file

    known = gather(work, convention_id)
    pdf, _pages = renewal_file.draw(known)
    title = renewal_file.title_of(known.card)
    name = file_name([title, known.card.row.association])
    return ListPaper(title=title, file_name=name, pdf=pdf)
