"""Keys from the box into hands and back: never twice out, nothing before signature."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.conftest import Office
from polesdesk.actions import (
    access_devices,
    associations,
    handing_forms,
    handovers,
    history,
    hubs,
    leaving,
)
from polesdesk.actions.runner import Work
from polesdesk.domain.access_devices import (
    AccessDevice,
    DeviceKind,
    DeviceState,
    Handover,
    ReturnCondition,
    Standing,
)
from polesdesk.domain.associations import Paper, PaperKind
from polesdesk.domain.conventions import Convention, State
from polesdesk.domain.handing import HandoverTerms, ReturnTerms
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.leaving import sentences
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import CONVENTION


def signed(office: Office, **fields: object) -> Convention:
    made = office.agreement(**fields)
    return office.runner.do(
        lambda work: work.save(CONVENTION, replace(made, state=State.NOTIFIED))
    ).value


def insured(office: Office) -> None:
    paper = Paper(
        id=new_id(),
        association_id=office.association.id,
        kind=PaperKind.INSURANCE_CERTIFICATE,
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
    )
    office.runner.do(associations.save_paper, paper)


def key(office: Office, label: str = "V-12", **fields: object) -> AccessDevice:
    usual: dict[str, object] = {"id": new_id(), "hub_id": office.hub.id, "label": label}
    one = AccessDevice(**{**usual, **fields})  # type: ignore[arg-type]
    return office.runner.do(access_devices.save, one).value


def terms(office: Office, convention: Convention | None = None, **fields: object) -> HandoverTerms:
    usual: dict[str, object] = {
        "association_id": office.association.id,
        "convention_id": convention.id if convention else None,
        "holder": "Mme Ana Exemple",
        "handed_on": office.day,
    }
    return HandoverTerms(**{**usual, **fields})  # type: ignore[arg-type]


def hand(office: Office, ids: Sequence[str], told: HandoverTerms) -> tuple[Handover, ...]:
    return office.runner.do(handovers.hand_over, ids, told).value


def code_of(office: Office, *told: object) -> str:
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(*told)  # type: ignore[arg-type]
    return refused.value.code


def standing_of(office: Office, device: AccessDevice) -> Standing:
    return office.runner.read(access_devices.card, device.id).row.standing


def test_a_handed_key_is_out_until_it_comes_back(office: Office) -> None:
    insured(office)
    agreement, device = signed(office), key(office)
    (made,) = hand(office, [device.id], terms(office, agreement, deposit_cents=2000))
    assert standing_of(office, device) is Standing.OUT
    assert made.due_on == date(2027, 8, 31)
    office.day = date(2027, 9, 1)
    assert standing_of(office, device) is Standing.LATE
    office.runner.do(handovers.give_back, [made.id], ReturnTerms(on=office.day))
    card = office.runner.read(access_devices.card, device.id)
    assert card.row.standing is Standing.IN_BOX
    assert card.handovers[0].handover.deposit_back_on == office.day


def test_nothing_is_handed_over_before_both_have_signed(office: Office) -> None:
    insured(office)
    draft, device = office.agreement(), key(office)
    assert code_of(office, handovers.hand_over, [device.id], terms(office, draft)) == "not_signed"
    (made,) = hand(office, [device.id], terms(office, draft, override_reason="Travaux urgents"))
    assert made.override_reason == "Travaux urgents"


def test_nothing_is_handed_over_without_insurance(office: Office) -> None:
    agreement, device = signed(office), key(office)
    told = terms(office, agreement)
    assert code_of(office, handovers.hand_over, [device.id], told) == "not_insured"
    insured(office)
    (made,) = hand(office, [device.id], replace(told, override_reason="Sans effet"))
    assert made.override_reason == ""


def test_an_agreement_that_is_over_opens_no_door(office: Office) -> None:
    insured(office)
    over = signed(office, end_date=date(2026, 6, 30))
    told = terms(office, over)
    assert code_of(office, handovers.hand_over, [key(office).id], told) == "agreement_over"


def test_no_agreement_is_a_doubt_too(office: Office) -> None:
    insured(office)
    told = terms(office)
    assert code_of(office, handovers.hand_over, [key(office).id], told) == "no_agreement"


def test_a_key_that_is_out_is_not_handed_over_again(office: Office) -> None:
    insured(office)
    agreement, device = signed(office), key(office)
    hand(office, [device.id], terms(office, agreement))
    told = terms(office, agreement)
    assert code_of(office, handovers.hand_over, [device.id], told) == "device_out"


def test_a_code_is_told_to_several(office: Office) -> None:
    insured(office)
    agreement, code = signed(office), key(office, "Alarme", kind=DeviceKind.CODE)
    hand(office, [code.id], terms(office, agreement))
    hand(office, [code.id], terms(office, agreement, holder="M. Paul Exemple"))
    assert office.runner.read(access_devices.card, code.id).row.holder.endswith("(et 1\u00a0autre)")


def test_no_deposit_is_taken_for_a_code(office: Office) -> None:
    insured(office)
    agreement = signed(office)
    ids = [key(office).id, key(office, "Alarme", kind=DeviceKind.CODE).id]
    made = hand(office, ids, terms(office, agreement, deposit_cents=2000))
    assert [one.deposit_cents for one in made] == [2000, 0]


def test_keys_of_every_hub_of_an_agreement_are_offered(office: Office) -> None:
    other = office.runner.do(hubs.save, Hub(id=new_id(), code="LEU", name="Saint-Leu")).value
    room = Room(id=new_id(), hub_id=other.id, name="Salle 2", surface_m2=Decimal(20))
    office.runner.do(hubs.save_room, room)
    hall = key(office, "V-1")
    far = key(office, "L-2", hub_id=other.id, room_ids=(room.id,))
    agreement = signed(office, room_ids=(office.room.id, room.id))
    begun = office.runner.read(handing_forms.start, (), agreement.id)
    assert [row.id for row in begun.devices] == [far.id, hall.id]


def test_a_holder_is_named(office: Office) -> None:
    told = terms(office, signed(office), holder=" ")
    assert code_of(office, handovers.hand_over, [key(office).id], told) == "holder_required"


def test_one_undo_takes_a_handover_of_several_back(office: Office) -> None:
    insured(office)
    some = office.runner.do(
        access_devices.register, AccessDevice(id=new_id(), hub_id=office.hub.id, label="B"), 3
    ).value
    assert [one.label for one in some] == ["B/1", "B/2", "B/3"]
    hand(office, [one.id for one in some], terms(office, signed(office)))
    office.runner.do(history.undo)
    assert {standing_of(office, one) for one in some} == {Standing.IN_BOX}


def test_a_label_is_unique_in_its_hub(office: Office) -> None:
    key(office, "V-12")
    again = AccessDevice(id=new_id(), hub_id=office.hub.id, label="v-12 ")
    assert code_of(office, access_devices.save, again) == "label_taken"


def test_a_lost_key_is_charged_and_out_of_service_until_found(office: Office) -> None:
    insured(office)
    agreement, device = signed(office), key(office, replacement_cents=4500)
    (made,) = hand(office, [device.id], terms(office, agreement))
    lose = (handovers.declare_loss, [made.id], office.day)
    assert code_of(office, *lose, " ") == "reason_required"
    (lost,) = office.runner.do(*lose, "Sac volé").value
    assert lost.cost_cents == 4500
    assert standing_of(office, device) is Standing.LOST
    told = terms(office, agreement)
    assert code_of(office, handovers.hand_over, [device.id], told) == "device_out_of_service"
    office.runner.do(handovers.find_again, device.id, office.day)
    assert standing_of(office, device) is Standing.IN_BOX


def test_what_comes_back_damaged_is_out_of_service(office: Office) -> None:
    insured(office)
    device = key(office)
    (made,) = hand(office, [device.id], terms(office, signed(office)))
    back = ReturnTerms(on=office.day, condition=ReturnCondition.DAMAGED)
    office.runner.do(handovers.give_back, [made.id], back)
    assert standing_of(office, device) is Standing.BROKEN


def test_what_is_out_is_neither_binned_nor_withdrawn(office: Office) -> None:
    insured(office)
    device = key(office)
    hand(office, [device.id], terms(office, signed(office)))
    assert code_of(office, access_devices.bin, [device.id]) == "device_out"
    state = (access_devices.set_state, [device.id], DeviceState.WITHDRAWN, office.day)
    assert code_of(office, *state) == "device_out"


def test_keys_follow_the_next_agreement(office: Office) -> None:
    insured(office)
    first = signed(office)
    following = signed(office, start_date=date(2027, 9, 1), end_date=date(2029, 8, 31))
    hand(office, [key(office).id], terms(office, first))
    assert office.runner.do(handovers.carry_over, first.id, following.id).value == 1
    assert not office.runner.read(leaving.what_remains, first.id).devices
    (out,) = office.runner.read(leaving.what_remains, following.id).devices
    assert out.due_on == date(2029, 8, 31)


def test_what_remains_tells_keys_report_and_deposit(office: Office) -> None:
    insured(office)
    agreement = signed(office)
    (made,) = hand(office, [key(office).id], terms(office, agreement, deposit_cents=3000))
    left = office.runner.read(leaving.what_remains, agreement.id)
    assert not left.is_done
    assert [one.label for one in left.devices] == ["V-12"]
    told = sentences(left, date(2027, 9, 1))
    plain = [text.replace("\u00a0", " ").replace("\u202f", " ") for text in told]
    assert plain[0] == "1 clé ou badge à rendre : V-12 (attendus depuis le 31/08/2027)"
    assert plain[1:] == ["état des lieux de sortie à faire", "caution à rendre : 30,00 €"]
    office.runner.do(handovers.give_back, [made.id], ReturnTerms(on=office.day))
    assert not office.runner.read(leaving.what_remains, agreement.id).devices


def test_the_box_is_compared_with_the_register(office: Office) -> None:
    insured(office)
    here, gone, out = key(office, "A"), key(office, "B"), key(office, "C")
    hand(office, [out.id], terms(office, signed(office)))
    found = office.runner.read(access_devices.check_box, office.hub.id, [here.id, out.id])
    assert [row.id for row in found.present] == [here.id]
    assert [row.id for row in found.missing] == [gone.id]
    assert [row.id for row in found.unexpected] == [out.id]
    assert found.differs


def test_the_list_is_narrowed_to_what_is_out(office: Office) -> None:
    insured(office)
    agreement, out = signed(office), key(office, "A")
    key(office, "B")
    hand(office, [out.id], terms(office, agreement))
    asked = ListQuery(filters={"standing": "out"})
    assert [row.label for row in office.runner.read(access_devices.rows, asked)] == ["A"]
    assert office.runner.read(access_devices.count, ListQuery(text="œuf ana")) == 1


DEEDS = st.lists(
    st.tuples(st.sampled_from(["hand", "back", "lose", "find"]), st.integers(0, 3)), max_size=25
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(DEEDS)
def test_a_key_is_never_out_twice(office: Office, deeds: list[tuple[str, int]]) -> None:
    """What is out is what was handed over, less what came back or was lost: an oracle of sets."""
    insured(office)
    agreement = signed(office)
    some = [key(office, new_id()) for _ in range(4)]
    out: dict[str, str] = {}
    lost: set[str] = set()
    for deed, number in deeds:
        device = some[number].id
        try:
            if deed == "hand":
                (made,) = hand(office, [device], terms(office, agreement))
                assert device not in out
                assert device not in lost
                out[device] = made.id
            elif deed == "find":
                office.runner.do(handovers.find_again, device, office.day)
                assert device in lost
                lost.remove(device)
            else:
                act = _back if deed == "back" else _lose
                office.runner.do(act, out.get(device, ""), office.day)
                del out[device]
                if deed == "lose":
                    lost.add(device)
        except RuleBroken:
            refused_hand = deed == "hand" and (device in out or device in lost)
            refused_end = deed in ("back", "lose") and device not in out
            assert refused_hand or refused_end or (deed == "find" and device not in lost)
    for one in some:
        card = office.runner.read(access_devices.card, one.id)
        assert len(card.row.handover_ids) == (one.id in out)
    left = office.runner.read(leaving.what_remains, agreement.id)
    assert {one.device_id for one in left.devices} == set(out)


def _back(work: Work, handover_id: str, day: date) -> object:
    return handovers.give_back(work, [handover_id], ReturnTerms(on=day))


def _lose(work: Work, handover_id: str, day: date) -> object:
    return handovers.declare_loss(work, [handover_id], day, "Perdue")


def test_a_return_does_not_precede_its_handover(office: Office) -> None:
    insured(office)
    (made,) = hand(office, [key(office).id], terms(office, signed(office)))
    early = ReturnTerms(on=office.day - timedelta(days=1))
    assert code_of(office, handovers.give_back, [made.id], early) == "returned_before"
