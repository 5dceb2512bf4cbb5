"""Receipts of keys: numbered and kept like letters, printed again as they were."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.actions import access_devices, letters
from polesdesk.actions import records as common
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.access_devices import Handover
from polesdesk.domain.associations import Association
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.key_receipts import KeyReceipt
from polesdesk.domain.names import file_name
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import access_devices as stored
from polesdesk.store import authority
from polesdesk.store import letters as kept_letters
from polesdesk.store.kinds import ASSOCIATION


def show(runner: Runner, progress: Progress, key: str) -> ListPaper:
    """Return the receipt of a handover or of a return, by what its handovers share.

    The first time it is numbered and kept; later the kept one comes back. When a handover was
    changed since, another one is numbered, and the former stays in the file.
    """
    progress.step(0, 1, said("Mise en page du reçu"))
    data = runner.read(gather, key)
    kept = runner.read(_kept, data, key)
    if kept is not None:
        return _paper(replace(data, number=kept[0]), kept[1])
    data = replace(data, number=runner.do(letters.next_number).value)
    pdf, pages = _drawn(runner, data)
    runner.do(_keep, data, key, pdf, pages)
    return _paper(data, pdf)


def gather(work: Work, key: str) -> KeyReceipt:
    """Return all that a receipt prints, without its number."""
    returned = stored.of_return(work.connection, key)
    handed = returned or stored.of_receipt(work.connection, key)
    if not handed:
        raise RuleBroken("not_found", said("Cette remise n’existe plus\u202f: elle a été annulée."))
    rows = access_devices.handover_rows(work, handed)
    association: Association = common.require(work, ASSOCIATION, handed[0].association_id)
    settings = authority.settings(work.connection)
    return KeyReceipt(
        rows=rows,
        settings=settings,
        association=association.name,
        address=association.seat_address,
        convention=rows[0].convention,
        is_return=bool(returned),
        logo=work.files.get(settings.logo_sha256) if settings.logo_sha256 else None,
    )


def _drawn(runner: Runner, data: KeyReceipt) -> tuple[bytes, int]:
    from polesdesk.documents import key_receipts as paper

    return paper.receipt(data, day=runner.today())


def _kind(data: KeyReceipt) -> LetterKind:
    return LetterKind.KEY_RETURN if data.is_return else LetterKind.KEY_RECEIPT


def _paper(data: KeyReceipt, pdf: bytes) -> ListPaper:
    name = LETTERS[_kind(data)]
    return ListPaper(
        title=f"{name} – {data.number}",
        file_name=file_name([name, data.number, data.association]),
        pdf=pdf,
    )


def _told(data: KeyReceipt) -> str:
    """Return what a receipt says of its handovers: it grows old when this changes."""
    return "|".join(_line(row.handover, with_return=data.is_return) for row in data.rows)


def _line(one: Handover, *, with_return: bool) -> str:
    parts = [one.device_id, one.holder, str(one.handed_on), str(one.due_on), one.handed_by,
             str(one.deposit_cents)]  # fmt: skip
    if with_return:
        parts += [str(one.returned_on), str(one.condition), str(one.deposit_back_on)]
    return ";".join(parts)


def _kept(work: Work, data: KeyReceipt, key: str) -> tuple[str, bytes] | None:
    for one in kept_letters.about(work.connection, access_devices.RECEIPT, key):
        if one.kind is _kind(data) and one.cancelled_on is None and one.snapshot == _told(data):
            return one.number, work.files.get(one.sha256)
    return None


def _keep(work: Work, data: KeyReceipt, key: str, pdf: bytes, pages: int) -> Letter:
    first = data.rows[0].handover
    letter = Letter(
        id=new_id(),
        number=data.number,
        kind=_kind(data),
        subject_kind=access_devices.RECEIPT,
        subject_id=key,
        association_id=first.association_id,
        convention_id=first.convention_id,
        pages=pages,
        snapshot=_told(data),
        file_name=_paper(data, pdf).file_name,
    )
    return letters.keep_report(work, letter, pdf)
