"""What fields are called, and how their changes read in the history."""

from dataclasses import fields

import pytest

from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.conventions import Convention
from polesdesk.domain.field_words import change_in_words, field_label

INNER = {
    "id", "version", "previous_id", "amends_id", "in_kind_working", "in_kind_year",
    "association_id", "sha256",
}  # fmt: skip


@pytest.mark.parametrize(
    ("entity", "kind"),
    [
        ("convention", Convention),
        ("association", Association),
        ("officer", Officer),
        ("paper", Paper),
    ],
)
def test_every_field_has_a_word(entity: str, kind: type) -> None:
    unnamed = {f.name for f in fields(kind) if not field_label(entity, f.name)}
    assert unnamed <= INNER


CASES = [
    (("convention", "end_date", "2027-08-31", "2028-06-30"), "Fin\u202f: 31/08/2027 → 30/06/2028"),
    (("convention", "end_date", None, "2028-06-30"), "Fin\u202f: 30/06/2028"),
    (("convention", "occupancy_fee_cents", 1200, None), "Redevance\u202f: 12,00\u00a0€ → vide"),
    (("convention", "state", "DRAFT", "TO_SIGN"), "Étape\u202f: Projet → À signer"),
    (("convention", "slots", [], [{}]), "Créneaux"),
    (("convention", "public_reception", False, True), "Accueil du public\u202f: oui"),
    (("convention", "in_kind_working", "", "a × b"), ""),
    (("association", "siret", "", "73282932000074"),
     "SIRET\u202f: 732\u202f829\u202f320\u202f00074"),
    (("officer", "last_name", "Petit", ""), "Nom\u202f: Petit → vide"),
    (("paper", "kind", None, "CER"), "Pièce\u202f: Contrat d’engagement républicain"),
    (("room", "name", "a", "b"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("change", "words"), CASES)
def test_changes_in_words(change: tuple[str, str, object, object], words: str) -> None:
    assert change_in_words(*change) == words
