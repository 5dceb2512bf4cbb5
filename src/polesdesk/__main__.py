"""Where the program starts: the command line, or everything that the window is built from."""

from __future__ import annotations

import io
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from functools import partial
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO, TypeAlias

if TYPE_CHECKING:
    from polesdesk.cli.opening import Opening

APPLICATION = "PolesDesk"
LOG_BYTES = 1_000_000
LOG_FILES = 5
FAILED = 1
WRONG_USAGE = 2
ExceptionInfo: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)
CHILD_ARGUMENT = "--read-spreadsheet"
"""The hidden argument that makes the frozen program its own reader of spreadsheets."""
SCAN_ARGUMENT = "--read-scan"
"""The hidden argument that makes it its own reader of scans."""

log = logging.getLogger("polesdesk")


def main(arguments: Sequence[str] | None = None) -> int:
    """Start what the arguments ask for and return the exit code."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    if typed[:1] == [CHILD_ARGUMENT]:
        from polesdesk.exchange import child

        return child.main()
    if typed[:1] == [SCAN_ARGUMENT]:
        from polesdesk.exchange import scan_child

        return scan_child.main()
    out, err = _utf8(sys.stdout), _utf8(sys.stderr)
    start_log()
    try:
        return _start(typed, out, err)
    except KeyboardInterrupt:
        err.write("Interrompu.\n")
        return FAILED
    except BrokenPipeError:
        _leave_pipe()
        return FAILED
    except Exception:
        log.exception("unexpected error")
        _tell_bug(typed, out, err)
        return FAILED


def _tell_bug(typed: Sequence[str], out: TextIO, err: TextIO) -> None:
    message = (
        "Une erreur inattendue s’est produite\u202f: ce qui était enregistré l’est toujours. "
        f"Le détail est dans le journal, « {log_folder()} »."
    )
    if "--json" in typed:
        from polesdesk.cli.output import write_json

        write_json(out, {"error": {"code": "unexpected", "message": message, "missing": []}})
    else:
        err.write(message + "\n")


def _start(typed: list[str], out: TextIO, err: TextIO) -> int:
    from polesdesk import cli

    if cli.names_command(typed):
        return cli.run(typed, out, err)
    from polesdesk.cli.arguments import UsageProblem
    from polesdesk.cli.opening import USAGE
    from polesdesk.cli.refusals import as_refusal

    try:
        return _open_window(typed, out, err)
    except UsageProblem as problem:
        err.write(f"utilisation\u202f: {USAGE}\npolesdesk\u202f: {problem.message}\n")
        return WRONG_USAGE
    except Exception as error:
        refusal = as_refusal(error)
        if refusal is None:
            raise
        err.write(f"{refusal.message}\n")
        return FAILED


def _open_window(typed: list[str], out: TextIO, err: TextIO) -> int:
    from polesdesk.cli.arguments import present_day
    from polesdesk.cli.opening import read_opening

    wanted = read_opening(typed)
    today = wanted.today or present_day()
    if wanted.without_screen:
        from polesdesk.cli.demonstration import show_without_screen

        file = wanted.file or _demonstration(today)
        show_without_screen(file, today, out)
        return 0
    return _run_window(wanted, today, err)


def _demonstration(today: date) -> Path:
    from polesdesk.cli.demonstration import demonstration_file

    return demonstration_file(data_folder() / "demonstration", today)


def _run_window(wanted: Opening, today: date, err: TextIO) -> int:
    if not has_screen():
        err.write(
            "Aucun écran\u202f: PolesDesk ne peut pas ouvrir sa fenêtre. La ligne de commande "
            "reste possible\u202f: « polesdesk --help ».\n"
        )
        return FAILED
    from polesdesk.ui import launch

    key = wanted.passphrase()

    def prepare() -> launch.Services:
        from polesdesk.actions import files

        return launch.Services(
            file=_demonstration(today) if wanted.demonstration else wanted.file,
            open_runner=partial(files.open_runner, key=key, today=wanted.today, hold=True),
            create=files.create,
            demonstration=partial(_demonstration, today),
            key=key,
        )

    return launch.run(
        prepare,
        title="données d’exemple" if wanted.demonstration else _name(wanted.file),
        settings_folder=settings_folder(),
        data_folder=data_folder(),
        log_folder=log_folder(),
    )


def _name(file: Path | None) -> str:
    return file.name if file is not None else ""


def has_screen() -> bool:
    """Tell whether a window can be shown; elsewhere than on Linux there always is a screen."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def data_folder() -> Path:
    """Return where the program keeps files of its own for this user."""
    import platformdirs

    return platformdirs.user_data_path(APPLICATION, appauthor=False)


def settings_folder() -> Path:
    """Return where the window keeps what it remembers."""
    import platformdirs

    return platformdirs.user_config_path(APPLICATION, appauthor=False)


def log_folder() -> Path:
    """Return where the log is."""
    import platformdirs

    return platformdirs.user_log_path(APPLICATION, appauthor=False)


class DiscreetFormatter(logging.Formatter):
    """Writes of an error its kind and its places, never its message: it may hold a name."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a line; what another formatter has kept of the error is not used."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - the name that logging calls
        """Return the kind of an error and the ends of the paths that it came through."""
        kind, _, trace = ei
        frames = traceback.extract_tb(trace)
        places = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        return "\n".join([kind.__name__ if kind is not None else "", *places])


def _short(filename: str) -> str:
    """Return the end of a path: what is above may hold the name of a person."""
    return "/".join(Path(filename).parts[-2:])


class LateLog(RotatingFileHandler):
    """A log whose folder is made at its first line; one that cannot be written is no obstacle."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - as above
        """Go on without the line."""


def start_log() -> None:
    """Keep warnings and errors in files of this user, the oldest of which go."""
    if any(isinstance(handler, LateLog) for handler in logging.getLogger().handlers):
        return
    handler = LateLog(
        log_folder() / "polesdesk.log",
        maxBytes=LOG_BYTES,
        backupCount=LOG_FILES - 1,
        encoding="utf-8",
        delay=True,
    )
    handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)


def _utf8(stream: TextIO | None) -> TextIO:
    """Make a stream speak UTF-8 whatever the console; a windowed program may have none."""
    if stream is None:
        return io.StringIO()
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def _leave_pipe() -> None:
    """Whoever read the output has left: nothing more is written, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
