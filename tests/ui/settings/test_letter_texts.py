"""« Textes des courriers… »: read, changed, refused with the fields there are, taken back."""

import pytest

from hands import settle, type_text
from polesdesk.actions import letter_texts
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.office_texts import letter_name, origin_of
from polesdesk.domain.papers import TemplateState
from polesdesk.ui.settings.templates_dialog import TemplatesDialog

NAME = letter_name(LetterKind.EXPLANATIONS)


@pytest.fixture
def texts(opened):
    """The texts of the letters of the ready office."""

    def of_letters(desk, settings, parent):
        return TemplatesDialog(desk, settings, parent, of_letters=True)

    return opened(of_letters)


def states(texts) -> list[tuple[int, TemplateState]]:
    found = texts.runner.read(letter_texts.listed, NAME)
    return [(one.issue, one.state) for one in found]


def editor(texts):
    texts.click("template_edit")
    return texts.child("template_editor_dialog")


def write(dialog, text: str) -> None:
    """Type a text over the one of the editor."""
    source = dialog._ui.template_source
    source.selectAll()
    type_text(source, text)
    settle()


def test_every_letter_is_listed_with_its_text_of_origin(texts):
    ui = texts.dialog._ui
    assert texts.dialog.windowTitle() == "Textes des courriers"
    assert ui.template_title.text() == "Demande d’explications"
    assert ui.template_reference.text() == "Texte d’origine"
    assert ui.template_text.toPlainText() == origin_of(NAME)
    assert ui.template_hint.text() == "Les courriers s’écrivent avec ce texte."
    assert not ui.template_validate.isEnabled()
    assert not ui.template_variants.isVisible()


def test_an_unknown_field_is_refused_where_it_is_typed_with_the_known_ones(texts):
    dialog = editor(texts)
    write(dialog, "[objet] Essai {{loyer}}")
    texts.click("template_save")
    assert dialog.isVisible()
    assert dialog.problem().startswith("Ligne 1")
    assert "champs connus" in dialog.problem()
    assert "n° de la convention" in dialog.problem()
    assert dialog._ui.template_source.faulty_line() == 1
    assert len(states(texts)) == 1


def test_a_typed_text_is_a_version_that_counts_once_it_is_validated(texts):
    write(editor(texts), "[objet] Vos absences\n\nVous etes attendus a {{pôle}}.")
    texts.click("template_save")
    texts.click("template_cancel")
    assert states(texts) == [(1, TemplateState.DRAFT), (0, TemplateState.VALIDATED)]
    ui = texts.dialog._ui
    assert ui.template_reference.text() == "Version 1"
    assert "tant que personne n’a validé" in ui.template_hint.text()
    texts.click("template_validate")
    form = texts.child("template_validation_dialog").form
    texts.fill(form, validated_by="Service juridique")
    texts.click("template_validation_save")
    assert states(texts)[0] == (1, TemplateState.VALIDATED)
    assert "Les courriers s’écrivent avec ce texte" in ui.template_hint.text()
    texts.dialog.take_factory_text()
    settle()
    assert states(texts)[0] == (1, TemplateState.RETIRED)
    assert ui.template_reference.text() == "Texte d’origine"


def test_menus_offer_what_this_letter_has_and_the_preview_shows_the_example(texts):
    dialog = editor(texts)
    menu = dialog.findChild(type(dialog._ui.template_save), "template_insert_field").menu()
    offered = [one.text() for one in menu.actions()]
    assert "N° de la convention" in offered
    assert "Date limite de réponse" in offered
    assert dialog._ui.template_preview.agreement.text() == "Exemple"
