"""Photos and fiches: kept by their hash beside the file, checked, issued once."""

import io
from pathlib import Path

import pytest
from PIL import Image

from actions.test_visits import answered, begun, final, rooms, with_slot
from polesdesk.actions import files, visit_photos, visit_reports, visits
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.visits import FindingKind


def photo(folder: Path, name: str = "salle.jpg", colour: str = "#88AACC") -> Path:
    path = folder / name
    made = io.BytesIO()
    Image.new("RGB", (2400, 1800), colour).save(made, "JPEG")
    path.write_bytes(made.getvalue())
    return path


def test_a_photo_is_kept_small_by_its_hash_and_once(office, tmp_path):
    with_slot(office)
    visit = begun(office)
    finding = rooms(office, visit)[0].finding
    path = photo(tmp_path)
    for _ in range(2):
        kept = visit_photos.add_files(office.runner, Silent(), finding.id, [path])
    assert len(kept.photos) == 1
    content = office.runner.read(visit_photos.contents, kept.photos)[kept.photos[0]]
    with Image.open(io.BytesIO(content)) as small:
        assert max(small.size) == 1600
    assert office.runner.read(files.check, full=True).problems == ()


def test_a_photo_that_is_lost_is_missed_by_the_check(office, tmp_path):
    with_slot(office)
    finding = rooms(office, begun(office))[0].finding
    kept = visit_photos.add_files(office.runner, Silent(), finding.id, [photo(tmp_path)])
    (office.runner.files.folder / kept.photos[0][:2] / kept.photos[0]).unlink()
    assert len(office.runner.read(files.check).problems) == 1


def test_what_is_no_picture_is_refused(office, tmp_path):
    with_slot(office)
    finding = rooms(office, begun(office))[0].finding
    wrong = tmp_path / "notes.jpg"
    wrong.write_text("rien", encoding="utf-8")
    for path in (wrong, tmp_path / "absent.jpg"):
        with pytest.raises(RuleBroken) as refusal:
            visit_photos.add_files(office.runner, Silent(), finding.id, [path])
        assert refusal.value.code == "photo_unread"


def test_a_photo_is_taken_off_a_draft_and_never_off_a_final_visit(office, tmp_path):
    with_slot(office)
    visit = begun(office)
    finding = rooms(office, visit)[0].finding
    kept = visit_photos.add_files(office.runner, Silent(), finding.id, [photo(tmp_path)])
    office.runner.do(visit_photos.remove, finding.id, kept.photos[0])
    assert rooms(office, visit)[0].finding.photos == ()
    answered(office, visit, FindingKind.EMPTY)
    office.runner.do(visits.finalise, visit.id)
    with pytest.raises(RuleBroken):
        visit_photos.add_files(office.runner, Silent(), finding.id, [photo(tmp_path)])


def test_the_fiche_of_a_final_visit_is_issued_once_and_kept(office):
    made = final(office)
    first = visit_reports.show(office.runner, Silent(), made.id)
    again = visit_reports.show(office.runner, Silent(), made.id)
    assert again.pdf == first.pdf
    assert again.file_name == first.file_name
    assert office.runner.read(files.check, full=True).problems == ()


def test_a_remark_that_came_later_makes_another_fiche(office):
    made = final(office)
    first = visit_reports.show(office.runner, Silent(), made.id)
    office.runner.do(visits.remark, made.id, "La présidente", "Nous étions en sortie.")
    second = visit_reports.show(office.runner, Silent(), made.id)
    assert second.file_name != first.file_name


def test_the_fiche_of_a_draft_takes_no_number(office):
    with_slot(office)
    visit = begun(office)
    answered(office, visit, FindingKind.EMPTY)
    draft = visit_reports.show(office.runner, Silent(), visit.id)
    assert "projet" in draft.file_name
    office.runner.do(visits.finalise, visit.id)
    assert "-001.pdf" in visit_reports.show(office.runner, Silent(), visit.id).file_name
