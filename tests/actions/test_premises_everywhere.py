"""Keys and états des lieux in the search, on the dashboard, on cards, in the bin and in files."""

from pathlib import Path

import pytest

from actions.conftest import Office
from actions.test_condition_reports import begin, closed, typed
from actions.test_handovers import hand, insured, key, signed, terms
from polesdesk.actions import (
    access_devices,
    associations,
    conventions,
    dashboard,
    exports,
    finding,
    handovers,
    hubs,
)
from polesdesk.actions import (
    bin as binned,
)
from polesdesk.actions.exports import ListExport
from polesdesk.domain.alerts import KEYS_LATE
from polesdesk.domain.handing import ReturnTerms
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken


def kinds_found(office: Office, typed_words: str) -> list[tuple[str, str]]:
    return [(one.kind, one.title) for one in office.runner.read(finding.find, typed_words)]


def test_a_key_is_found_by_its_label_its_room_and_who_has_it(office: Office) -> None:
    insured(office)
    device = key(office, "V-12", room_ids=(office.room.id,), opens="portail")
    assert ("access_device", "V-12") in kinds_found(office, "V-12")
    assert ("access_device", "V-12") in kinds_found(office, "portail")
    assert ("access_device", "V-12") not in kinds_found(office, "exemple clé")
    (made,) = hand(office, [device.id], terms(office, signed(office)))
    assert ("access_device", "V-12") in kinds_found(office, "exemple clé")
    office.runner.do(handovers.give_back, [made.id], ReturnTerms(on=office.day))
    assert ("access_device", "V-12") not in kinds_found(office, "exemple clé")


def test_a_report_is_found_by_its_number_and_association(office: Office) -> None:
    closed(office, typed(office, begin(office, signed(office))))
    assert ("condition_report", "EDL-VOL-2026-001") in kinds_found(office, "EDL-VOL")
    assert ("condition_report", "EDL-VOL-2026-001") in kinds_found(office, "état des lieux œuf")


def test_keys_that_are_late_are_due_until_they_are_back(office: Office) -> None:
    insured(office)
    agreement = signed(office)
    made = hand(office, [key(office, "A").id, key(office, "B").id], terms(office, agreement))
    office.day = office.day.replace(year=2027, month=10)

    def late() -> list[str]:
        rows = office.runner.read(dashboard.alert_rows)
        return [row.label for row in rows if row.kind == KEYS_LATE]

    (label,) = late()
    assert label.endswith("2\u00a0clés ou badges à rendre")
    card = office.runner.read(conventions.card, agreement.id)
    assert card.premises is not None
    assert card.premises.is_over
    assert KEYS_LATE in {alert.kind for alert in card.alerts}
    office.runner.do(handovers.give_back, [one.id for one in made], ReturnTerms(on=office.day))
    assert late() == []


def test_cards_of_hub_and_association_tell_where_the_keys_are(office: Office) -> None:
    insured(office)
    out = key(office, "A")
    key(office, "B")
    hand(office, [out.id], terms(office, signed(office)))
    counts = office.runner.read(hubs.card, office.hub.id).keys
    assert counts is not None
    assert (counts.registered, counts.out, counts.late) == (2, 1, 0)
    held = office.runner.read(associations.card, office.association.id).keys
    assert [row.label for row in held] == ["A"]


def test_a_key_in_the_bin_comes_back(office: Office) -> None:
    device = key(office)
    office.runner.do(access_devices.bin, [device.id])
    (found,) = office.runner.read(binned.listed)
    assert found.name == "V-12"
    office.runner.do(binned.bring_back, [found.id])
    assert office.runner.read(access_devices.count, ListQuery()) == 1


def test_both_lists_are_written_to_files(office: Office, tmp_path: Path) -> None:
    key(office)
    begin(office, signed(office))
    for subject, column in (("access_devices", "label"), ("condition_reports", "number")):
        wanted = ListExport(subject=subject, query=ListQuery(), keys=(column,))
        target = tmp_path / f"{subject}.csv"
        exports.write(office.runner, Silent(), wanted, target)
        assert len(target.read_text("utf-8-sig").splitlines()) == 2


def test_a_key_does_not_come_back_under_a_label_that_was_taken(office: Office) -> None:
    device = key(office)
    office.runner.do(access_devices.bin, [device.id])
    key(office)
    (found,) = office.runner.read(binned.listed)
    with pytest.raises(RuleBroken, match="déjà au registre"):
        office.runner.do(binned.bring_back, [found.id])
