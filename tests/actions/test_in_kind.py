"""The help in kind of a year as the file has it, its files and its letters."""

import io
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from polesdesk.actions import (
    allotments,
    history,
    hubs,
    in_kind,
    in_kind_files,
    in_kind_letters,
    letter_batches,
    letters,
    settings,
)
from polesdesk.actions.runner import Runner
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.conventions import Convention, Slot, State, UseKind
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.hubs import ChargesMode, FreeUseGround
from polesdesk.domain.in_kind import Lack
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import CONVENTION
from ready_office import ReadyOffice, make_ready

TODAY = date(2026, 11, 21)
YEAR = 2027
MONDAY = Slot(id="season-1", room_id="hall", weekday=1, start=time(18), end=time(20))


@pytest.fixture
def office(office_file: Path):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield make_ready(runner)
    runner.close()


def signed(office: ReadyOffice, **fields: object) -> Convention:
    """Save an agreement on the hall alone that both parties have signed, in force in 2027."""
    told: dict[str, object] = {
        "use_kind": UseKind.EXCLUSIVE, "slots": (), "room_ids": ("hall",),
        "charges_mode": ChargesMode.ASSOCIATION, "start_date": date(2027, 1, 1),
        "free_use_ground": FreeUseGround.L2125_1_GENERAL_INTEREST,
    }  # fmt: skip
    made = office.agreement(**(told | fields))
    return office.runner.do(
        lambda work: work.save(CONVENTION, replace(made, state=State.NOTIFIED))
    ).value


def words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.replace("\u202f", " ").split())


# The list


def test_only_signed_agreements_of_the_year_are_on_the_list(office) -> None:
    signed(office)
    office.agreement(id="draft", association_id="neighbour")
    found = office.runner.read(in_kind.year_list, YEAR)
    assert [(row.name, row.aid_cents) for row in found.rows] == [
        ("Les Lanternes d’exemple", 750_000)
    ]
    assert [(hub.hub, hub.associations, hub.aid_cents) for hub in found.hubs] == [
        ("Voltaire", 1, 750_000)
    ]
    assert found.is_forecast
    assert office.runner.read(in_kind.year_list, 2026).rows == ()
    assert office.runner.read(in_kind.year_list, 2028).rows == ()


def test_the_figure_of_the_agreement_is_that_of_the_list(office) -> None:
    agreed = signed(office)
    row = office.runner.read(in_kind.of_association, "association", YEAR)
    assert agreed.in_kind_value_cents == row.aid_cents
    assert agreed.in_kind_working == "\n".join(row.agreements[0].working)


def test_associations_and_hubs_add_up_and_what_lacks_is_left_out(office) -> None:
    signed(office)
    cave = office.runner.read(hubs.get_room, "cave")
    office.runner.do(hubs.save_room, replace(cave, surface_m2=None))
    signed(office, id="second", room_ids=("cave",), hub_id="other")
    signed(office, id="third", association_id="neighbour", room_ids=("office",),
           free_use_ground=FreeUseGround.PAID, occupancy_fee_cents=10_000)  # fmt: skip
    found = office.runner.read(in_kind.year_list, YEAR)
    lanterns, neighbours = found.rows
    assert (lanterns.value_cents, lanterns.aid_cents) == (750_000, 750_000)
    assert [one.lacks[0].lack for one in lanterns.lacking] == [Lack.SURFACE]
    assert "Cave voûtée (Marivaux)" in lanterns.remark
    assert neighbours.value_cents == 170_400  # 14.20 m² at 120 €
    assert (neighbours.fee_cents, neighbours.aid_cents) == (10_000, 160_400)
    assert found.aid_cents == sum(hub.aid_cents for hub in found.hubs) == 910_400
    assert [(hub.hub, hub.lacking) for hub in found.hubs] == [("Marivaux", 1), ("Voltaire", 0)]
    assert found.incomplete.startswith("1\u00a0convention non calculable")


def test_slots_that_a_letter_sets_are_counted(office) -> None:
    made = signed(office, use_kind=UseKind.SHARED, slots_by_letter=True)
    before = office.runner.read(in_kind.of_association, "association", YEAR)
    assert before.agreements[0].lacks[0].lack is Lack.SLOTS
    blank: Allotment = office.runner.read(allotments.draft, made.id)
    season = replace(
        blank, slots=(MONDAY,), start_date=date(2027, 1, 4), end_date=date(2027, 1, 31)
    )
    office.runner.do(allotments.save, season)
    row = office.runner.read(in_kind.of_association, "association", YEAR)
    assert row.minutes == 4 * 120  # 4, 11, 18 and 25 January


def test_an_amendment_takes_over_from_its_day(office) -> None:
    first = signed(office)
    signed(office, id="amendment", amends_id=first.id, room_ids=("office",),
           start_date=date(2027, 7, 1))  # fmt: skip
    row = office.runner.read(in_kind.of_association, "association", YEAR)
    assert [one.days for one in row.agreements] == [181, 184]


# Files


def test_the_workbook_holds_the_list_its_hubs_its_working_and_the_law(office, tmp_path) -> None:
    signed(office)
    made = in_kind_files.write(office.runner, Silent(), YEAR, tmp_path / "annexe.xlsx")
    book = CalamineWorkbook.from_path(made.path)
    assert book.sheet_names == ["Aides en nature 2027", "Par pôle", "Calcul", "Base légale"]
    rows = book.get_sheet_by_name("Aides en nature 2027").to_python()
    assert rows[1][0] == "Les Lanternes d’exemple"
    assert rows[1][8:11] == [7500.0, 0.0, 7500.0]
    assert rows[-1][0] == "Total"
    assert rows[-1][10] == 7500.0
    law = book.get_sheet_by_name("Base légale").to_python()
    assert any("L.\u00a02313-1, 2°" in row[1] for row in law)


