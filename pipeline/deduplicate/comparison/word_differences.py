"""Two texts that are one but for a few words → those words, unless copies change such words: two openings differ by them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.deduplicate.comparison.harmless_differences import mean_two_openings
from pipeline.deduplicate.facts.packed_text import unpacked

ANCHOR_WORDS = 3
"""So many words in a row that are the same hold two texts together."""
END_WORDS = 4
"""Both texts may begin or end in so many words of their own; more is what one of them lost there, or what its board added."""
FARTHEST_WORDS = 400
"""Where two texts go on together is looked for within so many words, and no farther."""
SHOWN_LETTERS = 60
"""People are shown so many letters of a run of words."""


def telling_difference(a: bytes, b: bytes, names: frozenset[str]) -> tuple[str, str] | None:
    """The first words that one text has in the place of the other's; ``names``: the words of who recruits or publishes.

    >>> from pipeline.deduplicate.facts.packed_text import packed
    >>> here, there = (packed(f"Au secteur chaud, vous tenez le four {n} de jour comme de nuit.") for n in (4, 5))
    >>> telling_difference(here, there, frozenset()), telling_difference(here, here, frozenset())
    (('4', '5'), None)
    """
    words = difference_along(a, b, names)
    return words if words and difference_along(b, a, names) else None


@lru_cache(maxsize=1 << 12)
def difference_along(a: bytes, b: bytes, names: frozenset[str]) -> tuple[str, str] | None:
    """The words that ``telling_difference`` gives, found by reading along the first text only.

    Where sentences were moved, reading along the other text may find nothing.
    """
    here, there = unpacked(a), unpacked(b)
    for left, right in gaps(here.folded, there.folded):
        if mean_two_openings(here.folded, left, there.folded, right, names):
            return shown(here.written[left]), shown(there.written[right])
    return None


def shown(words: Sequence[str]) -> str:
    """Some words, not too many."""
    text = " ".join(words)
    return text if len(text) <= SHOWN_LETTERS else f"{text[:SHOWN_LETTERS].rsplit(' ', 1)[0]} …"


def gaps(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    """Where both texts have words of their own, between words that they share, or a few at an end."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(b) - ANCHOR_WORDS + 1):
        places[tuple(b[at : at + ANCHOR_WORDS])].append(at)
    i = j = same = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            i, j, same = i + 1, j + 1, same + 1
            continue
        after = anchor(a, i, places, j)
        ends = after or (len(a), len(b))
        own = ends[0] - i, ends[1] - j
        cut = after is None and 1 in own and (a[i].startswith(b[j]) or b[j].startswith(a[i]))  # within its last word
        if all(own) and not cut and ((same >= ANCHOR_WORDS and after) or max(own) <= END_WORDS):
            yield slice(i, ends[0]), slice(j, ends[1])
        i, j = ends
        same = 0


def anchor(a: Sequence[str], i: int, places: dict[tuple[str, ...], list[int]], j: int) -> tuple[int, int] | None:
    """Where both texts go on together, after the fewest words."""
    best: tuple[int, int] | None = None
    fewest = FARTHEST_WORDS
    for at in range(i, len(a) - ANCHOR_WORDS + 1):
        if at - i >= fewest:
            break
        places_there = places.get(tuple(a[at : at + ANCHOR_WORDS]), ())
        later = bisect_left(places_there, j)
        if later < len(places_there) and (at - i) + (places_there[later] - j) < fewest:
            fewest = (at - i) + (places_there[later] - j)
            best = at, places_there[later]
    return best
