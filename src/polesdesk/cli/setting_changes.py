"""What KEY=VALUE of ``settings`` may name, and how a value is read; one command in the log."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, get_type_hints

from polesdesk.actions import settings, templates
from polesdesk.actions.errors import Trouble
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import Cover
from polesdesk.domain.calendar_days import REGIONS
from polesdesk.domain.identifiers import (
    Checked,
    check_email,
    check_phone,
    check_postal_code,
    check_siret,
)
from polesdesk.domain.identity import new_id
from polesdesk.domain.labels import SUMMER_BASES
from polesdesk.domain.papers import ClauseTemplate, TemplateState
from polesdesk.domain.parsing import ParseProblem, parse_date, parse_int, parse_yes_no
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import ReferenceRent, Settings, Signatory

LOGO = "logo"
VALIDATED_BY = "template.validated_by"
NOT_SET_BY_NAME = frozenset(
    {"id", "version", "logo_sha256", "room_elements", "unit_elements", "paper_rules"}
)
LABELS = {
    "authority_name": "Nom de la collectivité",
    "authority_kind": "Nature de la collectivité",
    "authority_address": "Adresse",
    "authority_postal_code": "Code postal",
    "authority_city": "Ville",
    "authority_siret": "SIRET",
    "authority_phone": "Téléphone",
    "authority_email": "Courriel",
    "court_public": "Tribunal, domaine public",
    "court_private": "Tribunal, domaine privé",
    "signing_place": "Lieu de signature",
    "holiday_zone": "Zone de vacances scolaires",
    "term_weeks": "Semaines de période scolaire par an",
    "open_weeks": "Semaines d’ouverture par an",
    "notice_months": "Préavis par défaut (mois)",
    "renewal_deadline_months": "Demande de renouvellement (mois avant la fin)",
    "warn_months": "Lettre de fin de convention (mois avant la fin)",
    "papers_months": "Dossier complet (mois avant la fin)",
    "opinion_months": "Avis (mois avant la fin)",
    "decision_months": "Décision (mois avant la fin)",
    "signing_months": "Signature (mois avant la fin)",
    "summer_base": "Fins d’été comptées du (06-15, 06-30 ou 07-15)",
    "ends_soon_days": "Alerte de fin de convention (jours)",
    "insurance_expiring_days": "Alerte de fin d’assurance (jours)",
    "original_return_days": "Délai de retour d’un original (jours)",
    "paper_alert_days": "Alerte de fin de pièce (jours)",
    "absence_threshold": "Absences avant signalement",
    "absence_consecutive": "Absences comptées à la suite",
    "absence_months": "Période des absences (mois)",
    "visit_delay_days": "Délai entre deux visites (jours)",
    "draft_visit_days": "Délai pour finaliser une visite (jours)",
    "unsent_days": "Délai pour envoyer un courrier émis (jours)",
    "answer_days": "Délai de réponse aux courriers (jours)",
    "min_observations": "Observations pour donner un taux",
    "edge_minutes": "Marge de début et de fin de séance (minutes)",
    "night_rest_hours": "Repos entre les permanences de deux jours (heures)",
    "shift_gap_minutes": "Délai entre deux permanences du même jour (minutes)",
    "public_holiday_region": "Région des jours fériés",
    "required_papers": "Pièces demandées",
    "required_covers": "Risques à assurer",
    "dpo_contact": "Contact pour les données personnelles",
    "computer_letter": "Lettre du poste",
    "is_example": "Fichier d’exemple",
    LOGO: "Logo",
    VALIDATED_BY: "Modèles de clauses validés par",
}
SIGNATORY_LABELS = {
    "civility": "civilité",
    "first_name": "prénom",
    "last_name": "nom",
    "quality": "qualité",
    "act_kind": "nature de l’acte",
    "act_number": "n° de l’acte",
    "act_date": "date de l’acte",
    "from_date": "à partir du",
    "to_date": "jusqu’au",
}
_RENT = re.compile(r"rent\.(?P<year>\d{4})(?:\.(?P<part>charges|source))?")
_RENT_FIELDS = {
    None: "cents_m2_year",
    "charges": "charges_cents_m2_year",
    "source": "source",
}


def _check_region(text: str) -> Checked:
    """Accept the code of a region whose public holidays are known: 57, 6AE, 974…"""
    if text.upper() not in REGIONS:
        known = ", ".join(code for code in REGIONS if code)
        raise ParseProblem(
            "unknown_choice", f"« {text} » n’est pas connu, choisissez parmi {known}."
        )
    return Checked(value=text.upper())


def _check_summer(text: str) -> Checked:
    """Accept a day from which summer ends are counted, or none: 06-15, 06-30, 07-15."""
    if text and text not in SUMMER_BASES:
        known = ", ".join(SUMMER_BASES)
        raise ParseProblem(
            "unknown_choice", f"« {text} » n’est pas connu, choisissez parmi {known}."
        )
    return Checked(value=text)


_CHECKS: dict[str, Callable[[str], Checked]] = {
    "public_holiday_region": _check_region,
    "summer_base": _check_summer,
    "authority_siret": check_siret,
    "authority_phone": check_phone,
    "authority_email": check_email,
    "authority_postal_code": check_postal_code,
}


@dataclass(slots=True, kw_only=True)
class _Changes:
    """The values read, by the record that they belong to, and what is doubtful about them."""

    settings: dict[str, Any]
    signatory: dict[str, Any]
    rents: dict[int, dict[str, Any]]
    doubts: list[str]
    logo: bytes | None = None
    validated_by: str | None = None


def apply(work: Work, pairs: Mapping[str, str]) -> tuple[str, ...]:
    """Set every pair in one command, or none; return French sentences on what is doubtful."""
    changes = _Changes(settings={}, signatory={}, rents={}, doubts=[])
    for key, text in pairs.items():
        try:
            _read(changes, key, text.strip(), work.today)
        except ParseProblem as problem:
            raise RuleBroken(problem.code, _at(key, problem.message), field=key) from problem
    work.name("settings.save", "modification des réglages")
    _save(work, changes)
    return tuple(changes.doubts)


def _at(key: str, message: str) -> str:
    return f"{key}\u202f: {message}"


def _read(changes: _Changes, key: str, text: str, today: date) -> None:
    first, _, rest = key.partition(".")
    rent = _RENT.fullmatch(key)
    if key == LOGO:
        changes.logo = _content(text)
    elif key == VALIDATED_BY:
        changes.validated_by = text
    elif key in LABELS:
        changes.settings[key] = _setting(changes, key, text)
    elif first == "signatory" and rest in SIGNATORY_LABELS:
        changes.signatory[rest] = _typed(Signatory, rest, text, today)
    elif rent:
        field = _RENT_FIELDS[rent["part"]]
        value = _typed(ReferenceRent, field, text, today)
        changes.rents.setdefault(int(rent["year"]), {})[field] = value
    else:
        raise RuleBroken(
            "unknown_setting", f"Réglage inconnu\u202f: « {key} ». {_known()}", field=key
        )


def _known() -> str:
    names = [*LABELS, *(f"signatory.{name}" for name in SIGNATORY_LABELS), "rent.ANNÉE"]
    names += [f"rent.ANNÉE.{part}" for part in ("charges", "source")]
    return f"Réglages connus\u202f: {', '.join(names)}."


def _setting(changes: _Changes, key: str, text: str) -> Any:
    check = _CHECKS.get(key)
    if check is None or not text:
        return _typed(Settings, key, text, date.min)
    checked = check(text)
    if checked.doubt:
        changes.doubts.append(_at(key, checked.doubt))
    return checked.value


def _typed(record: type[Any], field: str, text: str, today: date) -> Any:
    """Read a text as the type of a field asks for."""
    hint = get_type_hints(record)[field]
    if hint is str:
        return text
    if hint is int:
        return parse_int(text)
    if hint is bool:
        return parse_yes_no(text)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(hint, text)
    if hint == tuple[str, ...]:
        return _words(text)
    if hint == tuple[Cover, ...]:
        return tuple(_choice(Cover, word) for word in _words(text))
    return parse_date(text, today) if text else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip().upper() for word in text.split(",") if word.strip())


def _choice(kind: type[StrEnum], text: str) -> StrEnum:
    try:
        return kind(text.upper())
    except ValueError:
        known = ", ".join(kind)
        raise ParseProblem(
            "unknown_choice", f"« {text} » n’est pas connu, choisissez parmi {known}."
        ) from None


def _content(name: str) -> bytes:
    try:
        return Path(name).read_bytes() if name else b""
    except OSError:
        raise Trouble(
            "logo_unreadable",
            f"Le fichier « {name} » ne peut pas être lu.",
            "Donnez le chemin d’une image PNG ou JPEG.",
        ) from None


def _save(work: Work, changes: _Changes) -> None:
    steps: tuple[tuple[str, Callable[[Work, _Changes], None]], ...] = (
        ("", _save_settings),
        ("signatory.", _save_signatory),
        ("rent.", _save_rents),
        ("template.", _validate),
    )
    for prefix, step in steps:
        try:
            step(work, changes)
        except RuleBroken as broken:
            if broken.field is None:
                raise
            key = LOGO if broken.field == "logo_sha256" else prefix + broken.field
            raise RuleBroken(broken.code, _at(key, broken.message), field=key) from broken


def _save_settings(work: Work, changes: _Changes) -> None:
    if changes.settings:
        settings.save(work, replace(settings.get(work), **changes.settings))
    if changes.logo:
        settings.keep_logo(work, changes.logo)
    elif changes.logo is not None:
        settings.save(work, replace(settings.get(work), logo_sha256=""))


def _save_signatory(work: Work, changes: _Changes) -> None:
    if not changes.signatory:
        return
    known = settings.whole(work).signatories
    found = next((one for one in known if one.is_default), None)
    fresh = found or Signatory(id=new_id(), is_default=True)
    settings.save_signatory(work, replace(fresh, **changes.signatory))


def _save_rents(work: Work, changes: _Changes) -> None:
    known = {one.year: one for one in settings.whole(work).rents if one.hub_id is None}
    for year, values in changes.rents.items():
        rent = known.get(year) or ReferenceRent(id=new_id(), year=year)
        settings.save_rent(work, replace(rent, **values))


def newest_templates(work: Work) -> tuple[ClauseTemplate, ...]:
    """Return the newest version of each clause template."""
    return tuple({one.name: one for one in reversed(templates.listed(work))}.values())


def _validate(work: Work, changes: _Changes) -> None:
    if changes.validated_by is None:
        return
    for one in newest_templates(work):
        known = one.state is TemplateState.VALIDATED and one.validated_by == changes.validated_by
        if not known:
            templates.validate(work, one.id, changes.validated_by)
