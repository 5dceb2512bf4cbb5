"""The card of a record: to read, and in the same places to change."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from hands import settle, show
from polesdesk.domain.cards import TimelineStep
from polesdesk.ui.card import Block, Button, Card, Content, Fact, Line, Link
from polesdesk.ui.card.timeline import Timeline, short_day
from polesdesk.ui.chips import Chip, ChipLabel
from polesdesk.ui.texts import LinkLabel
from polesdesk.ui.tokens import Tone
from window_demo import content_of, make_form, row, steps

HINT = "Choisissez une convention."


@pytest.fixture
def card(theme, qtbot):
    made = Card("convention", HINT)
    qtbot.addWidget(made)
    made.resize(540, 640)
    made.show()
    return made


def nothing() -> None:
    pass


def words(card) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_says_what_to_do_when_no_record_is_chosen(card):
    assert words(card) == [HINT]


def test_shows_a_record_with_all_that_goes_with_it(card):
    card.show_content(content_of(row(5), nothing))
    settle()
    shown = words(card)
    for text in ("VOL-2026-006 · pôle Voltaire", "Couture & Partage", "Locaux", "Originaux",
                 "Attestation d’assurance à produire avant la remise des clés"):  # fmt: skip
        assert text in shown
    assert HINT not in shown
    buttons = {b.objectName() for b in card.findChildren(QPushButton) if b.isVisible()}
    assert {"convention_note_return", "convention_edit", "convention_more"} <= buttons


def test_another_record_leaves_nothing_of_the_former_one(card):
    card.show_content(content_of(row(5), nothing))
    card.show_content(Content(title="Échecs"))
    settle()
    assert words(card) == ["Échecs"]
    assert [b for b in card.findChildren(QPushButton) if b.isVisible()] == []


def test_what_is_clicked_is_high_enough_for_a_hand(card):
    fact = Fact(label="Association", text="Couture", link=Link(kind="association", id="a"))
    card.show_content(Content(title="Échecs", blocks=(Block(facts=(fact,)),)))
    settle()
    assert card.findChild(LinkLabel).height() >= 24


def test_data_is_never_read_as_markup(card):
    text = "<b>A & B</b><img src='x'>"
    facts = (
        Fact(label="Nom", text=text),
        Fact(label="Lien", text=text, link=Link(kind="a", id="1")),
    )
    card.show_content(Content(title=text, reference=text, blocks=(Block(facts=facts),)))
    settle()
    shown = [label for label in card.findChildren(QLabel) if "A &" in label.text()]
    assert len(shown) == 4
    for label in shown:
        plain = label.textFormat() is Qt.TextFormat.PlainText
        assert plain or "&lt;b&gt;A &amp; B" in label.text()


def test_a_link_leads_to_its_record(card):
    followed = []
    card.followed.connect(lambda kind, record: followed.append((kind, record)))
    card.show_content(content_of(row(5), nothing))
    link = card.findChild(LinkLabel)
    assert link.accessibleName() == "Association, Couture & Partage"
    link.linkActivated.emit("go")
    assert followed == [("association", "9")]


def test_a_command_that_cannot_be_used_says_why(card):
    done = []
    spec = Button(name="convention_print_original", text="Émettre", act=lambda: done.append(1),
                  why_not="Il manque l’assurance.")  # fmt: skip
    card.show_content(Content(title="A", primary=spec))
    button = card.findChild(QPushButton, "convention_print_original")
    button.click()
    assert done == []
    assert "Il manque l’assurance." in button.toolTip()
    assert button.accessibleDescription() == "Il manque l’assurance."


def test_buttons_do_what_they_say(card):
    done = []

    def button(name: str) -> Button:
        return Button(name=name, text=name, act=lambda: done.append(name))

    line = Line(title="Version 1", buttons=(button("open"),))
    card.show_content(
        Content(
            title="A",
            primary=button("sign"),
            buttons=(button("edit"),),
            more=(button("bin"),),
            blocks=(Block(title="Originaux", lines=(line,), buttons=(button("add"),)),),
        )
    )
    for name in ("sign", "edit", "open", "add"):
        card.findChild(QPushButton, name).click()
    card.findChild(QPushButton, "convention_more").menu().actions()[0].trigger()
    assert done == ["sign", "edit", "open", "add", "bin"]


def test_an_empty_block_says_so(card):
    card.show_content(Content(title="A", blocks=(Block(title="Pièces", empty="Aucune pièce."),)))
    settle()
    assert "Aucune pièce." in words(card)


def test_the_form_takes_the_place_and_gives_it_back(card, desk, rows):
    card.show_content(content_of(row(5), nothing))
    form = make_form(desk, rows)
    heard = []
    card.editing_changed.connect(heard.append)
    card.edit(form)
    settle()
    assert form.isVisible()
    assert not card.findChild(QPushButton, "convention_note_return").isVisible()
    assert card.findChild(QPushButton, "convention_save").isVisible()
    assert form.what == "Couture & Partage"
    form.submit()
    form.settle()
    settle()
    assert card.form() is None
    assert heard == [True, False]
    assert card.findChild(QPushButton, "convention_note_return").isVisible()


def test_labels_stand_in_the_same_place_to_read_and_to_change(card, desk, rows):
    def left_of(text: str) -> int:
        label = next(x for x in card.findChildren(QLabel) if x.text() == text and x.isVisible())
        return label.mapTo(card, label.rect().topLeft()).x()

    card.show_content(content_of(row(5), nothing))
    settle()
    read = left_of("Association"), left_of("Atelier, 32 m², 19 personnes · cat. 5, type L")
    form = make_form(desk, rows)
    card.edit(form)
    settle()
    line = form.fields["name"].widget
    assert (left_of("Association"), line.mapTo(card, line.rect().topLeft()).x()) == read


def test_another_form_waits_until_the_first_was_left(card, desk, rows):
    first, second = make_form(desk, rows), make_form(desk, rows)
    card.edit(first, title="Nouvelle convention")
    first.fields["name"].input.setText("Autre")
    card.edit(second, title="Nouvelle convention")
    assert card.form() is first
    card.findChild(QPushButton, "unsaved_discard").click()
    settle()
    assert card.form() is second


def test_the_keyboard_stays_on_the_command_that_was_used(card, qtbot):
    def content() -> Content:
        return Content(title="A", primary=sign, buttons=(note,), blocks=(Block(buttons=(add,)),))

    def redraw() -> None:
        card.show_content(content())

    sign = Button(name="sign", text="Signer", act=redraw)
    note = Button(name="note", text="Noter", act=redraw)
    add = Button(name="add", text="Ajouter", act=redraw)
    redraw()
    show(qtbot, card)
    for name in ("note", "add", "sign"):
        button = card.findChild(QPushButton, name)
        button.setFocus()
        button.click()
        settle()
        assert card.focusWidget().objectName() == name
    note_button = card.findChild(QPushButton, "note")
    note_button.setFocus()
    card.show_content(Content(title="A", primary=sign))
    settle()
    assert card.focusWidget().objectName() == "sign"


def test_the_same_record_read_again_stays_where_it_was_read(card):
    facts = tuple(Fact(label=str(n), text="x") for n in range(80))
    content = Content(title="A", reference="1", blocks=(Block(facts=facts),))
    card.show_content(content)
    settle()
    bar = card._reading.verticalScrollBar()
    bar.setValue(200)
    card.show_content(content)
    settle()
    assert bar.value() == 200
    card.show_content(Content(title="B", blocks=(Block(facts=facts),)))
    settle()
    assert bar.value() == 0


def test_the_card_grows_with_the_text(card, theme):
    card.show_content(content_of(row(5), nothing))
    settle()
    before = next(x for x in card.findChildren(QLabel) if x.text() == "Locaux").width()
    theme.zoom_by(3)
    settle()
    assert next(x for x in card.findChildren(QLabel) if x.text() == "Locaux").width() > before
    theme.zoom_reset()


def test_a_record_that_is_read_again_does_not_close_the_form(card, desk, rows):
    card.show_content(content_of(row(5), nothing))
    form = make_form(desk, rows)
    card.edit(form)
    form.fields["name"].input.setText("Autre")
    card.show_content(content_of(row(5), nothing))
    card.show_nothing()
    assert card.form() is form
    assert card.is_dirty()


def test_a_timeline_tells_its_steps_to_those_who_do_not_see_it(theme, qtbot):
    line = Timeline()
    qtbot.addWidget(line)
    line.show_steps(steps())
    told = line.accessibleName()
    assert told.startswith("Étapes\u202f: Projet 12\u00a0octobre\u00a02026, ")
    assert "Association en attente" in told
    line.resize(200, line.sizeHint().height())
    line.grab()
    line.show_steps(())
    assert line.isHidden()


def test_a_timeline_of_one_step_is_painted(theme, qtbot):
    line = Timeline()
    qtbot.addWidget(line)
    line.show_steps([TimelineStep(key="a", label="Projet", on=None, done=False, current=True)])
    assert not line.grab().isNull()


@pytest.mark.parametrize(
    ("month", "told"), [(1, "1er janv."), (5, "1er mai"), (7, "1er juil."), (12, "1er déc.")]
)
def test_days_are_short_in_french(month, told):
    from datetime import date

    assert short_day(date(2026, month, 1)) == told


def test_a_chip_speaks_its_word_and_takes_its_room(theme, qtbot):
    label = ChipLabel()
    qtbot.addWidget(label)
    assert label.sizeHint().width() == 0
    label.show_chip(Chip(word="Sans titre", tone=Tone.RED))
    assert label.accessibleName() == "Sans titre"
    assert label.sizeHint().width() > label.fontMetrics().horizontalAdvance("Sans titre")


def test_the_state_stays_at_the_right_without_a_reference(card, qtbot):
    chip = Chip(word="Reçue", tone=Tone.AMBER)
    places = []
    for reference in ("Centre", ""):
        card.show_content(Content(title="Échecs", reference=reference, chip=chip))
        settle()
        label = card.findChild(ChipLabel)
        places.append(label.geometry().right())
        assert label.width() < card.width() / 2
    assert places[0] == places[1]
