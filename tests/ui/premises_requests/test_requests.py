"""A request in the window, from its arrival to the answer, with the keys of a hand."""

from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from hands import press, settle
from office_window import type_over
from polesdesk.actions import conventions, letters, premises_requests, settings
from polesdesk.domain.conventions import Slot, State
from polesdesk.domain.follow_ups import Channel
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.premises_request_moves import RequestStep
from polesdesk.domain.premises_requests import PremisesRequest, RequestKind, RequestState
from polesdesk.store.kinds import CONVENTION, PREMISES_REQUEST
from polesdesk.ui.preview.dialog import PreviewDialog


def save(runner, **fields: object) -> PremisesRequest:
    told: dict[str, object] = {
        "id": new_id(), "kind": RequestKind.NEW_HOSTING, "association_id": "association",
        "received_on": date(2026, 11, 2), "purpose": "répétitions", "headcount": 20,
        "weekdays": (2,), "from_time": time(18), "to_time": time(20),
        "start_date": date(2027, 1, 5), "end_date": date(2027, 6, 29),
    }  # fmt: skip
    made = PremisesRequest(**{**told, **fields})  # type: ignore[arg-type]
    return runner.do(premises_requests.save, made).value


def placed(runner, **fields: object) -> PremisesRequest:
    where = {"room_id": "hall", "weekday": 2, "start": time(18), "end": time(20)}
    return save(runner, **{**where, **fields})


def read(runner, request: PremisesRequest) -> PremisesRequest:
    return runner.read(premises_requests.get, request.id)


def open_request(window, request: PremisesRequest) -> None:
    window.requests.refresh()
    settle()
    window.open("premises_request", request.id)


def test_a_request_is_typed_with_the_keyboard_alone(requests_window, runner) -> None:
    office = requests_window
    office.choose("premises_request_new_command")
    form = office.form()
    office.fill(
        kind="créneau", applicant="Club d’échecs", contact="Mme Œuvrard", received_on="20/11/26",
        purpose="entraînements", start_date="5/1/27", from_time="18h", to_time="20h30",
        headcount="16",
    )  # fmt: skip
    form.fields["weekdays"].input.set_value(("2", "4"))
    office.click("premises_request_save")
    (row,) = runner.read(premises_requests.page, ListQuery())
    one = runner.read(premises_requests.get, row.id)
    assert one.number == "DEM-2026-001"
    assert one.kind is RequestKind.EXTRA_SLOT
    assert (one.applicant, one.weekdays, one.headcount) == ("Club d’échecs", (2, 4), 16)
    assert (one.from_time, one.to_time) == (time(18), time(20, 30))
    assert len(one.criteria) == 5
    assert office.numbers() == ["DEM-2026-001"]
    assert "Aucune association n’est rattachée" in office.words()


def test_only_the_fields_of_its_kind_are_asked(requests_window) -> None:
    office = requests_window
    office.choose("premises_request_new_command")
    fields = office.form().fields
    office.fill(kind="location")
    assert not fields["day"].isHidden()
    assert not fields["fee_cents"].isHidden()
    assert fields["weekday"].isHidden()
    assert fields["surface_m2"].isHidden()
    office.fill(kind="nouvel")
    assert fields["day"].isHidden()
    assert not fields["surface_m2"].isHidden()


def test_a_mark_is_given_to_a_criterion_of_the_office(requests_window, runner) -> None:
    office = requests_window
    request = save(runner)
    open_request(office, request)
    office.click("request_edit")
    form = office.form()
    office.click("premises_request_criteria_add")
    criteria = form.fields["criteria"].input
    line = criteria._lines[-1]
    type_over(line.label, "Accès handicapé")
    type_over(line.weight, "3")
    type_over(line.mark, "4")
    office.click("premises_request_save")
    (one,) = read(runner, request).criteria
    assert (one.label, one.weight, one.mark) == ("Accès handicapé", 3, 4)
    assert "12 sur 15" in office.words().replace("\u00a0", " ")


