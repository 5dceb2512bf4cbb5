"""French typography in every text of the window, and in those that the domain says in it."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from window_checks import form_texts, french_texts, slips_in

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "src" / "polesdesk" / "ui").rglob("*.py"))
FORMS = sorted((ROOT / "forms").glob("*.ui"))


@pytest.mark.parametrize("source", MODULES, ids=lambda path: path.stem)
def test_the_texts_of_a_module_are_well_set(source: Path):
    wrong = {f"{line}: {text}": slips for line, text in french_texts(source)
             if (slips := slips_in(text))}  # fmt: skip
    assert wrong == {}


@pytest.mark.parametrize("source", FORMS, ids=lambda path: path.stem)
def test_the_texts_of_a_form_are_well_set(source: Path):
    assert {text: slips for text in form_texts(source) if (slips := slips_in(text))} == {}


def test_every_text_that_may_be_translated_is_well_set(
    packaging_script: Callable[[str], ModuleType],
):
    texts = packaging_script("texts").collect(ROOT)
    wrong = {f"{place}: {one.source}": slips for one, place in texts.items()
             if (slips := slips_in(one.source))}  # fmt: skip
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("l'association", True),
        ("l’association", False),
        ("Annuler : signature", True),
        ("Annuler\u202f: signature", False),
        ("Vraiment?", True),
        ("Vraiment\u202f?", False),
        ("« Éch »", True),
        ("«\u202fÉch\u202f»", False),
        ("Attendez...", True),
        ("à 18:30", False),
        ("N° {number}", True),
        ("N°\u00a0{number}", False),
        ("{label}: {value}", True),
        ("R&établir", False),
    ],
)
def test_slips_are_seen(text: str, slip: bool):
    assert bool(slips_in(text)) is slip
