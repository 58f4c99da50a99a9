"""A posting → where the work is and when it was live, as they are compared."""

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple, TypeVar, cast

from pipeline.deduplicate.facts.title_words import title_words
from pipeline.model import JobPosting, Life, Status

Values = TypeVar("Values", bound=frozenset[object])
DAY_SECONDS = 86_400
UNKNOWN_LIFE_DAYS = 14
"""Where no crawl says how long a posting was live, it is taken to be live for so many days from its date on."""


def city(insee: str) -> str:
    """The code of a commune; of the whole city for an arrondissement, which feeds give or drop at will.

    >>> city("75109"), city("69381"), city("76255")
    ('75056', '69123', '76255')
    """
    for first, last, whole in (("75101", "75120", "75056"), ("69381", "69389", "69123"), ("13201", "13216", "13055")):
        if first <= insee <= last:
            return whole
    return insee


def interned(values: Values) -> Values:
    """An equal set, which is once in memory however many postings have it."""
    return cast("Values", first_equal(values))


@lru_cache(maxsize=1 << 16)
def first_equal(values: frozenset[object]) -> frozenset[object]:
    """The first set that was equal to this one; mypy loses the type of what a cache gives."""
    return values


def communes(posting: JobPosting) -> frozenset[str]:
    """INSEE codes of the communes where the work is."""
    return interned(frozenset(city(place.insee) for place in posting.places if place.insee))


def place_names(posting: JobPosting) -> frozenset[frozenset[str]]:
    """The words of each commune's name, as titles write them."""
    return interned(frozenset(frozenset(title_words(place.name)) for place in posting.places if place.name))


def departments(posting: JobPosting) -> frozenset[str]:
    """Numbers of the departments where the work is."""
    return interned(frozenset(place.department for place in posting.places if place.department))


def points(posting: JobPosting) -> tuple[tuple[float, float], ...]:
    """Latitude and longitude of each place, in degrees."""
    return tuple((place.lat, place.lon) for place in posting.places if place.lat and place.lon)


def posted(posting: JobPosting) -> date:
    """When it was posted, as far as anybody says."""
    return posting.date_posted or posting.seen_at.date()


class LiveSpan(NamedTuple):
    """When a posting was live."""

    day: int
    """When it was posted, else first seen, as an ordinal."""
    since: int
    """Seconds since the year 1."""
    until: int
    """Seconds since the year 1."""
    status: Status | None
    """Where it is in its life; ``None`` when no crawl tells."""


def live_span(posting: JobPosting, life: Life | None) -> LiveSpan:
    """When a posting was live: as crawls tell, else for a while from its date on."""
    day = posted(posting).toordinal()
    if life is None:
        return LiveSpan(day, DAY_SECONDS * day, DAY_SECONDS * (day + UNKNOWN_LIFE_DAYS), None)
    return LiveSpan(day, seconds(life.first_seen), seconds(life.last_seen), life.status)


def seconds(moment: datetime) -> int:
    """A moment as seconds since the year 1.

    >>> seconds(datetime(2026, 11, 24, 0, 0, 7)) - DAY_SECONDS * datetime(2026, 11, 24).toordinal()
    7
    """
    return DAY_SECONDS * moment.toordinal() + 3600 * moment.hour + 60 * moment.minute + moment.second
