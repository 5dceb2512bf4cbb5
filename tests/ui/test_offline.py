"""The program never touches the network by itself: a whole session with every socket closed."""

import ast
import re
import socket
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from hands import settle
from polesdesk.actions import conventions, originals
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent
from whole_program import states_of

pytestmark = pytest.mark.timeout(400)  # it goes through the whole program

SOURCE = Path(__file__).resolve().parents[2] / "src" / "polesdesk"
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
# Two windows of one computer talk through a file, never through the network.
LOCAL_QT = {"QLocalServer", "QLocalSocket"}
# The name of the computer, written into the lock of a file.
SOCKET_NAMES = {"gethostname"}


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every way out of Python is closed; what was tried is noted."""
    tried: list[str] = []

    def closed(name: str):
        def refuse(*arguments: object, **_named: object) -> None:
            tried.append(f"{name}{arguments[1:]}")
            raise OSError(name)

        return refuse

    for name in ("connect", "connect_ex", "sendto", "bind", "listen"):
        monkeypatch.setattr(socket.socket, name, closed(name))
    for name in ("create_connection", "getaddrinfo", "gethostbyname", "gethostbyaddr"):
        monkeypatch.setattr(socket, name, closed(name))
    return tried


def imported(module: Path) -> set[str]:
    """What a module imports, with the names it takes."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def modules() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*.py")) if "_assets" not in path.parts]


def test_no_module_imports_what_reaches_the_network():
    wrong = {
        f"{module.relative_to(SOURCE)}: {name}"
        for module in modules()
        for name in imported(module)
        if NETWORK & {name, name.partition(".")[0]}
        or (name.startswith("PySide6.QtNetwork.") and name.rpartition(".")[2] not in LOCAL_QT)
        or name in {"PySide6.QtWebSockets", "PySide6.QtWebEngineCore"}
    }
    assert wrong == set()


def test_of_sockets_only_the_name_of_the_computer_is_asked():
    for module in modules():
        if "socket" in imported(module):
            text = module.read_text("utf-8")
            assert set(re.findall(r"(?<![\w.])socket\.(\w+)", text)) <= SOCKET_NAMES, module


def test_nothing_is_opened_but_files_of_the_computer_and_mails():
    for module in modules():
        text = module.read_text("utf-8")
        assert "setOpenExternalLinks(True)" not in text, module
        for opened in re.findall(r"QDesktopServices\.openUrl\((.+)\)", text):
            assert opened.startswith(("QUrl.fromLocalFile(", "self.mail_url()")), module


def test_a_whole_session_works_with_the_network_closed(no_network, program):
    for _ in states_of(program):  # every form, preview, import, settings, manual
        pass
    program.findChild(QLineEdit, "search_box").setText("association")
    settle()
    runner = program._desk._runner
    row = runner.read(conventions.page, ListQuery(), 0, 1)[0]
    assert originals.draft(runner, Silent(), row.id).pdf.startswith(b"%PDF")
    assert no_network == []
