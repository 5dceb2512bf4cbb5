"""How the values of fields, and their changes, read in the history."""

import pytest

from polesdesk.domain.change_words import change_in_words, value_in_words

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
    (("room", "name", "a", "b"), "Nom\u202f: a → b"),
    (("room", "kind", "ROOM", "LOCKER"), "Nature\u202f: Salle ou bureau → Armoire"),
    (("room", "surface_m2", None, "32.50"), "Surface\u202f: 32,50\u00a0m²"),
    (("hub", "morning_start", "08:30:00", "09:00:00"),
     "Début du matin\u202f: 8\u00a0h\u00a030 → 9\u00a0h"),
    (("settings", "notice_months", 2, 3), "Préavis\u202f: 2\u00a0mois → 3\u00a0mois"),
    (("settings", "paper_alert_days", 1, 60),
     "Pièce bientôt expirée\u202f: 1\u00a0jour → 60\u00a0jours"),
    (("settings", "holiday_zone", "B", "MANUAL"),
     "Zone de vacances\u202f: zone B → Corse et outre-mer"),
    (("rent", "cents_m2_year", 9000, 9500),
     "Loyer par m² et par an\u202f: 90,00\u00a0€ → 95,00\u00a0€"),
    (("template", "state", "DRAFT", "VALIDATED"), "État\u202f: Brouillon → Validé"),
    (("issued", "issued_at", None, "2026-11-21T09:30:00"), "Émis le\u202f: 21/11/2026"),
    (("convention", "state", "DRAFT", "A_STATE_OF_TOMORROW"),
     "Étape\u202f: Projet → A_STATE_OF_TOMORROW"),
    (("convention", "unknown", 1, 2), ""),
    (("closure", "kind", "CLOSURE", "REQUISITION"),
     "Nature\u202f: Fermeture → Réquisition de la Ville"),
    (("slot_exception", "kind", "EXCUSED", "MOVED"), "Nature\u202f: Absence excusée → Déplacée"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "words"), CASES)
def test_changes_in_words(change: tuple[str, str, object, object], words: str) -> None:
    assert change_in_words(*change) == words


NAMES = {"r1": "Salle 1", "r2": "Atelier", "h1": "Voltaire"}
SLOT = {
    "id": "s", "room_id": "r1", "weekday": 3, "start": "14:00:00", "end": "17:00:00",
    "interval_weeks": 1, "week_parity": "any", "school_holidays": "without", "half_day": "",
    "anchor": None, "dates_in": [], "dates_out": ["2026-12-02"],
}  # fmt: skip
SPAN = {"weekday": 1, "start": "09:00:00", "end": "12:00:00"}
VALUES = [
    (("convention", "hub_id", "h1"), "Voltaire"),
    (("convention", "hub_id", "gone"), "fiche inconnue"),
    (("convention", "room_ids", ["r1", "r2"]), "Salle 1 et Atelier"),
    (("convention", "room_ids", []), "vide"),
    (("convention", "slots", [SLOT]),
     ("mercredi 14\u00a0h – 17\u00a0h, Salle 1, toutes les semaines, hors vacances, "
      "sauf le 02/12/2026")),
    (("convention", "cited_annexes", ["PLAN", "CER"]),
     "Plan des locaux, Contrat d’engagement républicain"),
    (("hub", "opening", [SPAN]), "lundi 9\u00a0h – 12\u00a0h"),
    (("settings", "required_papers", ["STATUTES"]), "Statuts"),
    (("association", "notes", "x" * 300), "x" * 199 + "…"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words"), VALUES)
def test_values_in_words_with_the_names_of_others(
    value: tuple[str, str, object], words: str
) -> None:
    assert value_in_words(*value, NAMES, longest=200) == words
