"""A window without a screen, on a file of its own, whose work is done in line."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog

from hands import let_go, show
from office_window import OfficeWindow
from polesdesk.actions.runner import Runner
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.application import open_settings
from polesdesk.ui.associations import AssociationsTab
from polesdesk.ui.conventions import ConventionsTab
from polesdesk.ui.desk import Desk
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.theme import Scheme, Theme
from polesdesk.ui.translations import speak_french
from polesdesk.ui.workers import InlineWorker
from ready_office import ReadyOffice, make_ready
from whole_program import open_program
from window_demo import TODAY, DemoTab, Rows, spec_of

NOW = datetime(2026, 11, 21, 10, 42)


@pytest.fixture(scope="session")
def french_app(qapp: QApplication) -> QApplication:
    """The one application of the tests, in French."""
    speak_french(qapp)
    return qapp


@pytest.fixture(autouse=True)
def hands_off(french_app: QApplication) -> Iterator[None]:
    """Leave no key held down and no window open for the next test."""
    yield
    let_go()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings that nobody has changed yet."""
    return open_settings(tmp_path)


@pytest.fixture
def theme(french_app: QApplication, settings: QSettings) -> Iterator[Theme]:
    """The light theme at the usual size, whatever the computer prefers."""
    settings.setValue("look/scheme", Scheme.LIGHT.value)
    made = Theme(french_app, settings)
    yield made
    french_app.styleHints().colorSchemeChanged.disconnect(made._follow_system)
    made.deleteLater()


@pytest.fixture
def runner(office_file: Path) -> Iterator[Runner]:
    """The runner of a new file, on 21 November 2026."""
    made = Runner(office_file, today=lambda: TODAY)
    yield made
    made.close()


@pytest.fixture
def desk(french_app: QApplication, runner: Runner) -> Desk:
    """A desk that answers at once."""
    return Desk(runner, InlineWorker())


@pytest.fixture
def rows() -> Rows:
    """Sixteen invented agreements."""
    return Rows(16)


@pytest.fixture
def tab(theme: Theme, desk: Desk, settings: QSettings, rows: Rows, qtbot) -> DemoTab:
    """A tab of invented agreements, shown."""
    made = DemoTab(desk, settings, rows)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    show(qtbot, made)
    return made


@pytest.fixture
def window(
    theme: Theme, desk: Desk, settings: QSettings, rows: Rows, qtbot
) -> Callable[..., MainWindow]:
    """Build a main window with tabs."""

    def build(*tabs: DemoTab) -> MainWindow:
        made = MainWindow(
            desk,
            theme,
            settings,
            now=lambda: NOW,
            about=lambda: AboutFacts(version="1.2.3", lines={"Dossier": "sauvegardes"}),
        )
        qtbot.addWidget(made)
        shown = tabs or (DemoTab(desk, settings, rows),)
        made.add_tabs([spec_of(tab) for tab in shown])
        made.build_all_tabs()
        made.start()
        show(qtbot, made)
        return made

    return build


@pytest.fixture(scope="session")
def ready_file(blank_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all that an original needs, made once and copied for each test."""
    path = tmp_path_factory.mktemp("ready") / "ready.polesdesk"
    shutil.copy(blank_file, path)
    made = Runner(path, today=lambda: TODAY)
    make_ready(made)
    made.close()
    return path


@pytest.fixture
def ready(runner: Runner) -> ReadyOffice:
    """The office on its file, which the folders of its tests copy from ``ready_file``."""
    return ReadyOffice(runner=runner)


@pytest.fixture
def office(
    ready: ReadyOffice, theme: Theme, desk: Desk, settings: QSettings, window
) -> OfficeWindow:
    """A window on the ready office, with the tabs of associations and agreements."""
    associations = AssociationsTab(desk, settings)
    conventions = ConventionsTab(desk, settings)
    main = window(associations, conventions)
    main.resize(1366, 768)
    return OfficeWindow(main, associations, conventions)


@pytest.fixture
def program(theme: Theme, settings: QSettings, runner: Runner, qtbot, monkeypatch) -> MainWindow:
    """The whole program on invented data; no dialog of the computer itself opens."""
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_, **__: ("", "")))
    main = open_program(theme, settings, runner)
    qtbot.addWidget(main)
    main.resize(1366, 768)
    show(qtbot, main)
    return main
