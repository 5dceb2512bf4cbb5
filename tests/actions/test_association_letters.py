"""Letters about associations: exactly what lacks, its end to the liquidator, a successor."""

from datetime import date, timedelta

import pytest

from actions.conftest import TODAY, Office
from polesdesk.actions import (
    association_endings,
    association_letters,
    associations,
    letters,
    settings,
)
from polesdesk.domain.association_endings import EndPlan
from polesdesk.domain.association_events import AssociationEvent, EventKind
from polesdesk.domain.associations import Paper, PaperKind
from polesdesk.domain.conventions import State
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.letter_texts import write
from polesdesk.domain.letters import Bullets, LetterText
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Settings, Signatory


def give(office: Office, kind: PaperKind, **fields: object) -> None:
    paper = Paper(id=new_id(), association_id=office.association.id, kind=kind, **fields)  # type: ignore[arg-type]
    office.runner.do(associations.save_paper, paper)


def end(
    office: Office, kind: EventKind = EventKind.DISSOLUTION, **fields: object
) -> AssociationEvent:
    plan = EndPlan(
        association_id=office.association.id, kind=kind, on=TODAY, deed="procès-verbal",
        deed_on=TODAY - timedelta(days=9), **fields,
    )  # fmt: skip
    return office.runner.do(association_endings.carry_out, plan).value


def items(text: LetterText) -> list[str]:
    return [
        "".join(span.text for span in item)
        for part in text.parts
        if isinstance(part, Bullets)
        for item in part.items
    ]


def body(text: LetterText) -> str:
    spans = (part for part in text.parts if isinstance(part, tuple))
    return " ".join("".join(span.text for span in part) for part in spans)


def test_the_letter_asks_for_exactly_what_is_missing(office):
    office.agreement(state=State.NOTIFIED)
    give(office, PaperKind.STATUTES)
    give(office, PaperKind.CER)
    give(office, PaperKind.INSURANCE_CERTIFICATE, valid_to=TODAY - timedelta(days=1))
    kind = LetterKind.ASSOCIATION_PAPERS
    gathered = office.runner.read(
        association_letters.association_papers, kind, office.association.id
    )
    assert items(write(gathered.data)) == [
        "Récépissé de déclaration",
        "Liste des dirigeants",
        "Attestation d’assurance (l’exemplaire reçu n’était valable que jusqu’au 20/11/2026)",
    ]
    for one in (PaperKind.REGISTRATION_RECEIPT, PaperKind.OFFICERS_LIST):
        give(office, one)
    give(office, PaperKind.INSURANCE_CERTIFICATE, valid_to=date(2027, 12, 31))
    with pytest.raises(RuleBroken, match="à jour"):
        office.runner.read(association_letters.association_papers, kind, office.association.id)


def test_the_end_is_told_to_the_liquidator(office):
    held = office.agreement(state=State.NOTIFIED)
    event = end(office, liquidator="M. Paul Modèle", liquidator_address="1 rue d’exemple\nAmiens")
    gathered = office.runner.read(
        association_letters.association_end, LetterKind.ASSOCIATION_END, event.id
    )
    to = gathered.data.addressee
    assert (to.name, to.lines) == ("M. Paul Modèle", ("1 rue d’exemple", "Amiens"))
    text = write(gathered.data)
    assert "la dissolution de l’association" in body(text)
    (table,) = [part for part in text.parts if hasattr(part, "rows")]
    assert table.rows[0][0] == held.number
    assert "sans titre à compter du 21\u00a0novembre\u00a02026" in table.rows[0][2]


def test_a_successor_is_told_that_nothing_passes_and_asked_anew(office):
    held = office.agreement(state=State.NOTIFIED)
    give(office, PaperKind.STATUTES)
    event = end(office, EventKind.MERGER, new_names=("Grand Théâtre",))
    key = association_letters.letter_key(event.id, event.successor_ids[0])
    gathered = office.runner.read(association_letters.succeeding, LetterKind.SUCCESSION, key)
    text = write(gathered.data)
    assert "ne vous est pas transmise" in body(text)
    assert held.number not in body(text)
    assert "Statuts" in items(text)  # those of the former one do not count


def test_the_three_letters_can_be_drawn_and_issued(office):
    signer = Signatory(id=new_id(), last_name="Modèle", quality="maire", is_default=True)
    office.runner.do(settings.save_signatory, signer)
    named = Settings(authority_name="Ville d’Amiens")
    office.runner.do(settings.save, named)
    office.agreement(state=State.NOTIFIED)
    papers = (LetterKind.ASSOCIATION_PAPERS, "association", office.association.id)
    first = office.runner.do(letters.issue, *papers).value
    event = end(office, EventKind.MERGER, new_names=("Grand Théâtre",))
    ended = (LetterKind.ASSOCIATION_END, "association_event", event.id)
    second = office.runner.do(letters.issue, *ended).value
    key = association_letters.letter_key(event.id, event.successor_ids[0])
    third = office.runner.do(letters.issue, LetterKind.SUCCESSION, "succession", key).value
    shown = office.runner.read(associations.card, office.association.id).letters
    assert {one.id for one in shown} == {first.id, second.id}
    assert third.association_id == event.successor_ids[0]
    assert office.runner.read(letters.pdf, second.id).startswith(b"%PDF")
