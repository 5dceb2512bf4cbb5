"""The columns that an office's spreadsheet may have, and the names that offices give them."""

from __future__ import annotations

from enum import StrEnum

from polesdesk.domain.folding import fold


class Field(StrEnum):
    """What a column holds."""

    HUB = "hub"
    HUB_CODE = "hub_code"
    HUB_ADDRESS = "hub_address"
    ROOM = "room"
    SURFACE = "surface"
    CAPACITY = "capacity"
    ERP_TYPE = "erp_type"
    ERP_CATEGORY = "erp_category"
    ASSOCIATION = "association"
    ACRONYM = "acronym"
    RNA = "rna"
    SIRET = "siret"
    ADDRESS = "address"
    POSTAL_CODE = "postal_code"
    CITY = "city"
    STATUTORY_OBJECT = "statutory_object"
    PRESIDENT = "president"
    FIRST_NAME = "first_name"
    CIVILITY = "civility"
    QUALITY = "quality"
    PHONE = "phone"
    EMAIL = "email"
    NUMBER = "number"
    STATE = "state"
    USE_KIND = "use_kind"
    WEEKDAYS = "weekdays"
    TIMES = "times"
    START_TIME = "start_time"
    END_TIME = "end_time"
    PERIODICITY = "periodicity"
    SCHOOL_HOLIDAYS = "school_holidays"
    START_DATE = "start_date"
    END_DATE = "end_date"
    NOTICE = "notice"
    FEE = "fee"
    INSURER = "insurer"
    POLICY = "policy"
    INSURANCE_END = "insurance_end"
    ACTIVITIES = "activities"
    PURPOSE = "purpose"
    REGIME = "regime"
    GROUND = "ground"
    DECISION_NUMBER = "decision_number"
    DECISION_DATE = "decision_date"
    CER_DATE = "cer_date"
    CHARGES = "charges"
    LOCKER = "locker"
    NOTES = "notes"


LABELS: dict[Field, str] = {
    Field.HUB: "Pôle",
    Field.HUB_CODE: "Code du pôle",
    Field.HUB_ADDRESS: "Adresse du pôle",
    Field.ROOM: "Salle",
    Field.SURFACE: "Surface",
    Field.CAPACITY: "Capacité",
    Field.ERP_TYPE: "Type d’ERP",
    Field.ERP_CATEGORY: "Catégorie d’ERP",
    Field.ASSOCIATION: "Association",
    Field.ACRONYM: "Sigle",
    Field.RNA: "RNA",
    Field.SIRET: "SIRET",
    Field.ADDRESS: "Adresse",
    Field.POSTAL_CODE: "Code postal",
    Field.CITY: "Ville",
    Field.STATUTORY_OBJECT: "Objet de l’association",
    Field.PRESIDENT: "Président(e)",
    Field.FIRST_NAME: "Prénom du représentant",
    Field.CIVILITY: "Civilité",
    Field.QUALITY: "Qualité du représentant",
    Field.PHONE: "Téléphone",
    Field.EMAIL: "Courriel",
    Field.NUMBER: "N° de convention",
    Field.STATE: "État",
    Field.USE_KIND: "Type d’occupation",
    Field.WEEKDAYS: "Jour(s)",
    Field.TIMES: "Horaires",
    Field.START_TIME: "Heure de début",
    Field.END_TIME: "Heure de fin",
    Field.PERIODICITY: "Périodicité",
    Field.SCHOOL_HOLIDAYS: "Vacances scolaires",
    Field.START_DATE: "Date de début",
    Field.END_DATE: "Date de fin",
    Field.NOTICE: "Préavis",
    Field.FEE: "Redevance",
    Field.INSURER: "Assureur",
    Field.POLICY: "N° de police",
    Field.INSURANCE_END: "Fin d’assurance",
    Field.ACTIVITIES: "Activités",
    Field.PURPOSE: "Objet",
    Field.REGIME: "Domaine",
    Field.GROUND: "Fondement de gratuité",
    Field.DECISION_NUMBER: "N° de délibération ou décision",
    Field.DECISION_DATE: "Date de délibération ou décision",
    Field.CER_DATE: "CER signé le",
    Field.CHARGES: "Charges",
    Field.LOCKER: "Boîte ou armoire",
    Field.NOTES: "Observations",
}
"""The French name of each column, as the preview and the refusals show it."""

