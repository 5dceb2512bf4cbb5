"""Draw the PDF annexes of the demonstration: house rules and a plan, marked EXEMPLE.

`python packaging/sample_annexes.py` writes them again into resources/sample/annexes.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "sample" / "annexes"
WIDTH, HEIGHT = A4
MARGIN = 22 * mm
BODY = ParagraphStyle("body", fontName="Sample", fontSize=10.5, leading=15)

RULES = """\
Accès
Le pôle ouvre aux heures affichées à l’entrée. Les clés et badges sont remis contre reçu ; ils ne
se prêtent ni ne se copient.

Tranquillité
La musique et les rassemblements cessent un quart d’heure avant la fermeture. Les fenêtres restent
fermées pendant les répétitions.

Sécurité
Les issues restent dégagées et la capacité affichée n’est jamais dépassée. Tout incident est noté
dans le registre de l’accueil.

Propreté
Chacun range, balaie et éteint. Les déchets sont triés dans les bacs de la cour.

Matériel
Le matériel commun est remis à sa place. Ce qui casse est signalé le jour même.

Affichage
Les affiches se posent sur les panneaux prévus, avec la date et le nom de l’association.

Vie du pôle
Chaque association hébergée prend part au conseil d’usagers, deux fois par an, et à la journée
citoyenne.
"""
"""A heading, then its text, between blank lines."""

ROOMS = (
    ("Salle des Canaux", "110 m²", 0, 0, 90, 76),
    ("Galerie des Teinturiers", "75,50 m²", 90, 0, 76, 62),
    ("Hall", "", 90, 62, 76, 14),
    ("Atelier de la Passerelle", "52 m²", 0, 92, 70, 48),
    ("Bureau du Quai", "15 m²", 70, 92, 38, 26),
    ("Palier", "", 70, 118, 96, 22),
)
"""Name, surface, then left, top, width and depth in millimetres of the drawing."""


def new_page(name: str, title: str) -> Canvas:
    """Return an empty page with its title; the same bytes each time it is drawn."""
    canvas = Canvas(str(TARGET / name), pagesize=A4, invariant=1)
    canvas.setTitle(title)
    canvas.setFont("Sample-Bold", 17)
    canvas.drawString(MARGIN, HEIGHT - 32 * mm, title)
    canvas.setFont("Sample", 9)
    canvas.drawString(MARGIN, HEIGHT - 39 * mm, "Document d’exemple, sans valeur.")
    return canvas


def draw_rules() -> None:
    """Write the house rules of the hubs."""
    canvas = new_page("reglement-interieur.pdf", "Règlement intérieur des pôles (EXEMPLE)")
    top = HEIGHT - 52 * mm
    for number, rule in enumerate(RULES.strip().split("\n\n"), 1):
        heading, _, text = rule.partition("\n")
        canvas.setFont("Sample-Bold", 11)
        canvas.drawString(MARGIN, top, f"{number}. {heading}")
        paragraph = Paragraph(text.replace(" ;", "\u00a0;"), BODY)
        _, depth = paragraph.wrap(WIDTH - 2 * MARGIN, HEIGHT)
        paragraph.drawOn(canvas, MARGIN, top - 2 * mm - depth)
        top -= depth + 12 * mm
    canvas.save()


def draw_plan() -> None:
    """Write the plan of the Saint-Leu hub, ground floor above, first floor below."""
    canvas = new_page("plan-saint-leu.pdf", "Plan du pôle Saint-Leu (EXEMPLE)")
    origin = HEIGHT - 60 * mm
    canvas.setFont("Sample-Bold", 11)
    canvas.drawString(MARGIN, origin + 3 * mm, "Rez-de-chaussée")
    canvas.drawString(MARGIN, origin - 89 * mm, "Premier étage")
    for name, surface, left, down, width, depth in ROOMS:
        x, y = MARGIN + left * mm, origin - (down + depth) * mm
        canvas.setLineWidth(1.4)
        canvas.rect(x, y, width * mm, depth * mm)
        middle = x + width * mm / 2
        canvas.setFont("Sample", 9.5)
        canvas.drawCentredString(middle, y + depth * mm / 2, name)
        canvas.setFont("Sample", 8)
        canvas.drawCentredString(middle, y + depth * mm / 2 - 4.5 * mm, surface)
    canvas.save()


def main() -> None:
    """Write both annexes."""
    fonts = ROOT / "resources" / "fonts"
    pdfmetrics.registerFont(TTFont("Sample", fonts / "NotoSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Sample-Bold", fonts / "NotoSans-SemiBold.ttf"))
    TARGET.mkdir(parents=True, exist_ok=True)
    draw_rules()
    draw_plan()


if __name__ == "__main__":
    main()