def test_a_text_file_parts_the_digits_of_the_siret(office, tmp_path) -> None:
    signed(office)
    made = in_kind_files.write(office.runner, Silent(), YEAR, tmp_path / "annexe.csv")
    lines = made.path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "732 829 320 00074" in lines[1]
    assert "7500,00;0,00;7500,00" in lines[1]


def test_the_paper_shows_totals_and_the_working(office, tmp_path) -> None:
    signed(office)
    made = in_kind_files.write(office.runner, Silent(), YEAR, tmp_path / "annexe.pdf")
    told = words(made.path.read_bytes())
    assert "Aides en nature aux associations : année 2027" in told
    assert "L. 2313-1, 2°" in told
    assert "Total : 1 association" in told
    assert "62,50 m² × 120,00 € par m² et par an" in told
    assert "= 7 500,00 €" in told
    assert "prévisionnels" in told


def test_an_unknown_kind_of_file_is_refused(office, tmp_path) -> None:
    with pytest.raises(RuleBroken) as refused:
        in_kind_files.write(office.runner, Silent(), YEAR, tmp_path / "annexe.doc")
    assert refused.value.code == "unknown_format"


# Letters


def test_a_letter_tells_the_value_and_the_accounts(office) -> None:
    signed(office)
    letter = office.runner.do(in_kind_letters.issue, YEAR, "association").value
    assert letter.kind is LetterKind.IN_KIND_VALUE
    assert letter.association_id == "association"
    told = words(office.runner.read(letters.pdf, letter.id))
    assert "7 500,00 € (sept mille cinq cents euros)" in told
    assert "compte 861" in told
    assert "compte 871" in told
    assert "ANC n° 2018-06" in told
    assert "62,50 m² × 120,00 €" in told
    assert "prévisionnel" in told
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(in_kind_letters.issue, YEAR, "association")
    assert refused.value.code == "letter_stands"
    assert set(office.runner.read(in_kind_letters.of_year, YEAR)) == {"association"}
    assert office.runner.read(in_kind_letters.of_year, YEAR + 1) == {}


def test_no_letter_is_written_on_a_value_that_is_not_known(office) -> None:
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(in_kind_letters.issue, YEAR, "association")
    assert refused.value.code == "no_premises"
    signed(office, free_use_ground=FreeUseGround.PAID, occupancy_fee_cents=800_000)
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(in_kind_letters.issue, YEAR, "association")
    assert refused.value.code == "no_help"
    hall = office.runner.read(hubs.get_room, "hall")
    office.runner.do(hubs.save_room, replace(hall, surface_m2=None))
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(in_kind_letters.issue, YEAR, "association")
    assert refused.value.code == "not_computable"
    assert "surface" in refused.value.message


def test_all_letters_of_a_year_are_one_paper_and_one_undo(office) -> None:
    signed(office)
    signed(office, id="third", association_id="neighbour", room_ids=("office",))
    one = office.runner.do(in_kind_letters.issue, YEAR, "association").value
    batch = in_kind_letters.issue_all(office.runner, Silent(), YEAR)
    assert (batch.issued, batch.kept, batch.refused) == (1, 1, ())
    told = words(letter_batches.bundle(office.runner, Silent(), batch.letters).pdf)
    assert "Les Voisins du Lampion" in told
    assert one.number in told
    office.runner.do(history.undo)
    assert set(office.runner.read(in_kind_letters.of_year, YEAR)) == {"association"}


def test_a_batch_says_which_letters_it_could_not_write(office) -> None:
    signed(office)
    hall = office.runner.read(hubs.get_room, "hall")
    office.runner.do(hubs.save_room, replace(hall, surface_m2=None))
    signed(office, id="third", association_id="neighbour", room_ids=("office",))
    batch = in_kind_letters.issue_all(office.runner, Silent(), YEAR)
    assert (batch.issued, batch.kept) == (1, 0)
    assert [(one.name, one.error.code) for one in batch.refused] == [
        ("Les Lanternes d’exemple", "not_computable")
    ]
    chosen = in_kind_letters.issue_all(office.runner, Silent(), YEAR, ("association",))
    assert chosen.letters == ()


def test_a_letter_whose_amount_has_changed_is_not_printed_again(office) -> None:
    signed(office)
    office.runner.do(in_kind_letters.issue, YEAR, "association")
    letter = office.runner.read(in_kind_letters.of_year, YEAR)["association"]
    row = office.runner.read(in_kind.of_association, "association", YEAR)
    assert not in_kind_letters.is_outdated(letter, row)
    hall = office.runner.read(hubs.get_room, "hall")
    office.runner.do(hubs.save_room, replace(hall, surface_m2=Decimal(60)))
    row = office.runner.read(in_kind.of_association, "association", YEAR)
    assert in_kind_letters.is_outdated(letter, row)
    batch = in_kind_letters.issue_all(office.runner, Silent(), YEAR)
    assert batch.letters == ()
    assert [one.error.code for one in batch.refused] == ["letter_outdated"]
    office.runner.do(letters.cancel, letter.id, "Surface corrigée")
    assert in_kind_letters.issue_all(office.runner, Silent(), YEAR).issued == 1


def test_without_a_signatory_no_letter_is_issued_at_all(office) -> None:
    signed(office)
    known = office.runner.read(settings.whole)
    office.runner.do(settings.bin_signatories, tuple(one.id for one in known.signatories))
    with pytest.raises(RuleBroken) as refused:
        in_kind_letters.issue_all(office.runner, Silent(), YEAR)
    assert refused.value.code == "signatory_required"
