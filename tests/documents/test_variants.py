"""The proof of a template: every branch is on paper with its conditions."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from polesdesk.documents.variants import variants
from polesdesk.domain.clauses import TemplateError, outline, parse
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.papers import ClauseTemplate, TemplateState
from sample_agreements import DAY, template


def words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("kind", [UseKind.SLOT, UseKind.UNIT, UseKind.HIRE])
def test_every_block_and_condition_is_printed(kind: UseKind) -> None:
    text = words(variants(template(kind), day=DAY))
    for block in outline(parse(template(kind).text)):
        sentence = re.sub(r"\s", "", "".join(span.text for span in block.spans))
        assert sentence[:60] in text, sentence
        for condition in block.conditions:
            assert re.sub(r"\s", "", condition) in text


def test_the_state_of_the_template_is_told() -> None:
    validated = replace(
        template(UseKind.SLOT),
        validated_by="service juridique",
        validated_on=date(2026, 5, 1),
    )
    assert "version1,validéele1ermai2026parservicejuridique" in words(variants(validated, day=DAY))
    draft = replace(validated, state=TemplateState.DRAFT)
    assert "nonvalidée" in words(variants(draft, day=DAY))


def test_the_same_template_gives_the_same_bytes_and_a_fault_is_told() -> None:
    own = ClauseTemplate(id="t", name="Mon modèle <b>", text="Bonjour **{{sigle}}**.")
    assert variants(own, day=DAY) == variants(own, day=DAY)
    assert "Monmodèle<b>" in words(variants(own, day=DAY))
    with pytest.raises(TemplateError):
        variants(replace(own, text="{{inconnu}}"), day=DAY)
    assert variants(replace(own, text=""), day=DAY)
