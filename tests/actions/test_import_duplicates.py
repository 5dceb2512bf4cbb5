"""Associations and hubs that may be the same: asked about, never merged silently."""

from actions.importing import FULL, PLAIN, Desk, Row, counts, warned
from polesdesk.actions import associations


def test_the_same_siret_is_the_same_association(desk: Desk) -> None:
    desk.bring(FULL)
    other = {**FULL, "Association": "Les Amis du Parc", "N° de convention": "C-2", "Salle": "B"}
    report = desk.bring(other)
    assert counts(report)[0] == {"rooms": 1, "conventions": 1, "slots": 2}
    assert [row.name for row in desk.associations()] == ["Les Amis"]
    assert warned(report, "même SIRET")
    (question,) = report.questions
    assert question.same_identifier
    again = desk.bring(other)
    assert again.questions == again.warnings == ()


def test_the_same_siret_in_one_file_is_the_same_association(desk: Desk) -> None:
    other = {**FULL, "Association": "Les Amis du Parc", "N° de convention": "C-2"}
    report = desk.bring(FULL, other)
    assert report.created["associations"] == 1
    assert warned(report, "Les Amis du Parc")


def test_two_names_under_one_siret_may_be_answered_to_be_two(desk: Desk) -> None:
    desk.bring(FULL)
    other = {**FULL, "Association": "Le Club", "N° de convention": "C-2"}
    (question,) = desk.try_out(other).questions
    desk.bring(other, answers={question.key: "new"})
    assert {row.name for row in desk.associations()} == {"Les Amis", "Le Club"}


CHOIR: Row = {**PLAIN, "Association": "Association Chorale du Pigeonnier"}


def test_close_names_are_new_with_a_warning(desk: Desk) -> None:
    desk.bring(CHOIR)
    near = {**CHOIR, "Association": "Chorale du Pigeonier", "Salle": "B"}
    report = desk.bring(near)
    assert report.created["associations"] == 1
    assert warned(report, "très proche")
    (question,) = report.questions
    assert not question.same_identifier
    again = desk.bring(near)
    assert again.questions == ()
    assert not warned(again, "très proche")


def test_close_names_may_be_answered_to_be_one(desk: Desk) -> None:
    desk.bring(CHOIR)
    near = {**CHOIR, "Association": "Chorale du Pigeonier", "Salle": "B"}
    (question,) = desk.try_out(near).questions
    report = desk.bring(near, answers={question.key: "same"})
    assert report.created["associations"] == 0
    assert len(desk.associations()) == 1
    again = desk.bring(near)
    assert again.questions == ()
    assert counts(again)[:2] == ({}, {})


def test_close_names_in_one_file_are_told(desk: Desk) -> None:
    report = desk.bring(CHOIR, {**CHOIR, "Association": "Chorale Pigeonier", "Salle": "B"})
    assert report.created["associations"] == 2
    assert warned(report, "(ligne 2)")


def test_other_identifiers_make_close_names_two_without_a_word(desk: Desk) -> None:
    desk.bring(FULL)
    twin = {**FULL, "RNA": "W802999999", "SIRET": None, "N° de convention": "C-2"}
    report = desk.bring(twin)
    assert report.created["associations"] == 1
    assert warned(report, "autre SIRET ou RNA")


def test_an_association_that_was_merged_is_the_one_that_took_it_over(desk: Desk) -> None:
    desk.bring(PLAIN, {**PLAIN, "Association": "Le Chœur", "Salle": "B"})
    kept, other = sorted(desk.associations(), key=lambda row: row.name, reverse=True)
    desk.runner.do(associations.merge, kept.id, other.id)
    report = desk.bring(PLAIN, {**PLAIN, "Association": "Le Chœur", "Salle": "B"})
    assert report.created["associations"] == 0
    assert len(desk.agreements()) == 2


def test_close_hubs_are_asked_about(desk: Desk) -> None:
    desk.bring(PLAIN)
    report = desk.bring({**PLAIN, "Pôle": "Voltaires"})
    (question,) = report.questions
    assert (question.entity, question.known_name) == ("hub", "Voltaire")
    assert report.created["hubs"] == 1
