"""The renewal file: one page, all that decides, nothing read as markup."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pypdf import PdfReader

from polesdesk.documents.renewal_file import draw
from polesdesk.domain.associations import PaperState
from polesdesk.domain.campaign import CampaignFacts, row
from polesdesk.domain.campaign_cards import CampaignCard
from polesdesk.domain.conventions import Convention
from polesdesk.domain.evaluation_cards import EvaluationCard
from polesdesk.domain.evaluations import (
    STANDARD_GRID,
    Evaluation,
    EvaluationState,
    Outcome,
    blank_scores,
)
from polesdesk.domain.rates import Tally
from polesdesk.domain.renewal_file import RenewalFile
from polesdesk.domain.settings import Settings

DAY = date(2026, 11, 21)


def known(motive: str = "Usage régulier & suivi <toute l’année>.") -> RenewalFile:
    scores = tuple(
        replace(one, mark=2, evidence="Occupé 12 fois sur 14 constats.", comment="Très suivi.")
        for one in blank_scores(STANDARD_GRID)
    )
    one = Evaluation(
        id="e",
        convention_id="c",
        state=EvaluationState.PROPOSED,
        scores=scores,
        outcome=Outcome.RENEW_AS_IS,
        motive=motive,
        proposed_by="La responsable",
        proposed_on=DAY,
    )
    facts = CampaignFacts(
        convention_id="c", number="VOL-2026-001", association_id="a",
        association="Les Lanternes d’exemple", hub="Voltaire", rooms="Grande salle",
        end_date=date(2027, 3, 31),
    )  # fmt: skip
    former = Convention(id="f", number="VOL-2025-001", start_date=date(2025, 4, 1))
    judged = EvaluationCard(
        evaluation=one,
        convention=Convention(id="c", number="VOL-2026-001"),
        association="Les Lanternes d’exemple",
        hub="Voltaire",
        rooms="Grande salle",
        day=DAY,
        tally=Tally(occupied=12, empty=2),
        least=5,
        answer_days=15,
        total=Decimal("2.00"),
        is_new=False,
        chain=(former,),
    )
    card = CampaignCard(row=row(facts, Settings(), DAY), judged=judged, letters=(), successor=None)
    papers = (("Statuts", PaperState.VALID), ("Liste des dirigeants", PaperState.MISSING))
    return RenewalFile(card=card, authority="Ville d’Essai", papers=papers)


def words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_all_that_decides_stands_on_one_page() -> None:
    pdf, pages = draw(known())
    told = words(pdf)
    assert pages == 1
    for part in (
        "Les Lanternes d’exemple", "VOL-2026-001", "86 % (14 constats sur douze mois",
        "Liste des dirigeants (manquante)", "2,00 / 3", "Renouveler à l’identique – La responsable",
        "Usage régulier & suivi <toute l’année>.", "VOL-2025-001, du 01/04/2025",
    ):  # fmt: skip
        assert part in told, part


def test_a_long_motive_is_shrunk_on_the_page_and_not_cut() -> None:
    pdf, pages = draw(known("Une phrase de motifs assez longue pour compter. " * 40 + "FIN"))
    assert pages == 1
    assert "FIN" in words(pdf)
