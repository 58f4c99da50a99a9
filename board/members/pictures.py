"""The bytes of a logo → the same picture made of image data only, or a refusal. Pure; nothing is decoded beyond its headers.

Comments, metadata (a photograph may tell where somebody lives), colour profiles and whatever is hidden before, between or after the
parts of an image are left out: what is kept can be nothing but a picture, and is served as one (``nosniff``).
"""

import re
import struct
import zlib
from hashlib import sha256

from board.members.upload import LARGEST_FILE_BYTES
from db.people.rows import PictureRow

SMALLEST_PIXELS, WIDEST_PIXELS = 16, 2000
"""Pixels of a side."""
PNG = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
WEBP_KEPT = {b"VP8 ", b"VP8L", b"ALPH"}
FRAMES = {0xC0, 0xC1, 0xC2}
"""Baseline, extended and progressive JPEG: what every browser shows."""
OTHER_FRAMES = {0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0), 0xDC, 0xDE}
"""Of other kinds, with a size that some reader may believe, or that changes the size afterwards."""
NEXT_MARKER = re.compile(rb"\xff[^\0\xd0-\xd7]", re.DOTALL)
"""What ends entropy-coded data, in which 0xFF is followed by 0 or is a restart."""

COLOURS = b"\xee\0\x0eAdobe"
"""How the segment of Adobe begins, which says what the numbers of a pixel mean: without it the colours change."""


class PictureError(ValueError):
    """This is no logo that we show; the message tells its owner why."""


def picture(body: bytes) -> PictureRow:
    """A row of ``pictures``; raises ``PictureError``."""
    if len(body) > LARGEST_FILE_BYTES:
        raise PictureError(f"Ce fichier dépasse {LARGEST_FILE_BYTES // 1000} Ko : réduisez l’image.")
    for magic, read, type in (
        (PNG, png, "image/png"),
        (b"\xff\xd8\xff", jpeg, "image/jpeg"),
        (b"RIFF", webp, "image/webp"),
    ):
        if body.startswith(magic):
            try:
                clean, width, height = read(body)
            except (struct.error, IndexError, zlib.error) as error:
                raise PictureError("Cette image est abîmée : enregistrez-la de nouveau.") from error
            if not (SMALLEST_PIXELS <= width <= WIDEST_PIXELS and SMALLEST_PIXELS <= height <= WIDEST_PIXELS):
                raise PictureError(
                    f"Cette image fait {width} × {height} points : il en faut de {SMALLEST_PIXELS} à {WIDEST_PIXELS} de chaque côté."
                )
            return PictureRow(sha256(clean).hexdigest(), type, width, height, clean)
    raise PictureError("Seules les images PNG, JPEG et WebP sont prises. (Un SVG peut contenir un programme.)")


def png(body: bytes) -> tuple[bytes, int, int]:
    """The chunks that draw, each with its checksum right; the data must unpack to the size that the header says."""
    at, kept, data = len(PNG), [PNG], zlib.decompressobj()
    width = height = drawn = 0
    while True:
        length, name = struct.unpack(">I4s", body[at : at + 8])
        content = body[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack(">I", body[at + 8 + length : at + 12 + length])
        if zlib.crc32(name + content) != checksum or (not width) != (name == b"IHDR"):
            raise PictureError("Cette image est abîmée : enregistrez-la de nouveau.")
        if name == b"IHDR":
            width, height = struct.unpack(">II", content[:8])
            if width > WIDEST_PIXELS or height > WIDEST_PIXELS:
                return b"", width, height
        elif name == b"IDAT":
            most = (width * 8 + 8) * height
            drawn += len(data.decompress(content, most + 1 - drawn))
            if drawn > most:
                raise PictureError("Cette image est abîmée : enregistrez-la de nouveau.")
        if name in PNG_KEPT:
            kept.append(body[at : at + 12 + length])
        at += 12 + length
        if name == b"IEND":
            if not drawn or not data.eof or data.unconsumed_tail or data.unused_data:
                raise PictureError("Cette image est abîmée : enregistrez-la de nouveau.")
            return b"".join(kept), width, height


def jpeg(body: bytes) -> tuple[bytes, int, int]:
    """The segments that draw; comments and application data are left out, and what follows the end."""
    at, kept = 2, [b"\xff\xd8"]
    width = height = 0
    while True:
        if body[at] != 0xFF:
            raise PictureError("Cette image est abîmée : enregistrez-la de nouveau.")
        marker = body[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            if not width or len(kept) < 3:
                raise PictureError("Cette image est vide : enregistrez-la de nouveau.")
            return b"".join([*kept, b"\xff\xd9"]), width, height
        (length,) = struct.unpack(">H", body[at + 2 : at + 4])
        if marker in OTHER_FRAMES or (marker == 0xDA and not width) or (marker in FRAMES and width):
            # One size, before the first data: readers of JPEG do not agree on which of two they believe.
            raise PictureError("Cette image est abîmée : enregistrez-la de nouveau.")
        if marker in FRAMES:
            height, width = struct.unpack(">HH", body[at + 5 : at + 9])
        end = at + 2 + length
        if marker == 0xDA:
            end = scan_end(body, end)
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or body[at + 1 : at + 9] == COLOURS:
            kept.append(body[at:end])
        at = end


def scan_end(body: bytes, at: int) -> int:
    """Where the next marker stands after entropy-coded data; raises ``IndexError`` when there is none."""
    marker = NEXT_MARKER.search(body, at)
    if marker is None:
        raise IndexError(at)
    return marker.start()


def webp(body: bytes) -> tuple[bytes, int, int]:
    """The chunks that draw; moving pictures are not taken."""
    if body[8:12] != b"WEBP":
        raise PictureError("Ce fichier n’est pas une image WebP.")
    chunks: list[tuple[bytes, bytes]] = []
    at = 12
    while at + 8 <= min(len(body), 8 + struct.unpack("<I", body[4:8])[0]):
        name, length = struct.unpack("<4sI", body[at : at + 8])
        chunks.append((name, body[at + 8 : at + 8 + length]))
        at += 8 + length + length % 2
    drawing = [content for name, content in chunks if name in {b"VP8 ", b"VP8L"}]
    if len(drawing) != 1:
        raise PictureError("Cette image bouge ou est vide : enregistrez-en une seule vue.")
    width, height = webp_size(dict(chunks))
    kept = [(name, content) for name, content in chunks if name in WEBP_KEPT]
    if any(name == b"ALPH" for name, _ in kept):  # transparency beside lossy data needs the extended header
        head = struct.pack("<I", 0x10) + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
        kept.insert(0, (b"VP8X", head))
    packed = b"".join(name + struct.pack("<I", len(chunk)) + chunk + b"\0" * (len(chunk) % 2) for name, chunk in kept)
    return b"RIFF" + struct.pack("<I", len(packed) + 4) + b"WEBP" + packed, width, height


def webp_size(chunks: dict[bytes, bytes]) -> tuple[int, int]:
    """Width and height, as the image data say."""
    if b"VP8L" in chunks:
        bits = struct.unpack("<I", chunks[b"VP8L"][1:5])[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunks[b"VP8 "][3:6] != b"\x9d\x01\x2a":
        raise PictureError("Cette image est abîmée : enregistrez-la de nouveau.")
    width, height = struct.unpack("<HH", chunks[b"VP8 "][6:10])
    return width & 0x3FFF, height & 0x3FFF
