"""The self-test: what it says, and that it sees what is broken."""

from pathlib import Path

import pytest

from cli.conftest import DAY, Call
from polesdesk.actions import selftest
from polesdesk.actions.selftest import STEPS, Bench, SelfTestFailed
from polesdesk.documents import qr


def test_every_step_is_told(call: Call) -> None:
    answer = call("selftest")
    assert answer.code == 0, answer.err
    *steps, last = answer.out.splitlines()
    assert len(steps) == len(STEPS)
    assert "code QR relus" in answer.out
    assert last.endswith("tout fonctionne.")


def test_programs_read_json(call: Call) -> None:
    answer = call("selftest", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["ok"] is True
    assert len(answer.json["steps"]) == len(STEPS)


def test_nothing_stays_behind(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    call("selftest")
    assert list(tmp_path.iterdir()) == []


def test_a_step_that_fails_is_one(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "ASSOCIATION", "Un autre nom")
    answer = call("selftest", "--json")
    assert answer.code == 1
    assert answer.json["error"]["code"] == "selftest_failed"
    assert "texte du PDF" in answer.json["error"]["message"]


def test_a_wrong_code_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench(folder=tmp_path, today=DAY)
    selftest.migrate(bench)
    selftest.import_csv(bench)
    drawn = qr.modules
    monkeypatch.setattr("polesdesk.documents.canvas.qr.modules", lambda words: drawn(words + "x"))
    with pytest.raises(SelfTestFailed, match="code QR"):
        selftest.draw(bench)
