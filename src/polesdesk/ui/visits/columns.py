"""What the lists of rounds, visits and findings show."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from polesdesk.actions import rounds, visit_lists
from polesdesk.domain.list_columns import FINDINGS_SEEN, ROUNDS, VISITS, Seen
from polesdesk.domain.visits import FindingKind
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import shown_as
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.visits.words import finding_chip, round_chip, visit_chip
from polesdesk.ui.words import marked

ROUND_SOURCE = Source(
    count=rounds.count, page=rounds.page, position=rounds.position, values=rounds.values
)
VISIT_SOURCE = Source(
    count=visit_lists.count,
    page=visit_lists.page,
    position=visit_lists.position,
    values=visit_lists.values,
)
FINDING_SOURCE = Source(
    count=visit_lists.count_findings,
    page=visit_lists.page_findings,
    position=visit_lists.position_finding,
    values=visit_lists.values_of_findings,
)
ROUND_TEXTS = ListTexts(
    subject="rounds",
    one=marked("tournée"),
    many=marked("tournées"),
    feminine=True,
    filter=marked("Filtrer les tournées"),
    new=marked("Préparer une tournée"),
    empty=marked(
        "Une tournée dit quels locaux voir, un jour et à des heures donnés\u202f: PolesDesk "
        "propose qui n’a pas été vu, et imprime la feuille."
    ),
    empty_link=marked("Lire la page du manuel"),
    keeps_searches=True,
)
VISIT_TEXTS = ListTexts(
    subject="visits",
    one=marked("visite"),
    many=marked("visites"),
    feminine=True,
    filter=marked("Filtrer les visites"),
    new=marked("Nouvelle visite"),
    empty=marked(
        "Une visite garde ce qui a été vu dans les locaux d’un pôle\u202f: c’est la preuve sur "
        "laquelle reposent les taux d’occupation."
    ),
    empty_link=marked("Lire la page du manuel"),
    keeps_searches=True,
)
FINDING_TEXTS = ListTexts(
    subject="findings",
    one=marked("constat"),
    many=marked("constats"),
    filter=marked("Filtrer les constats"),
    empty=marked("Les constats viennent des visites\u202f: commencez par une tournée."),
    empty_link=marked("Lire la page du manuel"),
    keeps_searches=True,
)


def _seen() -> Seen:
    """No column of these lists depends on the day."""
    return Seen(today=date.min)


(_R_NUMBER, _R_HUB, _R_DAY, _R_HOURS, _R_STATE, _R_AGENT, _R_LINES, _R_MOTIVE, _R_PRINTED) = (
    partial(shown_as, one, _seen) for one in ROUNDS
)
ROUND_COLUMNS = (
    _R_NUMBER(sort="number", sample="T-MMM-2026-000"),
    _R_HUB(sample="Château de Montières", stretch=2),
    _R_DAY(sort="day", sample="00/00/0000"),
    _R_HOURS(sample="13 h 30 – 18 h 00"),
    _R_STATE(sample="Non faite en plus", chip=lambda row: round_chip(row.state)),
    _R_AGENT(sample="Camille Exemple", stretch=1, starts_hidden=True),
    _R_LINES(sample="000", starts_hidden=True),
    _R_MOTIVE(sample="Tournée équitable", starts_hidden=True),
    _R_PRINTED(sample="00/00/0000", starts_hidden=True),
)
(
    _V_NUMBER, _V_HUB, _V_DAY, _V_HOURS, _V_STATE, _V_CHECKED, _V_EMPTY, _V_AGENT, _V_MOTIVE,
    _V_ORIGIN,
) = (partial(shown_as, one, _seen) for one in VISITS)  # fmt: skip
VISIT_COLUMNS = (
    _V_NUMBER(sort="number", sample="V-MMM-2026-000-v2"),
    _V_HUB(sample="Château de Montières", stretch=2),
    _V_DAY(sort="day", sample="00/00/0000"),
    _V_HOURS(sample="13 h 30 – 18 h 00", starts_hidden=True),
    _V_STATE(sample="Remplacée en", chip=lambda row: visit_chip(row.state)),
    _V_CHECKED(sample="000"),
    _V_EMPTY(sample="000"),
    _V_AGENT(sample="Dominique Exemple", stretch=1, starts_hidden=True),
    _V_MOTIVE(sample="Tournée équitable", starts_hidden=True),
    _V_ORIGIN(sample="Feuille de tournée", starts_hidden=True),
)


def _finding_chip(row: Any) -> Chip:
    kind: FindingKind = row.kind
    return finding_chip(kind, expected=bool(row.slot_id or row.convention_id))


(
    _F_DAY, _F_TIME, _F_HUB, _F_ROOM, _F_KIND, _F_EXPECTED, _F_COUNT, _F_VISIT, _F_CONVENTION,
    _F_NOTE, _F_PHOTOS,
) = (partial(shown_as, one, _seen) for one in FINDINGS_SEEN)  # fmt: skip
FINDING_COLUMNS = (
    _F_DAY(sort="day", sample="00/00/0000"),
    _F_TIME(sample="13 h 30"),
    _F_HUB(sample="Château de Montières", stretch=1, starts_hidden=True),
    _F_ROOM(sample="Salle Sophie-de-Grouchy", stretch=2),
    _F_KIND(sample="Présence imprévue en p", chip=_finding_chip),
    _F_EXPECTED(sample="Comité de quartier", stretch=3),
    _F_COUNT(sample="000"),
    _F_VISIT(sample="V-VOL-2026-000", starts_hidden=True),
    _F_CONVENTION(sample="VOL-2026-000", starts_hidden=True),
    _F_NOTE(sample="Porte fermée", stretch=2, starts_hidden=True),
    _F_PHOTOS(sample="000", starts_hidden=True),
)
