"""Letters of the office: drafts, issued letters kept for ever, reprints identical to the byte."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from polesdesk.actions import records as common
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.history import LETTER_ISSUE
from polesdesk.actions.letter_gathering import gather
from polesdesk.actions.letter_parties import Gathered
from polesdesk.actions.runner import Work
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.french import plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.letter_sending import competence
from polesdesk.domain.letter_texts import write
from polesdesk.domain.letters import gaps
from polesdesk.domain.names import file_name
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.rules import Missing, RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import authority, letters
from polesdesk.store.codec import to_plain
from polesdesk.store.kinds import ALLOTMENT, LETTER

if TYPE_CHECKING:
    from polesdesk.documents.conventions import Drawn


def draft(work: Work, kind: LetterKind, subject_kind: str, subject_id: str) -> bytes:
    """Return a letter as a PDF marked « Projet », what it still lacks highlighted."""
    return _drawn(work, gather(work, kind, subject_kind, subject_id)).pdf


def draft_paper(work: Work, kind: LetterKind, subject_kind: str, subject_id: str) -> ListPaper:
    """Return a draft with the name of its file."""
    gathered = gather(work, kind, subject_kind, subject_id)
    name = file_name(["Projet", LETTERS[kind], gathered.data.addressee.name])
    title = f"Projet – {LETTERS[kind]}"
    return ListPaper(title=title, file_name=name, pdf=_drawn(work, gathered).pdf)


def issue(
    work: Work, kind: LetterKind, subject_kind: str, subject_id: str, *, again: bool = False
) -> Letter:
    """Issue a letter: numbered, drawn and kept; the day that it is due is noted on it.

    Raises ``RuleBroken`` when it lacks something, when the same letter stands already (cancel
    it first, but for a reminder that is sent ``again``), or when a letter of the text has no
    shape in the font.
    """
    gathered = ready(work, kind, subject_kind, subject_id, again=again)
    number = next_number(work)
    gathered = gathered.numbered(number)
    drawn = drawn_for_issue(gathered, _logo(work, gathered))
    work.name(LETTER_ISSUE, f"émission du courrier {number}")
    return keep(work, gathered, drawn)


def ready(
    work: Work, kind: LetterKind, subject_kind: str, subject_id: str, *, again: bool = False
) -> Gathered:
    """Return what a letter says today, if it may be issued; raise ``RuleBroken`` if not."""
    standing = letters.standing(work.connection, kind, subject_kind, subject_id)
    if standing is not None and not again:
        raise RuleBroken(
            "letter_stands",
            said(
                "Ce courrier a déjà été émis sous le n°\u00a0{number}\u202f: réimprimez-le, ou "
                "annulez-le en donnant un motif."
            ).format(number=standing.number),
        )
    gathered = gather(work, kind, subject_kind, subject_id)
    _check(gathered)
    return gathered


def drawn_for_issue(gathered: Gathered, logo: bytes | None) -> Drawn:
    """Return the paper of a letter that has its number; needs no file, so that none is held."""
    from polesdesk.documents import letters as paper

    drawn = paper.draw(gathered.data, write(gathered.data), logo=logo)
    if drawn.uncovered:
        raise RuleBroken(
            "letters_not_printable",
            said(
                "Ces caractères ne peuvent pas être imprimés\u202f: {letters}. "
                "Corrigez les noms ou les textes qui les contiennent."
            ).format(letters=drawn.uncovered),
        )
    return drawn


def _check(gathered: Gathered) -> None:
    missing = gaps(write(gathered.data))
    if gathered.data.signatory is None:
        raise RuleBroken(
            "signatory_required",
            said("Indiquez d’abord, dans les réglages, qui signe pour la collectivité."),
            missing=(
                Missing(field="settings.signatories", label=said("signataire de la collectivité")),
                *missing,
            ),
        )
    if missing:
        count = plural(len(missing), said("élément"), said("éléments"))
        raise RuleBroken(
            "missing_fields",
            said("Le courrier ne peut pas être émis\u202f: il manque {count} ({labels}).").format(
                count=count, labels=", ".join(one.label for one in missing)
            ),
            missing=missing,
        )


def _drawn(work: Work, gathered: Gathered) -> Drawn:
    from polesdesk.documents import letters as paper

    return paper.draw(gathered.data, write(gathered.data), logo=_logo(work, gathered))


def _logo(work: Work, gathered: Gathered) -> bytes | None:
    logo = gathered.data.settings.logo_sha256
    return work.files.get(logo) if logo else None


def keep(work: Work, gathered: Gathered, drawn: Drawn) -> Letter:
    """Keep a letter with its number and its paper."""
    data = gathered.data
    kind, remedies = data.kind, write(data).remedies
    told_at_once = kind is not LetterKind.REQUEST_ACKNOWLEDGEMENT  # there, they run from silence
    kept: Letter = work.save(
        LETTER,
        Letter(
            id=new_id(),
            number=data.number,
            kind=data.kind,
            subject_kind=gathered.subject_kind,
            subject_id=gathered.subject_id,
            association_id=gathered.association_id,
            convention_id=gathered.convention_id,
            hub_id=data.hub.id if data.hub else None,
            issued_on=work.today,
            answer_due_on=gathered.due,
            signed_by=competence(data.signatory) if data.signatory else "",
            appeal=bool(remedies) and not data.is_private and told_at_once,
            sha256=work.files.put(drawn.pdf),
            pages=drawn.pages,
            snapshot=json.dumps(to_plain(data), ensure_ascii=False, sort_keys=True),
            file_name=file_name([LETTERS[data.kind], data.number, data.addressee.name]),
        ),
    )
    return kept


def keep_report(work: Work, letter: Letter, pdf: bytes) -> Letter:
    """Number and keep a paper that its own subject has drawn, as the record of a visit."""
    office = authority.settings(work.connection)
    number = letter.number or letters.next_number(
        work.connection, work.today.year, office.computer_letter
    )
    work.name(LETTER_ISSUE, f"émission du courrier {number}")
    kept: Letter = work.save(
        LETTER, replace(letter, number=number, issued_on=work.today, sha256=work.files.put(pdf))
    )
    return kept


def next_number(work: Work) -> str:
    """Take the next number of a letter, for a paper that prints it before it is kept."""
    office = authority.settings(work.connection)
    return letters.next_number(work.connection, work.today.year, office.computer_letter)


def get(work: Work, letter_id: str) -> Letter:
    """Return a letter that was issued."""
    found: Letter = common.require(work, LETTER, letter_id)
    return found


def pdf(work: Work, letter_id: str) -> bytes:
    """Return an issued letter as it was printed, cancelled ones included."""
    return work.files.get(get(work, letter_id).sha256)


def paper(work: Work, letter_id: str) -> ListPaper:
    """Return an issued letter with its number and the name of its file."""
    letter = get(work, letter_id)
    content = work.files.get(letter.sha256)
    title = f"{LETTERS[letter.kind]} – {letter.number}"
    return ListPaper(title=title, file_name=letter.file_name, pdf=content)


def about(work: Work, subject_kind: str, subject_id: str) -> tuple[Letter, ...]:
    """Return the letters about a record, the newest first."""
    return tuple(letters.about(work.connection, subject_kind, subject_id))


def cancel(work: Work, letter_id: str, reason: str) -> Letter:
    """Cancel a letter with a reason; its number and its paper stay."""
    letter = get(work, letter_id)
    _refuse_cancelled(letter)
    if not reason.strip():
        raise RuleBroken(
            "reason_required", said("Indiquez pourquoi le courrier est annulé."), field="reason"
        )
    work.name("letter.cancel", f"annulation du courrier {letter.number}")
    cancelled = replace(letter, cancelled_on=work.today, cancel_reason=reason.strip())
    saved: Letter = work.save(LETTER, cancelled)
    allotment = work.get(ALLOTMENT, letter.subject_id)
    if allotment is not None:  # its slots may change again
        work.save(ALLOTMENT, replace(allotment, letter_id=None))
    return saved


def _refuse_cancelled(letter: Letter) -> None:
    if letter.cancelled_on is not None:
        raise RuleBroken(
            "letter_cancelled",
            said("Le courrier {number} est annulé.").format(number=letter.number),
        )
