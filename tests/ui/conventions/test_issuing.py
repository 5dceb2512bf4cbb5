"""From a draft with gaps to an original that is kept, printed again, cancelled."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLabel

from hands import settle
from office_window import OfficeWindow
from polesdesk.actions import associations, conventions, originals, templates
from polesdesk.domain.clauses import template_name
from polesdesk.domain.conventions import State, UseKind
from polesdesk.domain.papers import TemplateState
from polesdesk.domain.progress import Silent
from polesdesk.store.kinds import TEMPLATE


def test_a_refusal_lists_what_is_missing_each_a_click_away(office: OfficeWindow, ready):
    ready.agreement(decision_number="", authorised_activities="")
    office.open("convention", "agreement")
    office.click("convention_issue")
    dialog = office.dialog("refusal_dialog")
    links = [dialog.findChild(QLabel, f"refusal_missing_{n}") for n in (1, 2)]
    assert [link.accessibleName() for link in links] == [
        "Remplir Numéro de l’acte d’autorisation",
        "Remplir Activités autorisées",
    ]
    links[1].linkActivated.emit("go")
    settle()
    assert office.no_dialog()
    assert office.form().fields["authorised_activities"].widget.hasFocus()


def test_the_card_links_what_is_missing_too(office: OfficeWindow, ready):
    ready.agreement(decision_number="")
    office.open("convention", "agreement")
    words = office.window.findChild(QLabel, "convention_missing")
    assert "Il manque 1\u00a0élément" in words.text()
    words.linkActivated.emit("convention.decision_number")
    settle()
    assert office.form().fields["decision_number"].widget.hasFocus()


def test_what_the_association_lacks_is_mended_from_the_agreement(office: OfficeWindow, ready):
    bare = ready.runner.read(associations.get, "association")
    ready.runner.do(associations.save, replace(bare, seat_address=""))
    ready.agreement()
    office.open("convention", "agreement")
    office.window.findChild(QLabel, "convention_missing").linkActivated.emit(
        "association.seat_address"
    )
    settle()
    office.fill("association_dialog", seat_address="5 rue des Lampions")
    office.click("association_save")
    assert office.no_dialog()
    assert ready.runner.read(conventions.card, "agreement").missing == ()


def issue(office: OfficeWindow) -> None:
    """Issue the original and close its preview."""
    office.click("convention_issue")
    office.click("confirm_go")
    office.dialog("preview_dialog")
    office.click("preview_close")


def test_the_original_is_issued_after_filling_what_is_missing(office: OfficeWindow, ready):
    ready.agreement(decision_number="")
    office.open("convention", "agreement")
    office.choose("convention_edit")
    office.fill(decision_number="2026-118")
    office.click("convention_save")
    office.click("convention_issue")
    detail = office.dialog("confirm_dialog").informativeText()
    assert "ne pourront plus être modifiés" in detail
    office.click("confirm_go")
    assert office.dialog("preview_dialog").windowTitle() == "Original, version 1 – VOL-2027-001"
    issued = ready.read()
    assert (issued.state, issued.issued_version) == (State.TO_SIGN, 1)


def test_giving_up_the_confirmation_issues_nothing(office: OfficeWindow, ready):
    ready.agreement()
    office.open("convention", "agreement")
    office.click("convention_issue")
    office.click("confirm_cancel")
    assert ready.read().issued_version is None


def test_an_original_printed_again_is_identical(office: OfficeWindow, ready, tmp_path, saved_as):
    ready.agreement()
    office.open("convention", "agreement")
    issue(office)
    for name in ("one.pdf", "two.pdf"):
        saved_as(tmp_path / name)
        office.choose("convention_save_pdf")
    first, second = (tmp_path / name for name in ("one.pdf", "two.pdf"))
    kept = ready.runner.read(originals.of_issue, office.conventions.acts.card.originals[0].id)
    assert first.read_bytes() == second.read_bytes() == kept.pdf


def test_a_saved_pdf_can_be_shown_in_its_folder(
    office: OfficeWindow, ready, tmp_path, saved_as, monkeypatch
):
    shown = []
    monkeypatch.setattr("polesdesk.ui.conventions.prints.show_in_folder", shown.append)
    ready.agreement()
    office.open("convention", "agreement")
    saved_as(tmp_path / "projet.pdf")
    office.choose("convention_save_pdf")
    office.click("success_undo")
    assert shown == [tmp_path / "projet.pdf"]


def test_the_name_proposed_says_number_party_and_version(office: OfficeWindow, ready, saved_as):
    ready.agreement()
    office.open("convention", "agreement")
    office.choose("convention_save_pdf")
    issue(office)
    office.choose("convention_save_pdf")
    assert saved_as.proposed == [
        "Projet_VOL-2027-001_Les-Lanternes-d-exemple.pdf",
        "Convention_VOL-2027-001_Les-Lanternes-d-exemple_v1.pdf",
    ]


def test_what_an_original_prints_is_locked_and_the_form_says_why(office: OfficeWindow, ready):
    ready.agreement()
    office.open("convention", "agreement")
    issue(office)
    office.choose("convention_edit")
    form = office.form()
    strip = office.window.findChild(QLabel, "convention_locked") or form.findChild(
        type(form.inside), "convention_locked"
    )
    assert strip is not None
    assert form.fields["end_date"].widget.isReadOnly()
    assert not form.fields["use_kind"].widget.isEnabled()
    assert not form.fields["notes"].widget.isReadOnly()
    assert "annulez l’original" in form.fields["end_date"].widget.toolTip()
    office.fill(notes="Appelée le 20 novembre")
    office.click("convention_save")
    assert ready.read().notes == "Appelée le 20 novembre"


def test_a_locked_field_is_refused_even_when_the_window_does_not_see_it(
    office: OfficeWindow, ready
):
    ready.agreement()
    office.open("convention", "agreement")
    office.choose("convention_edit")
    office.fill(end_date="30/06/2028")
    ready.runner.do(lambda work: None)
    originals.original(ready.runner, Silent(), "agreement")
    office.click("convention_save")
    assert ready.read().end_date == date(2027, 12, 31)
    assert office.form().fields["end_date"].widget.text() == "30/06/2028"


def test_cancelling_an_original_needs_a_reason_and_opens_the_agreement_again(
    office: OfficeWindow, ready
):
    ready.agreement()
    office.open("convention", "agreement")
    issue(office)
    office.choose("convention_cancel_original")
    office.click("cancel_original_save")
    assert list(office.errors("cancel_original_dialog")) == ["reason"]
    office.fill("cancel_original_dialog", reason="Erreur de salle")
    office.click("cancel_original_save")
    again = ready.read()
    assert (again.state, again.issued_version) == (State.DRAFT, None)
    card = ready.runner.read(conventions.card, "agreement")
    assert card.originals[0].cancel_reason == "Erreur de salle"


def test_a_start_before_the_signature_asks_for_a_reason(office: OfficeWindow, ready):
    ready.agreement(start_date=date(2026, 9, 1))
    office.open("convention", "agreement")
    office.click("convention_issue")
    office.fill("issue_dialog", reason="Entrée dans les lieux en urgence")
    office.click("issue_save")
    office.click("preview_close")
    assert ready.read().reason == "Entrée dans les lieux en urgence"


def test_texts_and_settings_are_mended_by_commands_of_the_window(office: OfficeWindow, ready):
    asked: list[str] = []
    office.conventions.command_asked.connect(asked.append)
    ready.agreement()
    office.open("convention", "agreement")
    office.conventions.acts.mend("template.state")
    office.conventions.acts.mend("settings.authority_name")
    settle()
    assert asked == ["clause_templates:agreement", "file_settings:authority_name"]


def test_all_that_stands_in_the_way_is_told_at_once(office: OfficeWindow, ready):
    unvalidate(ready)
    ready.agreement(decision_number="")
    office.open("convention", "agreement")
    told = office.window.findChild(QLabel, "convention_missing").accessibleName()
    assert told == (
        "Il manque 2\u00a0éléments pour émettre l’original, Numéro de l’acte d’autorisation, "
        "Validation du modèle de convention"
    )
    office.click("convention_issue")
    dialog = office.dialog("refusal_dialog")
    links = [dialog.findChild(QLabel, f"refusal_missing_{n}") for n in (1, 2)]
    assert [link.accessibleName() for link in links] == [
        "Remplir Numéro de l’acte d’autorisation",
        "Remplir Validation du modèle de convention",
    ]


def unvalidate(ready) -> None:
    """Leave the office without any text that somebody answers for."""

    def forget(work):
        for one in templates.listed(work):
            work.save(TEMPLATE, replace(one, state=TemplateState.DRAFT, validated_on=None))

    ready.runner.do(forget)


def test_the_way_to_the_text_and_back_stays_with_the_agreement(office: OfficeWindow, ready):
    unvalidate(ready)
    ready.agreement(id="later", start_date=date(2027, 2, 1))
    ready.agreement(use_kind=UseKind.UNIT)
    office.open("convention", "agreement")
    office.click("convention_issue")
    link = office.dialog("refusal_dialog").findChild(QLabel, "refusal_missing_1")
    assert link.accessibleName() == "Remplir Validation du modèle de convention"
    link.linkActivated.emit("go")
    settle()
    dialog = office.dialog("templates_dialog")
    assert dialog.current().name == template_name(UseKind.UNIT)
    office.click("template_edit")
    editor = office.dialog("template_editor_dialog")
    assert editor._ui.template_preview.agreement.value() == "agreement"
    editor.reject()
    settle()
    office.click("template_validate")
    office.fill("template_validation_dialog", validated_by="Service juridique")
    office.click("template_validation_save")
    office.click("templates_close")
    office.click("convention_issue")
    office.click("confirm_go")
    title = office.dialog("preview_dialog").windowTitle()
    assert title == f"Original, version 1 – {ready.read().number}"


def test_an_original_is_dated_by_the_day_that_the_office_works_on(office: OfficeWindow, ready):
    ready.agreement()
    office.open("convention", "agreement")
    issue(office)
    kept = office.conventions.acts.card.originals[0]
    assert kept.issued_at.date() == ready.runner.today() == date(2026, 11, 21)


def test_undoing_an_issue_asks_first_for_the_paper_may_be_out(office: OfficeWindow, ready):
    ready.agreement()
    office.open("convention", "agreement")
    issue(office)
    office.choose("edit_undo")
    question = office.dialog("undo_issue_dialog")
    assert question.text() == (
        "L’original v1 de VOL-2027-001 a peut-être été remis. Annuler son émission\u202f?"
    )
    assert question.defaultButton().objectName() == "undo_issue_back"
    office.click("undo_issue_back")
    assert ready.read().issued_version == 1
    office.choose("edit_undo")
    office.click("undo_issue_1")
    assert (ready.read().state, ready.read().issued_version) == (State.DRAFT, None)
    assert office.no_dialog()
    office.choose("edit_undo")  # the next one is the agreement itself: no question
    assert office.no_dialog()


def test_a_short_link_stays_in_one_piece(office: OfficeWindow, ready):
    ready.agreement(decision_number="")
    office.open("convention", "agreement")
    words = office.window.findChild(QLabel, "convention_missing").text()
    assert "Numéro\u00a0de\u00a0l’acte\u00a0d’autorisation</a>" in words
