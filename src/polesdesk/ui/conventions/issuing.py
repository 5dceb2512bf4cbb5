"""Issue an original: refused with the fields to fill, or confirmed once with what it locks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from polesdesk.actions import originals
from polesdesk.actions.originals import Printed
from polesdesk.domain.conventions import Convention
from polesdesk.domain.rules import RuleBroken
from polesdesk.ui.conventions.step_dialogs import issue_dialog
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.dialogs import ask_to_confirm
from polesdesk.ui.refusal_dialog import RefusalDialog
from polesdesk.ui.words import tr


class Issuing:
    """Leads from « Émettre l’original » to the paper; ``then`` gets what was issued."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        *,
        mend: Callable[[str], object],
        then: Callable[[Printed], object],
    ) -> None:
        self._desk = desk
        self._parent = parent
        self._mend = mend
        self._then = then

    def issue(self, one: Convention) -> None:
        """Issue the first original of an agreement."""
        self._desk.read(
            originals.refusal,
            one.id,
            then=lambda refused: self._ask(one, refused),
            owner=self._parent,
        )

    def reissue(self, one: Convention) -> None:
        """Issue the next version of an unsigned original; the former one is cancelled."""
        self._desk.read(
            originals.refusal,
            one.id,
            reissue=True,
            then=lambda refused: self._ask_again(one, refused),
            owner=self._parent,
        )

    def show_refusal(self, number: str, error: RuleBroken) -> None:
        """Show why an original was refused."""
        title = tr("{number}\u202f: original refusé").format(number=number)
        RefusalDialog(title, error, self._mend, self._parent).open()

    def _ask(self, one: Convention, refused: RuleBroken | None) -> None:
        if refused is not None and refused.field == "reason":
            title = tr("Émettre l’original de {number}").format(number=one.number)
            issue_dialog(
                title, refused.message, lambda why: self._run(one, why), self._parent
            ).open()
        elif refused is not None:
            self.show_refusal(one.number, refused)
        else:
            ask_to_confirm(
                self._parent,
                text=tr("Émettre l’original de {number}\u202f?").format(number=one.number),
                detail=tr(
                    "Les parties, les locaux, les créneaux, les dates, l’acte et les conditions "
                    "ne pourront plus être modifiés\u202f: il faudra annuler cet original en "
                    "donnant un motif ou, une fois signé, passer par un avenant."
                ),
                verb=tr("É&mettre l’original"),
                act=lambda: self._run(one, ""),
            )

    def _ask_again(self, one: Convention, refused: RuleBroken | None) -> None:
        if refused is not None and refused.field != "reason":
            self.show_refusal(one.number, refused)
            return
        title = tr("Réémettre l’original de {number}").format(number=one.number)
        why = tr("La version précédente sera annulée avec ce motif, et son numéro ne servira plus.")
        go = lambda reason: self._run(one, reason, reissue=True)  # noqa: E731
        issue_dialog(title, why, go, self._parent).open()

    def _run(self, one: Convention, reason: str, *, reissue: bool = False) -> None:
        def failed(error: Expected) -> None:
            if isinstance(error, RuleBroken):
                self.show_refusal(one.number, error)
            else:
                self._desk.troubled.emit(error)

        self._desk.run(
            originals.original,
            one.id,
            reissue=reissue,
            reason=reason,
            title=tr("Mise en page de l’original"),
            then=self._then,
            failed=failed,
            owner=self._parent,
        )
