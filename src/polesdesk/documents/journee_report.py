"""The evaluation report of a journée citoyenne: figures, charts, and the text of the office."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from polesdesk.documents.charts import BarValue, bars
from polesdesk.documents.journee_heads import when
from polesdesk.documents.styles import TEXT_WIDTH, styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import paragraph
from polesdesk.domain.french import (
    format_euros,
    format_minutes,
    format_number,
    format_percent,
    plural,
)
from polesdesk.domain.journee_indicators import Indicators, Mean, Share
from polesdesk.domain.journee_labels import WORKSITE_STATES
from polesdesk.domain.journee_papers import JourneeData, JourneePaper, title_of

_ROOM = 120
"""Points that a heading and its chart need, or they go to the next page."""
_MARKS = "Notes de 1 (pas du tout) à 4 (tout à fait). Sous cinq réponses, la moyenne ne dit rien."
_COUNTED = (
    "Inscrits\u202f: personnes qui avaient une place avant le jour même, venues ou non. "
    "Absents\u202f: inscrits qui ne sont pas venus. Heures\u202f: temps noté, à défaut celui du "
    "chantier\u202f; le temps des agents est compté à part et n’est pas du bénévolat. "
    "Coût\u202f: matériaux, repas et autres dépenses notées."
)


def report(data: JourneeData) -> list[Flowable]:
    """Return the report: no figure without what it counts."""
    look = styles()
    edition = data.edition
    return [
        paragraph(title_of(JourneePaper.REPORT, edition), look.title),
        paragraph(edition.theme or when(data), look.subtitle),
        *_text("Contexte", edition.report_context),
        *_glance(data.indicators),
        *_worksites(data.indicators),
        *_people(data.indicators),
        *_results(data.indicators),
        *_survey(data),
        *_text("Points forts", edition.report_strengths),
        *_text("Difficultés", edition.report_difficulties),
        *_text("Pour la prochaine édition", edition.report_next),
        *_text("Presse", edition.press),
        KeepTogether(
            [
                paragraph("Comment ces chiffres sont comptés", look.heading),
                paragraph(_COUNTED, look.small),
            ]
        ),
    ]


def _text(title: str, words: str) -> list[Flowable]:
    """Return what the office typed, each of its lines a paragraph; nothing for nothing."""
    look = styles()
    written = [line for line in words.splitlines() if line.strip()]
    if not written:
        return []
    return [paragraph(title, look.heading), *(paragraph(line, look.body) for line in written)]


def _glance(found: Indicators) -> list[Flowable]:
    refused = plural(found.refused, "non retenue", "non retenues")
    settled = (
        plural(found.done, "réalisé"), f"{found.partly_done} en partie",
        plural(found.cancelled, "annulé"),
    )  # fmt: skip
    walked_in = f"{plural(found.walk_ins, 'venu')} sans inscription"
    rows = [
        ("Propositions reçues", str(found.proposals),
         f"{plural(found.accepted, 'retenue')}, {refused}"),
        ("Chantiers", str(found.worksites), ", ".join(settled)),
        ("Participants", str(found.present), f"{plural(found.signed_up, 'inscrit')}, {walked_in}"),
        ("Absents parmi les inscrits", _share(found.no_shows), _counted(found.no_shows)),
        ("Première participation", str(found.newcomers), ""),
        ("Mineurs", str(found.minors), ""),
        ("Associations", str(found.associations), ""),
        ("Heures de bénévolat", format_minutes(found.minutes), _unknown(found)),
        ("Temps des agents", format_minutes(found.agent_minutes),
         f"{plural(found.agents, 'agent présent', 'agents présents')} sur les chantiers"),
        ("Repas", str(found.meals), ""),
        ("Coût", format_euros(found.cents), _cost(found)),
        ("Incidents", str(found.incidents),
         f"{plural(found.declared, 'déclaré', 'déclarés')} à l’assureur"),
    ]  # fmt: skip
    head = paragraph("En bref", styles().heading)
    return [KeepTogether([head, table(("Indicateur", "Valeur", "Détail"), (3.2, 1.8, 5), rows)])]


def _share(share: Share) -> str:
    return "–" if share.rate is None else format_percent(share.rate)


def _counted(share: Share) -> str:
    return f"{share.k} sur {share.n}" if share.n else "aucun inscrit"


def _unknown(found: Indicators) -> str:
    if not found.unknown_minutes:
        return ""
    return f"sans {plural(found.unknown_minutes, 'personne')} dont le temps n’est pas noté"


def _cost(found: Indicators) -> str:
    if found.unknown_costs:
        return f"incomplet\u202f: {plural(found.unknown_costs, 'coût')} à chiffrer"
    each = found.cents_each
    return f"{format_euros(each)} par participant" if each is not None else ""


def _worksites(found: Indicators) -> list[Flowable]:
    if not found.lines:
        return []
    rows = [
        (
            f"{line.number}. {line.title}" if line.number else line.title,
            line.quarter,
            WORKSITE_STATES[line.state],
            str(line.places) if line.places is not None else "",
            str(line.signed_up),
            str(line.present),
            format_minutes(line.minutes) if line.minutes else "",
        )
        for line in found.lines
    ]
    columns = ("Chantier", "Quartier", "État", "Places", "Inscrits", "Présents", "Heures")
    body = table(columns, (3.4, 1.8, 1.6, 1, 1.1, 1.2, 1.3), rows, right=frozenset({3, 4, 5, 6}))
    return [CondPageBreak(_ROOM), paragraph("Par chantier", styles().heading), body]


def _people(found: Indicators) -> list[Flowable]:
    if not found.present:
        return []
    look = styles()
    values = [
        BarValue(label=name or "non indiqué", value=count) for name, count in found.quarters.items()
    ]
    return [
        KeepTogether([paragraph("Participants par quartier", look.heading),
                      bars(values, TEXT_WIDTH)]),
    ]  # fmt: skip


def _results(found: Indicators) -> list[Flowable]:
    if not found.results:
        return []
    rows = [(name, f"{format_number(total)} {unit}".strip()) for name, unit, total in found.results]
    head = paragraph("Ce qui a été fait", styles().heading)
    return [KeepTogether([head, table(("Résultat", "Quantité"), (6, 2), rows)])]


def _survey(data: JourneeData) -> list[Flowable]:
    found = data.indicators
    if not found.answers:
        return []
    look = styles()
    rows = [
        (label, _mean(mean), plural(mean.n, "réponse"))
        for label, mean in (
            ("Satisfaction générale", found.overall),
            ("Accueil", found.welcome),
            ("Organisation", found.organisation),
            ("Chantier", found.worksite),
            ("Repas", found.meal),
        )
    ]
    rows += [
        (label, _share(share), f"{share.k} oui sur {plural(share.n, 'réponse')}")
        for label, share in (
            ("Reviendraient", found.returns),
            ("Mèneraient un chantier", found.leads),
        )
    ]
    count = plural(found.answers, "questionnaire")
    parts: list[Flowable] = [
        KeepTogether(
            [
                paragraph(f"Satisfaction\u202f: {count}", look.heading),
                paragraph(_MARKS, look.note),
                table(("Question", "Résultat", "Réponses"), (4, 2, 3), rows),
            ]
        )
    ]
    return parts + _comments(data)


def _mean(mean: Mean) -> str:
    if mean.value is None:
        return "–"
    if mean.is_thin:
        return "n insuffisant"
    return f"{format_number(Decimal(f'{mean.value:.1f}'))} sur 4"


def _comments(data: JourneeData) -> list[Flowable]:
    """Return what people wrote, word for word."""
    look = styles()
    written: Sequence[str] = [
        one.comment.strip() for one in data.records.answers if one.comment.strip()
    ]
    if not written:
        return []
    return [
        paragraph("Remarques", look.heading),
        *(paragraph(f"«\u00a0{words}\u00a0»", look.bullet, lead="–") for words in written),
    ]
