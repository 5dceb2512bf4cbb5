"""The page of the authority that signs: what stands at the head of every agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from polesdesk.actions import settings as office
from polesdesk.actions.runner import Work
from polesdesk.domain.settings import Authority, Settings
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Field, Section
from polesdesk.ui.inputs import EmailInput, PhoneInput, PostalCodeInput, SiretInput, TextInput
from polesdesk.ui.settings.logo_input import LogoInput
from polesdesk.ui.settings.page import FormPage, Heading
from polesdesk.ui.towns import TownOfCode
from polesdesk.ui.words import tr

PLAIN = (
    "authority_name", "authority_kind", "authority_address", "authority_postal_code",
    "authority_city", "authority_siret", "authority_phone", "authority_email", "signing_place",
    "court_public", "court_private",
)  # fmt: skip


class AuthorityPage(FormPage):
    """The authority, its courts and its logo."""

    def __init__(self, desk: Desk, chooser: FileChooser) -> None:
        logo = LogoInput(chooser)
        super().__init__(
            desk,
            Heading(
                name="authority",
                title=tr("Collectivité"),
                hint=tr("Elle signe les conventions\u202f: nom et logo sont en tête de page."),
                icon="building-2",
            ),
            sections=_sections(logo),
            shown=_shown,
            save=save_authority,
            typed=_typed,
        )
        self._logo = logo
        TownOfCode(self.form, desk, prefix="authority_")

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
    kind = tr("Comme dans une phrase\u202f: «\u202fla commune\u202f», «\u202fla métropole\u202f».")
    place = tr("Imprimé devant la date de signature.")
    administrative = tr("Par exemple «\u202ftribunal administratif d’Amiens\u202f».")
    civil = tr("Par exemple «\u202ftribunal judiciaire d’Amiens\u202f».")
    return (
        Section(
            fields=(
                Field("authority_name", tr("Nom"), TextInput(), required=True),
                Field("authority_kind", tr("Nature"), TextInput(), hint=kind),
                Field("authority_address", tr("Adresse"), TextInput()),
                Field("authority_postal_code", tr("Code postal"), PostalCodeInput()),
                Field("authority_city", tr("Ville"), TextInput()),
                Field("authority_siret", tr("SIRET"), SiretInput()),
                Field("authority_phone", tr("Téléphone"), PhoneInput()),
                Field("authority_email", tr("Courriel"), EmailInput()),
                Field("logo_sha256", tr("Logo"), logo),
            )
        ),
        Section(
            title=tr("Signature et tribunaux compétents"),
            fields=(
                Field("signing_place", tr("Fait à"), TextInput(), hint=place),
                Field("court_public", tr("Tribunal compétent, domaine public"), TextInput(),
                      hint=administrative),
                Field("court_private", tr("Tribunal compétent, domaine privé"), TextInput(),
                      hint=civil),
            ),
        ),
    )  # fmt: skip
