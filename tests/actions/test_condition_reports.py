"""États des lieux: begun from what is known, closed once, compared, corrected as a new version."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from actions.conftest import Office
from actions.test_handovers import signed
from polesdesk.actions import condition_reports as reports
from polesdesk.actions import files, history, hubs, leaving, report_lines, report_lists
from polesdesk.domain.condition_moves import elements_of
from polesdesk.domain.condition_reports import (
    Condition,
    ConditionReport,
    ReportKind,
    ReportLine,
    ReportState,
    is_worse,
)
from polesdesk.domain.conventions import Convention
from polesdesk.domain.hubs import Room, RoomKind
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent
from polesdesk.domain.report_rows import RoomLines, compare
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Settings


def begin(
    office: Office, convention: Convention, kind: ReportKind | None = None
) -> ConditionReport:
    return office.runner.do(reports.begin, convention.id, kind).value


def typed(
    office: Office, report: ConditionReport, condition: Condition = Condition.GOOD, **head: object
) -> ConditionReport:
    """Type one condition for every line that has none, and who was there."""
    lines = tuple(replace(line, condition=line.condition or condition) for line in report.lines)
    usual: dict[str, object] = {
        "lines": lines,
        "city_present": "M. Luc Exemple",
        "association_present": "Mme Ana Exemple",
    }
    return office.runner.do(reports.save, replace(report, **{**usual, **head})).value  # type: ignore[arg-type]


def closed(office: Office, report: ConditionReport) -> ConditionReport:
    return office.runner.do(reports.close, report.id).value


def code_of(office: Office, *told: object) -> str:
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(*told)  # type: ignore[arg-type]
    return refused.value.code


def test_the_list_of_a_room_holds_its_furniture_and_equipment() -> None:
    room = Room(id="r", name="Salle", furniture="6 tables, 20 chaises", equipment=("écran",))
    told = elements_of(room, Settings())
    assert told[0] == "Murs"
    assert told[-3:] == ("6 tables", "20 chaises", "Écran")
    locker = replace(room, kind=RoomKind.LOCKER, furniture="", equipment=())
    assert elements_of(locker, Settings()) == ("Extérieur", "Intérieur", "Serrure")
    assert elements_of(replace(room, kind=RoomKind.DOMICILIATION), Settings()) == ()


def test_an_entry_is_begun_once_and_closed_when_all_is_noted(office: Office) -> None:
    agreement = signed(office)
    draft = begin(office, agreement)
    assert draft.number == "EDL-VOL-2026-001"
    assert draft.kind is ReportKind.ENTRY
    assert begin(office, agreement).id == draft.id
    assert code_of(office, reports.close, draft.id) == "city_required"
    half = office.runner.do(
        reports.save, replace(draft, city_present="M. Luc", association_present="Mme Ana")
    ).value
    assert code_of(office, reports.close, half.id) == "conditions_missing"
    done = closed(office, typed(office, half))
    assert done.state is ReportState.CLOSED
    assert code_of(office, reports.save, done) == "report_closed"
    assert code_of(office, reports.bin, [done.id]) == "report_closed"
    assert code_of(office, reports.begin, agreement.id, ReportKind.ENTRY) == "report_stands"


def test_somebody_was_there_or_refused(office: Office) -> None:
    draft = typed(office, begin(office, signed(office)), association_present="")
    assert code_of(office, reports.close, draft.id) == "association_required"
    refused = office.runner.do(reports.save, replace(draft, refused=True)).value
    assert closed(office, refused).refused


def test_an_exit_looks_at_the_elements_of_the_entry_again(office: Office) -> None:
    agreement = signed(office)
    draft = begin(office, agreement)
    more = ReportLine(room_id=office.room.id, element="Placard", condition=Condition.NEW)
    filled = typed(office, draft)
    entry = closed(office, typed(office, filled, lines=(*filled.lines, more)))
    leave = begin(office, agreement)
    assert leave.kind is ReportKind.EXIT
    assert [line.element for line in leave.lines] == [line.element for line in entry.lines]
    assert {line.condition for line in leave.lines} == {None}
    leave = typed(office, leave)
    lines = list(leave.lines)
    lines[0] = replace(lines[0], condition=Condition.BAD, charge_cents=12000)
    done = closed(office, typed(office, leave, lines=tuple(lines)))
    card = office.runner.read(reports.card, done.id)
    assert [pair.element for pair in card.compared if pair.worse] == ["Murs", "Placard"]
    assert card.row.charge_cents == 12000
    left = office.runner.read(leaving.what_remains, agreement.id)
    assert (left.entry_report, left.exit_report) == (entry.number, done.number)
    assert left.charges_cents == 12000


def test_the_next_occupant_begins_with_what_the_last_left(office: Office) -> None:
    first = signed(office)
    closed(office, typed(office, begin(office, first)))
    leave = begin(office, first)
    worn = typed(office, leave, Condition.WORN)
    closed(office, worn)
    following = begin(office, signed(office))
    assert {line.condition for line in following.lines} == {Condition.WORN}


def test_a_correction_is_a_new_version_with_its_reason(office: Office) -> None:
    entry = closed(office, typed(office, begin(office, signed(office))))
    assert code_of(office, reports.correct, entry.id, " ") == "reason_required"
    fresh = office.runner.do(reports.correct, entry.id, "Le plafond était taché").value
    assert fresh.number == f"{entry.number}-v2"
    assert office.runner.do(reports.correct, entry.id, "Encore").value.id == fresh.id
    closed(office, fresh)
    assert office.runner.read(reports.get, entry.id).state is ReportState.REPLACED
    shown = office.runner.read(report_lists.rows, ListQuery())
    assert [row.number for row in shown] == [fresh.number]


def test_a_photo_is_kept_once_and_taken_off(office: Office, tmp_path: Path) -> None:
    draft = begin(office, signed(office))
    place = tmp_path / "mur.png"
    Image.new("RGB", (30, 20), "red").save(place)
    made = report_lines.add_photo_files(office.runner, Silent(), draft.id, 0, [place, place])
    (digest,) = made.lines[0].photos
    assert not office.runner.read(files.check, full=True).problems
    assert (
        not office.runner.do(report_lines.remove_photo, draft.id, 0, digest).value.lines[0].photos
    )


def test_the_signed_paper_is_filed_beside_a_closed_report(office: Office, tmp_path: Path) -> None:
    draft = typed(office, begin(office, signed(office)))
    place = tmp_path / "scan.jpg"
    Image.new("RGB", (300, 400), "white").save(place)
    attach = (office.runner, Silent(), draft.id, place, office.day)
    with pytest.raises(RuleBroken, match="Clôturez d’abord"):
        reports.attach_signed(*attach)
    closed(office, draft)
    kept = reports.attach_signed(*attach)
    content = office.runner.read(lambda work: work.files.get(kept.signed_sha256))
    assert content.startswith(b"%PDF")
    text = tmp_path / "note.txt"
    text.write_text("rien")
    with pytest.raises(RuleBroken):
        reports.attach_signed(office.runner, Silent(), draft.id, text, office.day)


def test_a_draft_goes_to_the_bin_and_one_undo_brings_it_back(office: Office) -> None:
    draft = begin(office, signed(office))
    office.runner.do(reports.bin, [draft.id])
    assert office.runner.read(report_lists.count, ListQuery()) == 0
    office.runner.do(history.undo)
    assert office.runner.read(report_lists.count, ListQuery()) == 1


def test_a_room_that_is_a_locker_has_its_own_list(office: Office) -> None:
    locker = Room(id="locker", hub_id=office.hub.id, name="Armoire 3", kind=RoomKind.LOCKER)
    office.runner.do(hubs.save_room, locker)
    draft = begin(office, signed(office, room_ids=(office.room.id, "locker")))
    assert [line.element for line in draft.lines if line.room_id == "locker"] == [
        "Extérieur", "Intérieur", "Serrure",
    ]  # fmt: skip


CONDITIONS = st.sampled_from([None, *Condition])


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), CONDITIONS, CONDITIONS)))
def test_a_comparison_loses_no_element(told: list[tuple[str, str, object, object]]) -> None:
    """Every element of either report stands once; what is worse differs."""
    unique = {(room, element): (before, after) for room, element, before, after in told}

    def side(place: int) -> tuple[RoomLines, ...]:
        found: dict[str, list[ReportLine]] = {}
        for (room, element), pair in unique.items():
            if pair[place] is not None:
                line = ReportLine(room_id=room, element=element, condition=pair[place])  # type: ignore[arg-type]
                found.setdefault(room, []).append(line)
        return tuple(RoomLines(room_id=r, room=r, lines=tuple(ls)) for r, ls in found.items())

    pairs = compare(side(0), side(1))
    wanted = {key for key, pair in unique.items() if pair != (None, None)}
    assert {(one.room_id, one.element) for one in pairs} == wanted
    assert len(pairs) == len(wanted)
    assert all(one.differs for one in pairs if one.worse)
    assert not any(is_worse(one, one) for one in Condition)


def test_a_line_is_typed_and_an_element_added(office: Office) -> None:
    draft = begin(office, signed(office))
    line = replace(draft.lines[1], condition=Condition.WORN, comment="rayures")
    typed_one = office.runner.do(report_lines.type_line, draft.id, 1, line).value
    assert typed_one.lines[1] == line
    add = (report_lines.add_element, draft.id, office.room.id)
    assert office.runner.do(*add, "Tableau blanc").value.lines[-1].element == "Tableau blanc"
    assert code_of(office, *add, "murs") == "element_taken"
    assert code_of(office, *add, " ") == "element_required"
