"""Which papers are asked, by kind of association and of agreement."""

from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.associations import AssociationKind, PaperKind
from polesdesk.domain.conventions import Convention, UseKind
from polesdesk.domain.hubs import FreeUseGround
from polesdesk.domain.required_papers import (
    DEFAULT_RULES,
    OF_ASSOCIATIONS,
    Asking,
    PaperCase,
    PaperRule,
    asked_papers,
    cases_of,
)
from polesdesk.domain.settings import Settings, asking_of

ASKING = asking_of(Settings())


def test_by_default_five_papers_are_asked_of_an_association() -> None:
    assert asked_papers(ASKING, AssociationKind.LAW_1901) == (
        PaperKind.STATUTES, PaperKind.REGISTRATION_RECEIPT, PaperKind.OFFICERS_LIST,
        PaperKind.INSURANCE_CERTIFICATE, PaperKind.CER,
    )  # fmt: skip


def test_a_group_without_statutes_is_not_asked_for_them() -> None:
    asked = asked_papers(ASKING, AssociationKind.INFORMAL)
    assert PaperKind.STATUTES not in asked
    assert PaperKind.INSURANCE_CERTIFICATE in asked


def test_a_union_signs_no_republican_contract() -> None:
    assert PaperKind.CER not in asked_papers(ASKING, AssociationKind.UNION)


def test_an_economic_activity_asks_for_the_siret() -> None:
    shop = Convention(id="c", economic_activity=True)
    assert PaperKind.SIRET_NOTICE in asked_papers(ASKING, AssociationKind.LAW_1901, [shop])
    assert PaperKind.SIRET_NOTICE not in asked_papers(ASKING, AssociationKind.LAW_1901)


def test_a_hub_asks_for_its_own() -> None:
    rule = PaperRule(paper=PaperKind.CHARTER, case=PaperCase.HUB, hub_id="vol")
    asking = Asking(rules=(rule,))
    there, elsewhere = Convention(id="a", hub_id="vol"), Convention(id="b", hub_id="elb")
    assert asked_papers(asking, AssociationKind.LAW_1901, [there]) == (PaperKind.CHARTER,)
    assert asked_papers(asking, AssociationKind.LAW_1901, [elsewhere]) == ()


def test_each_kind_of_association_has_its_case() -> None:
    assert [case.value for case in OF_ASSOCIATIONS] == [kind.value for kind in AssociationKind]
    assert {rule.case for rule in DEFAULT_RULES} <= set(PaperCase)


rules = st.builds(
    PaperRule,
    paper=st.sampled_from(PaperKind),
    case=st.sampled_from(PaperCase),
    asked=st.booleans(),
    hub_id=st.sampled_from(["", "vol", "elb"]),
)
agreements = st.builds(
    Convention,
    id=st.just("c"),
    hub_id=st.sampled_from(["vol", "elb"]),
    use_kind=st.sampled_from([None, *UseKind]),
    free_use_ground=st.sampled_from([None, *FreeUseGround]),
    economic_activity=st.booleans(),
    public_reception=st.booleans(),
)


@given(
    st.lists(st.sampled_from(PaperKind), unique=True),
    st.lists(rules, max_size=6),
    st.sampled_from(AssociationKind),
    st.lists(agreements, max_size=3),
)
def test_what_is_asked_follows_the_table(
    of_all: list[PaperKind],
    told: list[PaperRule],
    kind: AssociationKind,
    held: list[Convention],
) -> None:
    asked = asked_papers(Asking(of_all=tuple(of_all), rules=tuple(told)), kind, held)
    for paper in PaperKind:
        own = [rule.asked for rule in told if rule.paper is paper and rule.case == kind.value]
        by_agreement = any(
            rule.asked and rule.paper is paper and rule.case not in OF_ASSOCIATIONS
            and any((rule.case, rule.hub_id) in cases_of(one) for one in held)
            for rule in told
        )  # fmt: skip
        wanted = (paper in of_all or True in own or by_agreement) and False not in own
        assert (paper in asked) is wanted
