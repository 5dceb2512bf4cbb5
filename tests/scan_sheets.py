"""Simulated scans: pages of an original as a tired office scanner would make them."""

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

POINTS = 72


def drawn(pdf: bytes, number: int, dpi: int = 150) -> Image.Image:
    """A page of a PDF, counted from 1, as a colour scanner of ``dpi`` sees it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture: Image.Image = document[number - 1].render(scale=dpi / POINTS).to_pil()
        return picture.convert("RGB")
    finally:
        document.close()


def tilted(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def skewed(page: Image.Image, slant: float) -> Image.Image:
    matrix = (1, slant, 0, 0, 1, 0)
    return page.transform(
        page.size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC, fillcolor="white"
    )


def blurred(page: Image.Image, radius: float) -> Image.Image:
    return page.filter(ImageFilter.GaussianBlur(radius))


def greyed(page: Image.Image) -> Image.Image:
    """Grey paper, pale ink, as a copy of a copy."""
    return page.convert("L").point(lambda shade: round(70 + shade * 0.5))


def speckled(page: Image.Image) -> Image.Image:
    """The grain of a scanner, the same at every run."""
    grey = page.convert("L")
    grain = Image.frombytes("L", (251, 241), bytes((n * n * 7919 % 61) for n in range(251 * 241)))
    tiled = Image.new("L", grey.size)
    for left in range(0, grey.width, 251):
        for top in range(0, grey.height, 241):
            tiled.paste(grain, (left, top))
    return ImageChops.add(grey, tiled, 1, -30)


def without_code(page: Image.Image) -> Image.Image:
    """A page whose head and lower right corner were torn off."""
    torn = page.copy()
    pencil = ImageDraw.Draw(torn)
    wide, high = torn.size
    pencil.rectangle((wide * 0.6, 0, wide, high * 0.2), fill="white")
    pencil.rectangle((wide * 0.75, high * 0.85, wide, high), fill="white")
    return torn


def struck_code(page: Image.Image) -> Image.Image:
    """A page with a thick stroke across the code of its head."""
    struck = page.copy()
    wide, high = struck.size
    ImageDraw.Draw(struck).line(
        (wide * 0.8, high * 0.02, wide, high * 0.12), fill="black", width=wide // 28
    )
    return struck


def foreign(dpi: int = 150) -> Image.Image:
    """A sharp page of something else."""
    page = Image.new("RGB", (round(8.27 * dpi), round(11.69 * dpi)), "white")
    pencil = ImageDraw.Draw(page)
    for line in range(10, 40):
        pencil.text((dpi, line * dpi // 5), "Facture d'eau 2026, reference 4711", fill="black")
    return page


def as_pdf(pages: Sequence[Image.Image], dpi: int = 150) -> bytes:
    """What a scanner sends: one picture a page."""
    made = io.BytesIO()
    first, *others = pages
    first.save(made, "PDF", save_all=True, append_images=others, resolution=dpi, quality=80)
    return made.getvalue()


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def png(page: Image.Image) -> bytes:
    made = io.BytesIO()
    page.save(made, "PNG")
    return made.getvalue()
