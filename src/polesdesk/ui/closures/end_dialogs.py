"""The small dialogs of an operation: reopen, another end, its act, and a termination to begin."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import closure_ends, closure_operations, conventions
from polesdesk.domain.closure_operations import ClosureOperation, TouchedLine
from polesdesk.domain.closure_words import figures, name_of, period_in_words
from polesdesk.domain.conventions import Convention, State, TerminationGround
from polesdesk.domain.french import format_date
from polesdesk.domain.move_guards import months_later
from polesdesk.domain.speech import marked
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import DateInput, LongTextInput, TextInput
from polesdesk.ui.words import tr

ONE_DAY = timedelta(days=1)


def reopen_dialog(desk: Desk, one: ClosureOperation, parent: QWidget) -> FormDialog:
    """Return the dialog that opens the premises again from a day on."""
    hint = tr(
        "Les séances reviennent à partir de ce jour\u202f; les suspensions sont levées, les "
        "déplacements qui suivent sont repris."
    )
    form = Form(
        "closure_reopen",
        (Section(fields=(
            Field("on", tr("Réouverture le"), DateInput(desk.today), required=True, hint=hint),
        )),),
    )  # fmt: skip
    form.set_values({"on": one.reopened_on or one.period[1] + ONE_DAY})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(closure_ends.reopen, one.id, values["on"],
                then=lambda _made: form.settle(), failed=form.refuse, owner=form)  # fmt: skip

    title = tr("Rouvrir les locaux")
    return FormDialog(form, name="closure_reopen", title=title, save=save, parent=parent,
                      verb=tr("&Rouvrir"))  # fmt: skip


def end_dialog(desk: Desk, one: ClosureOperation, parent: QWidget) -> FormDialog:
    """Return the dialog that lets a closure last longer, or less long; it says what follows."""
    form = Form(
        "closure_end",
        (Section(fields=(
            Field("last", tr("Dernier jour"), DateInput(desk.today), required=True,
                  hint=tr("Compris. Séances, déplacements et suspensions sont recalculés.")),
        )),),
    )  # fmt: skip
    former = one.period[1]
    form.set_values({"last": former})
    field = form.fields["last"]

    now = tr("Aujourd’hui\u202f: {period}.").format(period=period_in_words(one))
    form.tell(now)

    def tell(lines: tuple[TouchedLine, ...]) -> None:
        more = tr("En plus\u202f: {figures}").format(figures=figures(lines))
        form.tell(more if lines else tr("Rien de plus n’est touché."))

    def look() -> None:
        last = field.input.value()
        if isinstance(last, date) and last > former:
            desk.read(closure_ends.coming, one, last, then=tell, owner=form)
        elif isinstance(last, date) and last < former:
            told = tr("Les séances reviennent à partir du {day}.")
            form.tell(told.format(day=format_date(last + ONE_DAY)))
        else:
            form.tell(now)

    def save(values: Mapping[str, Any]) -> None:
        desk.do(closure_ends.set_end, one.id, values["last"],
                then=lambda _made: form.settle(), failed=form.refuse, owner=form)  # fmt: skip

    field.changed.connect(look)
    title = tr("Prolonger ou écourter")
    return FormDialog(form, name="closure_end", title=title, save=save, parent=parent)


def note_dialog(desk: Desk, one: ClosureOperation, parent: QWidget) -> FormDialog:
    """Return the dialog of what may still be completed: the act, whom to call, notes."""
    form = Form(
        "closure_note",
        (Section(fields=(
            Field("act_number", tr("Acte n°"), TextInput(longest=60)),
            Field("act_date", tr("Acte du"), DateInput(desk.today)),
            Field("contact", tr("À qui s’adresser"), TextInput(longest=200)),
            Field("notes", tr("Notes"), LongTextInput(lines=3)),
        )),),
    )  # fmt: skip
    names = ("act_number", "act_date", "contact", "notes")
    form.set_values({name: getattr(one, name) for name in names})

    def save(values: Mapping[str, Any]) -> None:
        told = {name: values[name] or "" for name in names if name != "act_date"}
        desk.do(closure_operations.note, one.id, act_date=values["act_date"], **told,
                then=lambda _made: form.settle(), failed=form.refuse, owner=form)  # fmt: skip

    title = tr("Acte, contact et notes")
    return FormDialog(form, name="closure_note", title=title, save=save, parent=parent)


def termination_dialog(
    desk: Desk, one: ClosureOperation, convention: Convention, parent: QWidget
) -> FormDialog:
    """Return the step of termination as the operation prepares it, its notice respected."""
    form = Form(
        "closure_termination",
        (Section(fields=(
            Field("on", tr("Courrier du"), DateInput(desk.today), required=True),
            Field("until", tr("Effet le"), DateInput(desk.today), required=True,
                  hint=tr("Premier jour sans titre, préavis compris.")),
            Field("reason", tr("Motif"), LongTextInput(lines=3), required=True,
                  hint=tr("Intérêt général. Il figurera dans l’historique et la lettre.")),
            Field("despite", tr("Préavis abrégé"), TextInput(longest=200),
                  hint=tr("Pourquoi, si l’effet précède la fin du préavis.")),
        )),),
    )  # fmt: skip
    today = desk.today()
    until = months_later(today, convention.notice_months or 0)
    reason = f"{name_of(one, marked)}\u202f: {one.reason}"
    form.set_values({"on": today, "until": until, "reason": reason[:1].upper() + reason[1:]})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            conventions.move, convention.id, State.TERMINATION_PENDING,
            on=values["on"], until=values["until"], reason=values["reason"] or "",
            despite=values["despite"] or "", ground=TerminationGround.GENERAL_INTEREST,
            then=lambda _made: form.settle(), failed=form.refuse, owner=form,
        )  # fmt: skip

    title = tr("Engager la résiliation de {number}").format(number=convention.number)
    return FormDialog(form, name="closure_termination", title=title, save=save, parent=parent,
                      verb=tr("&Engager la résiliation"))  # fmt: skip
