"""The licences that « À propos » lists are those of everything that is installed."""

import re
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTICES = (ROOT / "resources" / "NOTICES.md").read_text("utf-8")
REQUIREMENTS = (ROOT / "packaging" / "requirements.txt").read_text("utf-8")
# What a package says of its licence where it gives no SPDX expression.
CLASSIFIERS = {
    "MIT": "License :: OSI Approved :: MIT License",
    "BSD-3-Clause": "License :: OSI Approved :: BSD License",
    "LGPL-2.1-or-later": "Lesser General Public License",
    "Apache-2.0 OR BSD-3-Clause": "License :: OSI Approved :: Apache Software License",
}


def required() -> set[str]:
    """The packages that the program is installed with."""
    return set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", REQUIREMENTS, re.MULTILINE))


def listed() -> dict[str, tuple[str, str]]:
    """The work and the licence that the notices give for each package."""
    found = {}
    for line in NOTICES.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4:
            for package in re.findall(r"`([^`]+)`", cells[1]):
                found[package] = (cells[0], cells[2])
    return found


def test_every_package_installed_is_listed_and_no_other():
    assert set(listed()) == required()


@pytest.mark.parametrize("package", sorted(required()))
def test_a_package_is_listed_under_its_name_and_licence(package: str):
    work, licence = listed()[package]
    told = metadata.metadata(package)
    plain = re.sub(r"[^a-z0-9]", "", package.removesuffix("-essentials"))
    assert plain in re.sub(r"[^a-z0-9]", "", work.lower())
    expression = told.get("License-Expression")
    if expression:
        assert licence == expression
        return
    classes = [one for one in told.get_all("Classifier") or [] if one.startswith("License")]
    if classes:
        assert any(CLASSIFIERS[licence] in one for one in classes)
    elif told.get("License"):
        assert licence.split(",")[0].split(" ")[0].split("-only")[0] in told["License"]


def test_the_notices_are_in_french_up_to_the_texts_of_licences():
    ours = NOTICES.partition("## SQLCipher")[0]
    assert not re.search(
        r"\b(the|and|used|work|licence of)\b", ours.replace("Icons and Contributors", "")
    )
    assert "Bibliothèques du programme" in ours
