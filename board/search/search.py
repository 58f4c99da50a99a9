"""A search and a published file → the jobs that answer it, how many each filter would leave, and what to show of them."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import and_

from msgspec.structs import replace

from board.published.rows import ListedJob, PublishedJob, WholeJobRow, columns, rows
from board.search import families, ranking
from board.search.communes import inside
from board.search.facet_counts import FACETS, Value, facet_values
from board.search.index import Index, some
from board.search.listed_columns import shown
from board.search.query import LISTS, Search

PAGE_SIZE = 20
TO_COME = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """The answer to a search."""

    search: Search
    count: int
    """Jobs."""
    cards: int
    """What they come to when one stands for its whole family; as many as jobs where each is listed."""
    jobs: list[ListedJob]
    """Those of this page, with ``distance_km`` when a commune is asked for."""
    pages: int
    facets: dict[str, list[Value]]
    """Facet → its values, most numerous first."""
    since: dict[int, int]
    """Days → how many jobs are that recent, all other filters kept."""
    beginner: int
    """How many accept beginners, all other filters kept."""
    salaried: int
    """How many say what they pay, all other filters kept."""
    wider: int
    """How many more there would be within 20 km of the communes asked for."""


def search(
    connection: sqlite3.Connection,
    index: Index,
    asked: Search,
    today: date,
    *,
    size: int = PAGE_SIZE,
    each: bool = False,
) -> SearchResults:
    """Answer; ``today`` is the day in Paris. ``each``: every job of a family, as feeds want, and not only its first."""
    sets = filters(connection, index, asked, today)
    found = reduce(and_, sets.values(), index.everything)
    tiers = order(connection, index, asked, found)
    tiers = tiers if each or not found & index.in_families else families.once(index, tiers)
    cards = sum(tier.bit_count() for tier in tiers)
    chosen = positions(tiers, (asked.page - 1) * size, size)
    listed = jobs(connection, index, asked, chosen)
    return SearchResults(
        search=asked,
        count=found.bit_count(),
        cards=cards,
        jobs=listed if each else families.with_siblings(connection, index, listed),
        pages=max(1, -(-cards // size)),
        facets={facet: facet_values(index, asked, facet, others(index, sets, facet)) for facet in FACETS},
        since={
            days: (others(index, sets, "publie") & recent(index, today, days)).bit_count() for days in (1, 3, 7, 14, 30)
        },
        beginner=(others(index, sets, "debutant") & index.beginner).bit_count(),
        salaried=(others(index, sets, "salaire") & index.salaried).bit_count(),
        wider=wider(index, asked, sets),
    )


def count(connection: sqlite3.Connection, index: Index, asked: Search, today: date) -> int:
    """How many jobs answer."""
    return reduce(and_, filters(connection, index, asked, today).values(), index.everything).bit_count()


def filters(connection: sqlite3.Connection, index: Index, asked: Search, today: date) -> dict[str, int]:
    """Each filter that is set → the jobs that it lets through."""
    sets = {facet: index.any_of(facet, getattr(asked, name)) for name, facet in LISTS.items() if getattr(asked, name)}
    if asked.q:
        sets["q"] = ranking.found(connection, index, asked.q)
    if asked.lieu:
        sets["commune"] = around(index, asked, asked.rayon)
    if asked.publie:
        sets["publie"] = recent(index, today, asked.publie)
    if asked.debutant:
        sets["debutant"] = index.beginner
    if asked.salaire:
        sets["salaire"] = index.salaried
    return sets


def others(index: Index, sets: Mapping[str, int], facet: str) -> int:
    """The jobs that all filters but one let through."""
    return reduce(and_, (jobs for name, jobs in sets.items() if name != facet), index.everything)


def recent(index: Index, today: date, days: int) -> int:
    """The jobs published in the last so many days; a day to come is of a clock that was fast, and would be recent until then."""
    return index.since((today - timedelta(days=days)).isoformat()) & ~index.since((today + TO_COME).isoformat())


def around(index: Index, asked: Search, radius_km: int) -> int:
    """The jobs in the communes asked for, or near them."""
    return index.any_of("commune", distances(index, asked, radius_km))


def distances(index: Index, asked: Search, radius_km: float) -> dict[str, float]:
    """INSEE code → kilometers to the nearest commune asked for, those asked for included."""
    found: dict[str, float] = {}
    for center in asked.lieu:
        for insee, distance in (inside(center, radius_km, index.places.values()) | {center.insee: 0.0}).items():
            found[insee] = min(distance, found.get(insee, distance))
    return found


def wider(index: Index, asked: Search, sets: Mapping[str, int]) -> int:
    """How many more a radius of 20 km would give."""
    if not asked.lieu or asked.rayon >= 20:
        return 0
    rest = others(index, sets, "commune")
    return (rest & around(index, asked, 20)).bit_count() - (rest & sets["commune"]).bit_count()


def order(connection: sqlite3.Connection, index: Index, asked: Search, found: int) -> Sequence[int]:
    """The jobs found, cut into sets that follow each other; inside each, the newest first."""
    if asked.sort == "pertinence" and asked.q:
        return [found & tier for tier in ranking.tiers(connection, index, asked.q)]
    if asked.sort == "distance":
        return nearest_first(index, asked, found)
    return (found,)


def nearest_first(index: Index, asked: Search, found: int) -> list[int]:
    """One set for each commune, the nearest first, then the jobs whose commune is unknown."""
    tiers = []
    away = distances(index, asked, 1000)
    for insee in sorted(away, key=lambda insee: away[insee]):
        here = found & index.any_of("commune", [insee])
        found &= ~here
        tiers.append(here)
    return [*tiers, found]


def positions(tiers: Iterable[int], skip: int, count: int) -> list[int]:
    """One page of sets that follow each other."""
    page: list[int] = []
    for tier in tiers:
        size = tier.bit_count()
        if skip < size:
            page += some(tier, skip, count - len(page))
        skip = max(0, skip - size)
        if len(page) == count:
            break
    return page


def jobs(connection: sqlite3.Connection, index: Index, asked: Search, chosen: list[int]) -> list[ListedJob]:
    """The rows to show, in order."""
    listed = shown(connection, index, chosen)
    if not asked.lieu:
        return listed
    away = distances(index, asked, 1000)
    return [replace(row, distance_km=away.get(row.insee or "")) for row in listed]


def whole(connection: sqlite3.Connection, listed: Sequence[PublishedJob]) -> list[WholeJobRow]:
    """The same jobs with every column."""
    marks = ", ".join("?" * len(listed))
    ids = [job.id for job in listed]
    asked = f"SELECT {columns(WholeJobRow)} FROM jobs WHERE id IN ({marks})"  # noqa: S608 - marks only
    found = {row.id: row for row in rows(WholeJobRow, connection, asked, *ids)}
    return [found[id] for id in ids]
