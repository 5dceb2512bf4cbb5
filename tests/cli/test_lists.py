"""The lists: the keys of the contract in their order, and a table for people."""

from datetime import date, time
from pathlib import Path

import pytest

from cli.conftest import DAY, Call
from polesdesk.actions import associations, files, hubs, premises_requests
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.premises_request_moves import RequestStep
from polesdesk.domain.premises_requests import PremisesRequest, RequestState

CONTRACT = {
    "hubs": "id, code, name, address, room_count, convention_count",
    "rooms": "id, hub_id, hub, name, surface_m2, capacity, erp_type, erp_category, property_regime",
    "associations": "id, name, acronym, rna, siret, president, email, phone, insurance_valid_to",
    "conventions": "id, number, association_id, association, hubs, rooms, use_kind, state, "
    "situation, renewal, start_date, end_date, occupancy_fee_cents, in_kind_value_cents, "
    "issued_version",
    "slots": "id, convention_id, convention, room_id, room, hub, weekday, start, end, "
    "interval_weeks, week_parity, school_holidays",
    "requests": "id, number, kind, state, association_id, applicant, received_on, "
    "acknowledged_on, wish, hubs, headcount, score, option_until, decided_on",
    "alerts": "kind, due, subject_kind, subject_id, label",
}


@pytest.fixture
def database(database: Path) -> Path:
    """The file of the office, with a request that has an option."""
    runner = files.open_runner(database, today=DAY)
    (owner,) = runner.read(associations.page, ListQuery())
    (room,) = runner.read(hubs.rooms)
    wish = PremisesRequest(
        id=new_id(), association_id=owner.id, received_on=DAY, weekdays=(2,), headcount=25,
        from_time=time(18), room_id=room.id, weekday=2, start=time(18), end=time(20),
    )  # fmt: skip
    wish = runner.do(premises_requests.save, wish).value
    step = RequestStep(on=DAY, today=DAY, until=date(2026, 10, 15))
    runner.do(premises_requests.move, wish.id, RequestState.OPTION, step)
    runner.close()
    return database


@pytest.mark.parametrize("what", CONTRACT)
def test_rows_bear_the_keys_of_the_contract_in_order(what: str, call: Call, database: Path) -> None:
    answer = call("list", what, "--json", "--database", database, "--today", "2026-09-01")
    assert (answer.code, answer.err) == (0, "")
    assert answer.json
    keys = CONTRACT[what].split(", ")
    for row in answer.json:
        assert list(row)[: len(keys)] == keys
        ids = [row[key] for key in row if key == "id" or key.endswith("_id")]
        assert all(isinstance(value, str) and value for value in ids)


def test_hubs(call: Call, database: Path) -> None:
    (hub,) = call("list", "hubs", "--json", "--database", database).json
    assert {**hub, "id": ""} == {
        "id": "",
        "code": "VOL",
        "name": "Voltaire",
        "address": "12 rue de l’Exemple, 80000 Exempleville",
        "room_count": 1,
        "convention_count": 2,
    }


def test_rooms(call: Call, database: Path) -> None:
    (room,) = call("list", "rooms", "--json", "--database", database).json
    assert (room["hub"], room["surface_m2"], room["capacity"]) == ("Voltaire", 32.5, 19)
    assert (room["erp_type"], room["erp_category"], room["property_regime"]) == ("L", 5, "PUBLIC")


def test_associations(call: Call, database: Path) -> None:
    (one,) = call("list", "associations", "--json", "--database", database).json
    assert one["name"] == "Théâtre <de l’Œuf> & Cie"
    assert one["president"] == "Mme Ana Exemple"
    assert (one["siret"], one["phone"]) == ("73282932000074", "+33199001234")
    assert one["insurance_valid_to"] == "2026-12-31"


