"""Fields and the table of an amendment: what it changes, wording against wording."""

from __future__ import annotations

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.amendments import ChangedArticle, article_heading
from polesdesk.domain.facts.values import Table
from polesdesk.domain.facts.wording import day

NOTHING = "Néant."
REMOVED = "Supprimé."


def is_amendment(data: AgreementData) -> bool:
    """Tell whether the paper is an amendment."""
    return data.amends is not None


def rank(data: AgreementData) -> str:
    """Return the rank of the amendment, nothing where its number tells none."""
    return str(data.amends.rank or "") if data.amends else ""


def amended_number(data: AgreementData) -> str:
    """Return the number of the agreement that is amended."""
    return data.amends.number if data.amends else ""


def amended_title(data: AgreementData) -> str:
    """Return what the agreement that is amended is called, with a small first letter."""
    title = data.amends.title if data.amends else ""
    return title[:1].lower() + title[1:]


def amended_signed_on(data: AgreementData) -> str:
    """Return the day on which the city signed the agreement that is amended."""
    return day(data.amends.signed_on) if data.amends else ""


def amended_notified_on(data: AgreementData) -> str:
    """Return the day on which the agreement that is amended was notified."""
    return day(data.amends.notified_on) if data.amends else ""


def effect(data: AgreementData) -> str:
    """Return the day on which the amendment takes effect."""
    return day(data.convention.start_date) if data.amends else ""


def changes_table(data: AgreementData) -> Table:
    """Return the former and the new wording of each article that changes."""
    return Table(
        columns=("Article", "Ancienne rédaction", "Nouvelle rédaction"),
        widths=(0.2, 0.4, 0.4),
        rows=tuple(_row(one) for one in (data.amends.articles if data.amends else ())),
    )


def _row(article: ChangedArticle) -> tuple[str, str, str]:
    return (
        article_heading(article),
        "\n".join(article.former) or NOTHING,
        "\n".join(article.new) or REMOVED,
    )
