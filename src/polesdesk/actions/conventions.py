"""What a manager does with agreements: write, move from step to step, renew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from polesdesk.actions import agreement_chain, amended_terms, asked_papers, due, leaving
from polesdesk.actions import records as common
from polesdesk.actions.gathering import gather, needs_reprint
from polesdesk.actions.move_knowledge import known
from polesdesk.actions.next_terms import CARRIED, next_terms
from polesdesk.actions.runner import Work
from polesdesk.actions.succession import note_moved
from polesdesk.actions.valuing import with_value
from polesdesk.domain import moves as rules
from polesdesk.domain.cards import ConventionCard, ConventionForm, original_line
from polesdesk.domain.completeness import obstacles
from polesdesk.domain.conventions import (
    DROPPED,
    Convention,
    Renewal,
    State,
    is_untitled,
    situation,
)
from polesdesk.domain.identity import new_id
from polesdesk.domain.life_dates import life_dates
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.locking import is_locked
from polesdesk.domain.move_steps import Step
from polesdesk.domain.rows import ConventionRow, SlotRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.terms import check_terms
from polesdesk.domain.timeline import timeline
from polesdesk.store import (
    allotments,
    associations,
    authority,
    closure_operations,
    conventions,
    hubs,
    letters,
    notes,
    originals,
    records,
    signed_copies,
)
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, HUB, ROOM


def count(work: Work, query: ListQuery) -> int:
    """Return how many agreements the query holds."""
    return conventions.count(work.connection, query, work.today)


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[ConventionRow, ...]:
    """Return one page of agreements."""
    found = conventions.page(work.connection, query, work.today, offset, limit)
    return asked_papers.marked(work, found)


def position(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where an agreement stands in the list."""
    return conventions.position(work.connection, query, work.today, row_id)


