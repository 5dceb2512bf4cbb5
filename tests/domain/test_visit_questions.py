"""The standard questions, their answers, and what a set of the office must be."""

import pytest

from polesdesk.domain.observing import EVIDENCE_OF_USE
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.visit_questions import (
    ACTION_KEY,
    STANDARD,
    answer_to,
    check_set,
    choices_of,
    new_key,
    with_answer,
)
from polesdesk.domain.visits import Question, QuestionKind


def test_the_standard_set_is_sound_and_asks_for_the_action_and_the_evidence():
    keys = [one.key for one in check_set(STANDARD)]
    assert len(keys) == len(set(keys))
    assert {ACTION_KEY, EVIDENCE_OF_USE[0]} <= set(keys)
    evidence = next(one for one in STANDARD if one.key == EVIDENCE_OF_USE[0])
    assert EVIDENCE_OF_USE[1] in choices_of(evidence)


def test_no_and_not_checked_are_two_answers():
    yes_no = choices_of(Question(key="k", label="K"))
    assert {"non", "non vérifié", "sans objet"} < set(yes_no)


def test_an_answer_replaces_the_former_and_an_empty_one_takes_it_away():
    once = with_answer((), "a", "oui")
    twice = with_answer(with_answer(once, "b", "2"), "a", "non")
    assert answer_to(twice, "a") == "non"
    assert len(twice) == 2
    assert with_answer(once, "a", "  ") == ()


@pytest.mark.parametrize(
    "wrong",
    [
        Question(key="k", label="  "),
        Question(key="k", label="Propreté", kind=QuestionKind.CHOICE, choices=("bonne",)),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(wrong):
    with pytest.raises(RuleBroken):
        check_set([wrong])


def test_the_same_question_is_not_asked_twice():
    with pytest.raises(RuleBroken):
        check_set([Question(key="a", label="Propreté"), Question(key="b", label="propreté")])


def test_the_key_of_a_new_question_is_its_own():
    assert new_key("État des murs ?", []) == "etat_des_murs"
    assert new_key("État des murs", ["etat_des_murs"]) == "etat_des_murs_2"
