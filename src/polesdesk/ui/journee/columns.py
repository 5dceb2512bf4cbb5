"""What the lists of the journée citoyenne show, and how they are filtered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from polesdesk.actions import journee_lists
from polesdesk.domain.journee import EditionState
from polesdesk.domain.journee_columns import lacks_in_words
from polesdesk.domain.journee_labels import EDITION_STATES, PROPOSAL_STATES, WORKSITE_STATES
from polesdesk.domain.journee_rows import (
    DayTaskRow,
    EditionRow,
    ProposalRow,
    SignUpRow,
    WorksiteRow,
)
from polesdesk.domain.list_columns import Seen, column
from polesdesk.domain.roster_labels import STATUSES
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.worksites import ProposalState, WorksiteState
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column, shown_as
from polesdesk.ui.list_page import ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

_LINK = marked("Lire la page du manuel")
EDITIONS = ListTexts(
    subject="citizen_days",
    one=marked("édition"),
    many=marked("éditions"),
    feminine=True,
    filter=marked("Filtrer les éditions"),
    new=marked("Nouvelle édition"),
    empty=marked(
        "Une journée citoyenne se prépare ici, de la date et de la délibération jusqu’au bilan."
    ),
    empty_link=_LINK,
)
PROPOSALS = ListTexts(
    subject="worksite_proposals",
    one=marked("proposition"),
    many=marked("propositions"),
    feminine=True,
    filter=marked("Filtrer les propositions"),
    new=marked("Nouvelle proposition"),
    empty=marked("Notez ici chaque idée de chantier, qui l’a eue, et ce qui en a été décidé."),
    empty_link=_LINK,
)
WORKSITES = ListTexts(
    subject="worksites",
    one=marked("chantier"),
    many=marked("chantiers"),
    filter=marked("Filtrer les chantiers"),
    new=marked("Nouveau chantier"),
    empty=marked("Un chantier vient d’une proposition retenue, ou se crée directement ici."),
    empty_link=_LINK,
)
SIGN_UPS = ListTexts(
    subject="sign_ups",
    one=marked("inscription"),
    many=marked("inscriptions"),
    feminine=True,
    filter=marked("Filtrer les inscriptions"),
    new=marked("Inscrire"),
    empty=marked(
        "Les personnes inscrites apparaissent ici, avec leur chantier. Les inscriptions s’ouvrent "
        "depuis la page «\u202fÉditions\u202f»."
    ),
    empty_link=_LINK,
)
TASKS = ListTexts(
    subject="day_tasks",
    one=marked("action"),
    many=marked("actions"),
    feminine=True,
    filter=marked("Filtrer les actions"),
    new=marked("Nouvelle action"),
    empty=marked(
        "Communication, réunions, préparation, demandes aux services\u202f: qui fait quoi, pour "
        "quand, et ce qui a été répondu."
    ),
    empty_link=_LINK,
)

_EDITION_TONES = {
    EditionState.PREPARING: Tone.GREY,
    EditionState.CALL_FOR_IDEAS: Tone.BLUE,
    EditionState.SIGN_UP: Tone.BLUE,
    EditionState.READY: Tone.GREEN,
    EditionState.DONE: Tone.AMBER,
    EditionState.CANCELLED: Tone.GREY,
    EditionState.EVALUATED: Tone.GREEN,
}
_PROPOSAL_TONES = {
    ProposalState.RECEIVED: Tone.AMBER,
    ProposalState.UNDER_STUDY: Tone.BLUE,
    ProposalState.ACCEPTED: Tone.GREEN,
    ProposalState.MERGED: Tone.GREEN,
    ProposalState.REFUSED: Tone.GREY,
    ProposalState.POSTPONED: Tone.GREY,
}
STATUS_TONES = {
    AssignmentStatus.REGISTERED: Tone.BLUE,
    AssignmentStatus.CONFIRMED: Tone.BLUE,
    AssignmentStatus.WAITLIST: Tone.AMBER,
    AssignmentStatus.CANCELLED: Tone.GREY,
    AssignmentStatus.PRESENT: Tone.GREEN,
    AssignmentStatus.ABSENT: Tone.RED,
    AssignmentStatus.WALK_IN: Tone.GREEN,
}


def source(subject: str) -> Source:
    """Return how a list of the journée citoyenne is read."""
    found = journee_lists.LISTS[subject]
    return Source(count=found.count, page=found.page, position=found.position, whole=found.whole)


def edition_chip(row: EditionRow) -> Chip:
    """Return how far an edition has come."""
    return state_chip(row.state)


def state_chip(state: EditionState) -> Chip:
    """Return the state of an edition."""
    return Chip(word=tr(EDITION_STATES[state]), tone=_EDITION_TONES[state])


def proposal_chip(row: ProposalRow) -> Chip:
    """Return what becomes of a proposal."""
    return decided_chip(row.state)


def decided_chip(state: ProposalState) -> Chip:
    """Return the state of a proposal."""
    return Chip(word=tr(PROPOSAL_STATES[state]), tone=_PROPOSAL_TONES[state])


def worksite_chip(row: WorksiteRow) -> Chip:
    """Return how a worksite stands; one that lacks something stands out."""
    word = tr(WORKSITE_STATES[row.state])
    if row.state is WorksiteState.CONFIRMED:
        if row.is_full:
            return Chip(word=tr("Complet"), tone=Tone.GREEN, icon="circle-check")
        is_lacking = row.lacking or not row.leads or not row.referents or row.open_requests
        return Chip(word=word, tone=Tone.AMBER if is_lacking else Tone.GREEN)
    if row.state in {WorksiteState.DONE, WorksiteState.PARTLY_DONE}:
        return Chip(word=word, tone=Tone.GREEN)
    return Chip(word=word, tone=Tone.GREY)


def sign_up_chip(row: SignUpRow) -> Chip:
    """Return how a person stands; one who has a place nowhere stands out."""
    if row.status is AssignmentStatus.REGISTERED and not row.worksite:
        return Chip(word=tr("À placer"), tone=Tone.AMBER)
    return Chip(word=tr(STATUSES[row.status]), tone=STATUS_TONES[row.status])


def task_chip(row: DayTaskRow) -> Chip:
    """Return whether an action is done, late, or still to come."""
    if row.done_on is not None:
        return Chip(word=tr("Fait"), tone=Tone.GREEN, icon="circle-check")
    if row.is_late:
        return Chip(word=tr("En retard"), tone=Tone.RED, icon="clock")
    return Chip(word=tr("À faire"), tone=Tone.BLUE)


def columns_of(subject: str, today: Callable[[], date]) -> tuple[Column, ...]:
    """Return the columns of a list."""

    def show(key: str, **look: Any) -> Column:
        one = column(subject, key)
        assert one is not None
        return shown_as(one, lambda: Seen(today=today()), **look)

    return _COLUMNS[subject](show)


_Show = Callable[..., Column]


def _editions(show: _Show) -> tuple[Column, ...]:
    return (
        show("day", sort="day", sample="26/06/2027"),
        show("theme", sort="theme", sample="Des lieux pour se retrouver", stretch=3),
        show("state", sort="state", chip=edition_chip, sample="Inscriptions ouvertes"),
        show("worksites", sort="worksites", sample="Chantiers"),
        show("signed_up", sort="signed_up", sample="Inscrits"),
        show("present", sort="present", sample="Présents", starts_hidden=True),
    )


def _proposals(show: _Show) -> tuple[Column, ...]:
    return (
        show("title", sort="title", sample="Réparer les jeux de la place", stretch=3),
        show("state", sort="state", chip=proposal_chip, sample="Réunie à une autre"),
        show("proposer", sort="proposer", sample="Conseil d’école", stretch=1),
        show("received_on", sort="received_on", sample="26/06/2027"),
        show("proposer_kind", sort="proposer_kind", sample="Service de la Ville",
             starts_hidden=True),
        show("place", sort="place", sample="École Voltaire", starts_hidden=True),
        show("quarter", sort="quarter", sample="Centre", starts_hidden=True),
        show("answered_on", sort="answered_on", sample="26/06/2027", starts_hidden=True),
        show("reason", sample="Ce chantier ne tient pas", stretch=1, starts_hidden=True),
    )  # fmt: skip


def _worksites(show: _Show) -> tuple[Column, ...]:
    return (
        show("number", sort="number", sample="00"),
        show("title", sort="title", sample="Peinture de la clôture", stretch=3),
        show("state", sort="state", chip=worksite_chip, sample="Réalisé en partie"),
        show("places", sort="taken", sample="12 sur 15"),
        show("lacks", sample="3 pers. et référent", stretch=2, tooltip=lacks_in_words),
        show("place", sort="place", sample="École Voltaire", starts_hidden=True),
        show("quarter", sort="quarter", sample="Centre", starts_hidden=True),
        show("category", sort="category", sample="Jardinage", starts_hidden=True),
        show("leads", sample="Camille Exemple", starts_hidden=True),
        show("referents", sample="Camille Exemple", starts_hidden=True),
        show("waiting", sort="waiting", sample="00", starts_hidden=True),
        show("cents", sort="cents", sample="1 234,00 €", starts_hidden=True),
    )


def _sign_ups(show: _Show) -> tuple[Column, ...]:
    return (
        show("name", sort="name", sample="Dupont-Exemple Camille", stretch=2),
        show("status", sort="status", chip=sign_up_chip, sample="Venu sans inscription"),
        show("worksite", sort="worksite", sample="3. Peinture de la clôture", stretch=2),
        show("notes", sample="mineur, chef de chantier", stretch=1),
        show("time_in", sort="time_in", sample="18 h 30"),
        show("time_out", sort="time_out", sample="18 h 30", starts_hidden=True),
        show("has_meal", sort="has_meal", sample="Repas"),
        show("choices", sample="1. Peinture, 2. Haie", starts_hidden=True),
        show("phone", sample="06 39 98 00 00", starts_hidden=True),
        show("is_first", sort="is_first", sample="Première fois", starts_hidden=True),
    )


def _tasks(show: _Show) -> tuple[Column, ...]:
    return (
        show("title", sort="title", sample="Livrer les planches", stretch=3),
        show("owner", sort="owner", sample="Service des espaces verts", stretch=1),
        show("due_on", sort="due_on", sample="26/06/2027"),
        show("answer", sort="answer", sample="Accordée en partie"),
        show("done_on", sort="done_on", chip=task_chip, title=tr("Suivi"), sample="En retard"),
        show("kind", sort="kind", sample="Demande à un service", starts_hidden=True),
        show("worksite", sort="worksite", sample="3. Peinture", starts_hidden=True),
    )


_COLUMNS: dict[str, Callable[[_Show], tuple[Column, ...]]] = {
    "citizen_days": _editions,
    "worksite_proposals": _proposals,
    "worksites": _worksites,
    "sign_ups": _sign_ups,
    "day_tasks": _tasks,
}