def values(work: Work, query: ListQuery, column: str) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed, to choose from."""
    return conventions.values(work.connection, query, work.today, column)


def slots(work: Work) -> tuple[SlotRow, ...]:
    """Return the slots of every live agreement."""
    return conventions.slot_rows(work.connection)


def get(work: Work, row_id: str) -> Convention:
    """Return an agreement."""
    found: Convention = common.require(work, CONVENTION, row_id)
    return found


def by_number(work: Work, number: str) -> Convention:
    """Return the agreement of a number; say in words that there is none."""
    found = conventions.by_number(work.connection, number)
    if found is None:
        raise RuleBroken(
            "not_found",
            said("Aucune convention ne porte le numéro « {number} ».").format(number=number),
        )
    return found


def card(work: Work, row_id: str) -> ConventionCard:
    """Return an agreement with its parties, steps, what is missing and what may follow."""
    data = gather(work, row_id)
    convention = data.convention
    issued = originals.of_convention(work.connection, row_id)
    counts = next((one for one in issued if one.cancelled_on is None), None)
    sent = tuple(letters.of_convention(work.connection, convention.association_id, row_id))
    amending = amended_terms.of_agreement(work, row_id)
    issued_at = counts.issued_at if counts else None
    chain = agreement_chain.of_agreement(work, convention)
    return ConventionCard(
        data=data,
        situation=situation(convention, work.today),
        untitled=is_untitled(convention, work.today),
        timeline=timeline(convention, issued_at, work.today),
        missing=obstacles(data),
        alerts=due.of_agreement(work, row_id, convention.association_id),
        moves=rules.possible_moves(convention, work.today),
        originals=tuple(original_line(one) for one in issued),
        to_reprint=_unsigned(convention) and needs_reprint(work, row_id),
        previous_number=agreement_chain.former_number(chain),
        notes=tuple(notes.of(work.connection, "convention", row_id)),
        allotments=tuple(allotments.of_convention(work.connection, row_id)),
        letters=sent,
        copies=tuple(signed_copies.of_convention(work.connection, row_id)),
        amendments=amending,
        terms=amended_terms.terms(work, row_id, work.today) if amending else None,
        life=life_dates(
            convention,
            work.today,
            issued_at=issued_at,
            insurance=data.insurance,
            letters=sent,
            amendments=[line.amendment for line in amending],
        ),
        chain=chain,
        premises=leaving.use_of(work, convention),
        closures=tuple(closure_operations.of_convention(work.connection, row_id)),
    )


def form(
    work: Work, row_id: str = "", *, hub_id: str = "", association_id: str = ""
) -> ConventionForm:
    """Return an agreement to change, or a new one, with what its form offers to choose from."""
    convention = get(work, row_id) if row_id else draft(work, hub_id, association_id)
    return form_of(work, convention)


def form_of(work: Work, convention: Convention) -> ConventionForm:
    """Return an agreement, saved or not, with what its form offers to choose from."""
    party = work.get(ASSOCIATION, convention.association_id) if convention.association_id else None
    issued = originals.in_force(work.connection, convention.id)
    return ConventionForm(
        convention=convention,
        association=party.name if party is not None else "",
        officers=tuple(associations.officers_of(work.connection, convention.association_id)),
        signatories=tuple(authority.signatories(work.connection)),
        hubs=tuple(hubs.all_hubs(work.connection)),
        rooms=hubs.room_rows(work.connection),
        issued_at=issued.issued_at if issued is not None else None,
    )


def value_of(work: Work, query: ListQuery, spans: Sequence[tuple[int, int]]) -> int:
    """Return the yearly in-kind value of some rows of a list together, in cents."""
    return conventions.value_of(work.connection, query, work.today, spans)


def _unsigned(convention: Convention) -> bool:
    return convention.state in {State.TO_SIGN, State.SIGNED_BY_ASSOCIATION}


def draft(work: Work, hub_id: str = "", association_id: str = "") -> Convention:
    """Return a new agreement, not yet saved, with what its hub and the office set by default."""
    settings = authority.settings(work.connection)
    blank = Convention(
        id=new_id(),
        hub_id=hub_id,
        association_id=association_id,
        notice_months=settings.notice_months,
    )
    return _with_hub_defaults(work, blank)


def _with_hub_defaults(work: Work, convention: Convention) -> Convention:
    """Fill charges, ground and authorising act from the hub where the agreement has none."""
    hub = records.get(work.connection, HUB, convention.hub_id) if convention.hub_id else None
    if hub is None:
        return convention
    names = ("charges_mode", "free_use_ground", "decision_kind", "decision_number",
             "decision_date")  # fmt: skip
    empty = {n: getattr(hub, n) for n in names if not getattr(convention, n)}
    if convention.charges_mode is None:
        empty["charges_cents"] = hub.charges_cents
    return replace(convention, **empty)


def save(work: Work, convention: Convention) -> Convention:
    """Save an agreement: terms checked, number given at the first save, value computed."""
    before = work.get(CONVENTION, convention.id)
    if before is None or _differ(before, convention, _CHECKED):
        convention = _checked(work, convention)
    saved: Convention = common.save(work, CONVENTION, convention)
    return saved


_CHECKED = (
    "number", "hub_id", "association_id", "use_kind", "room_ids", "slots", "start_date",
    "end_date", "notice_months", "decision_kind",
)  # fmt: skip
"""What the checks and the in-kind value look at; a change of anything else needs neither."""


def _differ(before: Convention, after: Convention, names: tuple[str, ...]) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in names)


def _checked(work: Work, convention: Convention) -> Convention:
    _check_parties(work, convention)
    check_terms(convention)
    if convention.version == 0:
        convention = _with_hub_defaults(work, convention)
    if not convention.number.strip():
        convention = replace(convention, number=_next_number(work, convention))
    elif conventions.number_exists(work.connection, convention.number, but=convention.id):
        raise RuleBroken(
            "number_taken",
            said("Le numéro {number} a déjà servi\u202f: un numéro n’est jamais réutilisé.").format(
                number=convention.number
            ),
            field="number",
        )
    return convention if is_locked(convention) else with_value(work, convention)


def _check_parties(work: Work, convention: Convention) -> None:
    if not convention.association_id or work.get(ASSOCIATION, convention.association_id) is None:
        raise RuleBroken(
            "association_required", said("Choisissez l’association."), field="association_id"
        )
    party = work.get(ASSOCIATION, convention.association_id)
    ended = party.dissolved_on if party is not None else None
    start = convention.start_date
    if convention.version == 0 and ended is not None and (start is None or start >= ended):
        raise RuleBroken(
            "association_ended",
            said("Cette association n’existe plus\u202f: choisissez celle qui lui succède."),
            field="association_id",
        )
    if not convention.hub_id or work.get(HUB, convention.hub_id) is None:
        raise RuleBroken("hub_required", said("Choisissez le pôle."), field="hub_id")
    known = records.get_many(work.connection, ROOM, convention.room_ids, alive=True)
    if len(known) != len(convention.room_ids):
        raise RuleBroken(
            "room_gone", said("Un des locaux choisis n’existe plus."), field="room_ids"
        )


def _next_number(work: Work, convention: Convention) -> str:
    hub = common.require(work, HUB, convention.hub_id)
    year = (convention.start_date or work.today).year
    letter = authority.settings(work.connection).computer_letter
    return conventions.next_number(work.connection, hub.code, year, letter)


def move(
    work: Work, row_id: str, target: State, *, on: date | None = None, **told: object
) -> Convention:
    """Move an agreement to its next state; ``told`` is what ``Step`` needs besides the day."""
    convention = get(work, row_id)
    facts = known(work, convention, target)
    step = Step(on=on or work.today, today=work.today, known=facts, **told)  # type: ignore[arg-type]
    after = rules.move(convention, target, step)
    label = next(m.label for m in rules.moves_from(convention.state) if m.target is target)
    work.name("convention.move", f"{rules.MOVE_NAMES[label]} {convention.number}")
    saved: Convention = work.save(CONVENTION, after)
    note_moved(work, convention, saved)
    return get(work, row_id)


def move_renewal(
    work: Work, row_id: str, target: Renewal, *, on: date | None = None, reason: str = ""
) -> Convention:
    """Note a step of renewal; the effect of the agreement stays."""
    convention = whole(work, row_id)
    step = Step(on=on or work.today, today=work.today, reason=reason)
    after = rules.move_renewal(convention, target, step)
    work.name("convention.renewal", f"étape du renouvellement de {convention.number}")
    saved: Convention = work.save(CONVENTION, after)
    return saved


def whole(work: Work, row_id: str) -> Convention:
    """Return the agreement that an amendment belongs to: it is renewed as a whole."""
    found = get(work, row_id)
    return get(work, found.amends_id) if found.amends_id is not None else found


def renew(work: Work, row_id: str) -> Convention:
    """Make the next agreement from one that ends: same terms, following dates, no tacit renewal.

    Raises ``RuleBroken`` when it has no dates, when it was decided not to renew it, or when what
    follows it is already made.
    """
    former = whole(work, row_id)
    fresh = next_terms(work, former)
    work.name("convention.renew", f"reconduite expresse de {former.number} en projet")
    return save(work, fresh)


def duplicate(work: Work, row_id: str) -> Convention:
    """Make a draft with the same terms and dates, for another association or another year."""
    former = get(work, row_id)
    fresh = Convention(
        id=new_id(),
        start_date=former.start_date,
        end_date=former.end_date,
        slots=tuple(replace(slot, id=new_id()) for slot in former.slots),
        **{name: getattr(former, name) for name in CARRIED},
    )
    work.name("convention.duplicate", f"copie de {former.number} en projet")
    return save(work, fresh)


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move agreements to the bin; what was issued, sent or signed never goes there."""
    for convention in records.get_many(work.connection, CONVENTION, ids, alive=True):
        ever_issued = originals.last_issue(work.connection, convention.id) > 0
        if convention.state in DROPPED and not ever_issued:
            raise RuleBroken(
                "dropped_not_binned",
                said("La demande {number} est classée\u202f: elle se garde avec son motif.").format(
                    number=convention.number
                ),
            )
        if ever_issued or convention.state not in {State.DRAFT, State.INSTRUCTION}:
            raise RuleBroken(
                "issued_not_binned",
                said(
                    "La convention {number} a été émise ou signée\u202f: elle ne se supprime pas. "
                    "Classez-la sans suite ou résiliez-la."
                ).format(number=convention.number),
            )
    return common.bin_many(work, CONVENTION, ids)
