"""Small pictures, and what may hide in one."""

import struct
import zlib


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int = 20, height: int = 20, extra: bytes = b"", after: bytes = b"") -> bytes:
    """A grey square."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(b"\0" * ((width + 1) * height)))
    return b"\x89PNG\r\n\x1a\n" + head + extra + data + chunk(b"IEND", b"") + after


def jpeg(comment: bytes = b"", after: bytes = b"") -> bytes:
    """The parts of a JPEG; nothing here decodes it."""

    def segment(marker: int, content: bytes) -> bytes:
        return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content

    frame = segment(0xC0, struct.pack(">BHHB", 8, 30, 40, 1) + b"\1\x11\0")
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\0\x34\xff\xd0\x56"
    return b"\xff\xd8" + segment(0xE1, b"Exif" + comment) + segment(0xFE, comment) + frame + scan + b"\xff\xd9" + after


def webp(extra: bytes = b"") -> bytes:
    """A lossless one, with metadata beside it."""
    image = b"\x2f" + struct.pack("<I", 23 | 41 << 14) + b"\0\0\0"
    chunks = b"VP8L" + struct.pack("<I", len(image)) + image
    chunks += b"EXIF" + struct.pack("<I", len(extra)) + extra + b"\0" * (len(extra) % 2)
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks
