"""A small tab of invented agreements, on which the shared pieces of the window are tried."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from polesdesk.domain.cards import TimelineStep
from polesdesk.domain.folding import fold
from polesdesk.domain.french import format_date, format_euros
from polesdesk.domain.lists import Choice, ListQuery
from polesdesk.ui.card import Block, Button, Card, Content, Fact, Line, Link, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, Section
from polesdesk.ui.inputs import (
    CheckInput,
    ChoiceInput,
    DateInput,
    IntInput,
    LongTextInput,
    MoneyInput,
    PhoneInput,
    RecordInput,
    SiretInput,
    TextInput,
)
from polesdesk.ui.list_page import ListPage, ListTexts
from polesdesk.ui.source import Source
from polesdesk.ui.tab import Tab, TabSpec
from polesdesk.ui.tokens import Tone

TODAY = date(2026, 11, 21)
NAMES = (
    ("LEU", "Les Amis du Quartier Saint-Leu et de ses canaux", "Saint-Leu", "En vigueur"),
    ("PIG", "Échecs d’Amiens-Nord", "Pigeonnier B", "Sans titre"),
    ("LEU", "Théâtre de l’Œuf", "Saint-Leu", "Finit dans 40 j"),
    ("UNI", "Radio Campus Démo", "l’Union", "En vigueur"),
    ("MON", "Mémoire ouvrière", "Château de Montières", "Finit dans 62 j"),
    ("VOL", "Couture & Partage", "Voltaire", "À signer"),
    ("CON", "Jardins du Val d’Avre", "Condorcet", "Projet"),
    ("MAR", "Entraide Marivaux", "Marivaux", "En vigueur"),
)
TONES = {
    "En vigueur": Tone.GREEN,
    "Sans titre": Tone.RED,
    "Finit dans 40 j": Tone.AMBER,
    "Finit dans 62 j": Tone.AMBER,
    "À signer": Tone.BLUE,
    "Projet": Tone.GREY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An invented agreement."""

    id: str
    number: str
    name: str
    hub: str
    end: date
    situation: str
    cents: int


def row(number: int) -> Row:
    """The agreement of a number; made when asked for, so that a million cost nothing."""
    code, name, hub, situation = NAMES[number % len(NAMES)]
    return Row(
        id=str(number),
        number=f"{code}-2026-{number + 1:03}",
        name=name,
        hub=hub,
        end=TODAY + timedelta(days=number % 700),
        situation=situation,
        cents=64_000 + number * 1250 % 500_000,
    )


class Rows:
    """The actions of a list of invented agreements, of any length."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.reads: list[tuple[int, int]] = []
        self.removed: set[str] = set()

    def chosen(self, query: ListQuery) -> Sequence[int]:
        """The numbers that a query holds, in its order."""
        numbers: Sequence[int] = range(self.length)
        if query.text or query.filters or self.removed:
            wanted = fold(query.text)
            hub = query.filters.get("hub", "")
            numbers = [
                n
                for n in numbers
                if wanted in fold(f"{row(n).name} {row(n).number}")
                and hub in ("", row(n).hub)
                and str(n) not in self.removed
            ]
        if query.sort == "name":
            numbers = sorted(numbers, key=lambda n: (fold(row(n).name), n))
        return numbers[::-1] if query.descending else numbers

    def count(self, work: object, query: ListQuery) -> int:
        """How many there are."""
        return len(self.chosen(query))

    def page(self, work: object, query: ListQuery, offset: int, limit: int) -> tuple[Row, ...]:
        """Some of them."""
        self.reads.append((offset, limit))
        return tuple(row(n) for n in self.chosen(query)[offset : offset + limit])

    def position(self, work: object, query: ListQuery, record: str) -> int | None:
        """Where one stands."""
        numbers = self.chosen(query)
        return numbers.index(int(record)) if record and int(record) in numbers else None

    def source(self) -> Source:
        """The three of them together."""
        return Source(count=self.count, page=self.page, position=self.position)


COLUMNS = (
    Column(key="number", title="N°", text=lambda r: r.number, sort="number",
           sample="MON-2026-0001"),
    Column(
        key="name", title="Association", text=lambda r: r.name, sort="name",
        sample="Les Amis du Qu", stretch=3,
    ),
    Column(key="hub", title="Pôle", text=lambda r: r.hub, sample="Château de", stretch=1),
    Column(
        key="end", title="Fin", text=lambda r: format_date(r.end), sort="end",
        sample="31/08/2027", copied=lambda r: r.end,
    ),
    Column(
        key="situation", title="Situation", text=lambda r: r.situation, sample="Finit dans 40 j",
        chip=lambda r: Chip(word=r.situation, tone=TONES[r.situation]),
    ),
    Column(
        key="value", title="Aide en nat.", text=lambda r: format_euros(r.cents),
        align=Align.RIGHT, sample="12 140,00 €", copied=lambda r: Decimal(r.cents).scaleb(-2),
    ),
)  # fmt: skip

TEXTS = ListTexts(
    subject="conventions",
    one="convention",
    many="conventions",
    feminine=True,
    filter="Filtrer les conventions",
    new="Nouvelle convention",
    empty="Une convention dit quelle association occupe quels locaux, quand et jusqu’à quand.",
    empty_link="Lire la page du manuel",
)


def steps() -> tuple[TimelineStep, ...]:
    """The life of an agreement that waits for the association's signature."""
    told = (
        ("Projet", date(2026, 10, 12), True, False),
        ("Original", date(2026, 11, 3), True, False),
        ("Envoyée", date(2026, 11, 5), True, False),
        ("Association", None, False, True),
        ("Ville", None, False, False),
        ("Notifiée", None, False, False),
        ("En vigueur", date(2027, 1, 1), False, False),
    )
    return tuple(
        TimelineStep(key=label, label=label, on=on, done=done, current=current)
        for label, on, done, current in told
    )


