"""Numbers given by the State: SIREN, SIRET, RNA and APE.

Sources of the rules: INSEE for SIREN, SIRET and APE; the State's data formats for RNA.
"""

from __future__ import annotations

import re

from polesdesk.domain.identifiers.checked import ZERO_ADDED, Checked, plain_text
from polesdesk.domain.parsing import Cell, ParseProblem
from polesdesk.domain.parsing.problem import quoted
from polesdesk.domain.speech import said

_SEPARATORS = re.compile(r"[\s.\-_/\u2010-\u2015\u2212]")
_SCIENTIFIC = re.compile(r"([0-9])[.,]([0-9]+)e\+?([0-9]{1,2})", re.IGNORECASE)
_LOST_ZEROS = 2  # first zeros that a spreadsheet may have dropped


def check_siren(value: Cell) -> Checked:
    """Return a SIREN as nine digits; its Luhn sum must be a multiple of 10."""
    return _checked_digits(value, 9, "SIREN", "732 829 320")


def check_siret(value: Cell) -> Checked:
    """Return a SIRET as fourteen digits.

    Both the number and its SIREN satisfy the Luhn sum; those of La Poste (SIREN 356000000),
    its head office apart, have a sum of digits that is a multiple of 5 instead.
    """
    if len(_digits(value, "SIRET", "732 829 320 00074")) == 9:
        raise ParseProblem(
            "siret_is_siren",
            said(
                "Ce numéro à 9 chiffres est un SIREN : un SIRET compte 14 chiffres, "
                "le SIREN suivi des 5 chiffres de l’établissement."
            ),
        )
    return _checked_digits(value, 14, "SIRET", "732 829 320 00074")


def _checked_digits(value: Cell, length: int, name: str, example: str) -> Checked:
    digits = _digits(value, name, example)
    padded = digits.zfill(length) if len(digits) >= length - _LOST_ZEROS else digits
    valid = len(padded) == length and _has_valid_sum(padded)
    if not valid and len(digits) != length:
        raise ParseProblem(
            f"{name.lower()}_length",
            said(
                "Un {name} compte {length} chiffres, celui-ci en a {n}\u202f: tapez par exemple "
                "{example}."
            ).format(name=name, length=length, n=len(digits), example=example),
        )
    if not valid:
        raise ParseProblem(
            f"{name.lower()}_sum",
            said(
                "Ce {name} contient une erreur de frappe\u202f: sa clé de contrôle est fausse."
            ).format(name=name),
        )
    return Checked(value=padded, doubt=None if padded == digits else said(ZERO_ADDED))


def _has_valid_sum(digits: str) -> bool:
    from stdnum.fr import siren, siret

    rule = siren if len(digits) == 9 else siret
    return rule.is_valid(digits) and not digits.startswith("000000000")


def _digits(value: Cell, name: str, example: str) -> str:
    """Return the digits of a number typed with or without separators."""
    plain = plain_text(value)
    if not plain:
        raise ParseProblem(
            "empty",
            said("Indiquez le {name}\u202f: tapez par exemple {example}.").format(
                name=name, example=example
            ),
        )
    digits = _SEPARATORS.sub("", _unshortened(plain, name))
    if not re.fullmatch(r"[0-9]+", digits):
        raise ParseProblem(
            f"{name.lower()}_signs",
            said(
                "{quoted} n’est pas un {name}\u202f: tapez des chiffres, par exemple {example}."
            ).format(quoted=quoted(plain), name=name, example=example),
        )
    return digits


def _unshortened(plain: str, name: str) -> str:
    """Undo « 7,3282932000074E+13 », unless the spreadsheet has cut digits off."""
    short = _SCIENTIFIC.fullmatch(plain)
    if not short:
        return plain
    if len(short[2]) > int(short[3]) or len(short[2]) < int(short[3]) - 1:
        raise ParseProblem(
            "cut_by_spreadsheet",
            said(
                "Le tableur a abrégé ce numéro en {quoted}\u202f: mettez la colonne au format "
                "Texte et retapez le {name} en entier."
            ).format(quoted=quoted(plain), name=name),
        )
    return (short[1] + short[2]).ljust(int(short[3]) + 1, "0")


_RNA = re.compile(r"W[0-9][0-9A-Z][0-9]{7}")


def check_rna(value: Cell) -> Checked:
    """Return an RNA number as « W » and nine signs; it has no check digit.

    A letter in third place exists overseas only and is doubted; a missing W is added.
    """
    plain = plain_text(value)
    if not plain:
        raise ParseProblem("empty", said("Indiquez le numéro RNA : tapez par exemple W802123456."))
    typed = _SEPARATORS.sub("", plain).upper()
    number = f"W{typed}" if re.fullmatch(r"[0-9]{9}", typed) else typed
    if not _RNA.fullmatch(number):
        raise ParseProblem(
            "rna_shape",
            said(
                "{quoted} n’est pas un numéro RNA\u202f: tapez W suivi de 9 chiffres, par exemple "
                "W802123456."
            ).format(quoted=quoted(plain)),
        )
    return Checked(value=number, doubt=_rna_doubt(typed, number))


def _rna_doubt(typed: str, number: str) -> str | None:
    if typed != number:
        return said("Le W du numéro RNA manquait : vérifiez que ce n’est pas un SIREN.")
    if not number[2].isdigit():
        return said(
            "Une lettre au troisième rang d’un numéro RNA n’existe qu’outre-mer : vérifiez."
        )
    return None


_APE = re.compile(r"([0-9]{2})([0-9]{2})([A-Z])")


def check_ape(value: Cell) -> Checked:
    """Return an APE code as INSEE writes it: four digits, a dot and a letter, « 94.99Z »."""
    plain = plain_text(value)
    if not plain:
        raise ParseProblem("empty", said("Indiquez le code APE, par exemple 94.99Z."))
    found = _APE.fullmatch(_SEPARATORS.sub("", plain).upper())
    if not found:
        raise ParseProblem(
            "ape_shape",
            said(
                "{quoted} n’est pas un code APE\u202f: tapez 4 chiffres et une lettre, par "
                "exemple 94.99Z."
            ).format(quoted=quoted(plain)),
        )
    return Checked(value=f"{found[1]}.{found[2]}{found[3]}")
