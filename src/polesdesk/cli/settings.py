"""``settings``: show what the office has decided once, or set it by KEY=VALUE."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from polesdesk.actions import settings
from polesdesk.actions.runner import Work
from polesdesk.cli.arguments import Parser, UsageProblem
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.output import Column, plain, write_json, write_table
from polesdesk.cli.session import Session
from polesdesk.cli.setting_changes import (
    LABELS,
    LOGO,
    NOT_SET_BY_NAME,
    SIGNATORY_LABELS,
    VALIDATED_BY,
    apply,
    newest_templates,
)
from polesdesk.domain.french import format_date
from polesdesk.domain.papers import TemplateState
from polesdesk.domain.settings import Settings, Signatory


def shown(work: Work) -> dict[str, Any]:
    """Return every setting by the key that sets it."""
    whole = settings.whole(work)
    held = whole.settings
    found = {
        one.name: getattr(held, one.name)
        for one in fields(Settings)
        if one.name not in NOT_SET_BY_NAME
    }
    found[LOGO] = held.logo_sha256
    signatory = next((one for one in whole.signatories if one.is_default), Signatory(id=""))
    for name in SIGNATORY_LABELS:
        found[f"signatory.{name}"] = getattr(signatory, name)
    for rent in whole.rents:
        if rent.hub_id is None:
            found[f"rent.{rent.year}"] = rent.cents_m2_year
            found[f"rent.{rent.year}.charges"] = rent.charges_cents_m2_year
            found[f"rent.{rent.year}.source"] = rent.source
    found[VALIDATED_BY] = _validated_by(work)
    return found


def _validated_by(work: Work) -> str:
    """Return who validated the newest clause templates; nothing while one is a draft."""
    newest = newest_templates(work)
    if any(one.state is not TemplateState.VALIDATED for one in newest):
        return ""
    return ", ".join(dict.fromkeys(one.validated_by for one in newest))


def _label(key: str) -> str:
    first, _, rest = key.partition(".")
    if first == "signatory":
        return f"Signataire, {SIGNATORY_LABELS[rest]}"
    if first == "rent":
        year, _, part = rest.partition(".")
        what = {"": "Loyer", "charges": "Charges", "source": "Source du loyer"}[part]
        unit = "" if part == "source" else " (centimes par m² et an)"
        return f"{what} {year}{unit}"
    return LABELS[key]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, tuple):
        return ", ".join(value)
    return format_date(value) if hasattr(value, "isoformat") else str(value)


COLUMNS = (
    Column(title="Réglage", text=lambda item: _label(item[0])),
    Column(title="Clé", text=lambda item: item[0]),
    Column(title="Valeur", text=lambda item: _text(item[1])),
)


def _arguments(parser: Parser) -> None:
    parser.words.add_argument(
        "pairs", metavar="CLÉ=VALEUR", nargs="*", help="un réglage à changer, par sa clé"
    )


def _pairs(words: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not key:
            raise UsageProblem(f"« {word} » n’est pas de la forme CLÉ=VALEUR")
        if key in found:
            raise UsageProblem(f"la clé « {key} » est donnée deux fois")
        found[key] = value
    return found


def _settings(session: Session, options: Namespace) -> int:
    pairs = _pairs(options.pairs)
    with session.open(read_only=not pairs, hold=bool(pairs)) as runner:
        if pairs:
            for doubt in runner.do(apply, pairs).value:
                session.tell(f"Attention\u202f: {doubt}")
        found = runner.read(shown)
    if session.json:
        write_json(session.out, plain(found))
    else:
        wanted = {key: value for key, value in found.items() if not pairs or key in pairs}
        write_table(session.out, COLUMNS, list(wanted.items()))
    return DONE


SETTINGS = Command(
    usage="[CLÉ=VALEUR ...] --database FICHIER",
    summary="montrer ou changer les réglages",
    arguments=_arguments,
    carry_out=_settings,
)
