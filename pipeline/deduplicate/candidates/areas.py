"""Where a posting is → the areas in which texts are looked for."""

from collections import defaultdict
from functools import lru_cache
from zlib import crc32

from pipeline.deduplicate.facts.posting_facts import PostingFacts

HEIGHT_DEGREES, WIDTH_DEGREES = 0.2, 0.3
"""Degrees of a cell: some 22 km each way, more than neighbours are apart."""
NOWHERE = 0
"""The area of those that do not say where they are."""


class Areas:
    """Cells of some 22 km, departments for those that say no more, and nowhere."""

    def __init__(self) -> None:
        self.all: set[int] = {NOWHERE}
        self.of_department: dict[str, set[int]] = defaultdict(set)

    def add(self, facts: PostingFacts) -> set[int]:
        """The areas of a posting, which from now on are known."""
        areas = (
            {cell(*point) for point in facts.points}
            or {hash_of(department) for department in facts.departments}
            or {NOWHERE}
        )
        self.all |= areas
        for department in facts.departments:
            self.of_department[department] |= areas
        return areas

    def around(self, facts: PostingFacts) -> set[int]:
        """The areas where the same opening may be: near by, where only the department is said, and nowhere."""
        if not facts.departments and not facts.points:
            return self.all
        areas = {NOWHERE, *map(hash_of, facts.departments)}
        for point in facts.points:
            areas |= near(*point)
        if not facts.points:
            areas.update(*(self.of_department[department] for department in facts.departments))
        return areas & self.all


@lru_cache(maxsize=1 << 14)
def near(lat: float, lon: float) -> frozenset[int]:
    """The cell of a point, and the eight around it."""
    steps = (-1, 0, 1)
    return frozenset(
        cell(lat + north * HEIGHT_DEGREES, lon + east * WIDTH_DEGREES) for north in steps for east in steps
    )


@lru_cache(maxsize=1 << 14)
def cell(lat: float, lon: float) -> int:
    """The name of the cell that holds a point."""
    return hash_of(f"{lat // HEIGHT_DEGREES} {lon // WIDTH_DEGREES}")


def hash_of(name: str) -> int:
    """A number for a name, the same on every machine, which Python's own hash is not."""
    return crc32(name.encode())
