"""The list of the help in kind on paper: totals, what is lacking, the law, hostile names."""

import io
from dataclasses import replace
from datetime import date

from pypdf import PdfReader

from polesdesk.documents import in_kind as paper
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.in_kind import AgreementYear, Lack, RoomYear
from polesdesk.domain.in_kind_list import InKindList, listed

DAY = date(2027, 2, 3)
ROOM = RoomYear(
    room_id="hall", room="Salle Louise", hub_id="hub", hub="Voltaire", cents=49_392,
    working="Salle Louise (Voltaire) : 62,50 m² × 120,00 € = 493,92 €.", minutes=1560,
)  # fmt: skip
CELLAR = replace(ROOM, room_id="cave", room="Cave", hub_id="other", hub="Marivaux", minutes=None)
AGREEMENT = AgreementYear(
    convention_id="one", number="VOL-2026-001", association_id="a", use_kind=UseKind.SLOT,
    days=122, rooms=(ROOM,), fee_cents=0, working=(ROOM.working,),
)  # fmt: skip
UNKNOWN = replace(
    AGREEMENT, convention_id="two", number="MAR-2026-002", association_id="b",
    use_kind=UseKind.EXCLUSIVE,
    rooms=(replace(CELLAR, cents=None, lack=Lack.SURFACE, working="Cave : non calculable."),),
)  # fmt: skip
PEOPLE = {
    "a": Association(id="a", name="Les <Amis> & Cie du Lampion", siret="73282932000074"),
    "b": Association(id="b", name="Vide-grenier", rna="W802000002"),
}


def made(*agreements: AgreementYear) -> InKindList:
    return listed(2026, DAY, "Ville d’Exempleville", PEOPLE, agreements)


def pages(found: InKindList) -> list[str]:
    pdf = PdfReader(io.BytesIO(paper.draw(found, day=DAY)))
    return [
        " ".join(page.extract_text().replace("\u202f", " ").replace("\u00a0", " ").split())
        for page in pdf.pages
    ]


def test_totals_law_and_working_stand_on_the_list() -> None:
    told = " ".join(pages(made(AGREEMENT)))
    assert "Les <Amis> & Cie du Lampion" in told
    assert "732 829 320 00074" in told
    assert "26 h" in told
    assert "Total : 1 association" in told
    assert "article L. 2313-1, 2°" in told
    assert "62,50 m² × 120,00 € = 493,92 €." in told
    assert "Ce qui n’est pas calculable" not in told
    assert "prévisionnels" not in told  # the year is over


def test_what_is_lacking_is_listed_and_never_a_zero() -> None:
    told = " ".join(pages(made(AGREEMENT, UNKNOWN)))
    assert "non calculable" in told
    assert "1 convention non calculable n’est pas comptée dans les totaux." in told
    assert "Cave : non calculable." in told
    assert "usage exclusif" in told


def test_an_association_in_two_hubs_counts_in_both() -> None:
    both = replace(AGREEMENT, rooms=(ROOM, CELLAR))
    told = " ".join(pages(made(both)))
    assert "Une association présente dans plusieurs pôles compte dans chacun d’eux." in told


def test_a_year_without_agreements_says_so() -> None:
    (told,) = pages(made())
    assert "Aucune convention n’a d’effet en 2026." in told


def test_a_long_list_runs_over_pages_with_its_head_on_each() -> None:
    many = [
        replace(AGREEMENT, convention_id=str(n), number=f"VOL-2026-{n:03}", association_id=f"a{n}")
        for n in range(60)
    ]
    told = pages(made(*many))
    assert len(told) > 3
    assert all("Aides en nature aux associations : année 2026" in page for page in told)
    assert "SIRET ou RNA" in told[1]
