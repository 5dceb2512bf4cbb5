"""The certificate of each who took part, ready to sign and hand over."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from polesdesk.documents.journee_heads import nothing
from polesdesk.documents.styles import styles
from polesdesk.documents.text import paragraph
from polesdesk.domain.french import date_in_words, format_minutes
from polesdesk.domain.journee_papers import JourneeData, by_name, numbered
from polesdesk.domain.journee_times import came, stayed_minutes
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.volunteers import full_name


def certificates(data: JourneeData) -> list[Flowable]:
    """Return one page for each volunteer who came; agents get none, it was their work."""
    there = [one for one in data.records.sign_ups
             if came(one) and not data.person(one.volunteer_id).is_agent]  # fmt: skip
    if not there:
        return nothing(data, "Aucune présence n’est notée")
    parts: list[Flowable] = []
    for one in by_name(data, there):
        if parts:
            parts.append(PageBreak())
        parts += _certificate(data, one)
    return parts


def _certificate(data: JourneeData, one: SignUp) -> list[Flowable]:
    look = styles()
    person = data.person(one.volunteer_id)
    site = data.worksite(one.worksite_id)
    minutes = stayed_minutes(one, site, data.edition)
    held = f"à la journée citoyenne du {date_in_words(data.edition.day)}" if data.edition.day else (
        "à la journée citoyenne"
    )  # fmt: skip
    time = f", pendant {format_minutes(minutes)}" if minutes else ""
    where = f" sur le chantier « {numbered(site)} »" if site else ""
    who = " ".join(part for part in (person.civility, full_name(person)) if part)
    signed = data.signatory or "Signature"
    return [
        Spacer(0, 22 * mm),
        paragraph("Attestation de participation", look.title),
        Spacer(0, 8 * mm),
        paragraph(
            f"{data.authority or 'La collectivité'} atteste que {who} a participé bénévolement "
            f"{held}{where}{time}.",
            look.body,
        ),
        paragraph("Merci pour cet engagement au service de tous.", look.body),
        paragraph(f"Fait le {date_in_words(data.printed_on)}.", look.body),
        Spacer(0, 12 * mm),
        paragraph(signed, look.signer),
    ]
