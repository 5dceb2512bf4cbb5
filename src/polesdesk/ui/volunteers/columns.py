"""What the directory of people shows, and how it is filtered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from polesdesk.actions import volunteers
from polesdesk.domain.list_columns import Seen, column
from polesdesk.domain.lists import Choice
from polesdesk.domain.volunteer_columns import STANDINGS
from polesdesk.domain.volunteer_rows import VolunteerRow
from polesdesk.domain.volunteer_rules import Standing
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column, shown_as
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

SOURCE = Source(
    count=volunteers.count,
    page=volunteers.page,
    position=volunteers.position,
    values=volunteers.values,
)
TEXTS = ListTexts(
    subject="volunteers",
    one=marked("personne"),
    many=marked("personnes"),
    feminine=True,
    filter=marked("Filtrer les personnes"),
    new=marked("Nouvelle personne"),
    empty=marked(
        "Une fiche par bénévole ou agent\u202f: ce qu’il sait faire, quand il peut venir, "
        "ce qu’il a donné."
    ),
    empty_link=marked("Lire la page du manuel"),
    keeps_searches=True,
)
STANDING = (
    Choice(value="current", label=marked("présents")),
    Choice(value=Standing.VOLUNTEER, label=marked("bénévoles majeurs")),
    Choice(value=Standing.MINOR, label=marked("bénévoles mineurs")),
    Choice(value="unauthorised", label=marked("sans autorisation parentale")),
    Choice(value=Standing.AGENT, label=marked("agents de la Ville")),
    Choice(value=Standing.LEFT, label=marked("partis")),
    Choice(value="to_forget", label=marked("personne à prévenir à effacer")),
)
_TONES = {
    Standing.VOLUNTEER: Tone.GREEN,
    Standing.MINOR: Tone.BLUE,
    Standing.AGENT: Tone.GREY,
    Standing.LEFT: Tone.GREY,
}


def standing_chip(standing: Standing, *, lacks_authorisation: bool) -> Chip:
    """Return in what quality a person is there; a minor without authorisation stands out."""
    if lacks_authorisation:
        return Chip(word=tr("Sans autorisation"), tone=Tone.AMBER, icon="file-warning")
    icon = "user" if standing is Standing.MINOR else ""
    return Chip(word=tr(STANDINGS[standing]), tone=_TONES[standing], icon=icon)


def columns(today: Callable[[], date]) -> tuple[Column, ...]:
    """Return the columns."""

    def chip(row: VolunteerRow) -> Chip | None:
        if row.standing is Standing.VOLUNTEER:
            return None
        return standing_chip(row.standing, lacks_authorisation=row.lacks_authorisation)

    def show(key: str, **look: Any) -> Column:
        one = column("volunteers", key)
        assert one is not None
        return shown_as(one, lambda: Seen(today=today()), **look)

    return (
        show("last_name", sort="last_name", sample="Exemple-M", stretch=1),
        show("first_name", sample="Éléonore", stretch=1),
        show("standing", chip=chip, sample="Sans autorisation "),
        show("phone", sample="06 39 98 00 00"),
        show("quarter", sort="quarter", sample="Saint-Maurice"),
        show("skills", sample="Accueil, bureautique", stretch=2),
        show("availability", sample="lun. au ven. 9 h – 12 h"),
        show(
            "minutes", title=tr("Heures"), sample="120 h 30",
            tooltip=lambda _: tr("Heures données depuis le 1er janvier"),
        ),
        show("hubs", sample="Voltaire, Château", starts_hidden=True),
        show("wishes", sample="Jardin, lecture", starts_hidden=True),
        show("keys", sample="Voltaire", starts_hidden=True),
        show("association", sample="Les Amis du Quartier", starts_hidden=True),
        show("email", sample="prenom.nom@example.org", starts_hidden=True),
        show("agreed_minutes", sample="12 h", starts_hidden=True),
        show("lacks_authorisation", sample="manquante", starts_hidden=True),
        show("joined_on", sample="00/00/0000", starts_hidden=True),
        show("left_on", sample="00/00/0000", starts_hidden=True),
    )  # fmt: skip
