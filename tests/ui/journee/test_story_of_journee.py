"""A journée citoyenne as it is lived: from the idea to the report, by hand and keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from hands import press, settle, type_text
from office_window import type_over
from polesdesk.actions import history, journee_papers
from polesdesk.domain.journee import EditionState
from polesdesk.domain.journee_papers import JourneePaper
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.worksites import ProposalState, WorksiteState
from polesdesk.ui.inputs.several import RecordsInput
from ui.journee.conftest import JourneeWindow


def idea(office: JourneeWindow, title: str) -> None:
    """Note an idea as it comes in."""
    office.page("proposals").new()
    dialog = office.dialog("worksite_proposal_dialog")
    type_over(dialog.form.fields["title"].widget, title)
    type_over(dialog.form.fields["proposer"].widget, "Un habitant")
    dialog.form.submit()
    assert office.no_dialog()


def kept(office: JourneeWindow) -> None:
    """Keep the idea that is shown, and fill in the sheet of its worksite."""
    office.click("worksite_proposal_accepted")
    worksites = office.page("worksites")
    site = office.card().records.worksites[0]
    worksites.select(site.id)
    settle()
    office.click("worksite_edit")
    form = worksites.card.form()
    type_over(form.fields["place"].widget, "Square")
    type_over(form.fields["end"].widget, "12h")
    type_over(form.fields["minimum"].widget, "1")
    type_over(form.fields["maximum"].widget, "2")
    type_over(form.fields["materials"].widget, "peinture ; 4 pots ; 62 €")
    lead, referent = form.fields["lead_ids"].widget, form.fields["referent_ids"].widget
    for widget, name in ((lead, "Ana"), (referent, "Chlo")):
        assert isinstance(widget, RecordsInput)
        widget.line.setFocus()
        type_text(widget.line, name)
        settle()
        widget.line.editingFinished.emit()
        settle()
    form.submit()
    settle()
    assert worksites.card.form() is None
    office.click("worksite_confirmed")


def test_from_the_idea_to_the_report(office: JourneeWindow) -> None:
    idea(office, "Peindre les bancs")
    kept(office)
    (site,) = office.card().records.worksites
    assert site.state is WorksiteState.CONFIRMED
    assert (site.lead_ids, site.referent_ids) == (
        (office.people["Ana"].id,),
        (office.people["Chloé"].id,),
    )
    assert site.materials[0].cents == 6200

    # Sign-ups open, and one comes by telephone
    office.page("citizen_days").select(office.edition.id)
    settle()
    office.page("citizen_days").acts.move(EditionState.SIGN_UP)
    office.page("sign_ups").new()
    dialog = office.dialog("sign_up_dialog")
    person = dialog.form.fields["volunteer_id"].widget
    assert isinstance(person, QLineEdit)
    person.setFocus()
    type_text(person, "Bilal")
    settle()
    person.editingFinished.emit()
    dialog.form.fields["first"].input.set_value(site.id)
    dialog.form.submit()
    assert office.no_dialog()
    (bilal,) = office.card().records.sign_ups
    assert (bilal.worksite_id, bilal.status) == (site.id, AssignmentStatus.REGISTERED)

    # The day: one who signed up, one who just comes, a minor, and one for whom no place is left
    office.page("citizen_days").acts.move(EditionState.READY)
    settle()
    office.click("journee_welcome")
    desk = office.dialog("welcome_dialog")
    names = desk.form.fields
    names["last_name"].widget.setFocus()
    type_text(names["last_name"].widget, "exemple")
    desk.form.submit()  # half a name never makes a second record of somebody who is awaited
    settle()
    assert "attendu" in names["first_name"].error()
    assert not office.card().indicators.present
    type_text(names["first_name"].widget, "bil")
    assert [row.name for row in desk.list.rows()] == ["Exemple Bilal"]
    desk.view.setFocus()
    press(desk.view, Qt.Key.Key_Return)
    settle()
    assert desk.outcome.text() == "Exemple Bilal → 1. Peindre les bancs"
    type_text(names["last_name"].widget, "Passant")
    type_text(names["first_name"].widget, "Zoé")
    QTest.keyClick(names["first_name"].widget, Qt.Key.Key_Return)
    settle()
    assert desk.outcome.text().startswith("Zoé Passant → 1. Peindre les bancs")
    type_text(names["last_name"].widget, "Petit")
    names["is_minor"].input.set_value(True)
    desk.form.submit()
    settle()
    assert "parentale" in names["reason"].error()
    assert desk.outcome.isHidden()  # not where the person before was sent
    type_text(names["reason"].widget, "sa mère est là")
    desk.form.submit()
    settle()
    assert desk.outcome.text() == "Petit\u202f: tous les chantiers sont complets"
    assert desk.told.text().startswith("3\u00a0personnes arrivées, dont 2 sans inscription")
    desk.reject()

    # A certificate for one of the three who came
    office.page("sign_ups").select(bilal.id)
    settle()
    office.choose("sign_ups_certificates_command")
    preview = office.dialog("preview_dialog")
    assert preview.findChild(QLabel, "preview_count").text() == "sur 1"
    preview.reject()

    # The evening: a paper of satisfaction, what was done, the report
    office.page("citizen_days")
    office.click("journee_survey")
    survey = office.dialog("survey_dialog")
    type_over(survey.form.fields["overall"].widget, "5")
    survey.form.submit()
    assert survey.form.fields["overall"].error()
    type_over(survey.form.fields["overall"].widget, "4")
    comment = survey.form.fields["comment"].widget
    assert isinstance(comment, QPlainTextEdit)
    type_text(comment, "À refaire !")
    survey.form.submit()
    settle()
    assert survey.counted.text() == "1\u00a0questionnaire saisi."
    survey.reject()
    settle()
    worksites = office.page("worksites")
    worksites.select(site.id)
    settle()
    office.click("worksite_done")
    editions = office.page("citizen_days")
    for state in (EditionState.DONE, EditionState.EVALUATED):
        editions.acts.move(state)
        settle()
    found = office.card().indicators
    assert (found.present, found.walk_ins, found.done, found.answers) == (3, 2, 1, 1)
    paper = office.runner.read(journee_papers.paper, office.edition.id, JourneePaper.REPORT)
    assert paper.pdf.startswith(b"%PDF")


def test_what_lacks_asks_why_and_keeps_the_answer(office: JourneeWindow) -> None:
    idea(office, "Bancs")
    office.click("worksite_proposal_accepted")
    editions = office.page("citizen_days")
    editions.select(office.edition.id)
    settle()
    told: list[object] = []
    editions._desk.troubled.connect(told.append)
    editions.acts.move(EditionState.SIGN_UP)
    settle()
    assert "Aucun chantier n’est confirmé" in str(told[0])


def test_a_refusal_says_why_and_is_undone(office: JourneeWindow) -> None:
    idea(office, "Piscine")
    office.click("worksite_proposal_refused")
    dialog = office.dialog("journee_reason_dialog")
    dialog.form.submit()
    assert dialog.form.fields["reason"].error()
    type_over(dialog.form.fields["reason"].widget, "trop long pour une demi-journée")
    dialog.form.submit()
    assert office.no_dialog()
    (refused,) = office.card().records.proposals
    assert (refused.state, refused.reason) == (
        ProposalState.REFUSED,
        "trop long pour une demi-journée",
    )
    office.runner.do(history.undo)
    assert office.card().records.proposals[0].state is ProposalState.RECEIVED


def test_an_edition_is_cancelled_with_a_reason(office: JourneeWindow) -> None:
    acts = office.page("citizen_days").acts
    acts.move(EditionState.CANCELLED)
    dialog = office.dialog("journee_reason_dialog")
    assert dialog.windowTitle() == "Annuler l’édition"
    type_over(dialog.form.fields["reason"].widget, "alerte orange")
    dialog.form.submit()
    assert office.no_dialog()
    assert office.card().records.edition.state is EditionState.CANCELLED
