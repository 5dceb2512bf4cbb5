"""The form of a paper: what it is, until when it is valid, the file that proves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import associations, papers
from polesdesk.domain.associations import Cover, Paper, PaperKind, PaperState
from polesdesk.domain.field_words import field_label
from polesdesk.domain.labels import COVERS, PAPER_STATES, PAPERS
from polesdesk.domain.lists import Choice
from polesdesk.domain.paper_validity import valid_until
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChecksInput, ChoiceInput, DateInput, Input, TextInput
from polesdesk.ui.inputs.files import FileInput
from polesdesk.ui.parties.premises_input import PremisesInput
from polesdesk.ui.words import choices_of, offered, tr

DECISIONS = tuple(
    Choice(value=str(state), label=PAPER_STATES[state])
    for state in (PaperState.REJECTED, PaperState.NOT_APPLICABLE)
)
INSURANCE = ("insurer", "policy_no", "covers", "premises", "coverage")


def paper_dialog(
    desk: Desk, settings: QSettings, paper: Paper, parent: QWidget, *, is_new: bool
) -> FormDialog:
    """Return the dialog that changes a paper, or adds one with its file."""
    if is_new and paper.valid_to is None and paper.received_on is not None:
        paper = replace(paper, valid_to=valid_until(paper.kind, paper.received_on))
    form = Form("paper", _sections(desk, settings, paper))
    known = {f.name: getattr(paper, f.name) for f in fields(paper)}
    form.set_values({**known, "premises": papers.premises_keys(paper)})
    premises = form.fields["premises"]
    assert isinstance(premises.input, PremisesInput)
    desk.read(papers.premises_choices, paper, then=premises.input.set_choices, owner=form)
    kind = form.fields["kind"]

    def follow_kind() -> None:
        insured = kind.input.value() == PaperKind.INSURANCE_CERTIFICATE
        for name in INSURANCE:
            form.fields[name].setVisible(insured)

    def save(values: Mapping[str, Any]) -> None:
        _save(desk, form, paper, values)

    kind.changed.connect(follow_kind)
    if is_new:
        _propose_end(form)
    follow_kind()
    title = tr("Nouvelle pièce") if is_new else tr(PAPERS[paper.kind])
    form.keep_drafts(
        desk, "paper", paper.id, title=title, version=paper.version, owner=paper.association_id
    )
    return FormDialog(form, name="paper", title=title, save=save, parent=parent)


def _propose_end(form: Form) -> None:
    """Write until when a yearly paper is valid, as long as the manager writes no other end."""
    kind, received, end = (form.fields[name] for name in ("kind", "received_on", "valid_to"))
    proposed: list[date | None] = [end.input.value()]

    def propose() -> None:
        typed, day = kind.input.value(), received.input.value()
        wanted = valid_until(PaperKind(typed), day) if typed and day else None
        if end.input.value() == proposed[0] and not end.input.problem() and wanted != proposed[0]:
            proposed[0] = wanted
            end.input.set_value(wanted)

    for one in (kind, received):
        one.changed.connect(propose)


def _save(desk: Desk, form: Form, paper: Paper, values: Mapping[str, Any]) -> None:
    told = dict(values)
    source: Path | None = told.pop("file")
    told["kind"] = PaperKind(told["kind"])
    told["decided"] = PaperState(told["decided"]) if told["decided"] else None
    told["covers"] = tuple(Cover(one) for one in told["covers"])
    premises = told.pop("premises")
    typed = papers.with_premises(replace(paper, **told), premises)

    def settle(_saved: Paper) -> None:
        form.settle()

    if source is None:
        desk.do(associations.save_paper, typed, then=settle, failed=form.refuse, owner=form)
        return
    title = tr("Enregistrement de {name}").format(name=source.name)
    save = papers.save_with_file
    desk.run(save, typed, source, title=title, then=settle, failed=form.refuse, owner=form)


def _sections(desk: Desk, settings: QSettings, paper: Paper) -> tuple[Section, ...]:
    patterns = " ".join(f"*{suffix}" for suffix in papers.SUFFIXES)
    file = FileInput(
        FileChooser(settings, "papers"),
        tr("Pièces ({patterns})").format(patterns=patterns),
        papers.SUFFIXES,
    )
    held = tr(
        "Le fichier joint est «\u202f{name}\u202f»\u202f; un autre le remplacera, "
        "et celui-ci sera gardé."
    ).format(name=paper.file_name)
    return (
        Section(
            fields=(
                _field("kind", ChoiceInput(choices_of(PAPERS)), required=True),
                Field("file", tr("Fichier"), file, hint=held if paper.file_name else ""),
                _field("received_on", DateInput(desk.today)),
                _field("valid_from", DateInput(desk.today)),
                _field("valid_to", DateInput(desk.today)),
                _field("insurer", TextInput(longest=120)),
                _field("policy_no", TextInput(longest=60)),
                _field(
                    "covers",
                    ChecksInput(choices_of(COVERS), columns=2),
                    hint=tr("Cochez ce que l’attestation garantit\u202f; rien\u202f: non vérifié."),
                ),
                _field("coverage", TextInput(), hint=tr("Précisions\u202f: plafond, franchise…")),
            ),
        ),
        Section(
            title=tr("Décision"),
            fields=(
                _field("decided", ChoiceInput(offered(DECISIONS), empty_label=tr("aucune"))),
                _field("reason", TextInput()),
            ),
        ),
        # last, for its boxes come once they are read, and Tab goes as the eye does
        Section(
            fields=(
                Field(
                    "premises",
                    tr("Locaux assurés"),
                    PremisesInput(),
                    hint=tr("Ceux qu’elle nomme\u202f; rien\u202f: elle n’en exclut aucun."),
                ),
            ),
        ),
    )


def _field(name: str, widget: Input, *, required: bool = False, hint: str = "") -> Field:
    return Field(name, tr(field_label("paper", name)), widget, required=required, hint=hint)