def test_receipt_is_acknowledged_and_the_letter_stays_on_the_card(requests_window, runner) -> None:
    office = requests_window
    request = save(runner)
    open_request(office, request)
    office.click("request_acknowledge")
    office.click("request_acknowledge_save")
    assert read(runner, request).state is RequestState.ACKNOWLEDGED
    assert "Accusé de réception COU-2026-001" in office.words()
    office.choose("letter_sent")
    office.fill("sending_dialog", channel="Courriel", on="21/11/26")
    office.click("sending_save")
    (letter,) = runner.read(letters.about, "premises_request", request.id)
    assert (letter.sent_on, letter.channel) == (date(2026, 11, 21), Channel.MAIL)
    assert "envoyé le 21/11/2026 (courriel)" in office.words()
    office.choose("letter_sent")
    office.fill("sending_dialog", channel="Remise en main propre", on="21/11/26")
    office.click("sending_save")
    assert "notifié le 21/11/2026" in office.words()
    assert "recours possible" not in office.words()  # it runs from the silence, not from here
    office.choose("letter_show")
    shown = office.dialog("preview_dialog")
    assert isinstance(shown, PreviewDialog)
    shown.done(0)


def test_a_room_is_found_chosen_and_held_by_an_option(requests_window, runner) -> None:
    office = requests_window
    request = save(runner)
    open_request(office, request)
    office.click("request_fits")
    table = office.dialog("fits_dialog").table
    rooms = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    table.selectRow(rooms.index("Salle Louise"))
    press(table, Qt.Key.Key_Down)
    table.selectRow(rooms.index("Salle Louise"))
    office.click("fits_go")
    one = read(runner, request)
    assert (one.room_id, one.weekday, one.start, one.end) == ("hall", 2, time(18), time(20))
    office.choose("request_move_option")
    office.fill("request_move_dialog", until="20/11/2026")
    office.click("request_move_save")
    assert "au plus tôt aujourd’hui" in office.errors("request_move_dialog")["until"]
    office.fill("request_move_dialog", until="15/12/2026")
    office.click("request_move_save")
    one = read(runner, request)
    assert (one.state, one.option_until) == (RequestState.OPTION, date(2026, 12, 15))


def test_a_refusal_is_reasoned_and_its_letter_offered_next(requests_window, runner) -> None:
    office = requests_window
    request = save(runner)
    open_request(office, request)
    office.choose("request_move_refused")
    office.click("request_move_save")
    assert list(office.errors("request_move_dialog")) == ["reason"]
    office.fill("request_move_dialog", reason="Aucun local libre à cette heure.")
    office.click("request_move_save")
    assert read(runner, request).decision_reason == "Aucun local libre à cette heure."
    office.click("request_issue")
    office.dialog("preview_dialog").done(0)
    settle()
    assert "Refus motivé COU-2026-001" in office.words()
    office.choose("edit_undo")
    assert office.dialog("undo_issue_dialog").text().startswith("Le courrier COU-2026-001 a peut")
    office.click("undo_issue_1")
    (letter,) = runner.read(letters.about, "premises_request", request.id)
    assert letter.cancelled_on == date(2026, 11, 21)
    office.choose("edit_undo")
    assert read(runner, request).state is RequestState.RECEIVED


def test_accepting_asks_about_a_taken_room_then_links_the_draft(
    requests_window, ready, runner
) -> None:
    office = requests_window
    slot = Slot(id="taken", room_id="hall", weekday=2, start=time(19), end=time(21))
    other = ready.agreement(
        association_id="neighbour", slots=(slot,), start_date=date(2026, 9, 1),
        end_date=date(2027, 8, 31), representative_ids=(), state=State.NOTIFIED,
        signed_by_city_on=date(2026, 9, 1),
    )  # fmt: skip
    assert runner.read(lambda work: work.get(CONVENTION, other.id)).state is State.NOTIFIED
    request = placed(runner)
    open_request(office, request)
    office.click("request_move_accepted")
    office.click("request_accept_save")
    assert "Les Voisins du Lampion" in office.dialog("clash_dialog").list.rows()[0].who
    office.click("clash_move")
    assert read(runner, request).state is RequestState.RECEIVED
    office.click("request_accept_save")
    office.click("clash_keep")
    one = read(runner, request)
    assert one.state is RequestState.ACCEPTED
    draft = runner.read(conventions.get, one.convention_id)
    assert draft.state is State.DRAFT
    assert draft.slots[0].dates_out
    assert draft.number in office.words()
    office.requests.follow("convention", draft.id)
    settle()
    assert office.conventions.acts.card.data.convention.id == draft.id


