"""A text → the few numbers that say how much of it another text holds."""

import re
from array import array
from dataclasses import dataclass
from zlib import crc32

from french.letters import squeezed

TAGS = re.compile(r"<[^>]{0,400}>|&(?:[a-z]{2,8}|#\d{2,5});|\bxa0;", re.IGNORECASE)
WINDOW_LETTERS = 24
"""Letters and digits in one window: long enough that two of them are never alike by chance."""
ANCHORED = re.compile(rb"[bcfgqv](?=(.{%d}))" % WINDOW_LETTERS)
"""A window begins after one of these letters, one place in ten: copies are sampled alike, wherever they are cut."""
FEW_WINDOWS = 6
"""A text with fewer windows is too short to be compared."""
SPARSE = 8
"""One window in eight is a text's mark: enough for two texts to meet, little enough to remember."""
FEW_MARKS = 6
"""A text with fewer of them is short: one in common is enough to look closer."""
COPY = 0.85
"""From this share of the shorter text on, it is a copy of the longer."""
REWRITTEN = 0.60
"""From this share on, one may be rewritten from the other."""
ALL_THE_SAME = 0.95
"""From this share on, two texts differ by what a source adds or takes away, not by the opening."""


def squeeze(text: str) -> bytes:
    """Only small letters and digits, for what feeds lose differs: accents, apostrophes, spaces, œ, tags.

    >>> squeeze("L’œuvre d&#39;été, à <b>Eu</b>") == squeeze("Luvre dété à Eu") == b"luvredeteaeu"
    True
    """
    if "<" in text or "&" in text or "xa0;" in text:
        text = TAGS.sub(" ", text)
    return squeezed(text).replace(b"oe", b"")


def windows(text: str) -> tuple["array[int]", int]:
    """Hashes of the sampled windows, each once, the marks before the others; and how many marks there are."""
    hashes = set(map(crc32, ANCHORED.findall(squeeze(text))))
    marks = [window for window in hashes if not window % SPARSE]
    return array("I", [*marks, *hashes.difference(marks)]), len(marks)


@dataclass(frozen=True, slots=True)
class Common:
    """What two texts have in common."""

    part: float
    """Share of the shorter text that the longer one holds: an excerpt holds nothing else."""
    whole: float
    """Share of the longer text that the shorter one holds."""
    boilerplate: bool = False
    """Whether it is little else than what the employer says of every job."""


def common(a: frozenset[int], b: frozenset[int]) -> Common | None:
    """What two texts have in common; ``None`` when one is too short to tell."""
    short, long = sorted((len(a), len(b)))
    if short < FEW_WINDOWS:
        return None
    both = len(a & b)
    return Common(both / short, both / long)


def is_copy(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether one text holds nearly all of the other, and the shorter says something."""
    short = min(len(a), len(b))
    return short >= FEW_WINDOWS and len(a & b) >= COPY * short
