"""How to reach people: postal codes, phone numbers and mail addresses."""

from __future__ import annotations

import re

from polesdesk.domain.folding import unaccent
from polesdesk.domain.french.grouping import SEVERAL
from polesdesk.domain.identifiers.checked import ZERO_ADDED, Checked, plain_text
from polesdesk.domain.parsing import Cell, ParseProblem
from polesdesk.domain.parsing.problem import quoted
from polesdesk.domain.speech import said

_POSTAL = re.compile(r"(?:F-?)?(?P<code>[0-9]{2} ?[0-9]{3})(?P<rest>\D.*)?", re.DOTALL)
_NO_DEPARTMENT = ("00", "96", "99")


def check_postal_code(value: Cell) -> Checked:
    """Return a French postal code as five digits; Corsica is 20xxx, overseas 97xxx and 98xxx."""
    plain = plain_text(value)
    if not plain:
        raise ParseProblem("empty", said("Indiquez le code postal, par exemple 80000."))
    if re.fullmatch(r"[0-9]{4}", plain):
        number = not isinstance(value, str)
        return Checked(value=f"0{plain}", doubt=None if number else said(ZERO_ADDED))
    found = _POSTAL.fullmatch(plain.upper())
    if not found:
        raise ParseProblem(
            "postal_code_shape",
            said(
                "{quoted} n’est pas un code postal\u202f: tapez 5 chiffres, par exemple 80000."
            ).format(quoted=quoted(plain)),
        )
    code = found["code"].replace(" ", "")
    if found["rest"]:
        return Checked(
            value=code,
            doubt=said("Seul le code postal {code} a été lu\u202f: {quoted}.").format(
                code=code, quoted=quoted(plain)
            ),
        )
    doubtful = code.startswith(_NO_DEPARTMENT)
    return Checked(
        value=code,
        doubt=said("Aucun département en {code}.").format(code=code[:2]) if doubtful else None,
    )


_PHONE_LABEL = re.compile(
    r"^(?:tel|telephone|port|portable|mobile|fixe|fax|bureau|domicile)\b[ .:]*"
)
_PHONE_SIGNS = re.compile(r"\+?[0-9 .()/_\-\u2010-\u2015\u2212]+")
_PHONE_INSIDE = re.compile(r"\+?[0-9][0-9 .()\-]{7,18}[0-9]")
_SHORT_PHONE = re.compile(r"1[0-9]{1,2}|[13][0-9]{3}|118[0-9]{3}")
_FRENCH_PHONE = re.compile(r"\+33[1-9][0-9]{8}")
_OVERSEAS = ("RE", "GP", "GF", "MQ")
# Mobile numbers kept for works of fiction (Arcep decision 2018-0881); no table knows them.
_FICTION = "+3363998"
_FICTION_TYPED = re.compile(r"(?:\+33|0)?63998([0-9]{4})")
_BETWEEN = re.compile(r"\s*(?:[/;,|]|\bou\b|\bet\b)\s*")


def check_phone(value: Cell) -> Checked:
    """Return a phone number in E.164; a French one may lack its first zero.

    Short numbers (3949), several numbers and numbers with a comment are kept, with a doubt.
    """
    plain = plain_text(value)
    bare = _PHONE_LABEL.sub("", unaccent(plain))
    if not bare:
        raise ParseProblem("empty", said("Indiquez le numéro de téléphone : 10 chiffres."))
    whole = _phone(bare)
    if whole:
        return whole
    parts = [_phone(part) for part in _BETWEEN.split(bare) if part]
    if len(parts) > 1 and all(parts):
        numbers = SEVERAL.join(part.value for part in parts if part)
        return Checked(value=numbers, doubt=said("Plusieurs numéros dans le même champ."))
    if any(_phone(found) for found in _PHONE_INSIDE.findall(bare)):
        return Checked(
            value=plain,
            doubt=said("Numéro gardé comme il est écrit\u202f: {quoted}.").format(
                quoted=quoted(plain)
            ),
        )
    raise ParseProblem(
        "phone_shape",
        said(
            "{quoted} n’est pas un numéro de téléphone\u202f: tapez 10 chiffres, par exemple 03 "
            "53 01 23 45."
        ).format(quoted=quoted(plain)),
    )


def _phone(text: str) -> Checked | None:
    """Return the one number that ``text`` is, or None."""
    if not _PHONE_SIGNS.fullmatch(text):
        return None
    digits = re.sub(r"[^0-9]", "", text.replace("(0)", ""))
    abroad = text.startswith("+")
    if not abroad and _SHORT_PHONE.fullmatch(digits):
        return Checked(value=digits, doubt=said("Numéro court : il est gardé tel quel."))
    if digits.startswith("33") and len(digits) in (11, 12):  # +33 whose sign a sheet has dropped
        abroad = True
    return _possible_phone(f"+{digits}" if abroad else digits)


def _possible_phone(number: str) -> Checked | None:
    import phonenumbers

    fiction = _FICTION_TYPED.fullmatch(number)
    if fiction:  # known by no table: every region would be asked in vain
        return Checked(value=_FICTION + fiction[1])
    e164 = phonenumbers.PhoneNumberFormat.E164
    for region in ("FR", *_OVERSEAS):
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            return None
        if phonenumbers.is_valid_number(parsed):
            return Checked(value=phonenumbers.format_number(parsed, e164))
    parsed = phonenumbers.parse(number, "FR")
    stored = phonenumbers.format_number(parsed, e164)
    if not phonenumbers.is_possible_number(parsed):
        return None
    if stored.startswith("+33") and not _FRENCH_PHONE.fullmatch(stored):
        return None
    unknown = said("Ce numéro n’est dans aucune tranche attribuée : vérifiez.")
    return Checked(value=stored, doubt=unknown)


_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"]{1,64}@(?:[^\W_][\w-]{0,62}\.)+[^\W\d_][\w-]{1,62}")
_EMAIL_NAMED = re.compile(r"[^<>]*<([^<>]+)>")
_EMAIL_BETWEEN = re.compile(r"\s+(?:ou|et)\s+|[;,/\s]+")


def check_email(value: Cell) -> Checked:
    """Return a mail address with its domain in lower case; several are kept, with a doubt."""
    plain = plain_text(value).removeprefix("mailto:").strip(" .;,")
    if not plain:
        raise ParseProblem(
            "empty", said("Indiquez l’adresse de courriel, par exemple nom@example.org.")
        )
    named = _EMAIL_NAMED.fullmatch(plain)
    parts = _EMAIL_BETWEEN.split(named[1].strip() if named else plain)
    addresses = [_email(part, plain) for part in parts]
    if len(addresses) > 1:
        return Checked(
            value=", ".join(addresses), doubt=said("Plusieurs adresses dans le même champ.")
        )
    return Checked(value=addresses[0], doubt=_email_doubt(addresses[0]))


def _email(part: str, plain: str) -> str:
    if not _EMAIL.fullmatch(part) or ".." in part or ".@" in part or part.startswith("."):
        raise ParseProblem(
            "email_shape",
            said(
                "{quoted} n’est pas une adresse de courriel\u202f: tapez par exemple "
                "nom@example.org."
            ).format(quoted=quoted(plain)),
        )
    local, _, domain = part.rpartition("@")
    return f"{local}@{domain.lower()}"


def _email_doubt(address: str) -> str | None:
    if address.isascii():
        return None
    return said("Cette adresse contient une lettre accentuée ou un signe rare : vérifiez.")
