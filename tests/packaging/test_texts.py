"""The texts of the sources in a translation file: all of them, and nothing translated is lost."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

FORM = """<ui version="4.0"><class>HubsTab</class><widget class="QWidget" name="HubsTab">
<property name="windowTitle"><string>Les pôles</string></property>
<property name="objectName"><string notr="true">hubs</string></property></widget></ui>"""
WINDOW = """
from polesdesk.ui.words import marked, tr
EMPTY = marked("Aucun pôle")
class HubsTab:
    def build(self):
        self.tr("Ouvrir" if self.shown else "Fermer")
        tr("Fin le {day}").format(day=1)
        self.unrelated("Autre chose")
"""
LABELS = """STATES = {"DRAFT": "Projet", "UNITS": ("jour", "jours")}
def sentence(): return said("Il manque le pôle.")
"""


@pytest.fixture
def texts(packaging_script: Callable[[str], ModuleType]) -> ModuleType:
    return packaging_script("texts")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a form, a module of the window and labels of the domain."""
    sources = {
        "forms/hubs_tab.ui": FORM,
        "src/polesdesk/ui/hubs.py": WINDOW,
        "src/polesdesk/domain/labels.py": LABELS,
        "src/polesdesk/_assets/made.py": 'tr("Fabriqué")',
    }
    for name, text in sources.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_texts_of_forms_window_and_domain_are_found_in_their_contexts(texts, project):
    found = {(text.context, text.source) for text in texts.collect(project)}
    assert found == {
        ("HubsTab", "Les pôles"),
        ("HubsTab", "Ouvrir"),
        ("HubsTab", "Fermer"),
        ("PolesDesk", "Aucun pôle"),
        ("PolesDesk", "Fin le {day}"),
        ("PolesDesk", "Projet"),
        ("PolesDesk", "jour"),
        ("PolesDesk", "jours"),
        ("PolesDesk", "Il manque le pôle."),
    }


def test_a_refresh_keeps_translations_adds_new_texts_and_drops_old_ones(texts, project):
    path, total, left = texts.refresh(project, "en")
    assert (total, left) == (9, 9)
    tree = ET.fromstring(path.read_text("utf-8"))
    for message in tree.iter("message"):
        told = message.find("translation")
        if message.findtext("source") in ("Ouvrir", "Fermer"):
            told.text = "Open"
            del told.attrib["type"]
    path.write_text(ET.tostring(tree, encoding="unicode"), "utf-8")
    window = project / "src" / "polesdesk" / "ui" / "hubs.py"
    window.write_text(WINDOW.replace("Fermer", "Refermer"), "utf-8")
    assert texts.refresh(project, "en")[1:] == (9, 8)
    kept = {text.source: told for text, told in texts.kept_translations(path).items()}
    assert kept == {"Ouvrir": "Open"}
    assert "Refermer" in path.read_text("utf-8")
    assert "<source>Fermer<" not in path.read_text("utf-8")


def test_a_file_compiles(texts, project, packaging_script, tmp_path):
    texts.refresh(project, "en")
    made = packaging_script("build_assets").build(project)
    assert (made / "i18n" / "polesdesk_en.qm").stat().st_size > 0