_SYNONYMS: dict[Field, str] = {
    Field.HUB: "pôle associatif|nom du pôle|pôles|site|équipement|bâtiment|lieu|structure|centre|"
    "maison des associations|espace associatif",
    Field.HUB_CODE: "code pôle|code site|sigle du pôle",
    Field.HUB_ADDRESS: "adresse pôle|adresse du site|adresse du local|adresse des locaux|"
    "adresse de l’équipement",
    Field.ROOM: "salles|salle(s)|local|locaux|local attribué|locaux attribués|bureau|bureaux|"
    "nom de la salle|salle attribuée|salles attribuées|salle ou bureau|salle/bureau|espace|pièce",
    Field.SURFACE: "surface m2|surface en m2|superficie|superficie m2|m2|surface utile|"
    "surface (m²)|surface du local|surface de la salle",
    Field.CAPACITY: "capacité d’accueil|capacité maximale|jauge|effectif maximal|nombre de places|"
    "nb places|nb de places|capacité (personnes)|places|capacité max",
    Field.ERP_TYPE: "type ERP|ERP type|ERP",
    Field.ERP_CATEGORY: "catégorie ERP|ERP catégorie|cat ERP|catégorie",
    Field.ASSOCIATION: "nom de l’association|associations|nom association|asso|"
    "structure associative|occupant|occupants|bénéficiaire|association hébergée|association nom|"
    "dénomination|raison sociale|organisme|preneur|intitulé de l’association|nom",
    Field.ACRONYM: "acronyme|abréviation|sigle de l’association|association sigle",
    Field.RNA: "n° RNA|numéro RNA|code RNA|identifiant RNA|RNA (W…)|n° W|n° de récépissé|"
    "association RNA|RNA association|n° waldec|waldec",
    Field.SIRET: "n° SIRET|numéro SIRET|SIRET de l’association|code SIRET|association SIRET",
    Field.ADDRESS: "adresse du siège|siège social|siège|adresse postale|adresse de l’association|"
    "adresse siège|association adresse|rue|adresse du siège social|adresse siège social",
    Field.POSTAL_CODE: "CP|code post|code postal du siège|association code postal",
    Field.CITY: "commune|localité|ville du siège|association ville|association commune",
    Field.STATUTORY_OBJECT: "objet statutaire|objet social|but de l’association|but|"
    "objet association|association objet",
    Field.PRESIDENT: "président|présidente|nom du président|nom de la présidente|président.e|"
    "président·e|président/présidente|nom du (de la) président(e)|représentant|représentante|"
    "représentant légal|responsable|nom du responsable|nom du représentant|nom président|"
    "responsable légal|représenté par|représentée par|contact|signataire association|"
    "nom et prénom du président|nom prénom du président|nom prénom président|co-présidents|"
    "association président|interlocuteur|référent|nom président(e)|nom du président(e)",
    Field.FIRST_NAME: "prénom|prénom du président|prénom de la présidente|prénom président|"
    "prénom du responsable|prénom du président(e)",
    Field.CIVILITY: "civ|titre",
    Field.QUALITY: "qualité|fonction|fonction du représentant|qualité du signataire|"
    "fonction du signataire|en qualité de",
    Field.PHONE: "tél|tel|n° de téléphone|numéro de téléphone|portable|mobile|n° téléphone|"
    "téléphone portable|tél portable|tél fixe|téléphone du président|tél président|coordonnées|"
    "téléphone(s)|téléphone 1|association téléphone|contact téléphone|n° tél|gsm",
    Field.EMAIL: "mail|e-mail|email|adresse mail|adresse e-mail|adresse électronique|mel|"
    "adresse de courriel|courriel du président|mail du président|adresse courriel|mail président|"
    "association courriel|association mail|contact mail|courrier électronique|adresse mél",
    Field.NUMBER: "numéro de convention|n° convention|convention n°|convention|n° conv|référence|"
    "réf|réf convention|référence de la convention|n° de la convention|"
    "référence convention|n° d’ordre de la convention|num convention|conventions",
    Field.STATE: "état de la convention|statut|statut de la convention|situation|état convention|"
    "avancement|état d’avancement|convention état|convention statut",
    Field.USE_KIND: "type occupation|mode d’occupation|type d’usage|usage|"
    "type de mise à disposition|nature de l’occupation|occupation|type d’utilisation|"
    "type de convention|modalité d’occupation",
    Field.WEEKDAYS: "jour|jours|jour(s) d’occupation|jours d’occupation|jour d’occupation|"
    "jour de la semaine|jours de la semaine|créneau jour|jour(s) d’utilisation|"
    "jours d’utilisation|jour(s) de la semaine",
    Field.TIMES: "horaire|heures|heure|créneau horaire|créneaux horaires|plage horaire|"
    "plages horaires|horaires d’occupation|créneau|créneaux|créneau(x)|jours et horaires|"
    "jour et horaire|jours et heures|jour et heure|créneaux attribués|jours/horaires|"
    "créneau heure|créneau horaires|horaires d’utilisation|jour(s) et horaires|"
    "jour(s) et horaire(s)|horaire(s)",
    Field.START_TIME: "heure début|h début|horaire début|horaire de début|"
    "créneau début|horaires début|début (heure)|heure d’arrivée",
    Field.END_TIME: "heure fin|h fin|horaire fin|horaire de fin|créneau fin|horaires fin|"
    "fin (heure)|heure de départ",
    Field.PERIODICITY: "fréquence|rythme|récurrence|périodicité du créneau|semaines",
    Field.SCHOOL_HOLIDAYS: "vacances|pendant les vacances|vacances scolaires (o/n)|"
    "ouvert pendant les vacances|hors vacances|période scolaire|vacances scolaires oui/non",
    Field.START_DATE: "début|date début|du|date d’effet|prise d’effet|effet|début de convention|"
    "début de la convention|date de début de convention|date début convention|"
    "date de prise d’effet|date d’entrée|à compter du|convention début|début convention|"
    "date de début de la convention|convention date de début|date début de la convention",
    Field.END_DATE: "fin|date fin|au|échéance|date d’échéance|fin de convention|terme|"
    "fin de la convention|date de fin de convention|date fin convention|fin convention|"
    "jusqu’au|expiration|date d’expiration|date de sortie|convention fin|convention échéance|"
    "date de fin de la convention|fin de validité|convention date de fin|"
    "date fin de la convention|échéance de la convention",
    Field.NOTICE: "préavis (mois)|délai de préavis|préavis en mois|durée du préavis|préavis mois|"
    "nombre de mois de préavis",
    Field.FEE: "loyer|montant de la redevance|redevance annuelle|montant|tarif|participation|"
    "redevance (€)|redevance €|loyer annuel|montant redevance|participation financière|"
    "redevance d’occupation|redevance mensuelle|loyer mensuel|redevance (€/an)|redevance/an",
    Field.INSURER: "assurance|compagnie d’assurance|nom de l’assureur|compagnie|"
    "assureur de l’association|assurance compagnie|assurance assureur|société d’assurance",
    Field.POLICY: "police|n° police|numéro de police|n° de contrat|n° contrat d’assurance|"
    "police d’assurance|n° de police d’assurance|assurance police|assurance n°|"
    "assurance n° de police|n° d’assurance|contrat d’assurance|n° de contrat d’assurance",
    Field.INSURANCE_END: "fin assurance|échéance assurance|échéance de l’assurance|"
    "date de fin d’assurance|validité assurance|assurance valable jusqu’au|assurance jusqu’au|"
    "fin de l’assurance|fin de validité assurance|date fin assurance|assurance fin|"
    "assurance échéance|fin de validité de l’assurance|échéance d’assurance|validité d’assurance|"
    "date d’échéance de l’assurance|date d’échéance assurance|"
    "attestation d’assurance valable jusqu’au",
    Field.ACTIVITIES: "activité|activités autorisées|nature des activités|activités pratiquées|"
    "activité pratiquée|type d’activité|activités de l’association|destination|"
    "nature de l’activité",
    Field.PURPOSE: "objet de la convention|objet convention|convention objet",
    Field.REGIME: "domaine public/privé|domaine (public/privé)|domaine public ou privé|"
    "régime domanial|nature du domaine|domanialité|régime",
    Field.GROUND: "fondement|gratuité|motif de gratuité|fondement de la gratuité|"
    "base légale de la gratuité|fondement juridique|gratuité (fondement)|motif de la gratuité",
    Field.DECISION_NUMBER: "n° de délibération|n° délibération|délibération|n° de décision|"
    "n° décision|décision|numéro de délibération|numéro de décision|délibération n°|décision n°|"
    "n° délibération/décision|n° de délibération/décision|acte|n° d’acte|n° de l’acte|"
    "délibération ou décision|n° de délibération ou de décision|n° délibération ou décision",
    Field.DECISION_DATE: "date de délibération|date délibération|date de décision|date décision|"
    "date de la délibération|date de la décision|date de l’acte|"
    "date délibération/décision|date de délibération/décision|date délibération ou décision|"
    "date de délibération ou de décision|délibération date|décision date",
    Field.CER_DATE: "CER|date CER|date de signature du CER|signature du CER|CER (date)|"
    "contrat d’engagement républicain|CER signé|date signature CER|"
    "contrat d’engagement républicain signé le",
    Field.CHARGES: "charges locatives|fluides|prise en charge des fluides|charges (fluides)|"
    "montant des charges|charges et fluides",
    Field.LOCKER: "boîte|armoire|casier|boîte aux lettres|BAL|n° de boîte|n° d’armoire|placard|"
    "boîte aux lettres ou armoire|n° BAL|armoire/boîte|n° de casier|boîte/armoire|"
    "boîte aux lettres/armoire|casier ou boîte aux lettres|boîte(s) ou armoire(s)",
    Field.NOTES: "observation|observation(s)|observations diverses|remarque|remarques|remarque(s)|"
    "note|notes|commentaire|commentaires|commentaire(s)|divers|à noter|"
    "observations / remarques|remarques et observations|informations complémentaires",
}

