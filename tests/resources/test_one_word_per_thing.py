"""The words are those of the trade, and each thing has one: in windows, manual and papers."""

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What may not be read, why, and what may.
WRONG_WORDS = {
    "convention, never contrat": (
        r"\bcontrats?\b",
        (
            r"contrats? (?:d’(?:engagement|association|assurance)|administratif|de droit|suivant)"
            r"|(?:du|n° de) contrat"
        ),
    ),
    "convention, never bail": (r"\b(?:bail|baux|locataires?)\b", r"pas un bail commercial"),
    "renouvellement, never reconduction": (
        r"\breconduc|\breconduit|\breconduire",
        r"tacite reconduction|reconduction (?:expresse|tacite)|reconduite expresse",
    ),
    "association, never preneur": (r"\b(?:preneur|bénéficiaire|cocontractant)s?\b", ""),
    "pôle, never another name of the building": (r"\b(?:immeuble|infrastructure)s?\b", ""),
    "courriel, never e-mail": (r"\b(?:e-?mails?|mails?|mél)\b", ""),
    "poste, never ordinateur": (r"\b(?:ordinateur|machine|PC)s?\b", ""),
    "classeur for the file, tableur for the program": (
        r"\b(?:feuille de calcul|fichier Excel|importer un tableur)",
        "",
    ),
    "phrase secrète for the file of PolesDesk": (
        r"\bmots? de passe\b",
        r"protégé par un mot de passe|sans mot de passe",
    ),
    "sauvegarde, never backup": (r"\b(?:backups?|copie de sécurité)\b", ""),
    "réglages, never paramètres": (r"\b(?:paramètre|préférence|configuration)s?\b", ""),
    "corbeille, never poubelle": (r"\b(?:poubelle|supprimées récemment)\b", ""),
    "PolesDesk or le programme": (r"\b(?:logiciel|application web|appli)s?\b", ""),
    "gestionnaire, never utilisateur": (r"\butilisateurs?\b", ""),
    "échéance and fin, never péremption": (r"\b(?:péremption|périmé)", ""),
    "créneau, never plage": (r"\bplages? horaires?\b", ""),
    "jauge, never capacité": (r"\bcapacité\b", r"capacité (?:connue|indiquée)|Surface, Capacité"),
    "local in general, salle for one kind of it": (
        r"\bsalles?\b",
        (
            r"Salle ou bureau|ses salles, ses|crée une salle, un bureau|sans salle"
            r"|Pôle, Salle|(?:par|quelle) salle"
        ),
    ),
    "French where there is a French word": (
        r"\b(?:planning board|check-?list|reporting|dashboard|template|draft|feedback)\b",
        "",
    ),
}
# Columns of a manager's own spreadsheet have the words that stand there; a room that is booked by
# the hour is a « salle » in the trade, one that is held by an agreement a « local ».
OTHER_WORDS = ("import", "planning", "slot", "allotment", "request", "clash", "occupancy", "visit")


Told = list[tuple[str, str]]


@pytest.fixture(scope="module")
def told(packaging_script: Callable[[str], ModuleType]) -> Told:
    """Every text with its place: window, domain, manual, models of papers."""
    found = packaging_script("texts").collect(ROOT)
    lines = [(place, text.source) for text, place in found.items()]
    for folder, kind in (("manual", "*.md"), ("templates", "*.txt")):
        for path in sorted((ROOT / "resources" / folder).glob(kind)):
            if path.stem != "commands":  # the command line has English names
                rows = enumerate(path.read_text("utf-8").splitlines(), start=1)
                lines += [(f"{path.name}:{number}", _read(line)) for number, line in rows]
    return lines


def _read(line: str) -> str:
    """A line as it is read: no address of a link, no text of a machine."""
    return re.sub(r"\]\([^)]*\)|`[^`]*`|^\[.*\]$", "", line)


@pytest.mark.parametrize("rule", WRONG_WORDS)
def test_each_thing_has_one_word(rule: str, told: Told):
    pattern, allowed = WRONG_WORDS[rule]
    found = []
    for place, text in told:
        has_other_words = any(word in place for word in OTHER_WORDS)
        if has_other_words and rule.startswith(("local", "jauge")):
            continue
        bare = re.sub(allowed, "", text, flags=re.IGNORECASE) if allowed else text
        if re.search(pattern, bare, re.IGNORECASE):
            found.append(f"{place}: {text[:80]}")
    assert found == []


def test_a_wrong_word_would_be_seen():
    pattern, allowed = WRONG_WORDS["convention, never contrat"]
    assert re.search(pattern, re.sub(allowed, "", "Imprimer le contrat"))
    assert not re.search(pattern, re.sub(allowed, "", "le contrat d’engagement républicain"))
