"""The demonstration holds nothing that could be taken for real, and names that differ."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from demo_file import TODAY, every, filled_file
from polesdesk.actions.runner import Runner
from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.french import typeset
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.identifiers import check_ape, check_email, check_phone, check_rna, check_siret
from polesdesk.domain.papers import Annex, AnnexKind
from polesdesk.domain.settings import SETTINGS_ID, Settings
from polesdesk.store.kinds import (
    ANNEX,
    ASSOCIATION,
    CONVENTION,
    HUB,
    NOTE,
    OFFICER,
    PAPER,
    ROOM,
    SETTINGS,
    SIGNATORY,
)

FICTION = ("+3319900", "+3326191", "+3335301", "+3346571", "+3353649", "+3363998")
"""Beginnings of numbers kept for works of fiction (Arcep decision 2018-0881)."""


@pytest.fixture(scope="module")
def once(blank_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """A file just filled."""
    runner = filled_file(blank_file, tmp_path_factory.mktemp("filled"), TODAY)
    yield runner
    runner.close()


def test_identifiers_are_valid_distinct_and_were_never_given(once: Runner) -> None:
    found: list[Association] = once.read(every(ASSOCIATION))
    settings: Settings = once.read(every(SETTINGS))[0]
    sirets = [one.siret for one in found if one.siret] + [settings.authority_siret]
    assert settings.id == SETTINGS_ID
    assert len(sirets) >= 15
    assert len(set(sirets)) == len(sirets)
    assert len({one.rna for one in found}) == len(found)
    for siret in sirets:
        assert check_siret(siret).value == siret
        assert siret < "000325175", "below the first number of the national register"
    for one in found:
        assert check_rna(one.rna).doubt is None
        assert one.rna.startswith("W8029"), "far above the numbers given in Amiens"
        assert not one.ape or check_ape(one.ape).value == one.ape


def test_phones_and_mails_reach_nobody(once: Runner) -> None:
    everyone: list[Association | Officer | Hub] = [
        *once.read(every(ASSOCIATION)), *once.read(every(OFFICER)), *once.read(every(HUB))
    ]  # fmt: skip
    settings: Settings = once.read(every(SETTINGS))[0]
    phones = [one.phone for one in everyone if one.phone] + [settings.authority_phone]
    mails = [one.email for one in everyone if one.email] + [settings.authority_email]
    sites = [one.website for one in once.read(every(ASSOCIATION)) if one.website]
    assert len(phones) > 50
    assert len(mails) > 50
    for phone in phones:
        assert phone.startswith(FICTION)
        assert check_phone(phone).value == phone
        assert len(phone) == 12
    assert all(check_email(mail).value.endswith("@example.org") for mail in mails)
    assert all(re.fullmatch(r"https://[a-z-]+\.example\.org", site) for site in sites)


def test_what_could_be_taken_for_real_is_marked(once: Runner) -> None:
    settings: Settings = once.read(every(SETTINGS))[0]
    insured: list[Paper] = [one for one in once.read(every(PAPER)) if one.insurer]
    assert settings.is_example
    assert "EXEMPLE" in settings.authority_name
    addresses = [settings.authority_address]
    addresses += [hub.address for hub in once.read(every(HUB))]
    addresses += [one.seat_address for one in once.read(every(ASSOCIATION))]
    assert all(address.endswith(", adresse d’exemple") for address in addresses)
    assert all(re.search("exemple|fictive", one.insurer, re.IGNORECASE) for one in insured)
    assert all(one.policy_no.startswith("EX-") for one in insured)
    acts = [one.act_number for one in once.read(every(SIGNATORY))]
    acts += [one.decision_number for one in once.read(every(CONVENTION)) if one.decision_number]
    assert all(number.endswith("-EX") for number in acts)


def test_names_do_not_repeat(once: Runner) -> None:
    names = Counter(one.last_name for one in once.read(every(OFFICER)))
    objects = Counter(one.statutory_object for one in once.read(every(ASSOCIATION)))
    seen = Counter(one.name for one in once.read(every(ASSOCIATION)))
    for counted in (names, objects, seen):
        assert counted.most_common(1)[0][1] == 1, counted.most_common(1)
    assert any(len(name) > 80 for name in seen)
    assert any("œ" in name.casefold() for name in seen)
    assert any("&" in name for name in seen)


def test_texts_are_in_french_typography(once: Runner) -> None:
    texts = [one.purpose + one.special_terms + one.reason for one in once.read(every(CONVENTION))]
    texts += [one.name + one.statutory_object + one.notes for one in once.read(every(ASSOCIATION))]
    texts += [one.name + one.notes for one in once.read(every(ROOM))]
    texts += [one.text for one in once.read(every(NOTE))]
    assert [text for text in texts if "'" in text or text != typeset(text)] == []


def test_annexes_are_kept_with_as_many_pages_as_told(once: Runner) -> None:
    held: list[Annex] = once.read(every(ANNEX))
    assert {one.kind for one in held} == {AnnexKind.HUB_RULES, AnnexKind.PLAN}
    for one in held:
        pdf = once.read(lambda work, key=one.sha256: work.files.get(key))
        assert len(PdfReader(BytesIO(pdf)).pages) == one.pages
        assert one.title.endswith("(EXEMPLE)")


def test_rooms_are_classed_as_the_rules_of_erp_say(once: Runner) -> None:
    thresholds = {"L": 50, "R": 200, "S": 200, "T": 200, "W": 200, "X": 200}
    rooms: list[Room] = once.read(every(ROOM))
    for room in rooms:
        if not room.erp_type:
            continue
        assert room.capacity is not None
        fifth = room.capacity < thresholds[room.erp_type]
        assert room.erp_category == (5 if fifth else 4), room.name
        assert room.surface_m2 is not None
        assert room.capacity <= room.surface_m2, "more than one person per square metre"
