"""The template language: what it chooses, what vanishes, what it refuses and at which line."""

import re
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.clauses import (
    AMENDMENT,
    FACTORY_NAMES,
    BlockKind,
    Document,
    TemplateError,
    factory_text,
    outline,
    parse,
    render,
    template_name,
    used_fields,
)
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.facts import FIELDS, Facts, facts
from polesdesk.domain.hubs import ChargesMode, DecisionKind, FreeUseGround, PropertyRegime
from polesdesk.domain.rules import RuleBroken
from sample_agreements import agreement, every_variant


def made(**texts: str) -> Facts:
    """Facts with these texts, nothing else known and nothing true but what is named in `true`."""
    true = texts.pop("true", "").split()
    full = dict.fromkeys((field.name for field in FIELDS), "") | texts
    truths = dict.fromkeys(facts(agreement()).truths, False) | dict.fromkeys(true, True)
    known = facts(agreement())
    return Facts(texts=full, truths=truths, tables=known.tables, lists=known.lists)


def texts(template: str, known: Facts | None = None) -> list[str]:
    document = render(parse(template), known or made(), draft=True)
    return [block.text for block in document.blocks]


def test_paragraphs_are_parted_by_blank_lines_and_lines_joined() -> None:
    assert texts("un\ndeux\n\ntrois") == ["un deux", "trois"]


def test_articles_are_numbered_and_referred_to() -> None:
    template = "[article a] Objet\n\nVoir l’[renvoi b].\n\n[article b] Durée\n\nVoir l’[renvoi a]."
    document = render(parse(template), made(), draft=False)
    numbers = [block.number for block in document.blocks if block.kind is BlockKind.ARTICLE]
    assert numbers == [1, 2]
    assert [b.text for b in document.blocks if b.kind is BlockKind.PARAGRAPH] == [
        "Voir l’article\u00a02.",
        "Voir l’article\u00a01er.",
    ]


def test_an_article_with_nothing_below_vanishes_and_is_not_numbered() -> None:
    template = "[article] Vide\n\n[si gratuit]\nx\n[fin]\n\n[article] Plein\n\ntexte"
    document = render(parse(template), made(), draft=False)
    assert [(b.kind, b.number) for b in document.blocks] == [
        (BlockKind.ARTICLE, 1),
        (BlockKind.PARAGRAPH, None),
    ]


def test_fields_are_printed_by_label_or_name_whatever_the_accents() -> None:
    known = made(association_name="Les Lanternes")
    for label in ("nom de l’association", "Nom de l'association", "association_name"):
        assert texts(f"« {{{{{label}}}}} »", known) == ["«\u202fLes Lanternes\u202f»"]


@pytest.mark.parametrize(
    ("template", "kept", "gone"),
    [
        ("A[[, dite {{sigle}},]] B", "A, dite X, B", "A B"),
        ("A [[({{sigle}})]], B", "A (X), B", "A, B"),
        ("[[Sigle : {{sigle}}.]] [[Site : {{site de l’association}}.]] Fin", None, "Fin"),
        ("A[[ b {{sigle}}[[ c {{code APE}}]]]].", "A b X.", "A."),
        ("[[**{{sigle}}**]] Fin", "X Fin", "Fin"),
        ("[[[si gratuit]{{code APE}}[sinon]{{sigle}}[fin] oui]] Fin", "X oui Fin", "Fin"),
    ],
)
def test_optional_words_vanish_with_their_empty_field(
    template: str, kept: str | None, gone: str
) -> None:
    assert texts(template) == [gone.replace(" :", "\u202f:")]
    if kept:
        assert texts(template, made(association_acronym="X")) == [kept]


def test_a_mandatory_empty_field_is_a_gap_in_a_draft_and_refused_in_an_original() -> None:
    template = parse("Représentée par {{représentants de l’association}}.")
    draft = render(template, made(), draft=True)
    gap = next(span for block in draft.blocks for span in block.spans if span.gap)
    assert gap.text == "[représentants de l’association]"
    with pytest.raises(RuleBroken) as refused:
        render(template, made(), draft=False)
    assert refused.value.code == "incomplete"
    assert [m.field for m in refused.value.missing] == ["convention.representative_ids"]


