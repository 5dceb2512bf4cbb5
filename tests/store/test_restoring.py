"""A backup takes the place of a file: whole, with its documents, and the former one is kept."""

import hashlib
from datetime import datetime
from pathlib import Path

import pytest

from polesdesk.actions import files, hubs
from polesdesk.actions.runner import Runner
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.store import restoring
from polesdesk.store.backups import Backup, back_up
from polesdesk.store.errors import StoreTrouble
from polesdesk.store.files import KeptFiles, sweep_parts
from polesdesk.store.lock import FileLock
from polesdesk.store.opening import create

NOW = datetime(2026, 11, 21, 10, 42)
KEPT_NAME = "bureau (remplacé le 2026-11-21 à 10h42).polesdesk"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def add_hub(path: Path, code: str, key: str | None = None) -> None:
    runner = Runner(path, key=key)
    runner.do(hubs.save, Hub(id=new_id(), code=code, name=code))
    runner.close()


def hub_codes(path: Path, key: str | None = None) -> list[str]:
    runner = Runner(path, key=key, read_only=True)
    try:
        return sorted(row.code for row in runner.read(hubs.page, ListQuery()))
    finally:
        runner.close()


def kept_of(path: Path) -> KeptFiles:
    return KeptFiles(path, lambda digest: None)


@pytest.fixture
def backup(office_file: Path) -> Backup:
    """A backup with one hub and one document; the file has gone on since."""
    add_hub(office_file, "VOL")
    kept_of(office_file).put(b"%PDF scan")
    (office_file.parent / "cle").mkdir()
    made = back_up(office_file, None, office_file.parent / "cle" / "copie.polesdesk")
    add_hub(office_file, "JAU")
    return made


def test_the_restored_file_is_as_it_was(office_file: Path, backup: Backup) -> None:
    done = restoring.restore(backup.path, office_file, None, NOW)
    assert hub_codes(office_file) == ["VOL"]
    assert done.inside.counts == {"hubs": 1, "associations": 0, "conventions": 0}
    runner = Runner(office_file, hold=True)
    assert runner.read(files.check, full=True).problems == ()
    runner.close()


def test_the_replaced_file_is_kept_under_a_name_that_says_so(
    office_file: Path, backup: Backup
) -> None:
    done = restoring.restore(backup.path, office_file, None, NOW)
    assert done.former == office_file.with_name(KEPT_NAME)
    assert hub_codes(done.former) == ["JAU", "VOL"]
    assert not list(office_file.parent.rglob("*.part*"))
    again = restoring.restore(backup.path, office_file, None, NOW)
    assert again.former is not None
    assert again.former != done.former
    assert hub_codes(done.former) == ["JAU", "VOL"]


def test_lost_and_altered_documents_come_back(office_file: Path, backup: Backup) -> None:
    kept = kept_of(office_file)
    (found,) = kept.all()
    stored = next(kept.folder.glob("*/*"))
    stored.write_bytes(b"altered")
    restoring.restore(backup.path, office_file, None, NOW)
    assert kept.get(found) == b"%PDF scan"
    stored.unlink()
    restoring.restore(backup.path, office_file, None, NOW)
    assert kept.get(found) == b"%PDF scan"


def test_the_documents_leave_the_restored_file_and_stay_in_the_kept_one(
    office_file: Path, backup: Backup
) -> None:
    done = restoring.restore(backup.path, office_file, None, NOW)
    assert done.former is not None
    assert restoring.look_into(office_file, None).files == 0
    assert restoring.look_into(done.former, None).files == 1


def test_the_backup_itself_is_not_touched(office_file: Path, backup: Backup) -> None:
    before = digest(backup.path)
    restoring.restore(backup.path, office_file, None, NOW)
    assert digest(backup.path) == before


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192:40960] = bytes(32768)
    path.write_bytes(bytes(content))


def make_alien(path: Path) -> None:
    path.write_text("Nom;Prénom\n" * 200, encoding="utf-8")


