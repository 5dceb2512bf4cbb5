"""The tab: its pages, a round from proposal to card, a visit to its correction."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton

from hands import press, settle
from polesdesk.actions import rounds, visits
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.visits import FindingKind, VisitOrigin, VisitState
from polesdesk.ui.file_choosing import FileChooser


def texts(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def final(office):
    made = office.runner.do(visits.begin_round, office.round().id, VisitOrigin.SHEET).value
    first = office.rooms()[0].finding
    office.runner.do(visits.answer, first.id, {"kind": FindingKind.EMPTY})
    office.runner.do(visits.finalise, made.id)
    office.tab.reload()
    office.tab.open_record("visit", made.id)
    settle()
    return made


def test_the_bar_chooses_the_page_and_the_choice_is_kept(office, build):
    office.click("visits_page_findings")
    assert office.tab.current() is office.tab.findings
    assert build().current().subject == "findings_list"


def test_a_proposal_becomes_a_round_with_its_why(office):
    office.tab._acts.new_round()
    dialog = office.dialog("round_dialog")
    assert dialog.chosen()
    assert "Jamais vu" in dialog.lines.kept()[0].why
    dialog.agent.set_value("Camille Exemple")
    dialog.save.click()
    settle()
    (row,) = office.runner.read(rounds.page, ListQuery())
    assert (row.number, row.agent) == ("T-VOL-2026-001", "Camille Exemple")
    assert office.tab.rounds.found.round.id == row.id
    assert "Théâtre de l’Œuf" in texts(office.tab.rounds.card)


def test_several_proposals_become_several_rounds(office):
    office.tab._acts.new_round()
    dialog = office.dialog("round_dialog")
    dialog.proposed.selectAll()
    settle()
    count = len(dialog.chosen())
    assert count > 1
    assert str(count) in dialog.save.text()
    dialog.save.click()
    settle()
    assert office.runner.read(rounds.count, ListQuery()) == count


def test_lines_are_left_out_moved_and_added(office):
    one = office.round()
    office.tab._acts.edit_round(one.id)
    dialog = office.dialog("round_dialog")
    lines = dialog.lines
    names = [each.room for each in lines.kept()]
    lines._model.item(1).setCheckState(Qt.CheckState.Unchecked)
    lines.view.setCurrentIndex(lines._model.index(2, 0))
    lines.shift(-1)
    lines.room.set_value(one.lines[0].room_id)
    lines.add_room()
    dialog.save.click()
    settle()
    kept = [each.room for each in office.runner.read(rounds.get, one.id).lines]
    assert kept == [names[0], names[2], names[0]]


def test_a_round_without_a_hub_or_lines_says_so(office):
    office.tab._acts.new_round()
    dialog = office.dialog("round_dialog")
    dialog.proposed.clearSelection()
    dialog.hub.set_value("")
    dialog.save.click()
    settle()
    assert "Choisissez un pôle" in dialog._alert.text()
    dialog.hub.set_value(office.hub.id)
    for row in range(dialog.lines._model.rowCount()):
        dialog.lines._model.item(row).setCheckState(Qt.CheckState.Unchecked)
    dialog.save.click()
    settle()
    assert "aucune ligne" in dialog._alert.text()


def test_enter_in_a_field_of_a_round_goes_on(office):
    office.tab._acts.new_round()
    dialog = office.dialog("round_dialog")
    dialog.agent.setFocus()
    press(dialog.agent, Qt.Key.Key_Return)
    settle()
    assert dialog.isVisible()


def test_the_card_of_a_round_leads_to_the_next_step(office):
    one = office.round()
    office.tab.reload()
    office.tab.open_record("round", one.id)
    settle()
    office.click("round_type")
    assert office.dialog("typing_dialog")
    office.dialog("typing_dialog").reject()
    settle()
    assert office.tab.rounds.found.visit is not None


def test_a_final_visit_is_corrected_with_a_reason(office):
    final(office)
    office.click("visit_correct")
    dialog = office.dialog("correction_dialog")
    dialog.form.submit()
    assert dialog.form.fields["reason"].error()
    dialog.form.fields["reason"].widget.set_value("lu de travers")
    dialog.form.submit()
    settle()
    assert [one.state for one in office.visits()] == [VisitState.DRAFT, VisitState.FINAL]
    assert office.tab.visits.found.visit.number.endswith("-v2")
    office.click("visit_finalise")
    assert [one.state for one in office.visits()] == [VisitState.FINAL, VisitState.REPLACED]


def test_a_remark_stands_on_the_card_with_its_day(office):
    final(office)
    office.click("visit_remark")
    dialog = office.dialog("remark_dialog")
    dialog.form.fields["author"].widget.set_value("La présidente")
    dialog.form.fields["text"].widget.set_value("Nous étions en sortie.")
    dialog.form.submit()
    settle()
    assert "Nous étions en sortie." in texts(office.tab.visits.card)
    assert "21/11/2026" in texts(office.tab.visits.card)


def test_the_fiche_opens_in_the_preview(office):
    final(office)
    office.click("visit_report")
    dialog = office.dialog("preview_dialog")
    assert "V-VOL-2026-001" in dialog.windowTitle()
    dialog.close()


def test_the_sheet_opens_in_the_preview_and_only_its_printing_is_noted(
    office, monkeypatch, tmp_path
):
    target = tmp_path / "feuille.pdf"
    monkeypatch.setattr(
        FileChooser, "ask_save", lambda _self, _parent, *, then, **_told: then(target)
    )
    one = office.round()
    office.tab.reload()
    office.tab.open_record("round", one.id)
    settle()
    office.click("round_print")
    office.dialog("preview_dialog").close()
    settle()
    assert office.runner.read(rounds.get, one.id).printed_on is None
    office.click("round_print")
    office.click("preview_save")
    office.click("preview_close")
    assert office.runner.read(rounds.get, one.id).printed_on is not None


def test_the_sheet_of_the_round_shown_is_proposed_for_typing(office):
    one = office.round()
    office.tab.reload()
    office.tab.open_record("round", one.id)
    settle()
    office.tab.findChild(QAction, "sheet_type_command").trigger()
    settle()
    assert office.dialog("sheet_dialog").form.values() == {"number": one.number}


def test_a_finding_is_noted_with_the_questions_of_the_office(office):
    made = office.runner.do(visits.begin_round, office.round().id, VisitOrigin.SHEET).value
    office.tab.reload()
    office.tab.open_record("visit", made.id)
    settle()
    office.click("finding_edit_1")
    form = office.dialog("finding_dialog").form
    form.fields["kind"].widget.set_value(FindingKind.AS_PLANNED)
    form.fields["headcount"].widget.set_value(12)
    form.fields["q_cleanliness"].widget.set_value("bonne")
    form.submit()
    settle()
    seen = office.rooms()[0].finding
    assert (seen.kind, seen.headcount) == (FindingKind.AS_PLANNED, 12)
    assert [(one.question, one.value) for one in seen.answers] == [("cleanliness", "bonne")]


def test_a_visit_without_a_round_begins_with_the_rooms_of_its_hub(office):
    office.tab.show_page("visits")
    office.tab.visits.new()
    form = office.dialog("new_visit_dialog").form
    for name, value in (("hub", office.hub.id), ("day", office.tab._desk.today())):
        form.fields[name].widget.set_value(value)
    form.fields["span"].widget.setText("17h-21h")
    form.fields["agent"].widget.setText("Alix Exemple")
    form.submit()
    settle()
    assert office.dialog("typing_dialog")
    assert len(office.rooms()) == 3


def test_visits_go_to_the_bin_and_come_back(office):
    from polesdesk.actions import history

    final(office)
    office.tab._delete()
    settle()
    assert office.visits() == ()
    office.runner.do(history.undo)
    assert len(office.visits()) == 1


def test_links_lead_to_findings_and_agreements(office):
    final(office)
    went = []
    office.tab.went.connect(lambda kind, record: went.append(kind))
    finding = office.rooms()[0].finding
    office.tab.visits.follow("finding", finding.id)
    settle()
    assert office.tab.current() is office.tab.findings
    assert office.tab.findings.found.finding.id == finding.id
    office.tab.findings.follow("convention", finding.convention_id)
    assert went == ["convention"]


def test_the_questions_are_edited_in_a_new_version(office):
    from polesdesk.actions import visit_questions

    office.tab._acts.edit_questions()
    dialog = office.dialog("questions_dialog")
    before = len(dialog.questions)
    dialog.remove()
    dialog.new()
    form = office.dialog("question_dialog").form
    form.fields["label"].widget.setText("État des murs")
    form.submit()
    settle()
    dialog.shift(-1)
    dialog.findChild(QPushButton, "questions_save").click()
    settle()
    made = office.runner.read(visit_questions.in_use)
    assert (made.issue, len(made.questions)) == (1, before)
    assert "État des murs" in [one.label for one in made.questions]
    assert office.no_dialog()


def test_a_fiche_is_made_for_one_association_from_the_visit_and_from_its_finding(office):
    made = office.runner.do(visits.begin_round, office.round().id, VisitOrigin.SHEET).value
    for seen in office.rooms()[:2]:
        office.runner.do(visits.answer, seen.finding.id, {"kind": FindingKind.EMPTY})
    office.runner.do(visits.finalise, made.id)
    office.tab.reload()
    office.tab.open_record("visit", made.id)
    settle()
    office.tab._acts.report_for_one(made.id)
    preview = office.dialog("preview_dialog")
    assert "Théâtre de l’Œuf" in preview.windowTitle()
    preview.reject()
    office.tab.open_record("finding", office.rooms()[0].finding.id)
    settle()
    office.click("finding_report")
    assert office.dialog("preview_dialog").isVisible()
