"""What an agreement offers to the text of its articles: texts, facts, tables and lists."""

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.facts import amending, premises, terms
from polesdesk.domain.facts.conditions import Condition, UnknownFact, read_condition
from polesdesk.domain.facts.declared_facts import FACTS, FREE_GROUNDS, WITH_SLOTS
from polesdesk.domain.facts.declared_fields import FIELDS
from polesdesk.domain.facts.fact_sentences import FACT_SENTENCES
from polesdesk.domain.facts.terms import ANNEX_TITLES, annex_labels
from polesdesk.domain.facts.values import ALWAYS, Fact, Facts, Field, Group, Table

__all__ = [
    "ALWAYS",
    "ANNEX_TITLES",
    "FACTS",
    "FACT_SENTENCES",
    "FIELDS",
    "FREE_GROUNDS",
    "WITH_SLOTS",
    "Condition",
    "Fact",
    "Facts",
    "Field",
    "Group",
    "Table",
    "UnknownFact",
    "annex_labels",
    "facts",
    "read_condition",
]


def facts(data: AgreementData) -> Facts:
    """Return what the articles may print of an agreement, and what they may ask about it."""
    return Facts(
        texts={field.name: field.read(data) for field in FIELDS},
        truths={fact.name: fact.test(data) for fact in FACTS},
        tables={
            "premises": premises.premises_table(data),
            "slots": premises.slots_table(data),
            "amended_articles": amending.changes_table(data),
        },
        lists={
            "papers": terms.papers(data),
            "annexes": terms.annex_labels(data),
            "in_kind_working": terms.in_kind_working(data),
        },
    )
