"""What fields are called."""

from dataclasses import fields

import pytest

from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.conventions import Convention
from polesdesk.domain.field_words import field_label, fields_of
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.lists import SavedSearch
from polesdesk.domain.papers import Annex, ClauseTemplate, IssuedOriginal, Note
from polesdesk.domain.settings import ReferenceRent, Settings, Signatory

INNER = {
    "id", "version", "previous_id", "amends_id", "in_kind_working", "in_kind_year",
    "sha256", "snapshot", "snapshot_sha256", "template_id", "subject_kind",
    "subject_id",
}  # fmt: skip


KINDS = {
    "convention": Convention,
    "association": Association,
    "officer": Officer,
    "paper": Paper,
    "hub": Hub,
    "room": Room,
    "settings": Settings,
    "signatory": Signatory,
    "rent": ReferenceRent,
    "issued": IssuedOriginal,
    "template": ClauseTemplate,
    "annex": Annex,
    "note": Note,
    "saved_search": SavedSearch,
}


@pytest.mark.parametrize(("entity", "kind"), KINDS.items())
def test_every_field_has_a_word(entity: str, kind: type) -> None:
    unnamed = {f.name for f in fields(kind) if not field_label(entity, f.name)}
    assert unnamed <= INNER


def test_every_word_is_that_of_a_field() -> None:
    for entity, kind in KINDS.items():
        assert set(fields_of(entity)) <= {f.name for f in fields(kind)}
