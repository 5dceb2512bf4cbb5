"""QR codes: what is drawn is what a scanner reads."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from polesdesk.documents.qr import modules


def picture(payload: str) -> Image.Image:
    rows = modules(payload)
    side = len(rows) + 8
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            image.putpixel((x + 4, y + 4), 0 if dark == "1" else 255)
    return image.resize((side * 6, side * 6), Image.Resampling.NEAREST)


def read(payload: str) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture(payload))]


@pytest.mark.parametrize(
    "payload",
    [
        "PD1.CONV.VOL-2026-003.v1.p1.0a1b2c",
        "PD1.CONV.X.v0.p1.ffffff",
        "P" * 42,
        "P" * 43,
        "PD1.CONV." + "A" * 24 + ".v12.p345.0a1b2c",
    ],
)
def test_a_payload_is_read_back(payload: str) -> None:
    assert read(payload) == [payload]


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.vp", min_size=1, max_size=60))
def test_any_payload_is_read_back(payload: str) -> None:
    assert read(payload) == [payload]
