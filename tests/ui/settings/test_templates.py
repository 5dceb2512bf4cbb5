"""The clause templates: read, changed, refused with the line, validated by somebody."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel

from hands import press, settle, type_text
from polesdesk.actions import templates
from polesdesk.domain.clauses import factory_text, parse
from polesdesk.domain.papers import TemplateState
from polesdesk.store.kinds import TEMPLATE
from polesdesk.ui.settings.template_news import tell_of_news
from polesdesk.ui.settings.template_words import words


def versions(clauses, name: str = "convention") -> list[tuple[int, TemplateState]]:
    found = clauses.runner.read(templates.listed, name)
    return [(one.issue, one.state) for one in found]


def editor(clauses):
    clauses.click("template_edit")
    return clauses.child("template_editor_dialog")


def write(dialog, text: str) -> None:
    dialog._ui.template_source.setPlainText(text)
    settle()


def tree_texts(clauses) -> list[str]:
    model = clauses.dialog._ui.templates_tree.model()
    told = []
    for row in range(model.rowCount()):
        parent = model.index(row, 0)
        told.append(parent.data())
        told += [model.index(child, 0, parent).data() for child in range(model.rowCount(parent))]
    return told


def test_the_four_templates_are_listed_with_their_versions(clauses):
    assert tree_texts(clauses) == [
        "Convention d’occupation",
        "Version 1 · validé",
        "Convention d’armoire, de boîte aux lettres ou de domiciliation",
        "Version 1 · validé",
        "Convention de mise à disposition ponctuelle",
        "Version 1 · validé",
        "Avenant",
        "Version 1 · validé",
    ]
    ui = clauses.dialog._ui
    assert ui.template_hint.text() == "Validé par Service juridique le 21/11/2026."
    assert ui.template_text.toPlainText() == factory_text("convention")
    assert not ui.template_validate.isEnabled()


def test_an_unknown_field_is_refused_with_its_line(clauses):
    dialog = editor(clauses)
    write(dialog, "[titre] Convention\n\nPour {{nom inconnu}}.")
    clauses.click("template_save")
    assert dialog.isVisible()
    assert dialog.problem().startswith("Ligne 3")
    assert "nom inconnu" in dialog.problem()
    assert dialog._ui.template_source.faulty_line() == 3
    assert dialog._ui.template_source.line() == 3
    assert versions(clauses) == [(1, TemplateState.VALIDATED)]


def test_a_changed_text_is_the_next_version_and_waits_for_its_validation(clauses):
    write(editor(clauses), "[titre] Convention courte\n\nPour {{nom de l’association}}.")
    clauses.click("template_save")
    clauses.click("template_cancel")
    assert versions(clauses) == [(2, TemplateState.DRAFT), (1, TemplateState.VALIDATED)]
    ui = clauses.dialog._ui
    assert ui.template_reference.text() == "Version 2"
    assert "s’impriment de la version 1" in ui.template_hint.text()
    clauses.click("template_validate")
    clauses.click("template_validation_save")
    form = clauses.child("template_validation_dialog").form
    assert clauses.errors(form) == {"validated_by": "À remplir\u202f: Validé par."}
    clauses.fill(form, validated_by="Service juridique, Mme Exemple")
    clauses.click("template_validation_save")
    assert versions(clauses) == [(2, TemplateState.VALIDATED), (1, TemplateState.RETIRED)]
    assert ui.template_hint.text() == "Validé par Service juridique, Mme Exemple le 21/11/2026."


def test_a_change_is_undone(clauses):
    write(editor(clauses), "[titre] Autre")
    clauses.click("template_save")
    clauses.click("template_cancel")
    clauses.click("success_undo")
    assert versions(clauses) == [(1, TemplateState.VALIDATED)]
    assert clauses.dialog._ui.template_text.toPlainText() == factory_text("convention")


def test_the_text_of_origin_comes_back_as_a_version(clauses):
    write(editor(clauses), "[titre] Autre")
    clauses.click("template_save")
    clauses.click("template_cancel")
    clauses.command("template_more", "template_factory")
    newest = clauses.runner.read(templates.listed, "convention")[0]
    assert newest.text == factory_text("convention")


@pytest.mark.parametrize(
    ("answer", "stays", "count"),
    [("unsaved_stay", True, 1), ("unsaved_discard", False, 1), ("unsaved_save", False, 2)],
)
def test_a_changed_text_asks_before_it_is_left(clauses, answer, stays, count):
    dialog = editor(clauses)
    write(dialog, "[titre] Autre")
    clauses.click("template_cancel")
    clauses.answer(answer)
    seen = clauses.dialog.findChildren(type(dialog))
    assert bool([one for one in seen if one.isVisible()]) is stays
    assert len(versions(clauses)) == count


def test_a_field_is_found_and_inserted_where_the_cursor_is(clauses):
    dialog = editor(clauses)
    write(dialog, "")
    clauses.command("template_insert_field", "template_insert_field_look_up")
    panel = clauses.child("template_fields_dialog").panel
    panel.filter.setFocus()
    type_text(panel.filter, "siege de l'assoc")
    settle()
    press(panel.tree, Qt.Key.Key_Return, "\r")
    settle()
    assert dialog.text() == "{{siège de l’association}}"


def test_every_word_that_is_offered_can_be_typed(clauses):
    for word in words():
        parse(f"[titre] Essai\n\n{word.typed.replace('…', 'mots')}")


def test_the_fields_are_looked_up_and_copied(clauses):
    clauses.command("template_more", "template_fields_show")
    dialog = clauses.child("template_fields_dialog")
    dialog.panel.filter.setText("nom de la collectivité")
    clauses.click("template_fields_insert")
    assert QGuiApplication.clipboard().text() == "{{nom de la collectivité}}"


def test_every_variant_is_printed_for_the_legal_service(clauses, chosen, tmp_path: Path):
    target = tmp_path / "variantes.pdf"
    chosen(target)
    clauses.click("template_variants")
    told = " ".join(page.extract_text() for page in PdfReader(target).pages).split()
    text = " ".join(told)
    assert "[si domaine privé et gratuit]Convention de prêt à usage de locaux" in text
    assert "Convention d’occupation temporaire du domaine public[fin]" in text


def test_the_numbers_stand_beside_their_lines(clauses):
    text = clauses.dialog._ui.template_text
    assert text.blockCount() == len(factory_text("convention").split("\n"))
    text.go_to_line(14)
    assert text.line() == 14


def former_text() -> str:
    """The text of origin as it was before it knew slots that are set by letter."""
    return factory_text("convention").replace("créneaux par courrier]", "usage exclusif]")


def test_a_new_text_of_origin_is_told_above_the_old_one_and_taken_again(clauses):
    def former(work):
        (one,) = templates.listed(work, "convention")
        return work.save(TEMPLATE, replace(one, text=former_text(), is_factory=True))

    assert not clauses.dialog.findChildren(QFrame, "template_news")
    clauses.runner.do(former)
    clauses.dialog.refresh()
    settle()
    (strip,) = clauses.dialog.findChildren(QFrame, "template_news")
    told = " ".join(label.text() for label in strip.findChildren(QLabel))
    assert "Le texte d’origine a changé" in told
    assert "les créneaux de chaque saison sont fixés par courrier" in told
    clauses.click("template_news_compare")
    dialog = clauses.child("template_compare_dialog")
    assert dialog.other.currentText() == "Texte d’origine de PolesDesk"
    assert dialog.told()
    dialog.close()
    settle()
    clauses.click("template_news_take")
    assert clauses.runner.read(templates.listed, "convention")[0].text == factory_text("convention")
    assert not clauses.dialog.findChildren(QFrame, "template_news")
    assert versions(clauses)[0] == (2, TemplateState.DRAFT)


def test_at_opening_a_new_text_of_origin_is_told_once(desk, settings, clauses):
    told = []

    def tell(words, verb, act):
        told.append((words, verb))

    def look():
        tell_of_news(desk, settings, clauses.dialog, tell=tell, show=lambda: None)
        settle()

    look()
    assert told == []
    clauses.runner.do(templates.revise, "convention", former_text())
    look()
    look()
    assert [verb for _words, verb in told] == ["Voir…"]
