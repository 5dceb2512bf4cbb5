"""What a Linux desktop reads to open a file of the program by a double click."""

import configparser
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from polesdesk.store.database import APPLICATION_ID

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def project(project_root: Path) -> dict:
    return tomllib.loads((project_root / "pyproject.toml").read_text("utf-8"))


@pytest.fixture
def entry(project_root: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser()
    parser.optionxform = str
    parser.read(project_root / "packaging" / "linux" / "polesdesk.desktop", "utf-8")
    return parser["Desktop Entry"]


@pytest.fixture
def mime(project_root: Path) -> ET.Element:
    path = project_root / "packaging" / "linux" / "polesdesk.xml"
    found = ET.parse(path).getroot().find(f"{MIME}mime-type")
    assert found is not None
    return found


def test_the_wheel_puts_them_where_a_desktop_looks(project: dict, project_root: Path) -> None:
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert all((project_root / source).is_file() for source in shared)
    assert set(shared.values()) == {
        "share/applications/polesdesk.desktop",
        "share/mime/packages/polesdesk.xml",
        "share/icons/hicolor/scalable/apps/polesdesk.svg",
    }


def test_the_entry_starts_the_program_with_the_file(entry, project: dict) -> None:
    command, argument = entry["Exec"].split()
    assert command in project["project"]["gui-scripts"]
    assert argument == "%f"


def test_the_entry_takes_the_kind_of_file_that_is_declared(entry, mime: ET.Element) -> None:
    assert entry["MimeType"] == f"{mime.attrib['type']};"
    patterns = [glob.attrib["pattern"] for glob in mime.findall(f"{MIME}glob")]
    assert patterns == ["*.polesdesk"]


def test_the_mark_of_a_file_is_that_of_the_program(mime: ET.Element, office_file: Path) -> None:
    outer = mime.find(f"{MIME}magic/{MIME}match")
    inner = mime.find(f"{MIME}magic/{MIME}match/{MIME}match")
    assert outer is not None
    assert inner is not None
    assert int(inner.attrib["value"], 16) == APPLICATION_ID
    head = office_file.read_bytes()[:100]
    assert head.startswith(outer.attrib["value"].encode())
    offset = int(inner.attrib["offset"])
    assert int.from_bytes(head[offset : offset + 4], "big") == APPLICATION_ID


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="no desktop is here")
def test_a_desktop_takes_the_kind_of_file_in(project_root: Path, tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    shutil.copy(project_root / "packaging" / "linux" / "polesdesk.xml", tmp_path / "packages")
    subprocess.run(["update-mime-database", str(tmp_path)], check=True, capture_output=True)
    known = (tmp_path / "globs2").read_text("utf-8").splitlines()
    assert "50:application/x-polesdesk:*.polesdesk" in known
    assert (tmp_path / "magic").read_bytes().count(b"application/x-polesdesk") == 1
