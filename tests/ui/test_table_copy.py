"""What is copied from a list, and what a spreadsheet makes of it."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from polesdesk.domain.associations import PaperKind
from polesdesk.domain.conventions import Renewal, Situation, State, UseKind
from polesdesk.domain.list_columns import COLUMNS
from polesdesk.domain.rows import AssociationRow, ConventionRow
from polesdesk.exchange.spreadsheets import read_spreadsheet
from polesdesk.ui.associations.columns import columns as association_columns
from polesdesk.ui.conventions.columns import columns as agreement_columns
from polesdesk.ui.hubs.columns import COLUMNS as HUB_COLUMNS
from polesdesk.ui.table_copy import as_html, as_tsv

TODAY = date(2026, 11, 21)
PARTY = AssociationRow(
    id="1", name="L’Œuf & <Cie>", acronym="007", rna="W802123456", siret="73282932000074",
    president="Mme Ana Exemple", email="contact@example.org", phone="+33353012345", city="Amiens",
    insurance_valid_to=date(2027, 8, 31), convention_count=12,
    lacked_papers=(PaperKind.STATUTES, PaperKind.CER),
)  # fmt: skip
BARE = replace(
    PARTY, id="2", name="Écho\tet\nCie", rna="", siret="", phone="", insurance_valid_to=None,
    acronym="", convention_count=0, lacked_papers=(),
)  # fmt: skip
AGREEMENT = ConventionRow(
    id="1", number="MON-2026-003", association_id="1", association="L’Œuf", hub_id="h", hubs="Pôle",
    rooms="Salle 1", use_kind=UseKind.SHARED, state=State.NOTIFIED, situation=Situation.IN_FORCE,
    renewal=Renewal.NONE, start_date=date(2026, 1, 1), end_date=date(2026, 12, 31),
    terminated_on=None, untitled=False, occupancy_fee_cents=None, in_kind_value_cents=1_214_050,
    issued_version=2, lacked_papers=(PaperKind.INSURANCE_CERTIFICATE,),
)  # fmt: skip
PARTIES = association_columns(lambda: TODAY, lambda: 30)
AGREEMENTS = agreement_columns(lambda: TODAY, lambda: 180)


def test_plain_text_keeps_identifiers_in_groups_and_empty_cells_empty():
    head, first, second = (line.split("\t") for line in as_tsv(PARTIES, [PARTY, BARE]).split("\n"))
    assert head == [column.title for column in PARTIES]
    assert first == [
        "L’Œuf & <Cie>", "007", "Mme Ana Exemple", "03 53 01 23 45", "Amiens", "31/08/2027",
        "Statuts, Contrat d’engagement républicain", "12",
        "W802 123 456", "732 829 320 00074", "contact@example.org",
    ]  # fmt: skip
    assert second == [
        "Écho et Cie", "", "Mme Ana Exemple", "", "Amiens", "", "", "0", "", "",
        "contact@example.org",
    ]  # fmt: skip


def test_agreements_copy_dates_money_and_words():
    line = as_tsv(AGREEMENTS, [AGREEMENT]).split("\n")[1].split("\t")
    assert line == [
        "MON-2026-003", "L’Œuf", "Pôle", "31/12/2026", "Finit dans 40 j", "12140,50",
        "Attestation d’assurance", "Salle 1", "01/01/2026", "Usage partagé", "", "version 2",
    ]  # fmt: skip


def test_a_table_says_what_each_cell_is():
    html = as_html(PARTIES, [PARTY])
    text = r"""<td style="mso-number-format:'\@'" sdnum="1033;1036;@">"""
    assert f"{text}73282932000074</td>" in html
    assert f"{text}03 53 01 23 45</td>" in html
    assert f"{text}L’Œuf &amp; &lt;Cie&gt;</td>" in html
    assert (
        """<td style="mso-number-format:'dd/mm/yyyy'" sdval="46630" """
        """sdnum="1033;1036;JJ/MM/AAAA">31/08/2027</td>"""
    ) in html
    assert (
        r"""<td style="mso-number-format:'\#\,\#\#0\.00'" sdval="12140.50" """
        """sdnum="1033;1036;# ##0,00">12140,50</td>"""
    ) in as_html(AGREEMENTS, [AGREEMENT])
    assert "<td></td>" in as_html(PARTIES, [BARE])


def pasted(folder: Path, html: str) -> tuple[tuple[object, ...], ...]:
    """What LibreOffice makes of a table: the filter that reads a file reads a paste too."""
    page = folder / "pasted.html"
    page.write_text(f'<html><meta charset="utf-8"><body>{html}</body></html>', "utf-8")
    call = [
        "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
        "--infilter=HTML (StarCalc)", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
        "--outdir", str(folder), str(page),
    ]  # fmt: skip
    subprocess.run(call, check=True, capture_output=True, timeout=100)
    return read_spreadsheet(folder / "pasted.xlsx").sheets[0].rows


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_dates_as_dates_money_as_numbers_and_a_siret_whole(tmp_path: Path):
    first, second = pasted(tmp_path, as_html(PARTIES, [PARTY, BARE]))[1:]
    assert first[:10] == (
        "L’Œuf & <Cie>", "007", "Mme Ana Exemple", "03 53 01 23 45", "Amiens", date(2027, 8, 31),
        "Statuts, Contrat d’engagement républicain", 12.0, "W802123456", "73282932000074",
    )  # fmt: skip
    assert not any(second[place] for place in (1, 3, 5, 6, 8, 9))
    agreement = pasted(tmp_path, as_html(AGREEMENTS, [AGREEMENT]))[1]
    assert agreement[:6] == (
        "MON-2026-003", "L’Œuf", "Pôle", date(2026, 12, 31), "Finit dans 40\u00a0j", 12140.5,
    )  # fmt: skip
    assert agreement[8] == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("subject", "shown"),
    [("hubs", HUB_COLUMNS), ("associations", PARTIES), ("conventions", AGREEMENTS)],
)
def test_every_column_of_a_list_can_be_exported(subject, shown):
    assert {one.key for one in shown} == {one.key for one in COLUMNS[subject]}