def nothing() -> None:
    """What a button of the demonstration does."""


def content_of(one: Row, edit: Callable[[], object]) -> Content:
    """The card of an agreement."""
    return Content(
        reference=f"{one.number} · pôle {one.hub}",
        title=one.name,
        chip=Chip(word=one.situation, tone=TONES[one.situation]),
        timeline=steps(),
        strips=(
            Strip(
                text="Attestation d’assurance à produire avant la remise des clés",
                button=Button(name="convention_attach", text="Joindre…", act=nothing),
            ),
        ),
        blocks=(
            Block(
                facts=(
                    Fact(label="Association", text=one.name, link=Link(kind="association", id="9")),
                    Fact(label="Locaux", text="Atelier, 32 m², 19 personnes · cat. 5, type L"),
                    Fact(
                        label="Créneaux",
                        text="mercredi 14 h – 17 h, toutes les semaines, hors vacances",
                    ),
                    Fact(
                        label="Durée",
                        text="du 1er janvier 2027 au 30 juin 2028 · préavis 2 mois",
                    ),
                    Fact(label="Gratuité", text="intérêt général (CG3P, art. L. 2125-1)"),
                    Fact(label="Aide en nature", text=f"{format_euros(one.cents)} par an"),
                    Fact(label="Signataire", text="Adjointe déléguée à la vie associative"),
                )
            ),
            Block(
                title="Originaux",
                lines=(
                    Line(
                        title="Version 1",
                        detail="émise le 3 novembre 2026, 5 pages",
                        chip=Chip(word="En attente", tone=Tone.BLUE, icon="hourglass"),
                        buttons=(Button(name="convention_open", text="Ouvrir", act=nothing),),
                    ),
                ),
            ),
        ),
        primary=Button(name="convention_note_return", text="Noter le retour signé", act=nothing),
        buttons=(
            Button(name="convention_edit", text="Modifier", act=edit),
            Button(name="convention_print_draft", text="Aperçu", act=nothing),
        ),
        more=(
            Button(name="convention_renew", text="Renouveler", act=nothing, icon="refresh-cw"),
            Button(
                name="convention_bin", text="Mettre à la corbeille", act=nothing, icon="trash-2"
            ),
        ),
    )


