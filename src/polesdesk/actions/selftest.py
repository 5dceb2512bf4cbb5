"""The self-test: the main job done once in a temporary place, with every library it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from polesdesk.actions import files, imports, originals, scans
from polesdesk.actions.runner import Runner
from polesdesk.domain.french import plural
from polesdesk.domain.progress import Silent
from polesdesk.domain.scans import page_payload
from polesdesk.store.database import SCHEMA, probe
from polesdesk.store.files import write_whole

NUMBER = "ESSAI-2026-001"
ASSOCIATION = "Théâtre de l’Œuf <&> Cie"
_HEADER = ("Pôle", "Salle", "Association", "N° de convention", "Jour(s)", "Horaires")
_ROW = ("Voltaire", "Salle 1", ASSOCIATION, NUMBER, "lundi et jeudi", "18h-20h30")
_DATES = (("Date de début", "01/09/2026"), ("Date de fin", "31/08/2027"), ("État", "Projet"))


class SelfTestFailed(Exception):
    """A step did not give what it should: a French sentence says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where the self-test works: a folder of its own, the day, the file that it makes."""

    folder: Path
    today: date

    @property
    def file(self) -> Path:
        """The file that the steps fill one after the other."""
        return self.folder / "essai.polesdesk"

    def open(self) -> Runner:
        """Open the file."""
        return files.open_runner(self.file, today=self.today)


def migrate(bench: Bench) -> str:
    """Make a new file by its migrations."""
    files.create(bench.file)
    header = probe(bench.file)
    _must(header is not None and header.schema == SCHEMA, "le schéma du fichier neuf")
    return f"fichier neuf créé, schéma {SCHEMA}"


def import_csv(bench: Bench) -> str:
    """Import a small list, as an office keeps it, through the process that reads files."""
    titles = (*_HEADER, *(name for name, _ in _DATES))
    cells = (*_ROW, *(text for _, text in _DATES))
    text = "Liste des conventions\n" + ";".join(titles) + "\n" + ";".join(cells) + "\n"
    source = write_whole(bench.folder / "liste.csv", text.encode("cp1252"))
    runner = bench.open()
    try:
        report = imports.bring_in(runner, Silent(), source)
    finally:
        runner.close()
    _must(not report.rejected and report.created["conventions"] == 1, "l’import d’une liste")
    _must(report.created["slots"] == 2, "la lecture des créneaux")
    return f"liste importée, {plural(report.created['slots'], 'créneau', 'créneaux')}"


def read_workbook(bench: Bench) -> str:
    """Write a spreadsheet and read it back in a process of its own."""
    from polesdesk.exchange.spreadsheets import read_spreadsheet
    from polesdesk.exchange.tables import Column, write_xlsx

    columns = [Column(title=title) for title in _HEADER]
    source = write_whole(bench.folder / "liste.xlsx", write_xlsx("Liste", columns, [_ROW]))
    found = read_spreadsheet(source).sheets[0].rows
    _must(tuple(found[1][: len(_ROW)]) == _ROW, "la lecture d’un classeur")
    return "classeur écrit et relu dans un autre processus"


def draw(bench: Bench) -> str:
    """Draw the agreement, then read its text and the codes of its pages back, as of a scan."""
    from polesdesk.documents import reading

    runner = bench.open()
    try:
        (row_id,) = runner.read(originals.ids_of_numbers, [NUMBER])
        printed = originals.draft(runner, Silent(), row_id)
        scan = write_whole(bench.folder / "scan.pdf", printed.pdf)
        read = scans.read_files(runner, Silent(), [scan])
    finally:
        runner.close()
    pages = reading.texts(printed.pdf)
    first = " ".join(pages[0].split())
    _must(NUMBER in first and ASSOCIATION in first, "le texte du PDF")
    codes = [(page_payload(NUMBER, row_id, 0, at),) for at in range(1, len(pages) + 1)]
    _must([page.words for page in read] == codes, "le code QR du PDF")
    return f"convention dessinée, texte et code QR relus, {plural(len(pages), 'page')}"


def undo_and_copy(bench: Bench) -> str:
    """Undo the import, do it again, and check a copy of the file wholly."""
    from polesdesk.actions import history

    runner = bench.open()
    try:
        runner.do(history.undo)
        runner.do(history.redo)
        made = files.backup(runner, bench.folder / "copie.polesdesk")
    finally:
        runner.close()
    copy = files.open_runner(made.path, read_only=True)
    try:
        found = copy.read(files.check, full=True)
    finally:
        copy.close()
    _must(not found.problems, "la vérification de la copie")
    _must(found.counts["conventions"] == 1, "le contenu de la copie")
    return "import annulé puis rétabli, copie vérifiée"


STEPS: tuple[Callable[[Bench], str], ...] = (
    migrate,
    import_csv,
    read_workbook,
    draw,
    undo_and_copy,
)
"""The steps in order; each returns in French what it did, or raises."""


def _must(holds: bool, what: str) -> None:  # noqa: FBT001 - reads like an assertion
    if not holds:
        raise SelfTestFailed(f"Le contrôle a échoué\u202f: {what}.")