@pytest.mark.parametrize(
    ("true", "expected"),
    [
        ("free public_domain", ["gratuit et public"]),
        ("free", ["gratuit"]),
        ("paid", ["payant"]),
        ("", ["rien"]),
    ],
)
def test_blocks_are_chosen_by_facts(true: str, expected: list[str]) -> None:
    template = (
        "[si gratuit]\n[si domaine public]\ngratuit et public\n[sinon]\ngratuit\n[fin]\n"
        "[sinon si payant]\npayant\n[sinon]\nrien\n[fin]"
    )
    assert texts(template, made(true=true)) == expected


@pytest.mark.parametrize(
    ("condition", "true", "holds"),
    [
        ("gratuit et domaine public", "free public_domain", True),
        ("gratuit et domaine public", "free", False),
        ("gratuit ou payant", "paid", True),
        ("non gratuit", "", True),
        ("non gratuit", "free", False),
        ("non gratuit et non payant", "", True),
        ("GRATUIT", "free", True),
        ("free", "free", True),
    ],
)
def test_words_are_chosen_by_facts(condition: str, true: str, holds: bool) -> None:
    template = f"A[si {condition}] oui[sinon] non[fin]."
    assert texts(template, made(true=true)) == ["A oui." if holds else "A non."]


def test_bold_bullets_remarks_notes_and_escapes() -> None:
    template = (
        "# jamais\n[note] juriste\n\n- **gras** et \\[crochet\\] \\{\\{accolades\\}\\}\n- deux"
    )
    document = render(parse(template), made(), draft=False)
    assert [block.kind for block in document.blocks] == [BlockKind.BULLET] * 2
    assert next((s.text, s.bold) for s in document.blocks[0].spans) == ("gras", True)
    assert document.blocks[0].text == "gras et [crochet] {{accolades}}"


def test_french_typography_is_put_into_what_an_office_types() -> None:
    assert texts('L\'article L. 2122-1 dit "oui" : n° 12 !') == [
        "L’article\u00a0L.\u00a02122-1 dit «\u202foui\u202f»\u202f: n°\u00a012\u202f!"
    ]


def test_what_a_field_holds_is_printed_as_it_was_typed() -> None:
    name = 'L\'Ami < {{sigle}} [si gratuit] & "Cie" ** [[ ]] 🎈'
    assert texts("{{nom de l’association}}", made(association_name=name)) == [name]


@pytest.mark.parametrize(
    ("template", "line", "word"),
    [
        ("a\n\n{{nom inconnu}}", 3, "nom inconnu"),
        ("a\nb {{sigle}} {{ouvert", 2, "n’est pas fermé"),
        ("a }} b", 1, "n’est pas ouvert"),
        ("a\n[si gratuit]\nb", 2, "n’est pas fermée"),
        ("a\n\nb [si gratuit] c\n\nd [fin]", 3, "n’est pas fermée"),
        ("a\n[fin]", 2, "aucune condition"),
        ("a\n[sinon]\nb", 2, "aucune condition"),
        ("[si gratuit]\na\n[sinon]\nb\n[sinon]\nc\n[fin]", 5, "aucune condition"),
        ("[si beau temps]\na\n[fin]", 1, "beau temps"),
        ("[si gratuit et payant ou unité]\na\n[fin]", 1, "ne mêle pas"),
        ("a [[ b", 1, "facultatifs"),
        ("a ]] b", 1, "pas été ouvert"),
        ("a ** b", 1, "gras"),
        ("[[ a ** b ]] c **", 1, "gras"),
        ("[si gratuit]a[[b[fin]c]]", 1, "aucune condition"),
        ("\n\n[tableau des étoiles]", 3, "tableau des étoiles"),
        ("a [boucle] b", 1, "boucle"),
        ("a [ b", 1, "crochet"),
        ("a { b", 1, "accolade"),
        ("a [renvoi x]", 1, "x"),
        ("[article x] A\n\n[renvoi y]", 3, "y"),
        ("[si gratuit]" * 30, 1, "l’une dans l’autre"),
        ("[si gratuit]\n" * 30, 21, "l’une dans l’autre"),
        ("x" * 200_001, 1, "dépasse"),
    ],
)
def test_a_fault_is_refused_at_its_line(template: str, line: int, word: str) -> None:
    with pytest.raises(TemplateError) as refused:
        parse(template)
    assert (refused.value.code, refused.value.field) == ("template_error", "line")
    assert refused.value.line == line, refused.value.message
    assert refused.value.message.startswith(f"Ligne {line}\u202f: ")
    assert word in refused.value.message


