"""The letters of a renewal: the end announced, papers asked for, remarks, decision, termination.

CGPPP L. 2122-2 and L. 2122-3 (a title is temporary and precarious); CE, 25 January 2017,
n° 395314 (no right to renewal, but each request is examined and a refusal rests on a reason);
CRPA L. 121-1 and L. 122-1 (observations), L. 211-2 (reasons); CGPPP R. 2122-7 (termination).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from polesdesk.domain.conventions import TerminationGround
from polesdesk.domain.evaluations import Outcome
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import date_in_words, plural
from polesdesk.domain.hubs import bare_name
from polesdesk.domain.letter_matters import Renewing
from polesdesk.domain.letter_parts import closing, day, remedies
from polesdesk.domain.letters import Bullets, LetterData, LetterText, Part, Words, fill

_REGISTERED = "Lettre recommandée avec avis de réception"


def _letter(
    data: LetterData,
    subject: str,
    parts: tuple[Part, ...],
    *,
    mention: str = "",
    remedies: Words = (),
) -> LetterText:
    return LetterText(
        subject=subject,
        mention=mention,
        salutation=data.addressee.salutation,
        parts=parts,
        closing=closing(data),
        remedies=remedies,
    )


def _title(matter: Renewing) -> dict[str, str]:
    """Return the fields by which every letter names the agreement."""
    return {
        "convention": matter.convention,
        "hub": bare_name(matter.hub),
        "end": day(matter.end),
    }


def _ends(data: LetterData, matter: Renewing) -> str:
    """Return « prend fin », « a pris fin » once the day is past."""
    return "a pris fin" if _is_over(data, matter) else "prend fin"


def _untitled(data: LetterData, matter: Renewing) -> str:
    """Return that nobody stays without a new agreement, to come or already so."""
    if _is_over(data, matter):
        return "depuis cette date, une occupation sans nouvelle convention est sans titre"
    return "passé cette date, une occupation sans nouvelle convention serait sans titre"


def _is_over(data: LetterData, matter: Renewing) -> bool:
    return matter.end is not None and matter.end < data.day


def _leave_by(data: LetterData, matter: Renewing) -> str:
    return "dès réception de cette lettre" if _is_over(data, matter) else "au plus tard le {end}"


def _bullets(items: tuple[str, ...]) -> tuple[Part, ...]:
    return (Bullets(items=tuple(fill("{lacking}", lacking=one) for one in items)),) if items else ()


def _end_of_agreement(data: LetterData, matter: Renewing) -> LetterText:
    papers: tuple[Part, ...] = ()
    if matter.lacking:
        papers = (
            fill(
                "Si vous souhaitez continuer d’occuper ces locaux, je vous invite à m’adresser "
                "votre demande avant le {due}, accompagnée des pièces suivantes :",
                due=day(matter.papers_due),
            ),
            *_bullets(matter.lacking),
        )
    else:
        papers = (
            fill(
                "Si vous souhaitez continuer d’occuper ces locaux, je vous invite à m’adresser "
                "votre demande avant le {due}. Votre dossier est à jour : aucune pièce ne vous "
                "est demandée.",
                due=day(matter.papers_due),
            ),
        )
    parts = (
        fill(
            "La convention n°\u00a0{convention}, qui met à la disposition de votre association "
            f"des locaux du pôle {{hub}}, {_ends(data, matter)} le {{end}}.",
            **_title(matter),
        ),
        fill(
            f"Elle ne se renouvelle pas tacitement : {_untitled(data, matter)}. Nul "
            "n’a de droit acquis à un renouvellement, mais chaque demande est examinée "
            "selon les mêmes critères : l’usage réel des locaux, la participation à la vie du "
            "pôle, l’intérêt pour les habitants, la régularité du dossier."
        ),
        *papers,
        fill(
            "Dites-nous aussi si vos besoins ont changé : d’autres jours, d’autres horaires ou un "
            "autre local."
        ),
    )
    return _letter(data, "Fin de votre convention d’occupation", parts)


def _papers(data: LetterData, matter: Renewing) -> LetterText:
    parts: tuple[Part, ...] = (
        fill(
            "Pour l’examen de votre dossier (convention n°\u00a0{convention}, pôle {hub}), il "
            "manque les pièces suivantes :",
            convention=matter.convention,
            hub=bare_name(matter.hub),
        ),
        *_bullets(matter.lacking),
        fill(
            "Je vous remercie de me les faire parvenir avant le {due}, par courrier ou par "
            "courriel. Une copie lisible suffit.",
            due=day(matter.papers_due),
        ),
    )
    return _letter(data, "Pièces à fournir", parts)


def _reminder(data: LetterData, matter: Renewing) -> LetterText:
    before = ""
    if matter.asked_day is not None:
        number = f" n°\u00a0{matter.asked_number}" if matter.asked_number else ""
        before = f"Par courrier{number} du {date_in_words(matter.asked_day)}, je vous ai demandé "
    opening = (
        f"{before}des pièces nécessaires à l’examen de votre dossier."
        if before
        else "Des pièces nécessaires à l’examen de votre dossier n’ont pas encore été reçues."
    )
    parts: tuple[Part, ...] = (
        fill(opening),
        fill("À ce jour, il manque encore :"),
        *_bullets(matter.lacking),
        fill(
            "Je vous remercie de me les adresser avant le {due}. Sans elles, la convention "
            f"n°\u00a0{{convention}}, qui {_ends(data, matter)} le {{end}}, ne pourra pas être "
            "suivie d’une autre.",
            due=day(matter.papers_due),
            convention=matter.convention,
            end=day(matter.end),
        ),
    )
    return _letter(data, "Rappel : pièces à fournir", parts)


_CONSIDERED: Mapping[Outcome, str] = {
    Outcome.SHORT_RENEWAL: "un renouvellement limité à une courte durée",
    Outcome.RELOCATE: "un renouvellement dans d’autres locaux",
    Outcome.DO_NOT_RENEW: "le non-renouvellement de la convention",
    Outcome.RENEW_WITH_CHANGES: "un renouvellement à des conditions différentes",
}


def _observations(data: LetterData, matter: Renewing) -> LetterText:
    outcome = _CONSIDERED.get(matter.outcome, "") if matter.outcome else ""
    parts = (
        fill(
            "La convention n°\u00a0{convention}, relative aux locaux du pôle {hub}, "
            f"{_ends(data, matter)} le {{end}}. "
            "Au terme de l’examen de votre dossier, il est envisagé {outcome}, pour les "
            "motifs suivants :",
            outcome=outcome,
            **_title(matter),
        ),
        fill("{motive}", motive=matter.motive),
        fill(
            "Avant toute décision, vous pouvez me présenter des observations écrites jusqu’au "
            "{due} et, à votre demande, des observations orales. Vous pouvez vous faire assister "
            "par un conseil ou représenter par un mandataire de votre choix (code des relations "
            "entre le public et l’administration, art. L. 122-1).",
            due=day(matter.remarks_due),
        ),
        fill("Votre dossier peut être consulté sur rendez-vous dans nos services."),
    )
    return _letter(data, "Renouvellement de votre convention : vos observations", parts,
                   mention=_REGISTERED)  # fmt: skip


def _granted(data: LetterData, matter: Renewing) -> LetterText:
    changes = matter.changes.strip()
    told: tuple[Part, ...] = ()
    if changes:
        told = (fill("La nouvelle convention comporte les changements suivants :"),
                fill("{changes}", changes=changes))  # fmt: skip
    short = (
        "Ce renouvellement est accordé pour une courte durée, jusqu’au {next_end} : la situation "
        "sera de nouveau examinée avant ce terme."
    )
    length = "Elle prendra effet le {next_start} et prendra fin le {next_end}."
    sentence = short if matter.outcome is Outcome.SHORT_RENEWAL else length
    known = {"next_end": day(matter.next_end), "next_start": day(matter.next_start)}
    reason: tuple[Part, ...] = ()
    if matter.outcome is Outcome.SHORT_RENEWAL and matter.motive.strip():
        reason = (fill("Cette durée tient aux motifs suivants :"),
                  fill("{motive}", motive=matter.motive))  # fmt: skip
    parts = (
        fill(
            "La convention n°\u00a0{convention}, relative aux locaux du pôle {hub}, "
            f"{_ends(data, matter)} le {{end}}. "
            "Après examen de votre dossier, une nouvelle convention vous est proposée.",
            **_title(matter),
        ),
        fill(sentence, **known),
        *reason,
        *told,
        fill(
            "Vous en recevrez deux originaux : je vous remercie de les parapher, de les signer et "
            "de me les retourner. Un exemplaire vous sera remis après la signature de la "
            "collectivité. La nouvelle convention n’a d’effet qu’une fois signée par les deux "
            "parties."
        ),
    )
    contested = (
        _remedies(data, matter)
        if matter.outcome in {Outcome.SHORT_RENEWAL, Outcome.RELOCATE}
        else ()
    )
    return _letter(data, "Renouvellement de votre convention d’occupation", parts,
                   remedies=contested)  # fmt: skip


def _refused(data: LetterData, matter: Renewing) -> LetterText:
    heard = (
        f"Vos observations du {date_in_words(matter.remarks_on)} ont été examinées. "
        if matter.remarks_on
        else ""
    )
    parts = (
        fill(
            "La convention n°\u00a0{convention}, qui met à la disposition de votre association "
            f"des locaux du pôle {{hub}}, {_ends(data, matter)} le {{end}}.",
            **_title(matter),
        ),
        fill(
            f"{heard}Après examen de votre dossier, j’ai décidé de ne pas la renouveler, pour les "
            "motifs suivants :"
        ),
        fill("{motive}", motive=matter.motive),
        fill(
            "Les locaux devront être libérés, et les clés et badges rendus, "
            f"{_leave_by(data, matter)}. Un état des lieux sera dressé avec vous : je vous invite "
            "à prendre rendez-vous avec nos services.",
            end=day(matter.end),
        ),
    )
    return _letter(data, "Non-renouvellement de votre convention d’occupation", parts,
                   mention=_REGISTERED, remedies=_remedies(data, matter))  # fmt: skip


_GROUNDS: Mapping[TerminationGround, str] = {
    TerminationGround.BREACH: "l’inexécution de ses clauses",
    TerminationGround.GENERAL_INTEREST: "un motif d’intérêt général",
    TerminationGround.BY_ASSOCIATION: "la demande de votre association",
    TerminationGround.MUTUAL: "l’accord des deux parties",
    TerminationGround.DISSOLUTION: "la dissolution de l’association",
}
_AGREED = frozenset(
    {TerminationGround.BY_ASSOCIATION, TerminationGround.MUTUAL, TerminationGround.DISSOLUTION}
)
"""Grounds that decide nothing against the association."""


def _termination(data: LetterData, matter: Renewing) -> LetterText:
    ground = _GROUNDS.get(matter.ground, "") if matter.ground else ""
    notice = (
        f", au terme d’un préavis de {plural(matter.notice_months, 'mois', 'mois')}"
        if matter.notice_months
        else ""
    )
    after = ", après la mise en demeure du {formal_notice_on} restée sans effet"
    given = matter.formal_notice_on
    warned = after if given else ""
    parts = (
        fill(
            "La convention n°\u00a0{convention}, relative aux locaux du pôle {hub}, est résiliée "
            f"à compter du {{terminated}}{notice}. Cette résiliation est fondée sur "
            f"{{ground}}{warned} :",
            **({"formal_notice_on": day(given)} if given else {}),
            convention=matter.convention,
            hub=bare_name(matter.hub),
            terminated=day(matter.terminated_on),
            ground=ground,
        ),
        fill("{motive}", motive=matter.motive),
        fill(
            "Les locaux devront être libérés à cette date, et les clés et badges rendus. Un état "
            "des lieux sera dressé avec vous : je vous invite à prendre rendez-vous avec nos "
            "services."
        ),
    )
    contested = () if matter.ground in _AGREED else _remedies(data, matter)
    return _letter(data, "Résiliation de votre convention d’occupation", parts,
                   mention=_REGISTERED, remedies=contested)  # fmt: skip


def _remedies(data: LetterData, matter: Renewing) -> Words:
    return remedies(data)


WRITERS: Mapping[LetterKind, Callable[[LetterData, Renewing], LetterText]] = {
    LetterKind.END_OF_AGREEMENT: _end_of_agreement,
    LetterKind.PAPERS_REQUEST: _papers,
    LetterKind.PAPERS_REMINDER: _reminder,
    LetterKind.OBSERVATIONS: _observations,
    LetterKind.RENEWAL_GRANTED: _granted,
    LetterKind.RENEWAL_REFUSED: _refused,
    LetterKind.TERMINATION: _termination,
}
"""Who writes each letter of a renewal."""
