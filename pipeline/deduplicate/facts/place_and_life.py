"""A posting → where the work is and when it was live, as they are compared."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from pipeline.deduplicate.facts.title_words import title_words
from pipeline.model import JobPosting, Life

Words = frozenset[Any]
DAY = 86_400
UNKNOWN_LIFE = 14
"""Days that a posting is taken to be live when no crawl says."""


def city(insee: str) -> str:
    """The code of a commune; of the whole city for an arrondissement, which feeds give or drop at will.

    >>> city("75109"), city("69381"), city("76255")
    ('75056', '69123', '76255')
    """
    for first, last, whole in (("75101", "75120", "75056"), ("69381", "69389", "69123"), ("13201", "13216", "13055")):
        if first <= insee <= last:
            return whole
    return insee


@lru_cache(maxsize=1 << 16)
def one_for_all(values: Words) -> Words:
    """The same set, once in memory however many postings have it."""
    return values


def situated(posting: JobPosting) -> dict[str, Any]:
    """Where the work is."""
    places = posting.places
    return {
        "communes": one_for_all(frozenset(city(place.insee) for place in places if place.insee)),
        "place_names": one_for_all(frozenset(frozenset(title_words(place.name)) for place in places if place.name)),
        "departments": one_for_all(frozenset(place.department for place in places if place.department)),
        "points": tuple((place.lat, place.lon) for place in places if place.lat and place.lon),
    }


def posted(posting: JobPosting) -> date:
    """When it was posted, as far as anybody says."""
    return posting.date_posted or posting.seen_at.date()


def lived(posting: JobPosting, life: Life | None) -> dict[str, Any]:
    """When a posting was live: as crawls tell, else for a while from its date on."""
    day = posted(posting).toordinal()
    if life is None:
        return {"day": day, "since": DAY * day, "until": DAY * (day + UNKNOWN_LIFE), "status": None}
    return {"day": day, "since": second(life.first_seen), "until": second(life.last_seen), "status": life.status}


def second(moment: datetime) -> int:
    """A moment as seconds since the year 1.

    >>> second(datetime(2026, 11, 24, 0, 0, 7)) - DAY * datetime(2026, 11, 24).toordinal()
    7
    """
    return DAY * moment.toordinal() + 3600 * moment.hour + 60 * moment.minute + moment.second
