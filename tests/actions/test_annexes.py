"""Annexes are readable PDFs, keep their order, and stay with what was printed."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfWriter

from polesdesk.actions import annexes, associations, history, hubs
from polesdesk.actions import conventions as agreements
from polesdesk.actions.runner import Runner
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Convention
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.domain.papers import Annex, AnnexKind
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken

TODAY = date(2026, 11, 21)


@pytest.fixture
def runner(office_file: Path) -> Iterator[Runner]:
    made = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield made
    made.close()


@pytest.fixture
def hub(runner: Runner) -> Hub:
    return runner.do(hubs.save, Hub(id=new_id(), code="VOL", name="Voltaire")).value


def pdf(pages: int = 1, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    if password:
        writer.encrypt(password)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def add(runner: Runner, hub: Hub, title: str = "", content: bytes | None = None) -> Annex:
    return runner.do(
        annexes.add,
        hub_id=hub.id,
        kind=AnnexKind.PLAN,
        title=title,
        content=pdf() if content is None else content,
        file_name="plan.pdf",
    ).value


def titles(runner: Runner, hub: Hub) -> list[str]:
    return [one.title for one in runner.read(hubs.card, hub.id).annexes]


def test_an_annex_is_counted_and_kept_by_its_hash(runner: Runner, hub: Hub) -> None:
    content = pdf(pages=3)
    made = add(runner, hub, content=content)
    assert (made.pages, made.title, made.file_name) == (3, "Plan des locaux", "plan.pdf")
    assert runner.files.get(made.sha256) == content


def test_annexes_stand_in_the_order_given_to_them(runner: Runner, hub: Hub) -> None:
    for title in ("A", "B", "C"):
        add(runner, hub, title)
    last = runner.read(hubs.card, hub.id).annexes[2]
    runner.do(annexes.move, last.id, -1)
    assert titles(runner, hub) == ["A", "C", "B"]
    runner.do(annexes.move, last.id, -1)
    runner.do(annexes.move, last.id, -1)
    assert titles(runner, hub) == ["C", "A", "B"]
    runner.do(history.undo)
    assert titles(runner, hub) == ["A", "C", "B"]


def test_a_title_and_a_kind_are_changed(runner: Runner, hub: Hub) -> None:
    made = add(runner, hub)
    runner.do(annexes.rename, made.id, title=" Règlement du pôle ", kind=AnnexKind.HUB_RULES)
    found = runner.read(annexes.get, made.id)
    assert (found.title, found.kind) == ("Règlement du pôle", AnnexKind.HUB_RULES)
    with pytest.raises(RuleBroken) as refused:
        runner.do(annexes.rename, made.id, title=" ", kind=AnnexKind.PLAN)
    assert refused.value.field == "title"


def test_an_annex_taken_away_comes_back_with_undo(runner: Runner, hub: Hub) -> None:
    made = add(runner, hub, "A")
    runner.do(annexes.bin, [made.id])
    assert titles(runner, hub) == []
    runner.do(history.undo)
    assert titles(runner, hub) == ["A"]


def test_a_copy_is_written_to_be_looked_at(runner: Runner, hub: Hub, tmp_path: Path) -> None:
    content = pdf()
    made = add(runner, hub, "Plan n° 1", content)
    copy = runner.read(annexes.copy_to, made.id, tmp_path)
    assert copy.name == f"Plan-n-1_{made.sha256[:6]}.pdf"
    assert copy.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "annex_unreadable"),
        (b"PK\x03\x04 a spreadsheet", "annex_unreadable"),
        (b"%PDF-1.7\nnothing more", "annex_unreadable"),
        (pdf(password="secret"), "annex_unreadable"),
        (pdf(pages=501), "annex_unreadable"),
        (b"%PDF-1.7" + b" " * annexes.LARGEST, "annex_size"),
    ],
    ids=["empty", "zip", "head", "locked", "long", "big"],
)
def test_what_cannot_be_appended_is_refused(
    runner: Runner, hub: Hub, content: bytes, code: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        add(runner, hub, content=content)
    assert refused.value.code == code
    assert titles(runner, hub) == []


def test_a_file_on_a_key_is_annexed(runner: Runner, hub: Hub, tmp_path: Path) -> None:
    source = tmp_path / "Plan du pôle.pdf"
    source.write_bytes(pdf(pages=2))
    made = annexes.add_file(runner, Silent(), source, AnnexKind.PLAN, "Plan", hub_id=hub.id)
    assert (made.file_name, made.pages) == ("Plan du pôle.pdf", 2)
    source.unlink()
    with pytest.raises(RuleBroken) as refused:
        annexes.add_file(runner, Silent(), source, AnnexKind.PLAN, "Plan", hub_id=hub.id)
    assert refused.value.code == "annex_unread"


def test_an_annex_needs_its_hub(runner: Runner, hub: Hub) -> None:
    runner.do(hubs.bin, [hub.id])
    with pytest.raises(RuleBroken) as refused:
        add(runner, hub)
    assert refused.value.code == "not_found"


def test_the_annexes_of_an_issued_agreement_are_locked(
    runner: Runner, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    chess = runner.do(associations.save, Association(id=new_id(), name="Échecs")).value
    draft = Convention(id=new_id(), hub_id=hub.id, association_id=chess.id)
    made = runner.do(agreements.save, draft).value
    monkeypatch.setattr(annexes, "is_locked", lambda one: one.id == made.id)
    with pytest.raises(RuleBroken) as refused:
        runner.do(
            annexes.add,
            convention_id=made.id,
            kind=AnnexKind.OTHER,
            title="Inventaire",
            content=pdf(),
            file_name="inventaire.pdf",
        )
    assert refused.value.code == "issued_locked"