def make_newer(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("damage", [cut, spoil, make_alien, make_newer])
def test_a_backup_that_is_not_good_is_refused_and_nothing_changes(
    damage, office_file: Path, backup: Backup
) -> None:
    damage(backup.path)
    before = digest(office_file)
    with pytest.raises(StoreTrouble):
        restoring.restore(backup.path, office_file, None, NOW)
    assert digest(office_file) == before
    assert not list(office_file.parent.glob("*.part*"))
    assert not office_file.with_name(KEPT_NAME).exists()
    assert not office_file.with_name(office_file.name + ".lock").exists()


@pytest.mark.parametrize("damage", [cut, spoil, make_alien])
def test_a_damaged_file_is_kept_to_the_byte(damage, office_file: Path, backup: Backup) -> None:
    damage(office_file)
    before = digest(office_file)
    done = restoring.restore(backup.path, office_file, None, NOW)
    assert done.former is not None
    assert digest(done.former) == before
    assert hub_codes(office_file) == ["VOL"]


def test_a_journal_left_by_a_crash_goes_with_the_damaged_file(
    office_file: Path, backup: Backup
) -> None:
    spoil(office_file)
    journal = office_file.with_name(office_file.name + "-journal")
    journal.write_bytes(b"left by a crash")
    done = restoring.restore(backup.path, office_file, None, NOW)
    assert done.former is not None
    beside = done.former.with_name(done.former.name + "-journal")
    assert beside.read_bytes() == b"left by a crash"
    assert hub_codes(office_file) == ["VOL"]


def test_a_missing_file_is_made_again(office_file: Path, backup: Backup) -> None:
    office_file.unlink()
    done = restoring.restore(backup.path, office_file, None, NOW)
    assert done.former is None
    assert hub_codes(office_file) == ["VOL"]


def test_a_file_that_somebody_holds_is_not_replaced(office_file: Path, backup: Backup) -> None:
    held = FileLock(office_file, lambda: NOW)
    held.take()
    before = digest(office_file)
    with pytest.raises(StoreTrouble) as caught:
        restoring.restore(backup.path, office_file, None, NOW)
    assert caught.value.code == "busy"
    assert digest(office_file) == before
    held.release()


def test_a_file_is_no_backup_of_itself(office_file: Path) -> None:
    with pytest.raises(StoreTrouble) as caught:
        restoring.restore(office_file, office_file, None, NOW)
    assert caught.value.code == "restore_onto_itself"


def test_a_plain_file_brings_the_documents_beside_it(office_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "ailleurs" / "autre.polesdesk"
    other.parent.mkdir()
    create(other)
    found = kept_of(other).put(b"%PDF plan")
    restoring.restore(other, office_file, None, NOW)
    assert kept_of(office_file).get(found) == b"%PDF plan"


def test_a_file_with_a_passphrase_comes_back_with_it(tmp_path: Path) -> None:
    file = tmp_path / "secret.polesdesk"
    create(file, "clé d’été")
    add_hub(file, "VOL", "clé d’été")
    kept_of(file).put(b"%PDF scan")
    made = back_up(file, "clé d’été", tmp_path / "copie.polesdesk")
    add_hub(file, "JAU", "clé d’été")
    done = restoring.restore(made.path, file, "clé d’été", NOW)
    assert hub_codes(file, "clé d’été") == ["VOL"]
    assert done.former is not None
    assert hub_codes(done.former, "clé d’été") == ["JAU", "VOL"]
    with pytest.raises(StoreTrouble):
        restoring.restore(made.path, file, "fausse", NOW)


def test_what_a_backup_lacks_is_counted(office_file: Path, backup: Backup) -> None:
    inside = restoring.look_into(backup.path, None)
    assert restoring.lacks(inside, office_file, None) == 1
    restoring.restore(backup.path, office_file, None, NOW)
    assert restoring.lacks(inside, office_file, None) == 0
    add_hub(backup.path, "AUT")
    other = restoring.look_into(backup.path, None)
    assert restoring.lacks(other, office_file, None) is None


def test_only_the_unfinished_files_of_one_file_are_swept(tmp_path: Path) -> None:
    mine = tmp_path / "bureau.polesdesk.x1.part"
    other = tmp_path / "autre.polesdesk.x1.part"
    for one in (mine, other):
        one.write_bytes(b"")
    sweep_parts(tmp_path, "bureau.polesdesk")
    assert (mine.exists(), other.exists()) == (False, True)


def test_what_a_killed_restore_left_goes_when_the_file_is_opened(office_file: Path) -> None:
    left = office_file.with_name(office_file.name + ".x1.part")
    left.write_bytes(b"half")
    files.open_runner(office_file, read_only=True).close()
    assert left.exists()
    files.open_runner(office_file, hold=True).close()
    assert not left.exists()
