"""``campaign``, ``letters`` and ``move`` as cli.md lays them down."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from actions.conftest import Office, office
from actions.visiting import signed_slot
from cli.conftest import Call
from polesdesk.actions import letter_sending, originals
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.conventions import State
from polesdesk.domain.follow_ups import Channel
from polesdesk.domain.settings import Signatory
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, SIGNATORY

__all__ = ["office"]


@pytest.fixture
def ending(office: Office) -> Path:
    """A file with one agreement in force, closed again."""
    agreement, _ = signed_slot(office)
    whole = replace(agreement, state=State.NOTIFIED, end_date=date(2027, 3, 31))
    office.runner.do(lambda work: work.save(CONVENTION, whole))
    office.runner.close()
    return office.runner.path


def period(path: Path) -> tuple[object, ...]:
    return ("--from", "2027-01-01", "--to", "2027-06-30", "--database", path)


def test_the_campaign_gives_the_keys_of_the_contract(ending: Path, call: Call) -> None:
    before = ending.read_bytes()
    (row,) = call("campaign", *period(ending), "--json", "--today", "2026-11-21").json
    assert list(row)[:8] == [
        "number", "association", "hub", "end_date", "group", "step", "blockers", "days_left",
    ]  # fmt: skip
    assert (row["number"], row["end_date"], row["days_left"]) == (
        "VOL-2026-001", "2027-03-31", 130,
    )  # fmt: skip
    assert (row["group"], row["step"]) == ("prepare", "to_warn")
    assert isinstance(row["blockers"], list)
    assert ending.read_bytes() == before
    people = call("campaign", *period(ending), "--today", "2026-11-21")
    assert "Prévenir de la fin" in people.out
    nobody = call("campaign", "--from", "2030-01-01", "--to", "2030-02-01", "--database", ending)
    assert nobody.code == 0
    assert "Aucune convention" in nobody.err
    wrong = call("campaign", "--from", "2027-02-01", "--to", "2027-01-01", "--database", ending)
    assert wrong.code == 2


def test_a_move_is_made_or_refused_with_its_guard(ending: Path, call: Call) -> None:
    made = call("move", "VOL-2026-001", "REQUESTED", "--on", "2026-11-20", "--json",
                "--today", "2026-11-21", "--database", ending)  # fmt: skip
    assert made.code == 0
    assert (made.json["renewal_before"], made.json["renewal"]) == ("NONE", "REQUESTED")
    refused = call("move", "VOL-2026-001", "suspended", "--json", "--database", ending)
    assert refused.code == 1
    assert refused.json["error"]["code"] == "reason_required"
    done = call("move", "VOL-2026-001", "suspended", "--reason", "Travaux", "--until",
                "2026-12-31", "--today", "2026-11-21", "--database", ending)  # fmt: skip
    assert done.code == 0
    assert "VOL-2026-001" in done.out
    assert call("move", "VOL-2026-001", "CLOSED", "--json", "--database", ending).code == 1
    assert call("move", "VOL-2026-001", "MOON", "--database", ending).code == 2
    assert call("move", "NONE-1", "NOTIFIED", "--database", ending).code == 1


def test_kinds_of_letters_are_listed(call: Call) -> None:
    kinds = [one["kind"] for one in call("letters", "--kinds", "--json").json]
    assert kinds[:3] == ["end_of_agreement", "papers_request", "papers_reminder"]
    assert "Fin de convention" in call("letters", "--kinds").out


def test_letters_are_written_or_refused(ending: Path, call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "lettres"
    told = ("--output", folder, "--json", "--today", "2026-11-21", "--database", ending)
    bare = call("letters", "termination", "VOL-2026-001", *told)
    assert bare.code == 1
    assert bare.json["error"]["code"] == "not_terminated"
    call("settings", "authority_name=Ville d’Essai", "--database", ending)
    refused = call("letters", "end_of_agreement", "VOL-2026-001", *told)
    assert refused.code == 1
    assert refused.json["error"]["code"] == "signatory_required"
    assert call("letters", "moon", "VOL-2026-001", *told).code == 2
    assert call("letters", "termination", "VOL-2026-001", "--database", ending).code == 2


def test_a_dossier_numbers_its_exhibits(ending: Path, call: Call, tmp_path: Path) -> None:
    target = tmp_path / "dossier.pdf"
    told = ("--output", target, "--json", "--today", "2026-11-21", "--database", ending)
    empty = call("dossier", "VOL-2026-001", *told)
    assert (empty.code, empty.json["error"]["code"]) == (1, "nothing_kept")
    assert not target.exists()
    visit = [
        {"visit_id": "v1", "hub": "VOL", "date": "2026-11-17", "time_in": "18:00",
         "time_out": "19:00", "agent": "Agent", "motive": "fair",
         "findings": [{"room": "Salle 1", "time": "18:30", "finding": "empty",
                       "headcount": 0, "note": "noir"}]},
    ]  # fmt: skip
    source = tmp_path / "visits.json"
    source.write_text(json.dumps(visit), encoding="utf-8")
    seen = call("visit", "import", source, "--today", "2026-11-21", "--database", ending)
    assert seen.code == 0, seen.err
    made = call("dossier", "VOL-2026-001", *told)
    assert made.code == 0, made.out
    assert made.json["file"] == str(target)
    reader = PdfReader(target)
    words = [page.extract_text().replace("\u00a0", " ") for page in reader.pages]
    assert "Bordereau des pièces" in words[0]
    assert "Fiche de constat" in words[0]
    assert "Pièce n° 1" in words[1]
    assert [one.title for one in reader.outline][:1] == ["Pièce n° 1 – Fiche de constat"]


def _signed_and_addressed(work: Work) -> None:
    who = Signatory(id="s", last_name="Exemple", quality="maire", is_default=True)
    work.save(SIGNATORY, who)
    (row_id,) = originals.ids_of_numbers(work, ["VOL-2026-001"])
    agreement = work.get(CONVENTION, row_id)
    party = work.get(ASSOCIATION, agreement.association_id)
    work.save(ASSOCIATION, replace(party, management_address="1 rue d’Essai\n80000 Amiens"))


def test_letters_are_sent_with_labels_and_slips_in_one_go(
    ending: Path, call: Call, tmp_path: Path
) -> None:
    runner = Runner(ending, today=lambda: date(2026, 11, 21))
    runner.do(_signed_and_addressed)
    runner.close()
    folder = tmp_path / "lettres"
    told = ("--output", folder, "--json", "--today", "2026-11-21", "--database", ending)
    extra = ("--labels", "2x7", "--first", "3", "--slips", "--channel", "handed")
    made = call("letters", "papers_request", "VOL-2026-001", *extra, *told)
    assert made.code == 0, made.err
    assert (made.json["channel"], made.json["no_address"]) == ("handed", [])
    labels, slips = Path(made.json["labels"]), Path(made.json["slips"])
    assert "1 rue d’Essai" in PdfReader(labels).pages[0].extract_text()
    assert "COU-2026-001" in PdfReader(slips).pages[0].extract_text()
    runner = Runner(ending, today=lambda: date(2026, 11, 21))
    (row,) = runner.read(letter_sending.latest)
    runner.close()
    assert row.letter.received_on == date(2026, 11, 21)
    for wrong in (("--labels", "9x9"), ("--channel", "pigeon"), ("--sent-on", "2026-11-20")):
        assert call("letters", "papers_request", "VOL-2026-001", *wrong, *told).code == 2


def test_a_letter_that_left_keeps_its_sending(ending: Path, call: Call, tmp_path: Path) -> None:
    runner = Runner(ending, today=lambda: date(2026, 11, 21))
    runner.do(_signed_and_addressed)
    runner.close()
    told = ("--output", tmp_path / "lettres", "--database", ending, "--today")
    written = ("letters", "papers_request", "VOL-2026-001", "--channel")
    assert call(*written, "plain", *told, "2026-11-21").code == 0
    again = call(*written, "registered", *told, "2026-11-25")
    assert again.code == 0
    assert "déjà envoyé le 21/11/2026" in again.err
    runner = Runner(ending, today=lambda: date(2026, 11, 25))
    (row,) = runner.read(letter_sending.latest)
    runner.close()
    assert (row.letter.sent_on, row.letter.channel) == (date(2026, 11, 21), Channel.PLAIN)
