"""``list keys`` and ``list condition_reports`` on a file with one of each."""

from pathlib import Path

from actions.conftest import Office, office
from actions.test_condition_reports import begin
from actions.test_handovers import hand, insured, key, signed, terms

__all__ = ["office"]


def test_keys_and_reports_are_listed_for_people_and_programs(
    office: Office, office_file: Path, call
) -> None:
    insured(office)
    agreement = signed(office)
    hand(office, [key(office).id], terms(office, agreement))
    begin(office, agreement)
    office.runner.close()
    told = ("--database", office_file, "--today", "2026-11-21")
    (device,) = call("list", "keys", *told, "--json").json
    assert (device["label"], device["standing"], device["holder"]) == (
        "V-12",
        "OUT",
        "Mme Ana Exemple",
    )
    assert "Dehors" in call("list", "keys", *told).out
    (report,) = call("list", "condition_reports", *told, "--json").json
    assert (report["number"], report["state"]) == ("EDL-VOL-2026-001", "DRAFT")
    assert "Brouillon" in call("list", "condition_reports", *told).out
