"""A template as it is written: its headings whatever its faults, and two versions compared."""

import pytest

from polesdesk.domain.clauses import (
    FACTORY_NAMES,
    BlockKind,
    Difference,
    compare,
    current_heading,
    factory_text,
    headings,
    outline,
    parse,
)
from polesdesk.domain.facts import FACT_SENTENCES, FACTS


@pytest.mark.parametrize("name", FACTORY_NAMES)
def test_articles_have_the_numbers_that_the_proof_gives_them(name):
    text = factory_text(name)
    printed = [b.number for b in outline(parse(text)) if b.kind is BlockKind.ARTICLE]
    assert [h.number for h in headings(text) if h.kind is BlockKind.ARTICLE] == printed


def test_headings_are_read_in_a_text_with_faults():
    found = headings("[titre] Essai {{inconnu\n\n[article objet] **Objet** de {{sigle}}\nmots ]]")
    assert [(h.line, h.number, h.text) for h in found] == [
        (1, None, "Essai {{inconnu"),
        (3, 1, "Objet de sigle"),
    ]


def test_articles_of_branches_tell_their_conditions():
    text = (
        "[si gratuit]\n[article a] A\n[sinon]\n[article b] B\n[article c] C\n[fin]\n[article d] D"
    )
    told = [(h.text, h.number, h.conditions) for h in headings(text)]
    assert told == [
        ("A", 1, ("si gratuit",)),
        ("B", 1, ("sinon",)),
        ("C", 2, ("sinon",)),
        ("D", 3, ()),
    ]


def test_ways_of_a_choice_stand_beside_each_other():
    found = headings("[titre] [si gratuit]Prêt[sinon]Location[fin] de locaux[[ à {{sigle}}]]")
    assert found[0].text == "Prêt / Location de locaux à sigle"


def test_the_heading_of_a_line_is_the_last_one_above_it():
    found = headings("mots\n[article a] A\nmots\n[article b] B")
    assert [current_heading(found, line) for line in (1, 2, 3, 4, 9)] == [None, 0, 0, 1, 1]


def test_texts_that_are_alike_have_no_difference():
    assert compare("un\ndeux", "un\ndeux") == ()


def test_the_words_that_differ_are_told_on_both_sides():
    (pair,) = compare("La Collectivité met un local.", "La Ville met un local.")
    assert pair.difference is Difference.CHANGED
    assert [part.text for part in pair.before.parts if part.differs] == ["Collectivité"]
    assert [part.text for part in pair.after.parts if part.differs] == ["Ville"]
    assert pair.before.text == "La Collectivité met un local."
    assert pair.after.text == "La Ville met un local."


def test_lines_that_come_and_go_bear_their_numbers():
    pairs = compare("un\ndeux\ntrois", "un\ntrois\nquatre fois cinq")
    told = [(p.difference, p.before and p.before.line, p.after and p.after.line) for p in pairs]
    assert told == [
        (Difference.SAME, 1, 1),
        (Difference.REMOVED, 2, None),
        (Difference.SAME, 3, 2),
        (Difference.ADDED, None, 3),
    ]


def test_no_line_is_lost_when_many_differ():
    before = "alpha beta\ngamma delta\n\nfin"
    after = "zeta eta\nalpha beta gamma\nun\n\nfin"
    pairs = compare(before, after)
    assert [p.before.text for p in pairs if p.before] == before.split("\n")
    assert [p.after.text for p in pairs if p.after] == after.split("\n")


def test_long_runs_of_same_lines_are_left_out_and_counted():
    lines = [f"ligne {n}" for n in range(20)]
    after = [*lines[:10], "tout autre chose", *lines[10:]]
    pairs = compare("\n".join(lines), "\n".join(after))
    assert [p.skipped for p in pairs if p.difference is Difference.LEFT_OUT] == [8, 8]
    assert sum(p.difference is Difference.SAME for p in pairs) == 4


def test_every_fact_is_said_in_words():
    assert {fact.name for fact in FACTS} == set(FACT_SENTENCES)
    assert len(set(FACT_SENTENCES.values())) == len(FACTS)
