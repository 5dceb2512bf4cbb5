"""How the board of the campaign is painted: heads of columns, cards, what blocks."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from polesdesk.domain.campaign import CampaignRow, Group
from polesdesk.domain.campaign_lanes import Lane
from polesdesk.domain.french import format_date, format_number, plural
from polesdesk.domain.renewal_labels import GROUPS, STEPS
from polesdesk.ui.chips import Chip, chip_height, chip_width, paint_chip
from polesdesk.ui.painted_text import write
from polesdesk.ui.renewals.board_plan import BETWEEN, PAD, Card, told_blockers
from polesdesk.ui.renewals.columns import step_chip
from polesdesk.ui.tokens import Tone, tokens
from polesdesk.ui.words import tr

CORNER = 6
MINUS = "\u2212"


def lane_title(lane: Lane) -> str:
    """Return what a column holds: a part of the campaign, or a step of it."""
    return tr(GROUPS[lane.key]) if isinstance(lane.key, Group) else tr(STEPS[lane.key])


def days_told(line: CampaignRow) -> str:
    """Return « 28 jours », or « −82 jours » after the end."""
    sign = MINUS if line.days_left < 0 else ""
    return sign + plural(abs(line.days_left), tr("jour"), tr("jours"))


def papers_chip(line: CampaignRow) -> Chip | None:
    """Return how many papers the association lacks, None when it lacks none."""
    if not line.missing:
        return None
    return Chip(word=str(line.missing), tone=Tone.AMBER, icon="file-warning")


def aloud(card: Card, lane: Lane) -> str:
    """Return all that a card says, for who does not see it and where the mouse rests."""
    line = card.line
    parts = [
        line.association,
        f"{line.hub}, {line.number}",
        tr("fin {day}, {left}").format(day=format_date(line.end_date), left=days_told(line)),
        tr("{step}, en retard").format(step=tr(STEPS[line.step])) if line.late
        else tr(STEPS[line.step]),
    ]  # fmt: skip
    if line.missing:
        parts.append(plural(line.missing, tr("pièce manquante"), tr("pièces manquantes")))
    if line.blockers:
        parts.append(told_blockers(line))
    place = lane.places.index(card.row) + 1
    parts.append(
        tr("{lane}\u202f: {place} sur {count}").format(
            lane=lane_title(lane), place=place, count=len(lane.places)
        )
    )
    return " · ".join(parts)


def paint_head(painter: QPainter, rect: QRect, lane: Lane) -> None:
    """Paint the head of a column: its name, how many cards, how many of them late."""
    colours = tokens()
    painter.fillRect(rect, QColor(colours.page))
    late = Chip(word=str(lane.late), tone=Tone.RED, icon="clock") if lane.late else None
    taken = chip_width(late, painter.fontMetrics()) + PAD if late else 0
    words = f"{lane_title(lane)}\u2002{format_number(len(lane.places))}"
    write(painter, rect.adjusted(PAD, 0, -PAD - taken, 0), words, colours.text, bold=True)
    if late:
        room = rect.adjusted(rect.width() - taken, 0, -PAD, 0)
        paint_chip(painter, room, late, painter.fontMetrics())


def paint_card(
    painter: QPainter, card: Card, *, current: bool, selected: bool, focused: bool
) -> None:
    """Paint one card; a selected one is tinted, the current one has a frame."""
    colours = tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    framed = current and focused
    painter.setPen(QPen(QColor(colours.focus if framed or selected else colours.border), 1))
    painter.setBrush(QColor(colours.selection if selected else colours.card))
    painter.drawRoundedRect(card.rect, CORNER, CORNER)
    if framed:
        painter.setPen(QPen(QColor(colours.focus), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(card.rect.adjusted(1, 1, -1, -1), CORNER, CORNER)
    painter.restore()
    _write_card(painter, card, selected=selected)


def _write_card(painter: QPainter, card: Card, *, selected: bool) -> None:
    colours, line, metrics = tokens(), card.line, painter.fontMetrics()
    muted = colours.text if selected else colours.muted
    room = card.rect.adjusted(PAD, PAD, -PAD, -PAD)
    box = QRect(room.topLeft(), room.size())
    box.setHeight(metrics.height())
    for words in card.name:
        write(painter, box, words, colours.text, bold=True)
        box.translate(0, metrics.height())
    _paint_place(painter, box, line, muted)
    box.translate(0, metrics.height())
    days = days_told(line)
    taken = metrics.horizontalAdvance(days) + PAD
    write(painter, box.adjusted(0, 0, -taken, 0), format_date(line.end_date), muted)
    late = colours.red if line.days_left < 0 else muted
    write(painter, box, days, late, align=Qt.AlignmentFlag.AlignRight)
    box.translate(0, metrics.height() + BETWEEN)
    box.setHeight(chip_height(metrics))
    paint_chip(painter, box, step_chip(line), metrics)
    box.translate(0, box.height() + BETWEEN)
    box.setHeight(metrics.height())
    for words in card.blockers:
        write(painter, box, words, colours.text if selected else colours.amber)
        box.translate(0, metrics.height())


def _paint_place(painter: QPainter, box: QRect, line: CampaignRow, colour: str) -> None:
    """Paint the hub, and the badge of papers at the right."""
    metrics, badge = painter.fontMetrics(), papers_chip(line)
    taken = 0
    if badge is not None:
        taken = chip_width(badge, metrics)
        paint_chip(painter, box.adjusted(box.width() - taken, 0, 0, 0), badge, metrics)
        taken += PAD
    write(painter, box.adjusted(0, 0, -taken, 0), line.hub, colour)
