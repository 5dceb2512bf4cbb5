"""Photos of a visit: made smaller, turned upright, without what the camera wrote about itself."""

from __future__ import annotations

import io

from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said

LONGEST_SIDE = 1600
QUALITY = 80
_MOST_PIXELS = 80_000_000


def shrink(content: bytes) -> bytes:
    """Return a photo as a JPEG of at most 1600 pixels a side; place, time and device are gone.

    Raises ``RuleBroken`` for what is no picture that can be read.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise _unread()
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise _unread() from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    made = io.BytesIO()
    bare.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()


def _unread() -> RuleBroken:
    return RuleBroken(
        "photo_unread",
        said("Cette photo ne peut pas être lue\u202f: choisissez un fichier JPEG ou PNG."),
        field="photos",
    )


def paper_of(content: bytes) -> bytes:
    """Return a scanned paper as a PDF: one already, or a picture set on a page of its own size.

    Raises ``RuleBroken`` for what is neither.
    """
    from PIL import Image

    if content.startswith(b"%PDF-"):
        return content
    made = io.BytesIO()
    with Image.open(io.BytesIO(shrink(content))) as picture:
        picture.save(made, "PDF", resolution=150.0)
    return made.getvalue()
