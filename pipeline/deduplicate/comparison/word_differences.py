"""Two texts that are one but for a few words → those words, unless copies change such words: two openings differ by them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from zstandard import ZstdCompressor, ZstdDecompressor

from french.letters import folded_word
from pipeline.deduplicate.comparison.harmless_differences import tells
from pipeline.normalize.descriptions.contacts import PLACEHOLDER

LONGEST = 8_000
"""Letters of a text that are compared."""
WORD = re.compile(r"[^\W_]+|€")
ANCHOR = 3
"""So many words in a row that are the same hold two texts together."""
AT_AN_END = 4
"""Words by which both texts may begin or end otherwise; more is what one of them lost there, or its board's."""
FARTHEST = 400
"""Words after which two texts are not looked for any more where they may go on together."""
SHOWN = 60
"""Letters of a run that people are shown."""
compress = ZstdCompressor(level=1).compress
expand = ZstdDecompressor().decompress


@dataclass(frozen=True, slots=True)
class Words:
    """A text, word for word."""

    written: tuple[str, ...]
    folded: tuple[str, ...]


def packed(text: str) -> bytes:
    """A text as it is kept for comparing, smaller than it is."""
    found = compress(text[:LONGEST].replace(PLACEHOLDER, "contact").encode("utf-8", "replace"))
    return bytes(memoryview(found))  # the compressor's own keeps the room of the whole text


@lru_cache(maxsize=256)
def unpacked(kept: bytes) -> Words:
    """The words of a kept text."""
    written = WORD.findall(expand(kept).decode())
    return Words(tuple(written), tuple(map(folded_word, written)))


def replaced(a: bytes, b: bytes, names: frozenset[str]) -> tuple[str, str] | None:
    """The first words that one text has in the place of the other's; ``names``: the words of who recruits or publishes.

    >>> here, there = (packed(f"Au secteur chaud, vous tenez le four {n} de jour comme de nuit.") for n in (4, 5))
    >>> replaced(here, there, frozenset()), replaced(here, here, frozenset())
    (('4', '5'), None)
    """
    found = one_way(a, b, names)
    return found if found and one_way(b, a, names) else None


@lru_cache(maxsize=1 << 12)
def one_way(a: bytes, b: bytes, names: frozenset[str]) -> tuple[str, str] | None:
    """The same, read along the first text: where sentences were moved, reading along the other may find nothing."""
    here, there = unpacked(a), unpacked(b)
    for left, right in gaps(here.folded, there.folded):
        if tells(here.folded, left, there.folded, right, names):
            return shown(here.written[left]), shown(there.written[right])
    return None


def shown(words: Sequence[str]) -> str:
    """Some words, not too many."""
    text = " ".join(words)
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rsplit(' ', 1)[0]} …"


def gaps(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    """Where both texts have words of their own, between words that they share, or a few at an end."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(b) - ANCHOR + 1):
        places[tuple(b[at : at + ANCHOR])].append(at)
    i = j = same = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            i, j, same = i + 1, j + 1, same + 1
            continue
        after = anchor(a, i, places, j)
        ends = after or (len(a), len(b))
        own = ends[0] - i, ends[1] - j
        cut = after is None and 1 in own and (a[i].startswith(b[j]) or b[j].startswith(a[i]))  # within its last word
        if all(own) and not cut and ((same >= ANCHOR and after) or max(own) <= AT_AN_END):
            yield slice(i, ends[0]), slice(j, ends[1])
        i, j = ends
        same = 0


def anchor(a: Sequence[str], i: int, places: dict[tuple[str, ...], list[int]], j: int) -> tuple[int, int] | None:
    """Where both texts go on together, after the fewest words."""
    best: tuple[int, int] | None = None
    fewest = FARTHEST
    for at in range(i, len(a) - ANCHOR + 1):
        if at - i >= fewest:
            break
        found = places.get(tuple(a[at : at + ANCHOR]), ())
        later = bisect_left(found, j)
        if later < len(found) and (at - i) + (found[later] - j) < fewest:
            fewest = (at - i) + (found[later] - j)
            best = at, found[later]
    return best
