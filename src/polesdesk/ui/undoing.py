"""Undo the last change; ask first when a paper that was issued may be in somebody's hands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.dialogs import offer
from polesdesk.ui.words import tr


def undo(
    desk: Desk,
    parent: QWidget,
    *,
    only: str = "",
    then: Callable[[str], object] = lambda _label: None,
    failed: Callable[[Expected], object] | None = None,
) -> None:
    """Undo the newest command; ``only`` is the id of the one that is looked at, if any."""
    from polesdesk.actions import history

    def go() -> None:
        desk.do(history.undo, only, then=then, failed=failed, owner=parent)

    def ask(paper: str) -> None:
        if not paper:
            go()
            return
        offer(
            parent,
            "undo_issue",
            text=tr("{paper} a peut-être été remis. Annuler son émission\u202f?").format(
                paper=paper[:1].upper() + paper[1:]
            ),
            detail=tr(
                "Il restera conservé, mais son numéro ne servira plus\u202f: il faudra en "
                "émettre un autre."
            ),
            ways=((tr("Annuler l’é&mission"), go),),
            back=tr("&Ne rien changer"),
            proposes=False,
        )

    desk.read(history.paper_undone, then=ask, failed=failed, owner=parent)