_PIECES = ["{{sigle}}", "{{", "}}", "[[", "]]", "[si gratuit]", "[sinon]", "[fin]", "**", "\n"]
_PIECES += [
    "\n\n",
    "- ",
    "[article a] ",
    "[renvoi a]",
    "mots ",
    "[",
    "]",
    "\\",
    "#",
    "[signatures]",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_any_text_is_a_template_or_refused_with_a_line(pieces: list[str]) -> None:
    text = "".join(pieces)
    fault: TemplateError | None = None
    try:
        template = parse(text)
        assert isinstance(render(template, facts(agreement()), draft=True), Document)
        outline(template)
    except TemplateError as refused:
        fault = refused
    assert fault is None or 1 <= fault.line <= text.count("\n") + 1


@settings(deadline=None, max_examples=5)
@given(st.sampled_from(["[", "[[", "{{", "{", "]", "**", "a [si gratuit] ", "\\", '"', "« "]))
def test_hostile_texts_take_linear_time(piece: str) -> None:
    def cost(count: int) -> float:
        start = time.process_time()
        for place in range(5):
            with pytest.raises(TemplateError):
                parse(f"{place}{piece * count}[fin")
        return time.process_time() - start

    cost(100)
    small = max(min(cost(5_000) for _once in range(3)), 0.01)
    assert min(cost(20_000) for _once in range(3)) < 12 * small  # quadratic would be 16


def test_factory_templates_are_read_and_use_known_words_only() -> None:
    for name in FACTORY_NAMES:
        assert used_fields(parse(factory_text(name)))
    assert {template_name(kind) for kind in UseKind} | {AMENDMENT} == set(FACTORY_NAMES)


TITLES = """Objet|Nature juridique|Désignation des locaux|Modalités d’usage
Destination et activités|Priorité de la Collectivité et vie du pôle|Durée et renouvellement
Gratuité|Charges|Valorisation de l’avantage en nature|État des lieux et inventaire
Clés, badges et codes d’accès|Entretien, travaux et aménagements|Sécurité et accueil du public
Assurances et responsabilité|Obligations de l’Association et pièces à produire
Contrôle de l’occupation
Contrat d’engagement républicain, laïcité et non-discrimination|Communication
Données personnelles|Modification|Résiliation|Restitution des locaux|Litiges"""


def test_the_agreement_has_its_twenty_four_articles_in_order() -> None:
    document = rendered(agreement())
    found = [block.text for block in document.blocks if block.kind is BlockKind.ARTICLE]
    assert found == re.split(r"[|\n]", TITLES)


def rendered(data: AgreementData) -> Document:
    return render(parse(data.template.text), facts(data), draft=False)


def full_text(document: Document) -> str:
    rows = [row for block in document.blocks if block.table for row in block.table.rows]
    items = [item for block in document.blocks for item in block.items]
    return "\n".join(
        [*(b.text for b in document.blocks), *items, *(c for row in rows for c in row)]
    )


@pytest.mark.parametrize(("kind", "ground", "regime"), every_variant())
def test_every_variant_is_complete_and_keeps_french_typography(
    kind: UseKind, ground: FreeUseGround, regime: PropertyRegime
) -> None:
    for data in (
        agreement(kind, ground, regime),
        _decided_by_delegation(agreement(kind, ground, regime, **_OTHER_WAYS)),
    ):
        _check_typography(full_text(rendered(data)), regime)


def _decided_by_delegation(data: AgreementData) -> AgreementData:
    hub = replace(
        data.hubs[0],
        decision_kind=DecisionKind.DELIBERATION,
        decision_number="2025-8",
        decision_date=date(2025, 3, 1),
    )
    return replace(data, hubs=(hub,))


_OTHER_WAYS: dict[str, object] = {
    "decision_kind": DecisionKind.MAYOR_DECISION,
    "decision_number": "2026-D1",
    "charges_mode": ChargesMode.FLAT_RATE,
    "charges_cents": 12_000,
    "deposit_cents": 30_000,
    "economic_activity": True,
    "public_reception": True,
    "in_kind_value_cents": None,
    "indexation": "selon l’indice des loyers",
    "special_terms": "Le piano reste dans la salle.",
    "purpose": "répétitions du samedi",
    "key_count": None,
    "renewal_deadline": None,
}


def _check_typography(text: str, regime: PropertyRegime) -> None:
    assert not re.search(r"['\"]", text)
    assert not re.search(r"[^\u202f\s(«][;:!?](?=\s|$)", text)
    assert not re.search(r"«(?!\u202f)|(?<!\u202f)»", text)
    assert not re.search(r"  |\s[,.](?=\s|$)|\.\.|,,|\bL\. \d|n° |\d [€%]", text)
    assert not re.search(r"\[|\]|\{|\}", text)
    if regime is PropertyRegime.PRIVATE:
        assert "domaine public" not in text
        assert "tribunal judiciaire" in text
    else:
        assert "tribunal administratif" in text


def test_grounds_cite_their_law_and_their_deliberation() -> None:
    general = full_text(rendered(agreement()))
    council = full_text(rendered(agreement(ground=FreeUseGround.L2125_1_2_COUNCIL_DECISION)))
    paid = full_text(rendered(agreement(ground=FreeUseGround.PAID)))
    assert "L.\u00a02125-1-2" not in general
    assert "L.\u00a02125-1-2" in council
    assert (
        "n°\u00a02026-045 du 28\u00a0mai\u00a02026, elle est consentie à titre gratuit" in council
    )
    assert "600,00\u00a0€ (six cents euros) par an" in paid
    assert "consentie à titre gratuit" not in paid


def test_an_insurance_that_is_not_known_is_to_be_produced_before_the_keys() -> None:
    known = full_text(rendered(agreement()))
    unknown = full_text(rendered(replace(agreement(), insurance=None)))
    assert "police n°\u00a0RC 000 123" in known
    assert "à produire avant la remise des clés" not in known
    assert "à produire avant la remise des clés" in unknown


def test_the_outline_keeps_every_branch_with_its_conditions() -> None:
    template = parse("[si gratuit]\nA\n[sinon si payant]\nB [si unité]C[fin]\n[sinon]\nD\n[fin]")
    found = [("".join(s.text for s in b.spans), b.conditions) for b in outline(template)]
    assert found == [
        ("A", ("si gratuit",)),
        ("B [si unité]C[fin]", ("sinon si payant",)),
        ("D", ("sinon (ni «\u202fgratuit\u202f», ni «\u202fpayant\u202f»)",)),
    ]


def test_articles_of_branches_that_exclude_one_another_share_a_number() -> None:
    template = parse("[si gratuit]\n[article] A\n[sinon]\n[article] B\n[fin]\n[article] C")
    assert [block.number for block in outline(template)] == [1, 1, 2]


def test_slots_set_by_letter_take_the_place_of_the_table():
    text = factory_text("convention")
    by_letter = agreement(UseKind.SHARED, slots=(), slots_by_letter=True)
    words = " ".join(
        block.text for block in render(parse(text), facts(by_letter), draft=False).blocks
    )
    assert "fixés pour chaque saison par un courrier d’affectation" in words
    assert "aux jours et heures suivants" not in words
    with_table = agreement(UseKind.SHARED, slots_by_letter=True)
    blocks = render(parse(text), facts(with_table), draft=False).blocks
    assert any(block.table and "Périodicité" in block.table.columns for block in blocks)
