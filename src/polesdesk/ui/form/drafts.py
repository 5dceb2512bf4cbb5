"""Keeps what is typed in a form aside until it is saved, so that a crash does not lose it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from polesdesk.actions import drafts
from polesdesk.domain.drafts import Draft, kept_at
from polesdesk.domain.french import date_in_words, format_time
from polesdesk.ui.inputs.protocol import Typed
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.ui.desk import Desk
    from polesdesk.ui.form.field import Field
    from polesdesk.ui.form.form import Form

EVERY = 2000
"""Milliseconds between two looks at what was typed: no more than that is ever lost."""


class DraftKeeper(QObject):
    """Keeps the draft of one form through the desk, and drops it once the form is done with.

    ``owner`` is the record that this one goes with, as the hub of a room. Looking changes
    nothing in the form, so that a cell that is being typed stays open.
    """

    def __init__(
        self,
        desk: Desk,
        form: Form,
        kind: str,
        row: str,
        *,
        title: str,
        version: int,
        owner: str = "",
    ) -> None:
        super().__init__(form)
        self._desk = desk
        self._form = form
        self._before = _typed_in(form)
        self._last = self._before
        self._is_kept = False
        self._about = Draft(
            form=kind,
            row=row,
            title=title,
            version=version,
            owner=owner,
            before=self._before,
            typed=self._before,
        )
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        form.done_with.connect(self._drop)

    def look(self) -> None:
        """Keep what was typed since the last look; what is as it was at first needs no draft."""
        typed = _typed_in(self._form)
        if typed == self._last or self._form.is_saving():
            return
        self._last = typed
        if typed == self._before:
            self._forget()
        else:
            self._is_kept = True
            self._desk.keep(drafts.keep, replace(self._about, typed=typed))

    def restore(self, draft: Draft) -> None:
        """Put what was typed back into the form, as doubts where the record changed since."""
        self._is_kept = True
        changed = draft.version != self._about.version
        for name, field in self._form.fields.items():
            if name in draft.typed and not field.is_locked():
                now = self._before.get(name)
                before = draft.before.get(name) if changed else now
                _give_back(field, draft.typed[name], before, now)
        self._last = _typed_in(self._form)
        if changed:
            self._form.tell(self._told(draft))

    def _told(self, draft: Draft) -> str:
        at = kept_at(draft)
        when = (
            self.tr(" du {day} à {hour}").format(
                day=date_in_words(at.date()), hour=format_time(at.time())
            )
            if at is not None
            else ""
        )
        return self.tr(
            "Cette fiche a été modifiée depuis votre saisie{when}. "
            "Vérifiez les champs signalés avant d’enregistrer."
        ).format(when=when)

    def _drop(self) -> None:
        self._timer.stop()
        self._forget()

    def _forget(self) -> None:
        if self._is_kept:
            self._is_kept = False
            self._desk.keep(drafts.drop, self._about.form, self._about.row)


def _typed_in(form: Form) -> dict[str, object]:
    inputs = {name: field.input for name, field in form.fields.items()}
    return {name: one.typed() for name, one in inputs.items() if isinstance(one, Typed)}


def _give_back(field: Field, typed: object, before: object, now: object) -> None:
    """Show what was typed in a field, unless only somebody else has changed it since."""
    if not isinstance(field.input, Typed):
        return
    is_theirs = before != now and typed == before
    wanted = now if is_theirs else typed
    if field.input.typed() != wanted:
        field.input.set_typed(wanted)
    if before != now and typed not in (before, now):
        shown = now if isinstance(now, str) else ""
        field.warn(
            tr("La fiche porte maintenant «\u202f{value}\u202f».").format(value=shown)
            if shown
            else tr("Ce champ de la fiche a été modifié depuis.")
        )
