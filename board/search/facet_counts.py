"""What the other filters leave → the values of one filter, each with how many jobs it would show."""

from collections.abc import Iterable
from dataclasses import dataclass

from board.search.index import Index
from board.search.query import LISTS, Search

FACETS = (*LISTS.values(), "commune")
MOST_KEPT = 300
"""Sets whose counts are kept: 4 MB for 100,000 jobs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a filter."""

    value: str
    label: str
    count: int
    """Jobs that it would show, all other filters kept."""
    chosen: bool


def facet_values(index: Index, asked: Search, facet: str, base: int) -> list[Value]:
    """The values of a filter, with how many jobs each would show."""
    chosen = set(picked(asked, facet))
    labels = index.labels.get(facet, {})
    counts = counted(index, facet, base)
    values = [
        Value(value=value, label=labels.get(value, value), count=counts.get(value, 0), chosen=value in chosen)
        for value in counts.keys() | chosen
    ]
    return sorted(values, key=lambda value: (-value.count, value.label))


def counted(index: Index, facet: str, base: int) -> dict[str, int]:
    """Value → jobs of a set that have it. The next page of a search, and its other sorts, ask for the same sets again."""
    kept: dict[tuple[str, int], dict[str, int]] = index.kept.setdefault("counts", {})
    found = kept.get((facet, base))
    if found is None:
        found = {value: (base & jobs).bit_count() for value, jobs in index.sets.get(facet, {}).items()}
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[facet, base] = found
    return found


def picked(asked: Search, facet: str) -> Iterable[str]:
    """The values of a filter that are set."""
    if facet == "commune":
        return [place.insee for place in asked.lieu]
    name = next(name for name, known in LISTS.items() if known == facet)
    return tuple(getattr(asked, name))
