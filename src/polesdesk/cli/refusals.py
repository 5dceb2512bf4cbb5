"""What is refused, shown alike whatever refused it: a French reason, or JSON for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from polesdesk.actions.errors import Trouble, trouble_of
from polesdesk.cli.output import write_json
from polesdesk.cli.session import Session
from polesdesk.domain.parsing import ParseProblem
from polesdesk.domain.rules import Missing, RuleBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a command was refused: a code for tools, a sentence, the fields to fill first."""

    code: str
    message: str
    missing: tuple[Missing, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the object that stands under « error »."""
        gaps = [{"field": one.field, "label": one.label} for one in self.missing]
        return {"code": self.code, "message": self.message, "missing": gaps}


def as_refusal(error: Exception) -> Refused | None:
    """Return the refusal that an error is, or None when it is a bug of ours."""
    if isinstance(error, RuleBroken):
        return Refused(code=error.code, message=error.message, missing=error.missing)
    if isinstance(error, ParseProblem):
        return Refused(code=error.code, message=error.message)
    trouble = trouble_of(error)
    if trouble is not None:
        return Refused(code=trouble.code, message=_with_advice(trouble))
    if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
        return Refused(code="io_error", message=_of_system(error))
    return None


def _with_advice(trouble: Trouble) -> str:
    return f"{trouble.message} {trouble.advice}".strip()


def _of_system(error: OSError) -> str:
    named = f" «\u202f{error.filename}\u202f»" if error.filename else ""
    return f"Le système a refusé l’accès à un fichier{named}. Vérifiez le chemin et vos droits."


def show(refusal: Refused, session: Session) -> None:
    """Show a refusal: JSON on the output for a program, else French on the error stream."""
    if session.json:
        write_json(session.out, {"error": refusal.as_json()})
        return
    session.tell(refusal.message)
    for gap in refusal.missing:
        session.tell(f"  – {gap.label}")
