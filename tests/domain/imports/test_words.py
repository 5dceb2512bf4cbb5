"""Words of an office for what PolesDesk chooses from a list, and the labels of PolesDesk."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import pytest

from polesdesk.domain import import_words as words
from polesdesk.domain import labels
from polesdesk.domain.conventions import Renewal, State, UseKind
from polesdesk.domain.hubs import (
    ChargesMode,
    DecisionKind,
    FreeUseGround,
    PropertyRegime,
    RoomKind,
)
from polesdesk.domain.parsing import ParseProblem


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Exclusif", UseKind.EXCLUSIVE),
        ("occupation permanente", UseKind.EXCLUSIVE),
        ("bureau partagé", UseKind.SHARED),
        ("créneaux horaires", UseKind.SLOT),
        ("CRÉNEAU(X)", UseKind.SLOT),
        ("½ journée", UseKind.HALF_DAY),
        ("Boîte aux lettres", UseKind.UNIT),
        ("domiciliation", UseKind.UNIT),
        ("location ponctuelle", UseKind.HIRE),
    ],
)
def test_use_kinds(text: str, kind: UseKind) -> None:
    assert words.use_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("signée", State.NOTIFIED),
        ("En cours", State.NOTIFIED),
        ("signée le 12/03/2026", State.NOTIFIED),
        ("échue", State.NOTIFIED),
        ("projet", State.DRAFT),
        ("à l'étude", State.INSTRUCTION),
        ("À signer", State.TO_SIGN),
        ("en attente de signature", State.TO_SIGN),
        ("signée par l’association", State.SIGNED_BY_ASSOCIATION),
        ("Signée par la Ville", State.SIGNED_BY_CITY),
        ("suspendue", State.SUSPENDED),
        ("Résiliée", State.TERMINATED),
        ("résiliée le 3/4/26", State.TERMINATED),
        ("clôturée", State.CLOSED),
        ("archivée", State.ARCHIVED),
        ("classée sans suite", State.WITHDRAWN),
        ("refusée", State.REFUSED),
    ],
)
def test_states(text: str, state: State) -> None:
    assert words.state(text) == (state, Renewal.NONE)


def test_a_renewal_under_way_leaves_the_agreement_signed() -> None:
    assert words.state("Renouvellement en cours") == (State.NOTIFIED, Renewal.REQUESTED)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("L2125-1", FreeUseGround.L2125_1_GENERAL_INTEREST),
        ("art. L. 2125-1 du CG3P", FreeUseGround.L2125_1_GENERAL_INTEREST),
        ("intérêt général", FreeUseGround.L2125_1_GENERAL_INTEREST),
        ("L2125-1-2", FreeUseGround.L2125_1_2_COUNCIL_DECISION),
        ("article L. 2125-1-2", FreeUseGround.L2125_1_2_COUNCIL_DECISION),
        ("délibération", FreeUseGround.L2125_1_2_COUNCIL_DECISION),
        ("payant", FreeUseGround.PAID),
        ("domaine privé", FreeUseGround.PRIVATE_DOMAIN),
    ],
)
def test_grounds(text: str, ground: FreeUseGround) -> None:
    assert words.free_use_ground(text) is ground


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ville", (ChargesMode.CITY, 0)),
        ("comprises", (ChargesMode.CITY, 0)),
        ("prises en charge par la Ville", (ChargesMode.CITY, 0)),
        ("forfait 120 €", (ChargesMode.FLAT_RATE, 12_000)),
        ("120", (ChargesMode.FLAT_RATE, 12_000)),
        ("1 234,50 € par an", (ChargesMode.FLAT_RATE, 123_450)),
        ("0 €", (ChargesMode.CITY, 0)),
        ("au réel", (ChargesMode.METERED, 0)),
        ("à la charge de l’association", (ChargesMode.ASSOCIATION, 0)),
    ],
)
def test_charges(text: str, found: tuple[ChargesMode, int]) -> None:
    assert words.charges(text) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Délibération n° 2026-12", DecisionKind.DELIBERATION),
        ("DCM 2026/12", DecisionKind.DELIBERATION),
        ("décision du maire 12", DecisionKind.MAYOR_DECISION),
        ("2026-12", None),
        ("N° de délibération ou décision", None),
    ],
)
def test_acts(text: str, kind: DecisionKind | None) -> None:
    assert words.decision_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Salle 12", RoomKind.ROOM),
        ("Boîte aux lettres n° 4", RoomKind.LETTERBOX),
        ("BAL 4", RoomKind.LETTERBOX),
        ("Armoire 3", RoomKind.LOCKER),
        ("Domiciliation", RoomKind.DOMICILIATION),
        ("Salle de bal", RoomKind.ROOM),
    ],
)
def test_kinds_of_premises(text: str, kind: RoomKind) -> None:
    assert words.room_kind(text) is kind


@pytest.mark.parametrize(
    ("own", "read"),
    [
        (labels.USE_KINDS, words.use_kind),
        (labels.REGIMES, words.property_regime),
        (labels.GROUNDS, words.free_use_ground),
        (labels.CHARGES, lambda text: words.charges(text)[0]),
        (labels.STATES, lambda text: words.state(text)[0]),
    ],
)
def test_what_polesdesk_writes_it_reads_again(
    own: Mapping[StrEnum, str], read: Callable[[str], Any]
) -> None:
    assert {choice: read(label) for choice, label in own.items()} == {one: one for one in own}


@pytest.mark.parametrize(
    "read",
    [words.use_kind, words.property_regime, words.free_use_ground, words.charges, words.state],
)
def test_other_words_are_refused_with_what_to_type(read: Callable[[str], Any]) -> None:
    with pytest.raises(ParseProblem) as caught:
        read("patate")
    assert "patate" in caught.value.message
    assert "tapez" in caught.value.message


def test_public_and_private() -> None:
    assert words.property_regime("domaine public") is PropertyRegime.PUBLIC
    assert words.property_regime("Privé") is PropertyRegime.PRIVATE
    with pytest.raises(ParseProblem):
        words.property_regime("public et privé")
