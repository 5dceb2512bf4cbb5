"""The form of a person: who, what for, when, with what papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Signal

from polesdesk.actions import associations, volunteer_links, volunteers
from polesdesk.domain.field_words import field_label
from polesdesk.domain.rows import AssociationRow
from polesdesk.domain.volunteer_rows import VolunteerForm
from polesdesk.domain.volunteer_rules import emergency_is_over, health_words
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, Section
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.inputs import (
    CheckInput,
    ChecksInput,
    ChoiceInput,
    DateInput,
    EmailInput,
    Input,
    LongTextInput,
    PhoneInput,
    RecordInput,
    TextInput,
)
from polesdesk.ui.inputs.suggestions import suggest
from polesdesk.ui.inputs.words import HoursInput, WordsInput
from polesdesk.ui.parties.officer_form import CIVILITIES
from polesdesk.ui.parties.twins import LikelyNote
from polesdesk.ui.tokens import Tone
from polesdesk.ui.volunteers.words_input import (
    AvailabilityInput,
    absences_input,
    extra_hours_input,
)
from polesdesk.ui.words import tr

_EMERGENCY = ("emergency_name", "emergency_phone", "emergency_until")
_NAMES = ("first_name", "last_name", "phone")
_HEALTH_FIELDS = ("constraints", "notes")


class PersonTwins(LikelyNote):
    """Asks for people who are likely the one typed."""

    def ask(self) -> None:
        """Ask the directory; a name of one word says too little."""
        person: Volunteer = self.typed()
        if person.phone or (person.first_name and person.last_name):
            self.read(volunteer_links.twins, person)
        else:
            self.show_none()

    def sentence(self) -> str:
        """Return what is said above the names."""
        return self.tr("Cette personne a peut-être déjà sa fiche\u202f:")


class PersonForm(Form):
    """Changes a person or adds one; an emergency contact that is over is never shown."""

    twin_followed = Signal(str)
    """The id of a likely duplicate that the manager wants to see."""

    def __init__(self, desk: Desk, known: VolunteerForm) -> None:
        super().__init__("volunteer", _sections(desk, known))
        self._desk = desk
        self._person = known.person
        person = known.person
        self.what = full_name(person) or self.tr("Nouvelle personne")
        self._hides = emergency_is_over(person, desk.today())
        self._note_twins(desk)
        self._note_health()
        self.set_values(self._shown(known))
        for name in _NAMES:
            self.fields[name].changed.connect(self.twins.look_again)
        for name in ("is_agent", "is_minor"):
            self.fields[name].changed.connect(self._follow)
        self._follow()
        self.submitted.connect(self._save)
        self.keep_drafts(desk, "volunteer", person.id, title=self.what, version=person.version)

    def typed(self) -> Volunteer:
        """Return the person as the form stands; what is hidden stays as it is."""
        told = dict(self.values())
        told["association_id"] = told["association_id"] or None
        if self._hides and not any(told[name] for name in _EMERGENCY):
            told.update({name: getattr(self._person, name) for name in _EMERGENCY})
        if not told["is_minor"]:
            told["parental_authorisation_on"] = None
        if not told["is_agent"]:
            told["service"] = ""
        return replace(self._person, **told)

    def saved_id(self) -> str:
        """Return the id of the person that the form is about."""
        return self._person.id

    # Inside

    def _shown(self, known: VolunteerForm) -> dict[str, Any]:
        values = {f.name: getattr(known.person, f.name) for f in fields(known.person)}
        values["association_id"] = known.association
        if self._hides:
            values.update(dict.fromkeys(_EMERGENCY))
        return values

    def _note_twins(self, desk: Desk) -> None:
        self.twins = PersonTwins(desk, self.typed, "volunteer_twins", self)
        self.twins.followed.connect(self.twin_followed)
        self.fields["last_name"].add_below(self.twins)

    def _note_health(self) -> None:
        for name in _HEALTH_FIELDS:
            line = MessageLine(Tone.AMBER)
            line.setObjectName(f"volunteer_{name}_health")
            self.fields[name].add_below(line)
            self.fields[name].changed.connect(lambda n=name, one=line: self._warn_health(n, one))

    def _warn_health(self, name: str, line: MessageLine) -> None:
        words = health_words(str(self.fields[name].input.value()))
        told = tr(
            "«\u202f{words}\u202f» parle de santé, ce que la fiche ne garde pas (RGPD, art. 9). "
            "Écrivez ce que la personne ne fera pas, sans dire pourquoi\u202f: "
            "«\u202fpas de charges lourdes\u202f»."
        )
        line.show_text(told.format(words=", ".join(words)) if words else "")

    def _follow(self) -> None:
        """Ask for what concerns a minor or an agent only of them."""
        is_agent = bool(self.fields["is_agent"].input.value())
        self.fields["service"].setVisible(is_agent)
        is_minor = bool(self.fields["is_minor"].input.value())
        self.fields["parental_authorisation_on"].setVisible(is_minor)

    def _save(self, _values: Mapping[str, Any]) -> None:
        self._desk.do(
            volunteers.save, self.typed(), then=self._settle, failed=self.refuse, owner=self
        )

    def _settle(self, saved: Volunteer) -> None:
        self._person = saved
        self.settle()


def _sections(desk: Desk, known: VolunteerForm) -> tuple[Section, ...]:
    return (_identity(desk, known), _role(known), _time(desk), _papers(desk), _notes())


def _identity(desk: Desk, known: VolunteerForm) -> Section:
    quarter = TextInput(longest=80)
    suggest(quarter, known.quarters)
    return Section(
        title=tr("Personne"),
        fields=(
            _field("civility", ChoiceInput(CIVILITIES)),
            _field("first_name", TextInput(longest=80)),
            _field("last_name", TextInput(longest=80)),
            _field("phone", PhoneInput()),
            _field("email", EmailInput()),
            _field("quarter", quarter),
            _field(
                "is_minor",
                CheckInput(tr("moins de 18 ans")),
                hint=tr("Aucune date de naissance n’est gardée."),
            ),
            _field(
                "is_agent",
                CheckInput(tr("salarié de la Ville")),
                hint=tr("Ses heures ne comptent jamais comme du bénévolat."),
            ),
            _field("service", TextInput(longest=80)),
            _field(
                "association_id",
                RecordInput(desk, associations.page, _association_label),
                hint=tr("Tapez une partie du nom"),
            ),
            _field("joined_on", DateInput(desk.today)),
            _field("left_on", DateInput(desk.today)),
        ),
    )


def _role(known: VolunteerForm) -> Section:
    commas = tr("Séparées par des virgules\u202f: accueil, bureautique")
    return Section(
        title=tr("Savoir-faire et souhaits"),
        fields=(
            _field("skills", WordsInput(known.skills), hint=commas),
            _field(
                "wishes",
                WordsInput(known.wishes),
                hint=tr("Séparés par des virgules\u202f: jardin, lecture"),
            ),
            _field("hub_ids", ChecksInput(known.hubs, columns=2)),
            _field("key_hub_ids", ChecksInput(known.hubs, columns=2)),
            _field(
                "constraints",
                LongTextInput(lines=2),
                hint=tr("Ce qu’elle ne fera pas, sans dire pourquoi"),
            ),
        ),
    )


def _time(desk: Desk) -> Section:
    return Section(
        title=tr("Temps"),
        fields=(
            _field(
                "availability",
                AvailabilityInput(),
                hint=tr("Chaque semaine\u202f: lun 9-12, mar 14-17, sam matin"),
            ),
            _field(
                "absences",
                absences_input(desk.today),
                hint=tr("Une par ligne\u202f: du 12/03/2027 au 20/03/2027\u202f: congés"),
            ),
            _field(
                "extra_hours",
                extra_hours_input(desk.today),
                hint=tr("Une par ligne\u202f: 14/03/2027 9-12"),
            ),
            _field("agreed_minutes", HoursInput(), hint=tr("Par exemple 8 h")),
        ),
    )


def _papers(desk: Desk) -> Section:
    return Section(
        title=tr("Accords et papiers"),
        fields=(
            _field("photo_consent_on", DateInput(desk.today)),
            _field("contact_consent_on", DateInput(desk.today)),
            _field("parental_authorisation_on", DateInput(desk.today)),
            _field(
                "insurance_attested_on",
                DateInput(desk.today),
                hint=tr("Le jour où elle a attesté être assurée\u202f; aucune copie n’est gardée."),
            ),
            _field("emergency_name", TextInput(longest=120)),
            _field("emergency_phone", PhoneInput()),
            _field(
                "emergency_until",
                DateInput(desk.today),
                hint=tr(
                    "Après ce jour, elle n’est plus montrée et il vous est proposé de l’effacer."
                ),
            ),
        ),
    )


def _notes() -> Section:
    return Section(fields=(_field("notes", LongTextInput(lines=3)),))


def _field(name: str, widget: Input, *, required: bool = False, hint: str = "") -> Field:
    label = tr(field_label("volunteer", name))
    return Field(name, label, widget, required=required, hint=hint)


def _association_label(row: AssociationRow) -> str:
    place = row.city or row.rna
    return f"{row.name} · {place}" if place else row.name
