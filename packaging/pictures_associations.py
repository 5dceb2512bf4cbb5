"""What is photographed of the life of associations: cards, dialogs, the table of papers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pictures_hand import Scene, any_dialog, fullest_association, reach
from pictures_stage import Stage
from polesdesk.actions import associations
from polesdesk.actions.demo_endings import ABSORBED, ABSORBING, DISSOLVED, HALF_INSURED, NEW_BOARD
from polesdesk.domain.lists import ListQuery
from polesdesk.ui.form import FormDialog
from polesdesk.ui.settings.dialog import SettingsDialog

DEED = "procès-verbal de l’assemblée générale extraordinaire"


def life_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene with the name of its pictures."""
    named = {
        "life-dissolved": DISSOLVED,
        "life-absorbed": ABSORBED,
        "life-absorbing": ABSORBING,
        "life-board": NEW_BOARD,
        "life-insurance": HALF_INSURED,
    }
    for picture, name in named.items():
        yield picture, partial(_card, picture, name)
    for kind in ("board", "renaming", "dissolution", "merger", "split"):
        yield f"life-{kind}-dialog", partial(_dialog, kind)
    yield "life-consequences", _consequences
    yield "settings-paper-cases", _cases


def _find(stage: Stage, name: str) -> str:
    rows = stage.read(associations.page, ListQuery(text=name))
    return next(row.id for row in rows if row.name == name)


def _card(picture: str, name: str, stage: Stage) -> None:
    stage.show("association", _find(stage, name))
    stage.photograph(picture)
    stage.scroll("association_card", 1.0)
    stage.photograph(f"{picture}-foot")


def _dialog(kind: str, stage: Stage) -> None:
    stage.show("association", fullest_association(stage).id)
    reach(stage, f"association_{kind}")
    any_dialog(stage, f"life-{kind}-dialog")


def _consequences(stage: Stage) -> None:
    """A dissolution with its deed typed, and what it would do."""
    stage.show("association", fullest_association(stage).id)
    reach(stage, "association_dissolution")
    with stage.dialog("association_dissolution_dialog") as shown:
        assert isinstance(shown, FormDialog)
        shown.form.fields["deed"].input.set_value(DEED)
        stage.press("association_dissolution_save")
        stage.wait(800)
        stage.photograph("life-consequences")


def _cases(stage: Stage) -> None:
    stage.trigger("file_settings")
    with stage.dialog("settings_dialog") as shown:
        assert isinstance(shown, SettingsDialog)
        shown.show_page("paper_cases")
        stage.photograph("settings-paper-cases", shown)
        shown.show_page("papers")
        stage.photograph("settings-papers", shown)
