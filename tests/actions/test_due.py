"""Alerts: each shows itself in time, and nothing else does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from actions.conftest import TODAY, Office
from polesdesk.actions import associations, conventions, dashboard, settings
from polesdesk.domain.associations import Paper, PaperKind, PaperState
from polesdesk.domain.conventions import Renewal, State
from polesdesk.domain.identity import new_id
from polesdesk.domain.settings import Settings


def kinds(office: Office) -> set[str]:
    return {alert.kind for alert in office.runner.read(dashboard.alert_rows)}


def insure(office: Office, valid_to: date | None, **fields: object) -> Paper:
    paper = Paper(id=new_id(), association_id=office.association.id, valid_to=valid_to, **fields)  # type: ignore[arg-type]
    return office.runner.do(associations.save_paper, paper).value


def only_insurance(office: Office) -> None:
    wanted = replace(Settings(), required_papers=("INSURANCE_CERTIFICATE",))
    office.runner.do(settings.save, wanted)


def test_an_agreement_that_ends_in_the_delay_is_due(office: Office) -> None:
    only_insurance(office)
    insure(office, TODAY + timedelta(days=400))
    office.agreement(state=State.NOTIFIED, end_date=TODAY + timedelta(days=180))
    assert kinds(office) == {"ends_soon"}
    office.day = TODAY - timedelta(days=1)
    assert kinds(office) == set()


def test_the_day_after_the_end_the_occupier_has_no_title(office: Office) -> None:
    only_insurance(office)
    insure(office, TODAY + timedelta(days=400))
    made = office.agreement(state=State.NOTIFIED, end_date=TODAY)
    assert kinds(office) == {"ends_soon"}
    office.day = TODAY + timedelta(days=1)
    assert kinds(office) == {"untitled"}
    seen = "vu sur place, sans état des lieux"
    office.runner.do(conventions.move, made.id, State.CLOSED, on=office.day, reason=seen)
    assert kinds(office) == set()


def test_a_renewed_agreement_asks_for_nothing_more(office: Office) -> None:
    only_insurance(office)
    insure(office, TODAY + timedelta(days=400))
    office.agreement(
        state=State.NOTIFIED, end_date=TODAY + timedelta(days=9), renewal=Renewal.RENEWED
    )
    assert kinds(office) == set()


def test_lapsed_insurance_alerts_and_never_makes_an_occupier_without_title(
    office: Office,
) -> None:
    only_insurance(office)
    office.agreement(state=State.NOTIFIED)
    assert kinds(office) == {"insurance_missing"}
    paper = insure(office, TODAY - timedelta(days=1))
    assert kinds(office) == {"insurance_expired"}
    paper = office.runner.do(
        associations.save_paper, replace(paper, valid_to=TODAY + timedelta(days=59))
    ).value
    assert kinds(office) == {"insurance_expiring"}
    office.runner.do(associations.save_paper, replace(paper, valid_to=TODAY + timedelta(days=60)))
    assert kinds(office) == set()


def test_a_certificate_without_an_end_or_not_needed_asks_for_nothing(office: Office) -> None:
    only_insurance(office)
    office.agreement(state=State.NOTIFIED)
    paper = insure(office, None)
    assert kinds(office) == set()
    refused = replace(paper, decided=PaperState.REJECTED, reason="illisible")
    paper = office.runner.do(associations.save_paper, refused).value
    assert kinds(office) == {"insurance_missing"}
    office.runner.do(
        associations.save_paper, replace(paper, decided=PaperState.NOT_APPLICABLE, reason="")
    )
    assert kinds(office) == set()


def test_missing_papers_are_one_line_that_names_them(office: Office) -> None:
    wanted = replace(Settings(), required_papers=("STATUTES", "CER"))
    office.runner.do(settings.save, wanted)
    office.agreement(state=State.NOTIFIED)
    (alert,) = office.runner.read(dashboard.alert_rows)
    assert alert.kind == "paper_missing"
    assert "statuts et contrat d’engagement républicain" in alert.detail
    insure(office, None, kind=PaperKind.STATUTES)
    insure(office, None, kind=PaperKind.CER)
    assert kinds(office) == set()


def test_nobody_is_asked_who_is_not_in_the_premises(office: Office) -> None:
    office.agreement(state=State.DRAFT)
    assert kinds(office) == set()


def test_the_figures_count_what_the_lines_say(office: Office) -> None:
    office.agreement(state=State.NOTIFIED, end_date=TODAY - timedelta(days=5))
    shown = office.runner.read(dashboard.show)
    numbers = {figure.key: figure.number for figure in shown.figures}
    assert numbers == {
        "untitled": 1, "ends_soon": 0, "insurance": 1, "not_returned": 0, "papers": 1,
    }  # fmt: skip
    assert shown.sentence == "3\u00a0points à traiter, dont 2 en retard"
    assert [alert.kind for alert in shown.late] == ["untitled", "insurance_missing"]


def test_the_figures_are_the_same_when_more_is_due_than_the_lines_show(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in (-5, -3, 20, 30):
        end = TODAY + timedelta(days=days)
        office.agreement(state=State.NOTIFIED, end_date=end)
    lines = office.runner.read(dashboard.show)
    assert [figure.number for figure in lines.figures] == [2, 2, 1, 0, 1]
    monkeypatch.setattr(dashboard, "LINES", 1)
    counted = office.runner.read(dashboard.show)
    assert counted.figures == lines.figures
    assert len(counted.late) + len(counted.soon) < len(lines.late) + len(lines.soon)
