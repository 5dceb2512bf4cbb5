"""The sign-up slip to hand out: who, when, which worksites, authorisation, consents."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from polesdesk.documents.journee_heads import headed
from polesdesk.documents.signing import TICK, PenLine
from polesdesk.documents.styles import styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import paragraph
from polesdesk.domain.french import format_date, time_range
from polesdesk.domain.journee_papers import JourneeData, numbered, open_worksites

_NOTICE = (
    "Ces renseignements servent à organiser la journée citoyenne et à joindre les participants. "
    "Ils sont traités par {authority}, ne sont transmis à personne d’autre, sont supprimés au plus "
    "tard trois ans après la dernière participation, le contact d’urgence juste après la journée. "
    "Vous pouvez demander à les consulter, à les corriger ou à les faire effacer{contact}."
)


def slip(data: JourneeData) -> list[Flowable]:
    """Return the slip, the worksites numbered as on their sheets."""
    look = styles()
    edition = data.edition
    until = f" À rendre avant le {format_date(edition.sign_up_to)}." if edition.sign_up_to else ""
    contact = f"\u202f: {data.contact_notice}" if data.contact_notice else ""
    return [
        *headed("Journée citoyenne\u202f: je m’inscris", data),
        paragraph(
            f"{edition.theme}.{until}" if edition.theme else until.strip(), look.body
        ),
        PenLine(["Nom", 70 * mm, "Prénom", 0.0]),
        PenLine(["Téléphone", 50 * mm, "Courriel", 0.0]),
        PenLine(["Quartier", 60 * mm, "Association, s’il y a lieu", 0.0]),
        PenLine([TICK, "adulte   ", TICK, "mineur   ", "Je viens avec", 0.0]),
        Spacer(0, 2 * mm),
        paragraph("Mes choix\u202f: 1 pour le premier, puis 2 et 3", look.heading),
        _choices(data),
        PenLine(["Ce que je sais faire", 0.0]),
        PenLine([TICK, "je prends le repas      ", TICK, "je veux bien être chef de chantier"]),
        KeepTogether(
            [
                paragraph("Mes accords", look.heading),
                PenLine([TICK, "J’atteste être assuré en responsabilité civile."]),
                PenLine([TICK, "J’accepte d’être photographié ce jour-là."]),
                PenLine([TICK, "J’accepte d’être recontacté pour d’autres actions."]),
                PenLine(["Date", 35 * mm, "Signature", 0.0]),
            ]
        ),
        KeepTogether(
            [
                paragraph("Pour un mineur, à remplir par un parent", look.heading),
                PenLine(["Je soussigné(e)", 70 * mm, "autorise", 0.0]),
                paragraph(
                    "à participer à la journée citoyenne, et à y recevoir les premiers secours si "
                    "nécessaire.",
                    look.body,
                ),
                PenLine(["Ce jour-là, m’appeler au", 45 * mm, "Date et signature", 0.0]),
            ]
        ),
        paragraph(_NOTICE.format(authority=data.authority or "la collectivité", contact=contact),
                  look.small),
    ]  # fmt: skip


def _choices(data: JourneeData) -> Flowable:
    rows = [
        ("", numbered(one), one.place,
         time_range(one.start, one.end) if one.start and one.end else "",
         "adultes" if one.adults_only else "")
        for one in open_worksites(data)
    ]  # fmt: skip
    rows = rows or [("", "", "", "", "")] * 4
    return table(("Choix", "Chantier", "Lieu", "Horaires", "Pour"), (0.8, 4, 3, 1.8, 1.1), rows)
