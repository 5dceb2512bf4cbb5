"""Identifiers of associations and people: read as typed, checked, brought to one form.

What cannot be right raises ParseProblem; what is only doubtful is kept, with a sentence.
"""

from polesdesk.domain.identifiers.checked import Checked
from polesdesk.domain.identifiers.contacts import check_email, check_phone, check_postal_code
from polesdesk.domain.identifiers.registers import check_ape, check_rna, check_siren, check_siret

__all__ = [
    "Checked",
    "check_ape",
    "check_email",
    "check_phone",
    "check_postal_code",
    "check_rna",
    "check_siren",
    "check_siret",
]
