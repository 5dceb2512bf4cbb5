"""Forms: errors under their fields, nothing typed is lost."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from hands import press, settle, show, type_text
from polesdesk.actions.errors import Trouble
from polesdesk.domain.rules import Missing, RuleBroken, Warned
from polesdesk.ui.form import Field, Form, FormDialog, FormFoot, Section
from polesdesk.ui.inputs import DateInput, PhoneInput, SiretInput, TextInput


def make_form() -> Form:
    form = Form(
        "association",
        (
            Section(
                title="Identité",
                fields=(
                    Field("name", "Nom", TextInput(), required=True),
                    Field("siret", "SIRET", SiretInput(), hint="14 chiffres"),
                    Field("phone", "Téléphone", PhoneInput()),
                    Field("from_date", "Début", DateInput(lambda: date(2026, 11, 21))),
                ),
            ),
        ),
    )
    form.set_values({"name": "Échecs", "from_date": date(2026, 9, 1), "unknown": 1})
    return form


@pytest.fixture
def form(theme, qtbot):
    made = make_form()
    qtbot.addWidget(made)
    made.resize(500, 500)
    show(qtbot, made)
    return made


@pytest.fixture
def submitted(form):
    values: list[dict] = []
    form.submitted.connect(values.append)
    return values


def value(form, name):
    return form.fields[name].input


def shown_error(form, name) -> str:
    return form.fields[name].error()


def question(parent) -> QMessageBox | None:
    return parent.findChild(QMessageBox, "unsaved_dialog")


def test_hands_all_values_over(form, submitted):
    form.submit()
    assert submitted == [
        {"name": "Échecs", "siret": "", "phone": "", "from_date": date(2026, 9, 1)}
    ]


def test_a_required_field_says_so_in_words(form):
    words = [label.text() for label in form.fields["name"].findChildren(QWidget)
             if hasattr(label, "text")]  # fmt: skip
    assert "obligatoire" in words
    assert value(form, "name").accessibleName() == "Nom, obligatoire"


def test_errors_stand_under_their_fields_and_focus_goes_to_the_first(form, submitted):
    value(form, "name").setText("")
    value(form, "from_date").setText("31/02/2026")
    form.submit()
    assert submitted == []
    assert shown_error(form, "name") == "À remplir\u202f: Nom."
    assert "31" in shown_error(form, "from_date")
    assert form.focusWidget() is value(form, "name")
    assert shown_error(form, "name") in value(form, "name").accessibleDescription()


def test_an_error_goes_as_soon_as_it_is_mended(form):
    value(form, "from_date").setText("31/02/2026")
    form.submit()
    value(form, "from_date").setText("28/02/2026")
    assert shown_error(form, "from_date") == ""


def test_a_value_is_checked_when_its_field_is_left(form, qtbot):
    value(form, "siret").setFocus()
    type_text(value(form, "siret"), "123")
    value(form, "phone").setFocus()
    assert shown_error(form, "siret")


def test_a_doubt_asks_for_a_reason_and_is_then_saved(form, submitted):
    value(form, "phone").setText("3949")
    form.submit()
    field = form.fields["phone"]
    assert submitted == []
    assert shown_error(form, "phone") == ""
    assert form.focusWidget() is field._reason
    type_text(field._reason, "numéro d’accueil")
    form.submit()
    assert submitted[0]["phone"] == "3949"
    assert form.reasons() == {"phone": "numéro d’accueil"}


def test_a_warning_of_a_rule_is_a_doubt_too(form, submitted):
    form.warn([Warned(field="from_date", code="early", message="Commence avant la signature.")])
    form.submit()
    assert submitted == []
    form.fields["from_date"]._reason.setText("accord oral")
    form.submit()
    assert form.reasons() == {"from_date": "accord oral"}


def test_a_rule_shows_its_sentence_under_its_field(form, submitted):
    form.submit()
    form.refuse(RuleBroken("taken", "Ce nom existe déjà.", field="name"))
    assert shown_error(form, "name") == "Ce nom existe déjà."
    assert form._alert.text() == ""
    assert value(form, "name").text() == "Échecs"
    assert form.is_dirty() is False


def test_a_rule_shows_every_field_to_fill(form):
    missing = (Missing(field="siret", label="SIRET"), Missing(field="elsewhere", label="Pôle"))
    form.refuse(RuleBroken("missing", "Il manque des champs.", missing=missing))
    assert shown_error(form, "siret") == "À remplir\u202f: SIRET."
    assert form._alert.text() == "Il manque des champs."


def test_what_has_no_field_stands_above_the_form(form):
    form.refuse(Trouble("disk_full", "Le disque est plein.", "Libérez de la place."))
    assert form._alert.text() == "Le disque est plein. Libérez de la place."
    form.submit()
    assert form._alert.text() == ""


def test_nothing_is_handed_over_twice(form, submitted):
    form.submit()
    form.submit()
    assert len(submitted) == 1
    form.refuse(RuleBroken("no", "Non."))
    form.submit()
    assert len(submitted) == 2


def test_dirty_follows_what_is_typed_also_when_it_cannot_be_read(form):
    told = []
    form.dirty_changed.connect(told.append)
    value(form, "from_date").setText("31/02/2026")
    value(form, "from_date").setText("1/9/26")
    value(form, "name").setText("Échecs")
    assert told == [True, False]
    assert not form.is_dirty()


def test_leaving_an_unchanged_form_asks_nothing(form):
    left = []
    form.ask_leave(lambda: left.append(1), lambda: left.append(0))
    assert left == [1]
    assert question(form) is None


@pytest.mark.parametrize(
    ("button", "expected"), [("unsaved_discard", ["left"]), ("unsaved_stay", ["stayed"])]
)
def test_leaving_a_changed_form_asks(form, submitted, button, expected):
    heard = []
    value(form, "name").setText("Autre")
    form.ask_leave(lambda: heard.append("left"), lambda: heard.append("stayed"))
    texts = [b.text().replace("&", "") for b in question(form).buttons()]
    assert set(texts) == {"Enregistrer", "Ne pas enregistrer", "Annuler"}
    question(form).findChild(QPushButton, button).click()
    settle()
    assert heard == expected
    assert submitted == []
    assert question(form) is None


def test_esc_in_the_question_stays(form):
    heard = []
    value(form, "name").setText("Autre")
    form.ask_leave(lambda: heard.append("left"), lambda: heard.append("stayed"))
    press(question(form), Qt.Key.Key_Escape)
    settle()
    assert heard == ["stayed"]


def test_leaving_by_saving_goes_on_only_when_saved(form, submitted):
    heard = []
    value(form, "name").setText("Autre")
    form.ask_leave(lambda: heard.append("left"), lambda: heard.append("stayed"))
    question(form).findChild(QPushButton, "unsaved_save").click()
    settle()
    assert heard == []
    form.refuse(RuleBroken("no", "Non."))
    assert heard == ["stayed"]
    form.submit()
    form.settle()
    assert heard == ["stayed"]


def test_locked_fields_say_why(form):
    form.set_locked(["siret"], "Figure dans l’original émis.")
    assert value(form, "siret").isReadOnly()
    assert "original" in value(form, "siret").accessibleDescription()
    form.set_locked([], "")
    assert not value(form, "siret").isReadOnly()


def test_enter_goes_on_to_the_next_field(form):
    value(form, "name").setFocus()
    press(value(form, "name"), Qt.Key.Key_Return, "\r")
    assert form.focusWidget() is value(form, "siret")


def test_enter_in_a_lone_field_saves(theme, qtbot):
    form = Form("name", (Section(fields=(Field("name", "Nom", TextInput()),)),))
    qtbot.addWidget(form)
    show(qtbot, form)
    value(form, "name").setFocus()
    type_text(value(form, "name"), "Matin")
    with qtbot.waitSignal(form.submitted) as typed:
        press(value(form, "name"), Qt.Key.Key_Return, "\r")
    assert typed.args == [{"name": "Matin"}]


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Return])
def test_control_s_and_control_enter_save_while_the_form_is_there(theme, qtbot, key):
    holder, form, submitted = QWidget(), make_form(), []
    form.submitted.connect(submitted.append)
    qtbot.addWidget(holder)
    foot = FormFoot(form, "association", holder)
    form.setParent(holder)
    form.show()
    show(qtbot, holder)
    value(form, "name").setFocus()
    qtbot.keyClick(value(form, "name"), key, Qt.KeyboardModifier.ControlModifier)
    assert len(submitted) == 1
    assert not foot.save_button.isEnabled()
    form.settle()
    assert foot.save_button.isEnabled()
    foot.hide()
    qtbot.keyClick(value(form, "name"), key, Qt.KeyboardModifier.ControlModifier)
    assert len(submitted) == 1


def dialog_of(form, parent) -> FormDialog:
    return FormDialog(form, name="officer", title="Dirigeante", save=lambda _: None, parent=parent)


def test_a_dialog_closes_when_saved_and_is_freed(theme, qtbot):
    from shiboken6 import isValid

    form = make_form()
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = dialog_of(form, parent)
    dialog.open()
    form.submit()
    assert dialog.isVisible()
    form.settle()
    settle()
    assert not isValid(dialog)


def test_a_dialog_grows_by_the_reason_of_a_refusal(theme, qtbot):
    fields = (Field("name", "Nom", TextInput()), Field("day", "Le", TextInput()))
    form = Form("officer", (Section(fields=fields),))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = dialog_of(form, parent)
    dialog.open()
    settle()
    before = dialog.height()
    long = "L’association peut présenter ses observations jusqu’au 28 novembre. " * 3
    form.refuse(RuleBroken("too_early", long.strip()))
    settle()
    assert dialog.height() > before
    assert form.verticalScrollBar().maximum() == 0


def test_a_dialog_with_changes_asks_before_it_closes(theme, qtbot):
    from shiboken6 import isValid

    form = make_form()
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = dialog_of(form, parent)
    dialog.open()
    value(form, "name").setText("Autre")
    dialog.close()
    assert dialog.isVisible()
    question(dialog).findChild(QPushButton, "unsaved_discard").click()
    settle()
    assert not isValid(dialog)


def test_a_list_that_drops_down_is_no_leaving(theme, qtbot) -> None:
    field = Field("city", "Ville", TextInput())
    field.input.problem = lambda: "Choisissez dans la liste."  # type: ignore[method-assign]
    qtbot.addWidget(field)
    field.input.set_value("Ami")
    popup = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(field.widget, popup)
    assert field.error() == ""
    left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(field.widget, left)
    assert field.error() == "Choisissez dans la liste."


def test_what_is_being_clicked_does_not_move_under_the_mouse(form, qtbot):
    siret, phone = value(form, "siret"), value(form, "phone")
    siret.setFocus()
    siret.setText("123")
    place = phone.mapTo(form, phone.rect().center())
    QTest.mousePress(phone, Qt.MouseButton.LeftButton)
    assert phone.hasFocus()
    assert not shown_error(form, "siret")
    assert phone.mapTo(form, phone.rect().center()) == place
    QTest.mouseRelease(phone, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shown_error(form, "siret")))
