"""Gather everything that one agreement prints, and tell whether it has changed since."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

from polesdesk.actions import asked_papers
from polesdesk.actions import records as common
from polesdesk.actions.amending_data import amended
from polesdesk.actions.runner import Work
from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.associations import Officer, PaperKind, in_office, latest_paper
from polesdesk.domain.clauses import AMENDMENT, template_name
from polesdesk.domain.conventions import Convention
from polesdesk.domain.papers import ClauseTemplate
from polesdesk.domain.settings import Settings, Signatory, delegation_covers
from polesdesk.store import annexes, associations, authority, originals, records
from polesdesk.store.codec import to_plain
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, HUB, ROOM, SIGNATORY


def gather(work: Work, convention_id: str, *, issue: int | None = None) -> AgreementData:
    """Return the agreement with its parties, premises, papers and template, as of today."""
    convention: Convention = common.require(work, CONVENTION, convention_id)
    connection = work.connection
    rooms = records.get_many(connection, ROOM, convention.room_ids)
    hub_ids = dict.fromkeys([convention.hub_id, *(room.hub_id for room in rooms)])
    hubs = records.get_many(connection, HUB, [key for key in hub_ids if key])
    association: Any = records.get(connection, ASSOCIATION, convention.association_id)
    papers = tuple(associations.papers_of(connection, convention.association_id))
    held = [a for hub in hubs for a in annexes.of_hub(connection, hub.id)]
    own = annexes.of_convention(connection, convention_id)
    data = AgreementData(
        convention=convention,
        association=association,
        hubs=tuple(hubs),
        rooms=tuple(rooms),
        representatives=_representatives(work, convention),
        signatory=_signatory(work, convention),
        insurance=latest_paper(papers, PaperKind.INSURANCE_CERTIFICATE),
        cer=latest_paper(papers, PaperKind.CER),
        settings=_settings(work, convention, association),
        annexes=(*held, *own),
        template=_template(work, convention),
        issue=issue,
        day=work.today,
    )
    return data if convention.amends_id is None else replace(data, amends=amended(work, data))


def _settings(work: Work, convention: Convention, association: Any) -> Settings:
    """Return the settings of the office with the papers that it asks of this agreement."""
    settings = authority.settings(work.connection)
    if association is None:
        return settings
    asked = asked_papers.of_association(work, association, [convention])
    return replace(settings, required_papers=tuple(kind.value for kind in asked))


def _template(work: Work, convention: Convention) -> ClauseTemplate:
    is_amendment = convention.amends_id is not None
    name = AMENDMENT if is_amendment else template_name(convention.use_kind)
    found = originals.current_template(work.connection, name)
    return found or ClauseTemplate(id="", name=name)


def _representatives(work: Work, convention: Convention) -> tuple[Officer, ...]:
    """Those chosen on the agreement; else those who sign and are in office today."""
    officers = associations.officers_of(work.connection, convention.association_id)
    chosen = [o for o in officers if o.id in convention.representative_ids]
    if chosen:
        return tuple(chosen)
    return tuple(o for o in officers if o.signs and in_office(o, work.today))


def _signatory(work: Work, convention: Convention) -> Signatory | None:
    if convention.signatory_id is not None:
        found: Signatory | None = records.get(
            work.connection, SIGNATORY, convention.signatory_id, alive=True
        )
        return found
    known = authority.signatories(work.connection)
    covered = [s for s in known if s.is_default and delegation_covers(s, work.today)]
    return covered[0] if covered else None


def snapshot(data: AgreementData) -> str:
    """Return as JSON the data that an original is made from."""
    return json.dumps(to_plain(data), ensure_ascii=False, sort_keys=True)


def printed_digest(data: AgreementData) -> str:
    """Return a digest of what is printed and may change under an unsigned original.

    The steps of the agreement, versions of rows and private notes are not printed; papers
    that the original asks for are expected after it, and do not spoil it.
    """
    plain = to_plain(replace(data, day=date.min, issue=None))
    plain["template"] = plain["template"]["id"]
    for name in ("kind", "dissolved_on"):
        (plain["association"] or {}).pop(name, None)
    for name in ("insurance", "cer"):
        plain.pop(name)
    if plain["amends"] is None:
        plain.pop("amends")
    _strip(plain)
    for name in _STEPS:
        plain["convention"].pop(name, None)
    if not plain["convention"].get("amendment_object"):
        plain["convention"].pop("amendment_object", None)
    for name in _NOT_PRINTED:
        plain["settings"].pop(name, None)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


_STEPS = (
    "state", "issued_version", "renewal", "renewal_requested_on", "reason",
    "signed_by_association_on", "signed_by_city_on", "sent_to_prefecture_on",
    "prefecture_receipt", "notified_on", "suspended_from", "suspended_to",
    "termination_ground", "notice_given_on", "terminated_on", "closed_on", "origin_id",
    "past_suspensions", "first_end_date", "sent_to_association_on", "copy_handed_on",
)  # fmt: skip
_NOT_PRINTED = (
    "ends_soon_days", "insurance_expiring_days", "original_return_days", "paper_alert_days",
    "absence_threshold", "required_papers", "computer_letter", "term_weeks", "open_weeks",
    "notice_months", "renewal_deadline_months", "paper_rules", "required_covers",
    "room_elements", "unit_elements", "warn_months", "papers_months", "opinion_months",
    "decision_months", "signing_months", "summer_base",
)  # fmt: skip


def _strip(plain: object) -> None:
    if isinstance(plain, dict):
        for name in ("version", "notes"):
            plain.pop(name, None)
        for value in plain.values():
            _strip(value)
    elif isinstance(plain, list):
        for value in plain:
            _strip(value)


def needs_reprint(work: Work, convention_id: str) -> bool:
    """Tell whether what an unsigned original prints has changed since it was issued."""
    original = originals.in_force(work.connection, convention_id)
    if original is None or not original.snapshot_sha256:
        return False
    return original.snapshot_sha256 not in _digests(gather(work, convention_id))


def _digests(data: AgreementData) -> tuple[str, str]:
    """Days of the act that were not known when it was printed do not spoil the paper."""
    bare = replace(data.convention, decision_transmitted_on=None, decision_published_on=None)
    return printed_digest(data), printed_digest(replace(data, convention=bare))