def test_an_option_that_lapsed_shows_itself(requests_window, runner, monkeypatch) -> None:
    office = requests_window
    request = placed(runner)
    held = replace(
        read(runner, request), state=RequestState.OPTION, option_until=date(2026, 11, 30)
    )
    runner.do(lambda work: work.save(PREMISES_REQUEST, held))
    monkeypatch.setattr(runner, "today", lambda: date(2026, 12, 1))
    open_request(office, request)
    assert office.requests.acts.card.state is RequestState.LAPSED
    assert "est caduque" in office.words()


def test_the_waiting_list_opens_the_request_chosen(requests_window, runner) -> None:
    office = requests_window
    first = save(runner)
    second = save(runner, received_on=date(2026, 11, 10))
    for one in (first, second):
        open_request(office, one)
        office.choose("request_move_waiting")
    office.choose("premises_requests_waiting_command")
    table = office.dialog("waiting_dialog").table
    shown = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    assert [words for words in shown if words] == [first.number, second.number]
    assert len(shown) > 2  # one line for each room that would fit
    assert "mardi, 18" in table.model().index(1, 3).data()
    table.selectRow(1)
    office.click("waiting_go")
    assert office.requests.acts.card.request.id == first.id


def test_a_hire_goes_from_acceptance_to_its_signed_authorisation(requests_window, runner) -> None:
    office = requests_window
    day = date(2026, 12, 12)
    request = placed(
        runner, kind=RequestKind.HIRE, weekday=None, weekdays=(), day=day, start_date=day,
        end_date=day, start=time(14), end=time(23), fee_cents=15_000, deposit_cents=50_000,
    )  # fmt: skip
    open_request(office, request)
    office.click("request_move_accepted")
    office.click("request_accept_save")
    office.click("request_issue")
    office.dialog("preview_dialog").done(0)
    settle()
    assert "Autorisation d’occupation ponctuelle COU-2026-001" in office.words()
    office.click("request_signed")
    office.click("request_signed_save")
    hire = runner.read(conventions.get, read(runner, request).convention_id)
    assert (hire.state, hire.notified_on) == (State.NOTIFIED, date(2026, 11, 21))
    seen = [b for b in office.window.findChildren(QPushButton, "request_signed") if b.isVisible()]
    assert seen == []


def test_an_association_that_is_unknown_leads_to_the_applicant(requests_window):
    requests_window.window.show_tab(requests_window.requests)
    requests_window.requests.new()
    settle()
    field = requests_window.requests.card.form().fields["association_id"]
    field.input.setText("Les Inconnus du quai")
    assert not field.check()
    assert "laissez vide et remplissez Demandeur" in field.error()


def test_a_letter_that_lacks_the_court_leads_to_its_field_in_the_settings(
    requests_window, runner
) -> None:
    office = requests_window
    request = save(runner)
    runner.do(settings.save, replace(runner.read(settings.get), court_public=""))
    refused = RequestStep(on=date(2026, 11, 20), today=date(2026, 11, 21), reason="Complet.")
    runner.do(premises_requests.move, request.id, RequestState.REFUSED, refused)
    open_request(office, request)
    asked: list[str] = []
    office.requests.command_asked.connect(asked.append)
    office.click("request_issue")
    link = office.dialog("refusal_dialog").findChild(QLabel, "refusal_missing_1")
    assert link.accessibleName() == "Remplir tribunal compétent"
    link.linkActivated.emit("go")
    settle()
    assert asked == ["file_settings:court_public"]
