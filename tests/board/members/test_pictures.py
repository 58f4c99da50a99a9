"""A logo keeps its colours, and nothing but the picture."""

import struct
import time
import zlib

import pytest

from board.members.pictures import PictureError, picture
from tests.worlds.pictures import chunk, jpeg, png

ADOBE = b"\xff\xee" + struct.pack(">H", 14) + b"Adobe" + struct.pack(">HHHB", 100, 0, 0, 2)
"""What Photoshop says of the numbers of a pixel: without it, another programme shows other colours."""
HIDDEN = b"<script>alert(1)</script>"


def test_what_says_the_colours_of_a_jpeg_stays() -> None:
    body = jpeg()
    photoshop = body[:2] + ADOBE + body[2:]

    kept = picture(photoshop).image

    assert ADOBE in kept
    assert kept.replace(ADOBE, b"") == picture(body).image


def test_another_segment_of_the_same_number_goes() -> None:
    body = jpeg()
    other = b"\xff\xee" + struct.pack(">H", 2 + len(HIDDEN)) + HIDDEN

    assert picture(body[:2] + other + body[2:]).image == picture(body).image


@pytest.mark.parametrize("hidden", [HIDDEN, chunk(b"IDAT", HIDDEN)], ids=["in the data", "in a part of its own"])
def test_nothing_stands_behind_the_data_of_a_png(hidden: bytes) -> None:
    data = zlib.compress(b"\0" * (21 * 20))
    part = chunk(b"IDAT", data)
    behind = chunk(b"IDAT", data + hidden) if hidden is HIDDEN else part + hidden
    body = png().replace(part, behind)
    assert body != png()

    with pytest.raises(PictureError, match="abîmée"):
        picture(body)


def test_data_that_do_not_end_are_no_picture() -> None:
    data = zlib.compress(b"\0" * (21 * 20))

    with pytest.raises(PictureError, match="abîmée"):
        picture(png().replace(chunk(b"IDAT", data), chunk(b"IDAT", data[:-2])))


def frame(marker: int, width: int, height: int) -> bytes:
    """A header of a JPEG that says its size."""
    return bytes([0xFF, marker]) + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"


SCAN = b"\xff\xda" + struct.pack(">H", 8) + b"\1\1\0\0\x3f\0" + b"\x12\x34"


@pytest.mark.parametrize(
    "parts",
    [frame(0xC0, 65500, 65500) + SCAN + frame(0xC0, 100, 100), frame(0xC0, 100, 100) + SCAN + frame(0xC2, 65500, 65500),
     frame(0xC0, 65500, 65500) + frame(0xC0, 100, 100) + SCAN, SCAN + frame(0xC0, 100, 100),
     frame(0xC9, 65500, 65500) + frame(0xC0, 100, 100) + SCAN, frame(0xC0, 100, 100) + SCAN + b"\xff\xdc\0\4\xff\xff"],
)  # fmt: skip
def test_a_jpeg_has_one_size_before_its_data(parts: bytes) -> None:
    assert picture(b"\xff\xd8" + frame(0xC0, 100, 100) + SCAN + b"\xff\xd9").width == 100
    with pytest.raises(PictureError, match="abîmée"):
        picture(b"\xff\xd8" + parts + b"\xff\xd9")


def test_data_without_an_end_are_searched_once() -> None:
    body = b"\xff\xd8" + frame(0xC0, 100, 100) + SCAN + b"\xff\0" * 99_900
    began = time.process_time()
    with pytest.raises(PictureError, match="abîmée"):
        picture(body)
    assert time.process_time() - began < 0.3, "each mark copied what follows it: seconds"
