"""What the dashboard says of requests for premises, and until when."""

from datetime import date, timedelta

from actions.test_premises_requests import Desk, desk
from polesdesk.actions import dashboard, letters, premises_requests
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.premises_requests import RequestState

__all__ = ["desk"]


def _lines(desk: Desk) -> dict[str, tuple[str, bool]]:
    found = desk.runner.read(dashboard.alert_rows)
    mine = [row for row in found if row.subject_kind == "premises_request"]
    return {row.kind: (row.label, row.late) for row in mine}


def test_the_dashboard_tells_receipts_to_acknowledge_and_options_that_lapse(desk) -> None:
    request = desk.placed(received_on=date(2026, 11, 15))
    assert _lines(desk) == {
        "request_unacknowledged": (
            "Les Lanternes d’exemple\u202f: demande sans accusé de réception", False,
        ),
    }  # fmt: skip
    desk.day = date(2026, 11, 26)
    assert _lines(desk)["request_unacknowledged"][1]
    desk.runner.do(premises_requests.acknowledge, request.id, by_letter=False)
    until = desk.step(until=date(2026, 12, 10))
    desk.runner.do(premises_requests.move, request.id, RequestState.OPTION, until)
    assert _lines(desk) == {}
    desk.day = date(2026, 12, 9)
    label, late = _lines(desk)["option_lapses"]
    assert label.endswith("l’option finit dans 1\u00a0jour")
    assert not late
    desk.day = date(2026, 12, 11)
    label, late = _lines(desk)["option_lapses"]
    assert label.endswith("option caduque")
    assert late


def test_a_refusal_is_due_until_its_reasoned_letter_stands(desk) -> None:
    request = desk.placed()
    refuse = desk.step(reason="Aucun local libre.")
    desk.runner.do(premises_requests.move, request.id, RequestState.REFUSED, refuse)
    label = "Les Lanternes d’exemple\u202f: refus à motiver par courrier"
    assert _lines(desk) == {"refusal_unwritten": (label, False)}
    kind = LetterKind.REQUEST_REFUSED
    sent = desk.runner.do(premises_requests.issue_letter, request.id, kind).value
    assert _lines(desk) == {}
    desk.day += timedelta(days=1)
    desk.runner.do(letters.cancel, sent.id, "Mauvais motif")
    assert _lines(desk) == {"refusal_unwritten": (label, True)}
    desk.day += timedelta(days=366)
    assert _lines(desk) == {}
