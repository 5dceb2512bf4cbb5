"""What is due of associations beside papers: declarations, certificates that are not enough."""

from __future__ import annotations

from polesdesk.domain.alerts import INSURANCE_PARTIAL, RECEIPT_MISSING
from polesdesk.domain.association_events import AssociationEvent, declared_by
from polesdesk.domain.association_words import EVENTS
from polesdesk.domain.associations import Association
from polesdesk.domain.french import format_date
from polesdesk.domain.insurance import InsuranceCheck
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.speech import said


def receipt_missing(event: AssociationEvent, association: Association) -> AlertRow:
    """Say that a change was not declared within three months (loi 1901, art. 5)."""
    return AlertRow(
        kind=RECEIPT_MISSING,
        due=declared_by(event),
        subject_kind="association",
        subject_id=association.id,
        label=said("{name}\u202f: récépissé de déclaration à demander").format(
            name=association.name
        ),
        detail=said("{what} du {day}, à déclarer sous trois mois").format(
            what=said(EVENTS[event.kind]), day=format_date(event.on) if event.on else "–"
        ),
        late=True,
    )


def insurance_partial(
    association_id: str, name: str, number: str, check: InsuranceCheck
) -> AlertRow:
    """Say that a certificate is valid but names too few premises, or covers too little."""
    return AlertRow(
        kind=INSURANCE_PARTIAL,
        due=None,
        subject_kind="association",
        subject_id=association_id,
        label=said("{name}\u202f: assurance à compléter").format(name=name),
        detail=f"{number} · {check.why}",
        late=False,
    )
