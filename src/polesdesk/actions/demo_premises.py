"""The keys and états des lieux of the demonstration: most are out, two late, one lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from polesdesk.actions import access_devices, condition_reports, handovers, key_receipts
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.access_devices import AccessDevice, DeviceKind, Handover
from polesdesk.domain.condition_reports import Condition, ReportKind, ReportLine
from polesdesk.domain.conventions import SIGNED, Convention, UseKind, last_day
from polesdesk.domain.handing import HandoverTerms, ReturnTerms
from polesdesk.domain.hubs import Hub, RoomKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.progress import Silent
from polesdesk.store import access_devices as stored
from polesdesk.store import conventions, hubs, records
from polesdesk.store.kinds import CONVENTION

AGENT = "Camille Exemple"
WHY_EARLY = "Attestation d’assurance attendue, accord de la direction"
GoTo = Callable[[date], object]


def play(runner: Runner, today: date, go_to: GoTo) -> None:
    """Enter the keys of each hub, hand most over, draw up reports; one key is lost."""
    signed = runner.read(_signed)
    go_to(today - timedelta(days=400))
    for hub in runner.read(lambda work: tuple(hubs.all_hubs(work.connection))):
        runner.do(_register, hub)
    running = [one for one in signed if _runs(one, today)]
    over = [one for one in signed if _is_over(one, today)]
    for place, one in enumerate(running[:9]):
        go_to(today - timedelta(days=330 - 20 * place))
        _hand(runner, one)
    for one in over[:2]:
        go_to(today - timedelta(days=200))
        _hand(runner, one)
    _lose(runner, running[1:2], today, go_to)
    _report(runner, [*over[:1], *running[:2]], today, go_to)
    go_to(today)


def _signed(work: Work) -> tuple[Convention, ...]:
    ids = conventions.ids_of(work.connection, CONVENTION.table.c.id != "", None)
    found: list[Convention] = records.get_many(work.connection, CONVENTION, list(ids), alive=True)
    held = (UseKind.EXCLUSIVE, UseKind.SHARED, UseKind.SLOT)
    fit = [
        one
        for one in found
        if one.state in SIGNED and one.use_kind in held and one.amends_id is None and one.room_ids
    ]
    return tuple(sorted(fit, key=lambda one: one.number))


def _runs(one: Convention, today: date) -> bool:
    end = last_day(one)
    year_ago = today - timedelta(days=330)
    return one.start_date is not None and one.start_date < year_ago and (not end or end > today)


def _is_over(one: Convention, today: date) -> bool:
    end = last_day(one)
    recent = today - timedelta(days=180)
    return one.closed_on is None and end is not None and recent < end < today


def _register(work: Work, hub: Hub) -> None:
    """Enter two keys of the entrance, a pass, and two keys for each room."""
    work.name("access_device.create", f"entrée des clés du pôle {hub.name} au registre")
    rooms = [room for room in hubs.rooms_of(work.connection, hub.id) if room.kind is RoomKind.ROOM]
    blank = AccessDevice(id="", hub_id=hub.id, box="Armoire à clés", replacement_cents=4500)
    made = [
        (replace(blank, label=f"{hub.code}-E", opens="entrée principale", level="Groupe E"), 4),
        (replace(blank, label=f"{hub.code}-PG", opens="toutes les portes", level="Passe général",
                 replacement_cents=18000), 1),
        (replace(blank, label=f"{hub.code}-AL", kind=DeviceKind.CODE, opens="alarme",
                 replacement_cents=None), 1),
    ]  # fmt: skip
    made += [
        (replace(blank, label=f"{hub.code}-{number}", room_ids=(room.id,)), 2)
        for number, room in enumerate(rooms[:8], 1)
    ]
    for device, copies in made:
        access_devices.register(work, replace(device, id=new_id()), copies)


def _hand(runner: Runner, one: Convention) -> None:
    """Hand a key of its room and one of the entrance over, with a receipt that is kept."""
    ids = runner.read(_free, one)
    holders = runner.read(handovers.proposed_holders, one.association_id)
    if not ids or not holders:
        return
    terms = HandoverTerms(
        association_id=one.association_id,
        convention_id=one.id,
        officer_id=holders[0][0],
        holder=holders[0][1],
        handed_on=runner.today(),
        handed_by=AGENT,
        deposit_cents=2000,
        override_reason=WHY_EARLY,
    )
    made = runner.do(handovers.hand_over, ids, terms).value
    key_receipts.show(runner, Silent(), made[0].receipt_id)


def _free(work: Work, one: Convention) -> tuple[str, ...]:
    devices = stored.of_hub(work.connection, one.hub_id)
    out = stored.out_of(work.connection, [device.id for device in devices])
    free = [device for device in devices if device.id not in out]
    rooms = frozenset(one.room_ids)
    own = [device.id for device in free if rooms & frozenset(device.room_ids)]
    entrance = [device.id for device in free if device.level == "Groupe E"]
    return (*own[:1], *entrance[:1])


def _handed(work: Work, convention_id: str) -> list[Handover]:
    return stored.of_convention(work.connection, convention_id)


def _lose(runner: Runner, some: Sequence[Convention], today: date, go_to: GoTo) -> None:
    """Let one association lose a key, and give the other one back."""
    for one in some:
        handed = runner.read(_handed, one.id)
        go_to(today - timedelta(days=40))
        if len(handed) > 1:
            runner.do(
                handovers.declare_loss,
                [handed[0].id],
                runner.today(),
                "Perdue pendant la fête de quartier, déclarée le lendemain",
            )
            back = ReturnTerms(on=runner.today(), returned_by=handed[1].holder, received_by=AGENT)
            returned = runner.do(handovers.give_back, [handed[1].id], back).value
            key_receipts.show(runner, Silent(), returned[0].return_id)


def _report(runner: Runner, some: Sequence[Convention], today: date, go_to: GoTo) -> None:
    """Draw up an entry for some; of the first, which is over, an exit that has found damage."""
    for one in some:
        if one.start_date is not None:
            go_to(max(one.start_date, today - timedelta(days=400)))
            _draw_up(runner, one, ReportKind.ENTRY)
    for one in some[:1]:
        go_to(today - timedelta(days=6))
        _draw_up(runner, one, ReportKind.EXIT)


def _draw_up(runner: Runner, one: Convention, kind: ReportKind) -> None:
    draft = runner.do(condition_reports.begin, one.id, kind, runner.today()).value
    holders = runner.read(handovers.proposed_holders, one.association_id)
    lines = tuple(_seen(place, line, kind) for place, line in enumerate(draft.lines))
    meters = (replace(draft.meters[0], number="0321", value="48 210"), *draft.meters[1:])
    if kind is ReportKind.EXIT:
        meters = (replace(meters[0], value="51 764"), *meters[1:])
    filled = replace(
        draft,
        lines=lines,
        meters=meters,
        city_present=AGENT,
        association_present=holders[0][1] if holders else "",
        refused=not holders,
        keys_counted=2,
    )
    saved = runner.do(condition_reports.save, filled).value
    runner.do(condition_reports.close, saved.id)


def _seen(place: int, line: ReportLine, kind: ReportKind) -> ReportLine:
    if kind is ReportKind.EXIT and place == 0:
        return replace(line, condition=Condition.BAD, charge_cents=18000,
                       comment="trous non rebouchés, traces d’adhésif")  # fmt: skip
    if kind is ReportKind.EXIT and place == 4:
        return replace(line, condition=Condition.WORN, comment="volet bloqué à mi-hauteur")
    worn = place % 5 == 3
    return replace(
        line,
        condition=Condition.WORN if worn else Condition.GOOD,
        comment="rayures anciennes" if worn else "",
    )
