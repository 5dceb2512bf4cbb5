"""Associations as a manager works with them: sheets, doubts, duplicates, officers, papers."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from hands import settle, type_text
from office_window import OfficeWindow
from polesdesk.actions import associations, conventions, letters, premises_requests
from polesdesk.domain.associations import Paper, PaperKind
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.lists import ListQuery
from polesdesk.ui.preview.dialog import PreviewDialog


def new(office: OfficeWindow) -> None:
    office.window.show_tab(office.associations)
    settle()
    office.choose("association_new_command")


def names(ready) -> list[str]:
    return [row.name for row in ready.runner.read(associations.page, ListQuery())]


def test_a_sheet_is_typed_saved_and_shown(office: OfficeWindow, ready):
    new(office)
    office.fill(
        name="Théâtre de l’Œuf <b>& fils</b>",
        rna="w802 000 003",
        siret="732 829 320 00074",
        phone="03.53.01.23.45",
        postal_code="80000",
        city="Amiens",
    )
    assert office.form().fields["phone"].widget.text() == "03\u00a053\u00a001\u00a023\u00a045"
    office.fill(siret="")
    office.click("association_save")
    shown = office.associations.acts.card.association
    assert (shown.name, shown.rna) == ("Théâtre de l’Œuf <b>& fils</b>", "W802000003")
    assert shown.phone == "+33353012345"
    assert office.associations.record_title() == "Théâtre de l’Œuf <b>& fils</b>"


def test_what_is_impossible_is_refused_in_red(office: OfficeWindow, ready):
    new(office)
    office.fill(name="Essai", siret="12345678901234")
    office.click("association_save")
    assert list(office.errors()) == ["siret"]
    assert names(ready) == ["Les Lanternes d’exemple", "Les Voisins du Lampion"]


def test_a_number_that_another_bears_is_refused_under_its_field(office: OfficeWindow, ready):
    new(office)
    office.fill(name="Tout autre nom", rna="W802000001")
    office.click("association_save")
    taken = "Ce numéro est déjà celui de «\u202fLes Lanternes d’exemple\u202f»."
    assert office.errors() == {"rna": taken}


def test_a_doubt_is_passed_over_with_a_reason_that_a_note_keeps(office: OfficeWindow, ready):
    new(office)
    office.fill(name="Essai", phone="3949")
    office.click("association_save")
    field = office.form().fields["phone"]
    assert not field.error()
    assert "Essai" not in names(ready)
    type_text(field._reason, "numéro de la mairie")
    office.click("association_save")
    notes = office.associations.acts.card.notes
    assert [note.text for note in notes] == [
        "Téléphone gardé malgré un doute\u202f: numéro de la mairie"
    ]


def test_likely_duplicates_show_while_the_name_is_typed(office: OfficeWindow, ready, qtbot):
    new(office)
    note = office.form().twins["name"]
    type_text(office.form().fields["name"].widget, "les lanternes d'exemple")
    qtbot.waitUntil(lambda: bool(note.text()))
    link = note.findChildren(QLabel)[-1]
    assert "Les Lanternes d’exemple" in link.text()
    link.linkActivated.emit("go")
    settle()
    office.click("unsaved_discard")
    assert office.associations.acts.card.association.id == "association"


def test_a_number_that_is_taken_is_told_under_it(office: OfficeWindow, ready, qtbot):
    kept = ready.runner.read(associations.get, "association")
    ready.runner.do(associations.save, replace(kept, rna="W802123456"))
    new(office)
    office.fill(name="Radio Brouette")
    type_text(office.form().fields["rna"].widget, "W802123456")
    notes = office.form().twins
    qtbot.waitUntil(lambda: bool(notes["rna"].text()))
    assert "Ce numéro est déjà celui de" in notes["rna"].text()
    assert notes["name"].text() == ""
    assert notes["rna"].parentWidget() is office.form().fields["rna"]


def test_a_name_like_no_other_shows_nothing(office: OfficeWindow, ready, qtbot):
    new(office)
    note = office.form().twins["name"]
    type_text(office.form().fields["name"].widget, "Radio Brouette")
    qtbot.wait(350)
    assert note.text() == ""


def test_leaving_a_changed_sheet_asks_first(office: OfficeWindow, ready):
    office.open("association", "association")
    office.choose("association_edit_command")
    office.fill(city="Rivery")
    office.open("association", "neighbour")
    office.click("unsaved_save")
    assert ready.runner.read(associations.get, "association").city == "Rivery"
    assert office.associations.page.current_id() == "neighbour"


def test_an_officer_is_added_changed_and_ends(office: OfficeWindow, ready):
    office.open("association", "association")
    office.click("association_add_officer")
    office.fill(
        "officer_dialog", civility="M.", last_name="Modèle", quality="trésorier", from_date="1/9/26"
    )
    office.click("officer_save")
    held = {one.quality: one for one in office.associations.acts.card.officers}
    assert held["trésorier"].from_date == date(2026, 9, 1)
    office.choose("officer_1_end")
    office.fill("officer_dialog", to_date="hier")
    office.click("officer_save")
    ended = [one for one in office.associations.acts.card.officers if one.to_date]
    assert [one.to_date for one in ended] == [date(2026, 11, 20)]


def test_an_officer_without_a_name_is_refused(office: OfficeWindow, ready):
    office.open("association", "association")
    office.click("association_add_officer")
    office.click("officer_save")
    assert set(office.errors("officer_dialog")) == {"last_name", "quality"}


def certificate(tmp_path):
    path = tmp_path / "attestation « 2027 ».pdf"
    path.write_bytes(b"%PDF-1.4 attestation")
    return path


def test_a_paper_is_kept_with_its_file(office: OfficeWindow, ready, tmp_path):
    office.open("association", "neighbour")
    office.click("paper_insurance_certificate_add")
    form = office.form("paper_dialog")
    form.fields["file"].input.set_value(certificate(tmp_path))
    office.fill("paper_dialog", valid_to="31/12/2027", insurer="Mutuelle d’exemple")
    office.click("paper_save")
    lines = {line.kind: line for line in office.associations.acts.card.papers}
    paper = lines["INSURANCE_CERTIFICATE"].paper
    assert paper is not None
    assert (paper.file_name, paper.insurer) == ("attestation « 2027 ».pdf", "Mutuelle d’exemple")
    assert ready.runner.files.get(paper.sha256) == b"%PDF-1.4 attestation"


def test_a_file_of_another_kind_is_refused_and_what_was_typed_stays(
    office: OfficeWindow, ready, tmp_path
):
    path = tmp_path / "virus.exe"
    path.write_bytes(b"MZ")
    office.open("association", "neighbour")
    office.choose("association_paper_command")
    office.form("paper_dialog").fields["file"].input.set_value(path)
    office.fill("paper_dialog", insurer="Mutuelle d’exemple")
    office.click("paper_save")
    assert list(office.errors("paper_dialog")) == ["file"]
    assert office.form("paper_dialog").fields["insurer"].widget.text() == "Mutuelle d’exemple"


def test_a_file_that_went_away_is_told_under_its_field(office: OfficeWindow, ready, tmp_path):
    office.open("association", "neighbour")
    office.choose("association_paper_command")
    office.form("paper_dialog").fields["file"].input.set_value(tmp_path / "gone.pdf")
    office.click("paper_save")
    assert "n’a pas pu être lu" in office.errors("paper_dialog")["file"]


def test_a_file_dropped_on_the_card_opens_the_paper(office: OfficeWindow, ready, tmp_path):
    office.open("association", "neighbour")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(certificate(tmp_path)))])
    told = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    plain = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(40, 40), *told, plain)
    for event in (entered, QDropEvent(QPointF(40, 40), *told, plain)):
        QApplication.sendEvent(office.associations.card, event)
    settle()
    field = office.form("paper_dialog").fields["file"]
    assert field.input.value() == tmp_path / "attestation « 2027 ».pdf"


def test_merging_passes_agreements_and_keeps_the_name_searchable(office: OfficeWindow, ready):
    ready.agreement()
    office.open("association", "neighbour")
    office.choose("association_merge")
    office.fill("merge_dialog", other_id="Lanternes")
    office.click("merge_save")
    assert names(ready) == ["Les Voisins du Lampion"]
    assert ready.read().association_id == "neighbour"
    assert office.associations.acts.card.association.former_names == "Les Lanternes d’exemple"
    office.click("success_undo")
    assert names(ready) == ["Les Lanternes d’exemple", "Les Voisins du Lampion"]
    assert ready.read().association_id == "association"


def test_the_other_sheet_can_be_the_one_kept(office: OfficeWindow, ready):
    office.open("association", "neighbour")
    office.choose("association_merge")
    office.fill("merge_dialog", other_id="Lanternes")
    kept = office.form("merge_dialog").fields["kept_id"].input
    kept.set_value("association")
    office.click("merge_save")
    assert names(ready) == ["Les Lanternes d’exemple"]
    assert office.associations.page.current_id() == "association"


def test_deleting_is_undone_from_the_foot(office: OfficeWindow, ready):
    office.open("association", "neighbour")
    office.choose("association_bin")
    assert names(ready) == ["Les Lanternes d’exemple"]
    office.click("success_undo")
    assert names(ready) == ["Les Lanternes d’exemple", "Les Voisins du Lampion"]


def test_one_with_agreements_is_not_deleted(office: OfficeWindow, ready):
    ready.agreement()
    office.choose("view_reload")
    office.open("association", "association")
    office.choose("association_bin")
    assert "a encore des conventions" in office.window._ui.error_bar.text()


def test_links_lead_from_party_to_agreement_and_back(office: OfficeWindow, ready):
    ready.agreement()
    office.choose("view_reload")
    office.open("association", "association")
    link = next(
        w for w in office.associations.card.findChildren(QLabel) if ">VOL-2027-001<" in w.text()
    )
    link.linkActivated.emit("go")
    settle()
    assert office.window.current_tab() is office.conventions
    assert office.conventions.record_title() == "VOL-2027-001"
    office.conventions.acts.open_association()
    settle()
    assert office.window.current_tab() is office.associations
    assert office.associations.page.current_id() == "association"


def test_the_missing_insurance_is_mended_from_its_strip(office: OfficeWindow, ready):
    ready.agreement(
        association_id="neighbour", state="NOTIFIED", start_date=date(2026, 1, 1),
        representative_ids=(),
    )  # fmt: skip
    office.open("association", "neighbour")
    office.click("association_mend_insurance")
    form = office.form("paper_dialog")
    assert form.fields["kind"].input.value() == PaperKind.INSURANCE_CERTIFICATE
    office.fill("paper_dialog", valid_to="31/12/2027")
    office.click("paper_save")
    kinds = {alert.kind for alert in office.associations.acts.card.alerts}
    assert "insurance_missing" not in kinds


def test_the_list_shows_when_the_insurance_ends(office: OfficeWindow, ready):
    paper = Paper(
        id="old", association_id="neighbour", kind=PaperKind.INSURANCE_CERTIFICATE,
        valid_to=date(2026, 11, 1),
    )  # fmt: skip
    ready.runner.do(associations.save_paper, paper)
    office.associations.show_filtered("insurance", "expired")
    office.window.show_tab(office.associations)
    settle()
    model = office.associations.page.model
    assert model.rowCount() == 1
    texts = {c.key: c.text(model.row_at(0)) for c in model.columns}
    assert texts["name"] == "Les Voisins du Lampion"
    assert texts["insurance_valid_to"] == "01/11/2026"
    assert ready.runner.read(conventions.count, ListQuery()) == 0


def type_code(office: OfficeWindow, code: str) -> None:
    line = office.form().fields["postal_code"].widget
    line.clear()
    type_text(line, code)
    settle()


def town(office: OfficeWindow) -> str:
    return office.form().fields["city"].widget.text()


def test_the_postal_code_proposes_the_town(office: OfficeWindow):
    new(office)
    type_code(office, "59800")
    assert town(office) == "Lille"
    type_code(office, "75011")
    assert town(office) == "Paris"
    type_code(office, "54490")  # seven communes: none is taken for the manager
    assert town(office) == ""
    assert office.form().fields["city"].widget.placeholderText().startswith("Piennes, ")


def test_a_town_that_was_typed_is_kept(office: OfficeWindow):
    new(office)
    office.fill(city="Lambersart")
    type_code(office, "59800")
    assert town(office) == "Lambersart"


def test_the_towns_of_a_code_open_under_the_empty_field(office: OfficeWindow):
    new(office)
    type_code(office, "54490")
    line = office.form().fields["city"].widget
    line.setFocus()
    settle()
    popup = line.completer().popup()
    assert popup.isVisible()
    offered = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert "Murville" in offered
    popup.hide()


def test_an_agreement_is_begun_from_the_card_of_its_association(office: OfficeWindow, ready):
    one = ready.runner.read(associations.page, ListQuery())[0]
    office.open("association", one.id)
    office.click("association_new_agreement")
    assert office.window.current_tab() is office.conventions
    assert office.form().values()["association_id"] == one.id


def test_the_whole_history_opens_from_the_card(office: OfficeWindow, ready):
    one = ready.runner.read(associations.page, ListQuery())[0]
    office.open("association", one.id)
    office.choose("association_history")
    assert one.name in office.dialog("history_dialog").windowTitle()


def test_the_letters_to_an_association_stand_on_its_card_and_open(office: OfficeWindow, ready):
    request = replace(ready.runner.read(premises_requests.draft), association_id="association")
    request = ready.runner.do(premises_requests.save, request).value
    kind = LetterKind.REQUEST_ACKNOWLEDGEMENT
    letter = ready.runner.do(letters.issue, kind, "premises_request", request.id).value
    office.open("association", "neighbour")
    assert "Courriers" not in titles(office)
    office.open("association", "association")
    texts = titles(office)
    assert "Courriers" in texts
    assert any(letter.number in text for text in texts)
    assert any("accusé de réception" in text.lower() for text in texts)
    office.associations.acts.letters.show(letter.id)
    settle()
    (preview,) = [one for one in office.window.findChildren(PreviewDialog) if one.isVisible()]
    assert letter.number in preview.windowTitle()


def titles(office: OfficeWindow) -> list[str]:
    """Every text of the card."""
    return [label.text() for label in office.associations.card.findChildren(QLabel)]


def test_the_end_of_a_yearly_paper_is_proposed_and_gives_way_to_the_hand(office, ready):
    office.open("association", "association")
    office.associations.acts.add_paper(PaperKind.MINUTES)
    settle()
    fields = office.form("paper_dialog").fields
    assert fields["valid_to"].input.value() is not None
    assert not office.form("paper_dialog").is_dirty()
    office.fill("paper_dialog", received_on="10/10/2026")
    assert fields["valid_to"].input.value() == date(2027, 10, 9)
    fields["kind"].input.set_value(PaperKind.STATUTES)
    assert fields["valid_to"].input.value() is None
    fields["kind"].input.set_value(PaperKind.ACCOUNTS)
    office.fill("paper_dialog", valid_to="30/06/2027")
    office.fill("paper_dialog", received_on="11/10/2026")
    assert fields["valid_to"].input.value() == date(2027, 6, 30)
    office.click("paper_save")
    papers = office.associations.acts.card.papers
    saved = next(line.paper for line in papers if line.kind == PaperKind.ACCOUNTS)
    assert saved.valid_to == date(2027, 6, 30)
