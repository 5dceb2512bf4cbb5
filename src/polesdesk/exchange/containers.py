"""Recognise what kind of file the bytes are, and refuse bombs before they are opened."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from polesdesk.domain.speech import said
from polesdesk.exchange.limits import MIB, Limits
from polesdesk.exchange.unreadable import Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
# The first record of a workbook, then perhaps « write protected », then « password ».
_ENCRYPTED_XLS = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
_NO_TABLE = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"GIF8", b"7z\xbc\xaf", b"Rar!")


class Container(StrEnum):
    """The families of files that hold tables."""

    ZIP = "zip"
    OLE = "ole"
    TEXT = "text"


def recognise(data: bytes) -> Container:
    """Return the family of a file by its first bytes; its name is not trusted."""
    if not data.strip():
        raise Unreadable("empty", said("Ce fichier est vide."))
    if data.startswith(b"PK"):
        return Container.ZIP
    if data.startswith(_OLE):
        _refuse_encrypted_ole(data)
        return Container.OLE
    head = data[:512].lstrip().lower()
    if data.startswith(_NO_TABLE) or head.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise not_a_spreadsheet()
    return Container.TEXT


def check_zip(data: bytes, limits: Limits) -> None:
    """Raise ``Unreadable`` when a zip container declares more than is allowed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_sizes(entries, limits)
            if any(entry.flag_bits & 0x1 for entry in entries) or _encrypted_ods(archive):
                raise encrypted()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise damaged() from error


def _check_sizes(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    declared = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > limits.entries:
        raise Unreadable(
            "too_many_parts",
            said(
                "Ce fichier contient {n} éléments ; un classeur n’en a jamais autant. Il n’a pas "
                "été ouvert."
            ).format(n=len(entries)),
        )
    if declared > limits.unpacked_bytes or declared > limits.ratio * max(packed, 1):
        raise Unreadable(
            "too_large",
            said(
                "Une fois décompressé, ce fichier occuperait {size} Mo ; il n’a pas été ouvert. "
                "Gardez seulement les lignes utiles dans un nouveau classeur."
            ).format(size=declared // MIB),
        )


def _encrypted_ods(archive: zipfile.ZipFile) -> bool:
    if "META-INF/manifest.xml" not in archive.namelist():
        return False
    return b"encryption-data" in archive.read("META-INF/manifest.xml")


def _refuse_encrypted_ole(data: bytes) -> None:
    if _ENCRYPTED_OFFICE in data or _ENCRYPTED_XLS.search(data):
        raise encrypted()


def encrypted() -> Unreadable:
    """Return the refusal of a file under a password."""
    return Unreadable(
        "encrypted",
        said(
            "Ce fichier est protégé par un mot de passe. Ouvrez-le dans votre tableur, "
            "enregistrez-en une copie sans mot de passe, puis importez la copie."
        ),
    )


def damaged() -> Unreadable:
    """Return the refusal of a file whose bytes do not follow their format."""
    return Unreadable(
        "damaged",
        said(
            "Ce fichier est abîmé ou incomplet. Ouvrez-le dans votre tableur, "
            "enregistrez-le sous un autre nom, puis importez ce nouveau fichier."
        ),
    )


def not_a_spreadsheet() -> Unreadable:
    """Return the refusal of a file of another kind."""
    return Unreadable(
        "not_a_spreadsheet",
        said(
            "Ce fichier n’est pas un tableau lisible. PolesDesk lit les classeurs "
            ".xlsx, .xls, .xlsb et .ods, et les fichiers .csv."
        ),
    )
