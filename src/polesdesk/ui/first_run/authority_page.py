"""The page of the authority that signs: name, address, SIRET, zone of holidays, logo."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.domain.holiday_zones import zone_of
from polesdesk.domain.lists import Choice
from polesdesk.domain.settings import HolidayZone, Settings
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.first_run.page import FormPage
from polesdesk.ui.form import Field, Section
from polesdesk.ui.inputs import ChoiceInput, PostalCodeInput, SiretInput, TextInput
from polesdesk.ui.settings.logo_input import LogoInput
from polesdesk.ui.towns import TownOfCode
from polesdesk.ui.words import tr

PLAIN = (
    "authority_name", "authority_kind", "authority_address", "authority_postal_code",
    "authority_city", "authority_siret",
)  # fmt: skip


class AuthorityPage(FormPage):
    """Asks what stands at the head of every agreement."""

    def __init__(self, chooser: FileChooser) -> None:
        usual = Settings()
        values = {name: getattr(usual, name) for name in PLAIN}
        super().__init__(
            "authority",
            tr("Quelle collectivité signe\u202f?"),
            tr(
                "Son nom et son logo sont en tête de chaque convention. Tout se change plus tard "
                "dans les réglages."
            ),
            (Section(fields=_fields(chooser)),),
            values,
        )
        self._proposed = ""
        TownOfCode(self.form, prefix="authority_")
        self.form.fields["authority_postal_code"].changed.connect(self._propose_zone)

    def settings(self) -> Settings:
        """Return the settings as they were typed; what was not asked keeps its usual value."""
        plain = {name: self.value(name) for name in PLAIN}
        zone = HolidayZone(self.value("holiday_zone"))
        city = plain["authority_city"]
        return replace(Settings(), **plain, holiday_zone=zone, signing_place=city)

    def _propose_zone(self) -> None:
        """Propose the zone of the postal code, as long as no other one was chosen."""
        zone = zone_of(str(self.value("authority_postal_code")))
        if zone is not None and self.value("holiday_zone") in {"", self._proposed}:
            self._proposed = zone.value
            self.form.fields["holiday_zone"].input.set_value(zone.value)

    def logo(self) -> bytes | None:
        """Return the picture chosen, if one was."""
        chosen = self.value("logo")
        return chosen if isinstance(chosen, bytes) else None


def _fields(chooser: FileChooser) -> tuple[Field, ...]:
    kind = tr("Comme dans une phrase\u202f: «\u202fla commune\u202f», «\u202fla métropole\u202f».")
    zone = tr("Les créneaux hors vacances suivent son calendrier.")
    return (
        Field("authority_name", tr("Nom"), TextInput(), required=True,
              hint=tr("Par exemple «\u202fVille d’Exempleville\u202f».")),
        Field("authority_kind", tr("Nature"), TextInput(), hint=kind),
        Field("authority_address", tr("Adresse"), TextInput()),
        Field("authority_postal_code", tr("Code postal"), PostalCodeInput()),
        Field("authority_city", tr("Ville"), TextInput()),
        Field("authority_siret", tr("SIRET"), SiretInput(), hint=tr("14 chiffres")),
        Field("holiday_zone", tr("Zone de vacances"), ChoiceInput(_zones()), required=True,
              hint=zone),
        Field("logo", tr("Logo"), LogoInput(chooser)),
    )  # fmt: skip


def _zones() -> tuple[Choice, ...]:
    """The zones with some of their academies, as the ministry lists them."""
    academies = {
        HolidayZone.A: tr("Zone A (Besançon, Bordeaux, Dijon, Grenoble, Limoges, Lyon…)"),
        HolidayZone.B: tr("Zone B (Aix-Marseille, Amiens, Lille, Nantes, Nice, Rennes…)"),
        HolidayZone.C: tr("Zone C (Créteil, Montpellier, Paris, Toulouse, Versailles)"),
        HolidayZone.MANUAL: tr("Corse et outre-mer"),
    }
    return tuple(Choice(value=zone.value, label=label) for zone, label in academies.items())
