"""The page of the authority that signs: what stands at the head of every agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from polesdesk.actions import settings as office
from polesdesk.actions.runner import Work
from polesdesk.domain.settings import Authority, Settings
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Field, Section
from polesdesk.ui.inputs import EmailInput, PhoneInput, PostalCodeInput, SiretInput, TextInput
from polesdesk.ui.settings.logo_input import LogoInput
from polesdesk.ui.settings.page import FormPage, Heading

PLAIN = (
    "authority_name", "authority_kind", "authority_address", "authority_postal_code",
    "authority_city", "authority_siret", "authority_phone", "authority_email", "signing_place",
    "court_public", "court_private",
)  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("AuthorityPage", text)


class AuthorityPage(FormPage):
    """The authority, its courts and its logo."""

    def __init__(self, desk: Desk, chooser: FileChooser) -> None:
        logo = LogoInput(chooser)
        super().__init__(
            desk,
            Heading(
                name="authority",
                title=_tr("Collectivité"),
                hint=_tr("Elle signe les conventions\u202f: nom et logo sont en tête de page."),
                icon="building-2",
            ),
            sections=_sections(logo),
            shown=_shown,
            save=save_authority,
            typed=_typed,
        )
        self._logo = logo

    def show_authority(self, authority: Authority) -> None:
        """Show the authority, then read its logo."""
        super().show_authority(authority)
        self._desk.read(office.logo, then=self._logo.show_kept, owner=self)


def save_authority(work: Work, settings: Settings, logo: bytes | None) -> Settings:
    """Save the settings, with another logo when one was chosen."""
    if logo is None:
        return office.save(work, settings)
    return office.save_with_logo(work, settings, logo)


def _shown(settings: Settings) -> Mapping[str, Any]:
    values: dict[str, Any] = {name: getattr(settings, name) for name in PLAIN}
    values["logo_sha256"] = settings.logo_sha256
    return values


def _typed(settings: Settings, values: Mapping[str, Any]) -> tuple[Settings, bytes | None]:
    plain = {name: values[name] for name in PLAIN}
    logo = values["logo_sha256"]
    if isinstance(logo, bytes):
        return replace(settings, **plain), logo
    return replace(settings, **plain, logo_sha256=logo), None


def _sections(logo: LogoInput) -> tuple[Section, ...]:
    kind = _tr("Comme dans une phrase\u202f: «\u202fla commune\u202f», «\u202fla métropole\u202f».")
    place = _tr("Imprimé devant la date de signature.")
    administrative = _tr("Par exemple «\u202ftribunal administratif d’Amiens\u202f».")
    civil = _tr("Par exemple «\u202ftribunal judiciaire d’Amiens\u202f».")
    return (
        Section(
            fields=(
                Field("authority_name", _tr("Nom"), TextInput(), required=True),
                Field("authority_kind", _tr("Nature"), TextInput(), hint=kind),
                Field("authority_address", _tr("Adresse"), TextInput()),
                Field("authority_postal_code", _tr("Code postal"), PostalCodeInput()),
                Field("authority_city", _tr("Ville"), TextInput()),
                Field("authority_siret", _tr("SIRET"), SiretInput()),
                Field("authority_phone", _tr("Téléphone"), PhoneInput()),
                Field("authority_email", _tr("Courriel"), EmailInput()),
                Field("logo_sha256", _tr("Logo"), logo),
            )
        ),
        Section(
            title=_tr("Signature et tribunaux compétents"),
            fields=(
                Field("signing_place", _tr("Fait à"), TextInput(), hint=place),
                Field("court_public", _tr("Domaine public"), TextInput(), hint=administrative),
                Field("court_private", _tr("Domaine privé"), TextInput(), hint=civil),
            ),
        ),
    )
