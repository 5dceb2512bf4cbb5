"""Letters in the words of the office: the text of origin says the same, whatever the case."""

from dataclasses import replace
from typing import Any

import pytest

from polesdesk.domain.clauses import TemplateError
from polesdesk.domain.conventions import TerminationGround
from polesdesk.domain.evaluations import Outcome
from polesdesk.domain.facts.conditions import read_condition
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.letter_fields import FIELD_LABELS, FLAGS, leaves
from polesdesk.domain.letter_skeletons import variants
from polesdesk.domain.letter_texts import (
    example_of,
    factory_text,
    fields_for,
    own_template,
    words_for,
    write,
    written_kinds,
)
from polesdesk.domain.letters import Bullets, LetterData, gaps

KINDS = written_kinds()


def said(data: LetterData) -> list[str]:
    """What a letter says, paragraph by paragraph; tables by their cells."""
    text = write(data)
    told = [text.subject, text.title, text.mention, text.closing]
    for part in text.parts:
        if isinstance(part, Bullets):
            told += ["".join(span.text for span in item) for item in part.items]
        elif isinstance(part, tuple):
            told.append("".join(span.text for span in part))
        else:
            told += [cell for row in part.rows for cell in row]
    return [" ".join(words.split()) for words in told]


def _any(matter: object) -> Any:
    return matter


def own(data: LetterData, text: str) -> LetterData:
    return replace(data, own_text=text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_of_origin_taken_over_says_the_same_in_every_case(kind: LetterKind) -> None:
    text = factory_text(kind)
    data = example_of(kind)
    assert said(own(data, text)) == said(data)
    for variant in variants(data):
        if "None" not in "".join(said(variant.data)) and not gaps(write(variant.data)):
            assert said(own(variant.data, text)) == said(variant.data), variant.condition


@pytest.mark.parametrize("kind", KINDS)
def test_fields_and_cases_of_a_kind_have_french_names_that_are_read_back(kind: LetterKind) -> None:
    template = own_template(kind, factory_text(kind))
    assert template.blocks
    labels = fields_for(kind)
    assert len(set(labels.values())) == len(labels)
    for name in labels:
        assert name in FIELD_LABELS, f"{name} has no label in letter_fields.FIELD_LABELS"
    words = words_for(kind)
    for typed in words.facts:
        assert read_condition(typed, words.facts).wanted == ((words.facts[typed], True),)
    for line in factory_text(kind).splitlines():
        if line.startswith("[si "):
            assert "_" not in line, f"{line}: a case has no name in letter_fields"


def test_an_unknown_field_is_refused_at_its_line_with_the_fields_there_are() -> None:
    with pytest.raises(TemplateError) as refused:
        own_template(LetterKind.TERMINATION, "[objet] Fin\n\nBonjour {{loyer}}.")
    assert refused.value.line == 3
    assert "loyer" in refused.value.message
    assert "n° de la convention" in refused.value.message
    assert "motifs" in refused.value.message


def test_an_unknown_case_is_refused() -> None:
    with pytest.raises(TemplateError, match="Ligne 1"):
        own_template(LetterKind.TERMINATION, "[si la lune est pleine]\nOui.\n[fin]")


def test_an_empty_field_stays_a_gap_also_in_the_subject() -> None:
    data = example_of(LetterKind.RENEWAL_REFUSED)
    bare = replace(data, matter=replace(_any(data.matter), convention="", motive=""))
    text = "[objet] Convention {{n° de la convention}}\n\nPour {{motifs}}."
    labels = [one.label for one in gaps(write(own(bare, text)))]
    assert "motifs" in labels
    assert "n° de la convention" in labels


def test_words_of_users_are_never_read_as_commands() -> None:
    data = example_of(LetterKind.RENEWAL_REFUSED)
    typed = "[fin] {{association}} **gras** <b>x</b> \\"
    risky = replace(data, matter=replace(_any(data.matter), motive=typed))
    assert typed in said(own(risky, "Motifs : {{motifs}}"))[-1]


def test_the_ways_to_contest_stay_those_of_the_law() -> None:
    data = example_of(LetterKind.RENEWAL_REFUSED)
    kept = write(own(data, "[objet] Bref\n\nNon."))
    assert kept.remedies == write(data).remedies
    assert kept.salutation == write(data).salutation
    assert kept.subject == "Bref"
    assert kept.mention == ""


def test_the_cases_of_a_choice_and_of_the_domain_may_be_asked() -> None:
    data = example_of(LetterKind.RENEWAL_GRANTED)
    text = "[si renouvellement de courte durée]Court[sinon]Long[fin] [si domaine privé]privé[fin]"
    short = replace(data, matter=replace(_any(data.matter), outcome=Outcome.SHORT_RENEWAL))
    assert said(own(short, text))[-1] == "Court"
    assert said(own(replace(data, is_private=True), text))[-1] == "Long privé"
    ended = example_of(LetterKind.TERMINATION)
    mutual = replace(ended, matter=replace(_any(ended.matter), ground=TerminationGround.MUTUAL))
    assert said(own(mutual, "[si accord des deux parties]Oui[fin]"))[-1] == "Oui"


def test_every_flag_is_a_case_of_every_letter() -> None:
    for kind in KINDS:
        assert set(FLAGS) <= set(words_for(kind).facts.values())
        assert list(leaves(example_of(kind).matter))