def test_conventions(call: Call, database: Path) -> None:
    rows = call(
        "list", "conventions", "--json", "--database", database, "--today", "2026-09-01"
    ).json
    running, draft = sorted(rows, key=lambda row: str(row["number"]))
    assert running["number"] == "2024/17"
    assert (running["hubs"], running["rooms"]) == ("Voltaire", "Salle 1")
    assert (running["use_kind"], running["state"]) == ("SLOT", "NOTIFIED")
    assert (running["situation"], running["renewal"]) == ("IN_FORCE", "NONE")
    assert (running["start_date"], running["end_date"]) == ("2024-11-01", "2026-10-31")
    assert running["occupancy_fee_cents"] == 12050
    assert running["issued_version"] is None
    assert (draft["number"], draft["state"]) == ("VOL-2026-001", "DRAFT")
    assert draft["situation"] == "NOT_STARTED"


def test_slots(call: Call, database: Path) -> None:
    monday, thursday = call("list", "slots", "--json", "--database", database).json
    assert (monday["convention"], monday["room"], monday["hub"]) == (
        "2024/17", "Salle 1", "Voltaire",
    )  # fmt: skip
    assert (monday["weekday"], monday["start"], monday["end"]) == (1, "18:00", "20:30")
    assert (monday["interval_weeks"], monday["week_parity"]) == (1, "any")
    assert monday["school_holidays"] is False
    assert (thursday["weekday"], thursday["week_parity"]) == (4, "odd")
    assert thursday["school_holidays"] is True


def test_the_day_decides_what_is_due(call: Call, database: Path) -> None:
    def kinds(day: str) -> set[str]:
        rows = call("list", "alerts", "--json", "--database", database, "--today", day).json
        return {row["kind"] for row in rows}

    assert {"ends_soon", "insurance_expiring"} & kinds("2025-01-10") == set()
    assert {"ends_soon", "paper_missing"} <= kinds("2026-09-01")
    assert "untitled" in kinds("2026-11-15")
    assert "insurance_expired" in kinds("2027-01-10")


def test_the_day_decides_the_situation(call: Call, database: Path) -> None:
    def situation(day: str) -> str:
        rows = call("list", "conventions", "--json", "--database", database, "--today", day).json
        found: dict[str, str] = {row["number"]: row["situation"] for row in rows}
        return found["2024/17"]

    assert situation("2024-10-31") == "NOT_STARTED"
    assert situation("2024-11-01") == "IN_FORCE"
    assert situation("2026-10-31") == "IN_FORCE"
    assert situation("2026-11-01") == "EXPIRED"


def test_requests(call: Call, database: Path) -> None:
    (one,) = call(
        "list", "requests", "--json", "--database", database, "--today", "2026-09-01"
    ).json
    assert (one["number"], one["kind"], one["state"]) == ("DEM-2026-001", "EXTRA_SLOT", "OPTION")
    assert (one["applicant"], one["received_on"]) == ("Théâtre <de l’Œuf> & Cie", "2026-09-01")
    assert (one["headcount"], one["score"], one["decided_on"]) == (25, None, None)
    assert one["wish"] == "le mardi, à partir de 18\u00a0h, pour 25\u00a0personnes"
    later = call("list", "requests", "--json", "--database", database, "--today", "2026-10-16").json
    assert [row["state"] for row in later] == ["LAPSED"]


def test_people_read_an_aligned_table(call: Call, database: Path) -> None:
    answer = call("list", "conventions", "--database", database, "--today", "2026-09-01")
    titles, rule, *rows = answer.out.splitlines()
    assert titles.split()[:2] == ["Numéro", "Association"]
    assert set(rule) == {"─", " "}
    column = titles.index("État")
    assert sorted(row[column:].split("  ")[0] for row in rows) == ["Notifiée", "Projet"]
    assert "31/10/2026" in answer.out


def test_an_empty_list_says_so(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "neuf.polesdesk"
    call("new", file)
    assert call("list", "hubs", "--database", file).out == "Aucun pôle.\n"
    assert call("list", "hubs", "--database", file, "--json").json == []


@pytest.mark.parametrize("what", CONTRACT)
def test_every_list_reads_well(what: str, call: Call, database: Path) -> None:
    answer = call("list", what, "--database", database, "--today", "2026-09-01")
    assert (answer.code, answer.err) == (0, "")
    assert len(answer.out.splitlines()) > 2
    assert not {"NOTIFIED", "PUBLIC", "None"} & set(answer.out.split())
