"""The dialog of the help in kind: a year, its rows, their working, files and letters."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from hands import settle, type_text
from office_window import OfficeWindow
from polesdesk.actions import hubs, in_kind_letters
from polesdesk.domain.folding import fold
from polesdesk.ui.in_kind.bar import LACKING, LETTER, PAID, usual_year
from polesdesk.ui.in_kind.dialog import InKindDialog
from ready_office import ReadyOffice

Opened = Callable[[], InKindDialog]


def names(dialog: InKindDialog) -> list[str]:
    return [line.row.name for line in dialog.list.rows()]


def told(dialog: InKindDialog) -> str:
    """All that the working beside the list says."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in dialog.card.findChildren(QLabel))


def test_the_usual_year_is_the_former_one_until_its_accounts_are_voted() -> None:
    assert usual_year(date(2027, 6, 30)) == 2026
    assert usual_year(date(2027, 7, 1)) == 2027


def test_the_dialog_shows_the_year_its_sums_and_the_first_working(opened: Opened) -> None:
    dialog = opened()
    assert names(dialog) == ["Les Lanternes d’exemple", "Les Voisins du Lampion"]
    assert "locaux 15\u202f000,00\u00a0€" in dialog.summary.text()
    assert "redevances 1\u202f000,00\u00a0€" in dialog.summary.text()
    assert "aide 14\u202f000,00\u00a0€" in dialog.summary.text()
    assert "prévisionnels" in dialog.doubts.text()
    assert "62,50\u00a0m² × 120,00\u00a0€ par m² et par an = 7\u202f500,00\u00a0€." in told(dialog)


def test_another_row_shows_its_own_working(opened: Opened) -> None:
    dialog = opened()
    dialog.view.select_record("neighbour")
    settle()
    assert "Aide en nature\u202f: 7\u202f500,00\u00a0€ − 1\u202f000,00\u00a0€" in told(dialog)


def test_words_hub_and_state_narrow_the_rows(opened: Opened) -> None:
    dialog = opened()
    type_text(dialog.bar.words, "LAMPION")
    assert names(dialog) == ["Les Voisins du Lampion"]
    dialog.bar.words.clear()
    dialog.bar.hub.set_value("hub")
    dialog.bar.filtered.emit()
    assert names(dialog) == ["Les Lanternes d’exemple"]
    dialog.bar.hub.set_value("")
    for state, kept in ((PAID, 1), (LACKING, 0), (LETTER, 0), ("", 2)):
        dialog.bar.state.set_value(state)
        dialog.bar.filtered.emit()
        assert len(names(dialog)) == kept, state


def test_rows_sort_by_their_help(opened: Opened) -> None:
    dialog = opened()
    column = [one.key for one in dialog.view.shown_columns()].index("aid")
    dialog.view.horizontalHeader().sectionClicked.emit(column)
    settle()
    ordered = sorted(dialog.list.rows(), key=lambda line: line.row.aid_cents or 0)
    assert [fold(line.row.name) for line in ordered] == [
        "les voisins du lampion",
        "les lanternes d exemple",
    ]


def test_a_year_without_agreements_says_so(opened: Opened) -> None:
    dialog = opened()
    dialog.bar.years.set_value("2024")
    dialog.bar.year_changed.emit()
    settle()
    assert names(dialog) == []
    assert "Aucune convention n’a d’effet en 2024." in dialog.summary.text()
    assert not dialog.excel.isEnabled()
    assert not dialog.doubts.isVisible()


def test_what_is_lacking_is_a_click_from_where_it_is_mended(
    opened: Opened, office: OfficeWindow, helped: ReadyOffice
) -> None:
    hall = helped.runner.read(hubs.get_room, "hall")
    helped.runner.do(hubs.save_room, replace(hall, surface_m2=None))
    dialog = opened()
    went: list[tuple[str, str]] = []
    office.conventions.went.connect(lambda kind, row: went.append((kind, row)))
    assert "1\u00a0convention non calculable" in dialog.doubts.text()
    assert "la surface n’est pas renseignée" in told(dialog)
    office.click("in_kind_mend_1")
    assert went == [("room", "hall")]
    assert office.no_dialog()


