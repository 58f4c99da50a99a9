"""A text ↔ the same, packed: so many are kept in memory that only those few that are read side by side are unpacked."""

import re
from dataclasses import dataclass
from functools import lru_cache

from zstandard import ZstdCompressor, ZstdDecompressor

from french.contacts.redacted import PLACEHOLDER
from french.letters import folded_word

MOST_LETTERS = 8_000
"""Of a longer text, only so many letters are compared."""
WORD = re.compile(r"[^\W_]+|€")
compress = ZstdCompressor(level=1).compress
expand = ZstdDecompressor().decompress


@dataclass(frozen=True, slots=True)
class TextWords:
    """A text, word for word."""

    written: tuple[str, ...]
    folded: tuple[str, ...]


def packed(text: str) -> bytes:
    """A text as it is kept for comparing, smaller than it is."""
    compressed = compress(text[:MOST_LETTERS].replace(PLACEHOLDER, "contact").encode("utf-8", "replace"))
    return bytes(memoryview(compressed))  # the compressor's own bytes keep the room of the whole text


@lru_cache(maxsize=256)
def unpacked(kept: bytes) -> TextWords:
    """The words of a kept text."""
    written = WORD.findall(expand(kept).decode())
    return TextWords(tuple(written), tuple(map(folded_word, written)))
