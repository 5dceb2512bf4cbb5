"""The one table of fields: what the articles print, who needs it and where it is filled.

The menu of the template's editor, the completeness of an original and the documentation all
read this table (domain dossier A4).
"""

from __future__ import annotations

from collections.abc import Callable

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.facts import amending, parties, premises, terms
from polesdesk.domain.facts.values import ALWAYS, Field, Group
from polesdesk.domain.facts.wording import day, months_in_words
from polesdesk.domain.french import format_phone, format_siret
from polesdesk.domain.papers import AnnexKind
from polesdesk.domain.speech import marked

Read = Callable[[AgreementData], str]


def _field(
    name: str, label: str, group: Group, read: Read, mends: str = "", *, required: str = ""
) -> Field:
    return Field(name=name, label=label, group=group, read=read, mends=mends, required=required)


def _annex(name: str, label: str, kind: AnnexKind) -> Field:
    return _field(
        name, label, Group.ANNEX, lambda d: terms.annex_numbers(d, kind), f"annex.{kind.value}"
    )


_G = Group
_ACT = (
    _field("convention_number", "numéro de la convention", _G.ACT, lambda d: d.convention.number),
    _field("template_version", "version du modèle", _G.ACT, lambda d: str(d.template.issue)),
    _field("decision_kind", "acte d’autorisation", _G.ACT, parties.decision_kind,
           "convention.decision_kind", required=ALWAYS),
    _field("decision_number", "numéro de l’acte d’autorisation", _G.ACT,
           lambda d: d.convention.decision_number.strip(), "convention.decision_number",
           required=ALWAYS),
    _field("decision_date", "date de l’acte d’autorisation", _G.ACT,
           lambda d: day(d.convention.decision_date), "convention.decision_date", required=ALWAYS),
    _field("decision_transmitted_on", "date de transmission de l’acte", _G.ACT,
           lambda d: day(d.convention.decision_transmitted_on),
           "convention.decision_transmitted_on"),
    _field("decision_published_on", "date de publication de l’acte", _G.ACT,
           lambda d: day(d.convention.decision_published_on), "convention.decision_published_on"),
    _field("delegation", "délibération de délégation", _G.ACT, parties.delegation,
           "convention.delegation_number"),
    _field("gratuity_act", "délibération sur la gratuité", _G.ACT, parties.gratuity_act,
           "convention.decision_number", required="gratuité par délibération"),
)  # fmt: skip
_AUTHORITY = (
    _field("authority_name", "nom de la collectivité", _G.AUTHORITY,
           lambda d: d.settings.authority_name.strip(), "settings.authority_name", required=ALWAYS),
    _field("authority_address", "adresse de la collectivité", _G.AUTHORITY,
           parties.authority_address, "settings.authority_address"),
    _field("authority_siret", "SIRET de la collectivité", _G.AUTHORITY,
           lambda d: format_siret(d.settings.authority_siret), "settings.authority_siret"),
    _field("authority_phone", "téléphone de la collectivité", _G.AUTHORITY,
           lambda d: format_phone(d.settings.authority_phone), "settings.authority_phone"),
    _field("authority_email", "courriel de la collectivité", _G.AUTHORITY,
           lambda d: d.settings.authority_email, "settings.authority_email"),
    _field("council", "organe délibérant", _G.AUTHORITY, parties.council),
    _field("executive", "exécutif", _G.AUTHORITY, parties.executive),
    _field("signatory", "signataire", _G.AUTHORITY, parties.signatory, "convention.signatory_id",
           required=ALWAYS),
    _field("signatory_quality", "qualité du signataire", _G.AUTHORITY,
           lambda d: d.signatory.quality.strip() if d.signatory else "", "signatory.quality",
           required=ALWAYS),
    _field("signatory_act", "acte habilitant le signataire", _G.AUTHORITY, parties.signatory_act,
           "signatory.act_number", required=ALWAYS),
    _field("court_public", "tribunal administratif", _G.AUTHORITY, parties.court_public,
           "settings.court_public"),
    _field("court_private", "tribunal judiciaire", _G.AUTHORITY, parties.court_private,
           "settings.court_private"),
    _field("dpo_contact", "contact pour les données personnelles", _G.AUTHORITY,
           lambda d: d.settings.dpo_contact.strip(), "settings.dpo_contact"),
)  # fmt: skip
_ASSOCIATION = (
    _field("association_name", "nom de l’association", _G.ASSOCIATION,
           lambda d: d.association.name.strip(), "association.name", required=ALWAYS),
    _field("association_acronym", marked("sigle"), _G.ASSOCIATION,
           lambda d: d.association.acronym.strip(), "association.acronym"),
    _field("legal_form", "forme juridique", _G.ASSOCIATION,
           lambda d: d.association.legal_form.strip(), "association.legal_form"),
    _field("registration", "numéro RNA ou déclaration", _G.ASSOCIATION, parties.registration,
           "association.rna", required=ALWAYS),
    _field("association_siret", "SIRET de l’association", _G.ASSOCIATION,
           lambda d: format_siret(d.association.siret), "association.siret"),
    _field("ape", marked("code APE"), _G.ASSOCIATION, lambda d: d.association.ape.strip(),
           "association.ape"),
    _field("seat", "siège de l’association", _G.ASSOCIATION, parties.seat,
           "association.seat_address", required=ALWAYS),
    _field("management_address", "adresse de gestion", _G.ASSOCIATION,
           lambda d: d.association.management_address.strip(), "association.management_address"),
    _field("statutory_object", "objet statutaire", _G.ASSOCIATION,
           lambda d: d.association.statutory_object.strip(), "association.statutory_object"),
    _field("association_email", "courriel de l’association", _G.ASSOCIATION,
           lambda d: d.association.email.strip(), "association.email"),
    _field("association_phone", "téléphone de l’association", _G.ASSOCIATION,
           lambda d: format_phone(d.association.phone), "association.phone"),
    _field("website", "site de l’association", _G.ASSOCIATION,
           lambda d: d.association.website.strip(), "association.website"),
    _field("representatives", "représentants de l’association", _G.REPRESENTATIVE,
           parties.representatives, "convention.representative_ids", required=ALWAYS),
    _field("representative_quality", "qualité du représentant", _G.REPRESENTATIVE,
           parties.qualities, "officer.quality", required=ALWAYS),
    _field("empowerment", "habilitation du représentant", _G.REPRESENTATIVE,
           parties.empowerments, "officer.empowered_by"),
)  # fmt: skip
_PREMISES = (
    _field("hubs", "pôles", _G.PREMISES, premises.hub_names, "convention.hub_id", required=ALWAYS),
    _field("hub_address", "adresse des pôles", _G.PREMISES, premises.hub_address, "hub.address",
           required=ALWAYS),
    _field("hubs_with_address", "pôles et adresses", _G.PREMISES, premises.hubs_with_address,
           "convention.hub_id"),
    _field("rooms", "locaux", _G.PREMISES, premises.room_names, "convention.room_ids",
           required=ALWAYS),
    _field("total_surface", "surface totale", _G.PREMISES, premises.total_surface,
           "room.surface_m2"),
    _field("property_regime", marked("domaine"), _G.PREMISES, premises.property_regime,
           "room.property_regime", required=ALWAYS),
    _field("furniture", marked("mobilier"), _G.PREMISES, premises.furniture,
           "convention.furniture"),
    _field("locker_letterbox", "armoire ou boîte aux lettres", _G.PREMISES,
           lambda d: d.convention.locker_letterbox.strip(), "convention.locker_letterbox"),
    _field("cadastral_refs", "références cadastrales", _G.PREMISES, premises.cadastral_refs,
           "room.cadastral_ref"),
)  # fmt: skip
_USE = (
    _field("use_kind", "type d’occupation", _G.USE, premises.use_kind, "convention.use_kind",
           required=ALWAYS),
    _field("activities", "activités autorisées", _G.USE,
           lambda d: d.convention.authorised_activities.strip(),
           "convention.authorised_activities", required="non unité"),
    _field("purpose", "objet de la mise à disposition", _G.USE,
           lambda d: d.convention.purpose.strip(), "convention.purpose"),
    _field("activity_responsible", "responsable des activités", _G.USE,
           lambda d: d.convention.activity_responsible.strip(), "convention.activity_responsible"),
    _field("headcount", "effectif attendu", _G.USE, terms.headcount,
           "convention.expected_headcount"),
    _field("holiday_zone", "zone de vacances scolaires", _G.USE, terms.holiday_zone,
           "settings.holiday_zone"),
    _field("absences", "nombre d’absences", _G.USE, terms.absences, "settings.absence_threshold"),
    _field("start_date", "date de début", _G.TERM, lambda d: day(d.convention.start_date),
           "convention.start_date", required=ALWAYS),
    _field("end_date", "date de fin", _G.TERM, lambda d: day(d.convention.end_date),
           "convention.end_date", required=ALWAYS),
    _field("notice", "préavis", _G.TERM, terms.notice, "convention.notice_months", required=ALWAYS),
    _field("renewal_deadline", "date limite de renouvellement", _G.TERM,
           lambda d: day(d.convention.renewal_deadline), "convention.renewal_deadline"),
    _field("renewal_delay", "délai de renouvellement", _G.TERM,
           lambda d: months_in_words(d.settings.renewal_deadline_months),
           "settings.renewal_deadline_months"),
)  # fmt: skip
_MONEY = (
    _field("free_use_ground", "fondement de la gratuité ou redevance", _G.MONEY,
           terms.free_use_ground, "convention.free_use_ground", required=ALWAYS),
    _field("occupancy_fee", marked("redevance"), _G.MONEY, terms.occupancy_fee,
           "convention.occupancy_fee_cents", required="payant"),
    _field("fee_period", "périodicité de la redevance", _G.MONEY, terms.fee_period,
           "convention.fee_period"),
    _field("indexation", marked("indexation"), _G.MONEY, lambda d: d.convention.indexation.strip(),
           "convention.indexation"),
    _field("charges_mode", marked("charges"), _G.MONEY, terms.charges_mode,
           "convention.charges_mode", required=ALWAYS),
    _field("charges_amount", "montant des charges", _G.MONEY, terms.charges_amount,
           "convention.charges_cents", required="charges forfaitaires"),
    _field("deposit_amount", "montant du dépôt de garantie", _G.MONEY,
           lambda d: terms.money(d.convention.deposit_cents), "convention.deposit_cents"),
    _field("in_kind_value", "valeur de l’avantage en nature", _G.MONEY, terms.in_kind_value,
           "convention.in_kind_value_cents"),
    _field("in_kind_year", "année de la valeur", _G.MONEY,
           lambda d: str(d.convention.in_kind_year or ""), "convention.in_kind_year"),
)  # fmt: skip
_ENGAGEMENTS = (
    _field("insurer", marked("assureur"), _G.INSURANCE, terms.insurer, "paper.insurer"),
    _field("policy_no", "numéro de police", _G.INSURANCE, terms.policy_no, "paper.policy_no"),
    _field("coverage", marked("garanties"), _G.INSURANCE, terms.coverage, "paper.coverage"),
    _field("insured_until", "fin de l’assurance", _G.INSURANCE, terms.insured_until,
           "paper.valid_to"),
    _field("key_count", "nombre de clés", _G.ACCESS, terms.key_count, "convention.key_count"),
    _field("key_holders", "détenteurs des clés", _G.ACCESS,
           lambda d: d.convention.key_holders.strip(), "convention.key_holders"),
    _field("cer_signed_on", "date de l’engagement républicain", _G.COMPLIANCE,
           terms.cer_signed_on, "paper.valid_from"),
    _field("rules_accepted_on", "date d’acceptation du règlement", _G.COMPLIANCE,
           lambda d: day(d.association.rules_accepted_on), "association.rules_accepted_on"),
    _field("safety_referent", "référent sécurité", _G.COMPLIANCE,
           lambda d: d.convention.safety_referent.strip(), "convention.safety_referent"),
    _field("special_terms", "conditions particulières", _G.COMPLIANCE,
           lambda d: d.convention.special_terms.strip(), "convention.special_terms"),
    _field("signing_place", "lieu de signature", _G.SIGNATURE,
           lambda d: d.settings.signing_place.strip(), "settings.signing_place"),
)  # fmt: skip
_ANNEXES = (
    _annex("annex_plan", "annexe plan", AnnexKind.PLAN),
    _annex("annex_rules", "annexe règlement", AnnexKind.HUB_RULES),
    _annex("annex_cer", "annexe engagement républicain", AnnexKind.CER),
    _annex("annex_inventory", "annexe inventaire", AnnexKind.INVENTORY),
    _annex("annex_safety", "annexe fiche de sécurité", AnnexKind.SAFETY),
    _annex("annex_other", "annexe autre", AnnexKind.OTHER),
)
_AMENDMENT = (
    _field("amendment_rank", "rang de l’avenant", _G.AMENDMENT, amending.rank),
    _field("amendment_object", "objet de l’avenant", _G.AMENDMENT,
           lambda d: d.convention.amendment_object.strip(), "convention.amendment_object",
           required="avenant"),
    _field("amendment_effect", "prise d’effet de l’avenant", _G.AMENDMENT, amending.effect,
           "convention.start_date", required="avenant"),
    _field("amended_number", "numéro de la convention modifiée", _G.AMENDMENT,
           amending.amended_number),
    _field("amended_title", "intitulé de la convention modifiée", _G.AMENDMENT,
           amending.amended_title),
    _field("amended_signed_on", "date de la convention modifiée", _G.AMENDMENT,
           amending.amended_signed_on),
    _field("amended_notified_on", "date de notification de la convention modifiée", _G.AMENDMENT,
           amending.amended_notified_on),
)  # fmt: skip
FIELDS: tuple[Field, ...] = (
    *_ACT, *_AUTHORITY, *_ASSOCIATION, *_PREMISES, *_USE, *_MONEY, *_ENGAGEMENTS, *_ANNEXES,
    *_AMENDMENT,
)  # fmt: skip
"""Every field; a template that names another is refused."""
