"""Names of files."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.names import LONGEST_NAME, convention_file_name, file_name


def test_the_name_of_an_original_and_of_a_draft() -> None:
    assert convention_file_name("VOL-2026-003", "Les Amis", 2) == (
        "Convention_VOL-2026-003_Les-Amis_v2.pdf"
    )
    assert convention_file_name("VOL-2026-003", "L’Œuvre d’Été", None) == (
        "Projet_VOL-2026-003_L-Oeuvre-d-Ete.pdf"
    )


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (['a<b>:"/\\|?*c'], "a-b-c.pdf"),
        (["..", " ", "é"], "e.pdf"),
        ([], "document.pdf"),
        (["🎭"], "document.pdf"),
        (["CON"], "document-CON.pdf"),
        (["com1"], "document-com1.pdf"),
        (["con", "vention"], "con_vention.pdf"),
        (["a_b"], "a-b.pdf"),
    ],
)
def test_signs_that_a_disk_refuses_never_come_out(parts: list[str], name: str) -> None:
    assert file_name(parts) == name


def test_another_extension() -> None:
    assert file_name(["Liste"], "xlsx") == "Liste.xlsx"


def test_a_long_name_loses_letters_of_its_longest_part_only() -> None:
    name = convention_file_name("VOL-2026-003", "Association " * 30, 12)
    assert len(name) <= LONGEST_NAME
    assert name.startswith("Convention_VOL-2026-003_Association-")
    assert name.endswith("_v12.pdf")


def test_more_parts_than_a_name_can_hold_are_cut_at_the_end() -> None:
    name = file_name([str(n % 10) for n in range(200)])
    assert len(name) <= LONGEST_NAME
    assert name.startswith("0_1_2_3_")


RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\.", re.IGNORECASE)


@given(st.lists(st.text(st.characters()) | st.sampled_from(["con", "NUL", "a" * 90]), max_size=150))
def test_any_name_is_safe(parts: list[str]) -> None:
    name = file_name(parts)
    assert len(name) <= LONGEST_NAME
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*\.pdf", name)
    assert not RESERVED.match(name)
