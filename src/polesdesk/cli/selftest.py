"""``selftest``: does the main job once in a temporary place and says what it did."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from pathlib import Path

from polesdesk import __version__
from polesdesk.actions.selftest import STEPS, Bench, SelfTestFailed
from polesdesk.cli.arguments import present_day
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.output import write_json
from polesdesk.cli.session import Session
from polesdesk.domain.rules import RuleBroken


def _selftest(session: Session, options: Namespace) -> int:
    done = []
    with tempfile.TemporaryDirectory(prefix="polesdesk-") as name:
        bench = Bench(folder=Path(name), today=options.today or present_day())
        for step in STEPS:
            try:
                sentence = step(bench)
            except SelfTestFailed as failed:
                raise RuleBroken("selftest_failed", str(failed)) from failed
            done.append(sentence)
            if not session.json:
                session.out.write(f"– {sentence}\n")
    if session.json:
        write_json(session.out, {"ok": True, "version": __version__, "steps": done})
    else:
        session.out.write(f"PolesDesk {__version__}\u202f: tout fonctionne.\n")
    return DONE


SELFTEST = Command(
    usage="",
    summary="vérifier que tout fonctionne, dans un dossier temporaire",
    carry_out=_selftest,
)
