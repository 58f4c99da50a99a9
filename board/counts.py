"""What the other filters leave → the values of one filter, each with how many jobs it would show."""

from collections.abc import Iterable
from dataclasses import dataclass

from board.index import Index
from board.query import LISTS, Search

FACETS = (*LISTS.values(), "commune")


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
    sets = index.sets.get(facet, {})
    values = [
        Value(
            value=value,
            label=labels.get(value, value),
            count=(base & sets.get(value, 0)).bit_count(),
            chosen=value in chosen,
        )
        for value in sets.keys() | chosen
    ]
    return sorted(values, key=lambda value: (-value.count, value.label))


def picked(asked: Search, facet: str) -> Iterable[str]:
    """The values of a filter that are set."""
    if facet == "commune":
        return [place.insee for place in asked.lieu]
    name = next(name for name, known in LISTS.items() if known == facet)
    return tuple(getattr(asked, name))
