"""The editor of a template, by clicks and keys: articles, search, insertion, preview, saving."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from shiboken6 import isValid

from hands import settle, type_text
from polesdesk.actions import templates
from polesdesk.domain.clauses import FACTORY_NAMES, factory_text, parse
from polesdesk.domain.facts import FACTS
from polesdesk.domain.papers import TemplateState
from polesdesk.domain.rules import RuleBroken
from polesdesk.ui.settings import template_editor, template_preview, template_tools
from polesdesk.ui.settings.template_find import places_of
from polesdesk.ui.settings.template_insert import insert_block, insert_condition

SMALL = "[titre] Essai\n\n[article objet] Objet\n\nPour {{sigle}}.\n\n[article fin] Durée\n\nUn an."


@pytest.fixture
def hand(clauses, ready):
    ready.agreement()
    clauses.click("template_edit")
    clauses.editor = clauses.child("template_editor_dialog")
    clauses.source = clauses.editor._ui.template_source
    clauses.editor.resize(1340, 720)
    if clauses.editor._ui.template_preview.isHidden():  # the screen of the tests is small
        clauses.click("template_preview_toggle")
    settle()
    yield clauses
    if isValid(clauses.dialog):  # qtbot may have closed it, and all above it, already
        for dialog in clauses.dialog.findChildren(template_editor.TemplateEditor):
            dialog._close_now()
    settle()


def write(hand, text: str) -> None:
    hand.source.setPlainText(text)
    hand.editor.check()
    settle()


def keys(widget, key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)
    settle()


def wait_for(qtbot, told) -> None:
    qtbot.waitUntil(told, timeout=8_000)


def drawn(hand, qtbot) -> str:
    preview = hand.editor._ui.template_preview
    wait_for(qtbot, lambda: "à jour" in preview.told())
    pages = preview._pages
    return " ".join(pages._document[0].get_textpage().get_text_range().split())


def state(hand) -> list[tuple[int, TemplateState]]:
    return [(t.issue, t.state) for t in hand.runner.read(templates.listed, "convention")]


# Articles


def test_a_click_on_an_article_goes_to_its_line(hand):
    write(hand, SMALL)
    outline = hand.editor._ui.template_outline
    index = outline.model().index(2, 0)
    assert index.data() == "2. Durée"
    place = outline.visualRect(index).center()
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert hand.source.line() == 7
    outline.setFocus()
    keys(outline, Qt.Key.Key_Up)
    assert hand.source.line() == 3
    keys(outline, Qt.Key.Key_Return)
    assert hand.source.hasFocus()


def test_the_list_of_articles_follows_the_cursor_and_what_is_typed(hand, qtbot):
    write(hand, SMALL)
    outline = hand.editor._ui.template_outline
    hand.source.go_to_line(5)
    assert outline.current().text == "Objet"
    hand.source.go_to_line(9)
    assert outline.current().text == "Durée"
    hand.source.moveCursor(QTextCursor.MoveOperation.End)
    hand.source.insertPlainText("\n\n")
    type_text(hand.source, "[article nouveau] Nouveau")
    wait_for(qtbot, lambda: outline.current().text == "Nouveau")
    assert outline.current().number == 3


# Faults


def test_a_fault_is_told_under_its_line_while_one_types(hand, qtbot):
    write(hand, SMALL)
    hand.source.go_to_line(5)
    type_text(hand.source, "{{inconnu}} ")
    wait_for(qtbot, lambda: hand.source.faulty_line() == 5)
    why = hand.source._why
    assert why.isVisible()
    assert why.text() == "Ligne 5\u202f: le champ «\u202finconnu\u202f» n’existe pas."
    block = hand.source.document().findBlockByNumber(4)
    box = hand.source.blockBoundingGeometry(block).translated(hand.source.contentOffset())
    assert abs(why.y() - box.bottom()) <= 1
    assert not hand.editor._problem.isVisible()


def test_a_fault_out_of_sight_is_told_at_the_foot_and_f8_goes_there(hand):
    write(hand, SMALL + "\n" * 200 + "{{inconnu}}")
    hand.source.go_to_line(1)
    settle()
    assert hand.editor._problem.isVisible()
    assert "inconnu" in hand.editor._problem.text()
    keys(hand.source, Qt.Key.Key_F8)
    assert hand.source.line() == 209
    assert hand.source._why.isVisible()
    assert not hand.editor._problem.isVisible()


# Search


def test_ctrl_f_finds_without_accents_and_over_the_end_of_a_line(hand):
    write(hand, "[titre] Été\n\nLa durée de la\nconvention. La duree.")
    keys(hand.source, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = hand.editor._ui.template_find_bar
    assert bar.line.hasFocus()
    type_text(bar.line, "DUREE")
    assert bar.told() == "1 sur 2"
    assert hand.source.textCursor().selectedText() == "durée"
    keys(bar.line, Qt.Key.Key_Return)
    assert (bar.told(), hand.source.textCursor().selectedText()) == ("2 sur 2", "duree")
    keys(bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.told() == "1 sur 2"
    bar.line.clear()
    type_text(bar.line, "la convention")
    assert bar.told() == "1 sur 1"
    keys(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert hand.source.hasFocus()
    assert hand.editor.isVisible()


def test_places_are_those_of_the_document_even_after_an_emoji():
    assert places_of("a 😀 œuvre", "OEUVRE") == ((5, 10),)
    assert places_of("l’été", "l'ete") == ((0, 5),)
    assert places_of("abc", "  ") == ()


# Insertion


def submenu(hand, button: str, title: str) -> dict:
    menu = hand.editor.findChild(QPushButton, button).menu()
    found = [one for one in menu.findChildren(QMenu) if one.title() == title]
    return {action.text(): action for action in found[0].actions()}


def test_a_field_is_inserted_from_its_group(hand):
    write(hand, "")
    submenu(hand, "template_insert_field", "Association")["Siège de l’association"].trigger()
    assert hand.editor.text() == "{{siège de l’association}}"
    assert hand.source.hasFocus()


def test_a_condition_is_said_in_words_and_its_first_place_is_selected(hand):
    write(hand, "[titre] Essai\n\nLes locaux ")
    hand.source.moveCursor(QTextCursor.MoveOperation.End)
    found = submenu(hand, "template_insert_condition", "Finances")
    found["Si la mise à disposition est gratuite"].trigger()
    type_text(hand.source, "sont prêtés")
    assert hand.editor.text().endswith("Les locaux [si gratuit]sont prêtés[sinon]…[fin]")
    assert hand.editor.check()


def test_lines_that_are_selected_go_under_the_condition(hand):
    write(hand, "[titre] Essai\n\nun\n\ndeux")
    cursor = hand.source.textCursor()
    cursor.setPosition(15)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    hand.source.setTextCursor(cursor)
    insert_condition(hand.source, "payant")
    assert hand.editor.text() == ("[titre] Essai\n\n[si payant]\nun\n\ndeux\n[sinon]\n…\n[fin]")
    assert hand.source.textCursor().selectedText() == "…"
    assert hand.editor.check()


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_every_condition_that_is_offered_can_be_read(fact, qtbot):
    from polesdesk.ui.settings.template_text import TemplateText

    text = TemplateText()
    qtbot.addWidget(text)
    text.setPlainText("mots ")
    text.moveCursor(QTextCursor.MoveOperation.End)
    insert_condition(text, fact.label)
    parse(text.toPlainText())


def test_a_table_goes_on_a_line_of_its_own(hand):
    write(hand, "[titre] Essai\nUn paragraphe.\nautre")
    hand.source.go_to_line(2)
    insert_block(hand.source, "tableau des locaux")
    assert hand.editor.text() == "[titre] Essai\nUn paragraphe.\n\n[tableau des locaux]\n\nautre"
    assert hand.editor.check()


# Preview


def test_the_preview_shows_a_real_agreement_and_follows_the_text(hand, qtbot):
    assert "Convention d’occupation temporaire" in drawn(hand, qtbot)
    write(hand, "[titre] Titre nouveau\n\nPour {{nom de l’association}}.")
    assert "Le texte a changé" in hand.editor._ui.template_preview.told()
    keys(hand.source, Qt.Key.Key_F5)
    assert "Titre nouveau" in drawn(hand, qtbot)


def test_the_preview_follows_after_a_pause(hand, qtbot):
    drawn(hand, qtbot)
    preview = hand.editor._ui.template_preview
    assert preview.pause == template_preview.REFRESH_AFTER
    preview.pause = 1
    write(hand, "[titre] Après la pause\n\nMots.")
    assert "Après la pause" in drawn(hand, qtbot)


def test_a_fault_leaves_the_former_pages(hand, qtbot):
    drawn(hand, qtbot)
    preview = hand.editor._ui.template_preview
    count = preview.view.count()
    write(hand, "[titre] A\n\n{{inconnu}}")
    hand.click("template_preview_refresh")
    wait_for(qtbot, lambda: "texte d’avant" in preview.told())
    assert preview.told().startswith("Ligne 3")
    assert preview.view.count() == count


def test_another_agreement_is_found_by_its_association(hand, ready, qtbot):
    ready.agreement(id="second", association_id="neighbour", representative_ids=())
    drawn(hand, qtbot)
    preview = hand.editor._ui.template_preview
    box = preview.agreement
    box.setFocus()
    box.clear()
    type_text(box, "voisins")
    keys(box, Qt.Key.Key_Return)
    assert box.value() == "second"
    wait_for(qtbot, lambda: preview._drawn[0] == "second")


def test_a_small_screen_begins_without_the_preview(clauses):
    clauses.click("template_edit")
    dialog = clauses.child("template_editor_dialog")
    is_small = dialog.width() < template_tools.WIDE_ENOUGH
    assert dialog._ui.template_preview.isHidden() is is_small
    dialog._close_now()


def test_without_an_agreement_the_preview_says_so(clauses):
    clauses.click("template_edit")
    dialog = clauses.child("template_editor_dialog")
    settle()
    assert "Aucune convention" in dialog._ui.template_preview.told()
    dialog._close_now()


def test_the_preview_can_make_room_for_the_text(hand):
    preview = hand.editor._ui.template_preview
    before = hand.source.width()
    hand.click("template_preview_toggle")
    assert not preview.isVisible()
    assert hand.source.width() > before
    hand.click("template_preview_toggle")
    assert preview.isVisible()


# Comparison


def test_a_text_is_compared_with_a_version_and_with_the_origin(hand):
    write(hand, factory_text("convention").replace("La Collectivité soutient", "La Ville soutient"))
    hand.click("template_editor_compare")
    dialog = hand.child("template_compare_dialog")
    assert dialog.told() == "1 ligne modifiée."
    shown = dialog.page.toPlainText()
    assert "Modifié" in shown
    assert "La Ville soutient" in shown
    assert "La Collectivité soutient" in shown
    assert "lignes identiques" in shown
    dialog.other.setCurrentText("Texte d’origine de PolesDesk")
    assert dialog.told() == "1 ligne modifiée."
    dialog.close()


def test_alike_texts_say_so(hand):
    hand.click("template_editor_compare")
    dialog = hand.child("template_compare_dialog")
    assert dialog.told() == "Les deux textes sont identiques."
    dialog.close()


def test_the_version_that_is_read_is_compared_too(clauses):
    clauses.command("template_more", "template_compare")
    assert clauses.child("template_compare_dialog").told().endswith("identiques.")


# Saving and validating


def test_ctrl_s_saves_and_stays(hand):
    write(hand, SMALL)
    keys(hand.source, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert state(hand) == [(2, TemplateState.DRAFT), (1, TemplateState.VALIDATED)]
    assert hand.editor.isVisible()
    assert not hand.editor.is_dirty()
    assert hand.editor._ui.template_editor_told.text() == "Version 2 enregistrée."
    keys(hand.source, Qt.Key.Key_Escape)
    assert not [d for d in hand.dialog.findChildren(type(hand.editor)) if d.isVisible()]


def test_a_text_is_saved_and_validated_by_somebody_without_leaving(hand):
    write(hand, SMALL)
    hand.click("template_editor_validate")
    form = hand.child("template_validation_dialog").form
    hand.fill(form, validated_by="Service juridique")
    hand.click("template_validation_save")
    assert state(hand) == [(2, TemplateState.VALIDATED), (1, TemplateState.RETIRED)]
    assert not hand.editor._ui.template_editor_validate.isEnabled()
    hand.source.moveCursor(QTextCursor.MoveOperation.End)
    type_text(hand.source, " Encore.")
    assert hand.editor._ui.template_editor_validate.isEnabled()


def test_nothing_is_lost_when_the_save_fails(hand, monkeypatch):
    def fail(*_args: object) -> None:
        raise RuleBroken("full", "Le disque est plein.")

    monkeypatch.setattr(template_editor.templates, "revise", fail)
    write(hand, SMALL)
    keys(hand.source, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert hand.editor.problem() == "Le disque est plein."
    assert hand.editor._problem.isVisible()
    assert hand.editor.text() == SMALL
    assert hand.editor.is_dirty()
    monkeypatch.undo()
    keys(hand.source, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not hand.editor.is_dirty()


def test_the_text_of_origin_comes_back_and_may_be_taken_back(hand):
    write(hand, SMALL)
    hand.click("template_editor_factory")
    assert hand.editor.text() == factory_text("convention")
    keys(hand.source, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hand.editor.text() == SMALL


def test_f1_opens_the_page_of_templates(hand):
    keys(hand.source, Qt.Key.Key_F1)
    assert hand.child("manual_dialog").page() == "templates"


@pytest.mark.parametrize("name", FACTORY_NAMES)
def test_a_factory_text_is_no_change_when_it_is_opened(clauses, name):
    tree = clauses.dialog._ui.templates_tree
    parent = tree.model().index(FACTORY_NAMES.index(name), 0)
    place = tree.visualRect(tree.model().index(0, 0, parent)).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    clauses.click("template_edit")
    dialog = clauses.child("template_editor_dialog")
    assert not dialog.is_dirty()
    dialog._close_now()


def test_no_heading_of_the_outline_is_cut(hand):
    outline = hand.editor._ui.template_outline
    outline.resize(160, outline.height())
    settle()
    model = outline.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        text, width = index.data(), outline.visualRect(index).width() - 12
        lines = -(-outline.fontMetrics().horizontalAdvance(text) // width)
        height = outline.visualRect(index).height()
        assert height >= min(lines, 2) * outline.fontMetrics().height(), text