def make_form(desk: Desk, rows: Rows) -> Form:
    """The form of an agreement, with one field of each kind."""
    kinds = [Choice(value="SLOT", label="Créneaux"), Choice(value="SHARED", label="Usage partagé")]
    form = Form(
        "convention",
        (
            Section(
                title="Parties",
                fields=(
                    Field("name", "Association", TextInput(), required=True),
                    Field(
                        "hub_id",
                        "Pôle",
                        RecordInput(desk, rows.page, lambda r: f"{r.number} {r.hub}"),
                    ),
                    Field("siret", "SIRET", SiretInput(), hint="14 chiffres, sous le code-barres"),
                    Field("phone", "Téléphone", PhoneInput()),
                ),
            ),
            Section(
                title="Durée et valeur",
                fields=(
                    Field("start_date", "Début", DateInput(desk.today), required=True),
                    Field("end_date", "Fin", DateInput(desk.today)),
                    Field("use_kind", "Occupation", ChoiceInput(kinds)),
                    Field("headcount", "Effectif", IntInput(unit="personnes")),
                    Field("fee_cents", "Redevance", MoneyInput()),
                    Field("public", "Public", CheckInput("reçoit du public")),
                    Field("notes", "Notes", LongTextInput()),
                ),
            ),
        ),
    )
    form.set_values(
        {"name": "Couture & Partage", "start_date": date(2027, 1, 1), "fee_cents": 99_000}
    )
    return form


class DemoTab(Tab):
    """The list, the card and the form of invented agreements."""

    subject = "conventions"
    kinds = ("convention",)
    watches = ("convention",)

    def __init__(self, desk: Desk, settings: QSettings, rows: Rows) -> None:
        super().__init__("Conventions")
        self.desk = desk
        self.rows = rows
        self.saved: list[dict[str, object]] = []
        self.page = ListPage(desk, settings, TEXTS, columns=COLUMNS, source=rows.source())
        hubs = [Choice(value=hub, label=hub) for hub in ("Saint-Leu", "Voltaire", "Marivaux")]
        self.hub_filter = self.page.add_filter("hub", "Pôle", hubs, all_label="tous")
        self.page.add_filter("state", "Situation", (), all_label="toutes")
        self.card = Card("convention", "Choisissez une convention dans la liste.")
        self.page.set_card(self.card, leave=self.card.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.edit_command = command(
            self, "convention_edit_command", "&Modifier", self.edit, keys=("Ctrl+E",)
        )
        self.new_command = command(
            self, "convention_new_command", "&Nouvelle convention", self.edit, keys=("Ctrl+N",),
            picture="plus",
        )  # fmt: skip
        self._commands = (self.new_command, separator(self), self.edit_command)
        self.page.set_actions([self.edit_command])
        self.page.current_changed.connect(self.show_record)
        self.page.opened.connect(lambda _id: self.edit())
        self.page.new_asked.connect(self.edit)
        self.card.dirty_changed.connect(lambda _dirty: self.state_changed.emit())
        self.card.followed.connect(self.went)

    def commands(self) -> Sequence[QAction]:
        return self._commands

    def list_page(self) -> ListPage:
        return self.page

    def refresh(self) -> None:
        self.page.reload()

    def open_record(self, kind: str, record: str) -> None:
        self.page.select(record)

    def record_title(self) -> str:
        record = self.page.current_id()
        return row(int(record)).number if record else ""

    def is_dirty(self) -> bool:
        return self.card.is_dirty()

    def leave(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        self.card.leave(then, stay)

    def take_focus(self) -> None:
        self.page.focus_list()

    def show_record(self, record: str) -> None:
        if record:
            self.card.show_content(content_of(row(int(record)), self.edit))
        else:
            self.card.show_nothing()
        self.state_changed.emit()

    def edit(self) -> None:
        form = make_form(self.desk, self.rows)
        form.submitted.connect(self.save)
        self.card.edit(form)

    def save(self, values: dict[str, object]) -> None:
        self.saved.append(values)
        form = self.card.form()
        assert form is not None
        self.desk.do(
            _keep, values, then=lambda _value: form.settle(), failed=form.refuse, owner=self
        )


def _keep(work: object, values: dict[str, object]) -> dict[str, object]:
    """An action that writes nothing: the demonstration has no tables."""
    return dict(values)


def spec_of(tab: Tab) -> TabSpec:
    """Return what a window knows of a tab that is built already."""
    return TabSpec(
        subject=tab.subject,
        title=tab.title,
        kinds=tab.kinds,
        drafts=tab.drafts,
        has_menu=bool(tab.commands()),
        load=lambda: None,
        build=lambda: tab,
    )