_MINOR = frozenset(["de", "du", "des", "d", "la", "le", "les", "l", "en", "ou", "et", "s", "e"])
_NUMBER = frozenset(["no", "num", "numero", "nro"])


def header_key(text: str) -> str:
    """Return a column's name in the form in which names compare.

    Accents, case, punctuation, articles and plurals do not count; « No », « Num. » and
    « Numéro » read « N° ».
    """
    words = ["n" if word in _NUMBER else word for word in fold(text[:120]).split()]
    telling = [word for word in words if word not in _MINOR] or words
    return " ".join(word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in telling)


NAMES: dict[str, Field] = {
    header_key(name): field
    for field in Field
    for name in (LABELS[field], *_SYNONYMS[field].split("|"))
}
"""Every known name of a column, in the form of ``header_key``, and what the column holds."""

MOMENTS: dict[Field, Field] = {
    Field.START_DATE: Field.START_TIME,
    Field.END_DATE: Field.END_TIME,
}
"""« Début » and « Fin » head days in one office and hours in another: the cells decide."""

SLOT_FIELDS = frozenset(
    {
        Field.WEEKDAYS,
        Field.TIMES,
        Field.START_TIME,
        Field.END_TIME,
        Field.PERIODICITY,
        Field.SCHOOL_HOLIDAYS,
    }
)
"""Columns that speak of a slot rather than of the whole agreement."""

ROOM_FIELDS = frozenset(
    {Field.ROOM, Field.SURFACE, Field.CAPACITY, Field.ERP_TYPE, Field.ERP_CATEGORY, Field.REGIME}
)
"""Columns that speak of a room."""

HUB_FIELDS = frozenset({Field.HUB, Field.HUB_CODE, Field.HUB_ADDRESS})
"""Columns that speak of a hub."""