def test_a_rent_that_is_lacking_leads_to_the_settings(
    opened: Opened, office: OfficeWindow, helped: ReadyOffice
) -> None:
    from polesdesk.actions import settings

    known = helped.runner.read(settings.whole)
    helped.runner.do(settings.bin_rents, tuple(one.id for one in known.rents))
    opened()
    asked: list[str] = []
    office.conventions.command_asked.connect(asked.append)
    office.click("in_kind_mend_1")
    assert asked == ["file_settings:rents"]


def test_the_list_is_exported_and_laid_out(
    opened: Opened, office: OfficeWindow, saved_as: list[str], tmp_path: Path
) -> None:
    opened()
    office.click("in_kind_excel")
    assert saved_as == ["Aides en nature 2026.xlsx"]
    assert (tmp_path / "Aides en nature 2026.xlsx").read_bytes().startswith(b"PK")
    office.click("in_kind_pdf")
    assert "Aides en nature" in office.dialog("preview_dialog").windowTitle()


def test_a_letter_is_issued_from_the_working_and_shown_on_the_row(
    opened: Opened, office: OfficeWindow, helped: ReadyOffice
) -> None:
    dialog = opened()
    office.click("in_kind_issue")
    office.dialog("preview_dialog").close()
    settle()
    standing = helped.runner.read(in_kind_letters.of_year, 2026)
    assert set(standing) == {"association"}
    assert dialog.list.row_of("association").chip.word == "Courrier émis"
    assert standing["association"].number in told(dialog)
    office.click("in_kind_show_letter")
    assert office.dialog("preview_dialog").isVisible()


def test_a_letter_whose_amount_has_changed_is_told_and_can_be_cancelled(
    opened: Opened, office: OfficeWindow, helped: ReadyOffice
) -> None:
    helped.runner.do(in_kind_letters.issue, 2026, "association")
    hall = helped.runner.read(hubs.get_room, "hall")
    helped.runner.do(hubs.save_room, replace(hall, surface_m2=Decimal(60)))
    dialog = opened()
    assert dialog.list.row_of("association").chip.word == "Courrier dépassé"
    assert "Le calcul a changé depuis le courrier COU-2026-001." in told(dialog)
    office.click("in_kind_cancel_letter")
    assert office.dialog("cancel_letter_dialog").isVisible()


def test_all_letters_shown_are_one_paper(
    opened: Opened, office: OfficeWindow, helped: ReadyOffice
) -> None:
    dialog = opened()
    type_text(dialog.bar.words, "lampion")
    office.click("in_kind_letters")
    assert "Préparer 1\u00a0courrier" in office.dialog("confirm_dialog").text()  # type: ignore[attr-defined]
    office.click("confirm_cancel")
    assert helped.runner.read(in_kind_letters.of_year, 2026) == {}
    dialog.bar.words.clear()
    office.click("in_kind_letters")
    office.click("confirm_go")
    assert len(helped.runner.read(in_kind_letters.of_year, 2026)) == 2
    assert office.dialog("preview_dialog").isVisible()


def test_the_card_of_an_association_tells_its_help_and_opens_the_working(
    helped: ReadyOffice, office: OfficeWindow
) -> None:
    from PySide6.QtWidgets import QLabel

    office.open("association", "neighbour")
    words = [label.text() for label in office.associations.card.findChildren(QLabel)]
    assert "Aide 2026" in words
    assert "6\u202f500,00\u00a0€" in words
    office.click("association_in_kind")
    dialog = office.dialog("in_kind_dialog")
    assert isinstance(dialog, InKindDialog)
    assert dialog.view.current_id() == "neighbour"
