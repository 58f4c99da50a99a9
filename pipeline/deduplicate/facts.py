"""JobPosting → the few facts that are compared; its text is not kept."""

from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.deduplicate.contract import Class, classes
from pipeline.deduplicate.employer import employer_words
from pipeline.deduplicate.identity import canonical_url, reference_key, references_in
from pipeline.deduplicate.shift import shifts
from pipeline.deduplicate.text import windows
from pipeline.deduplicate.title import Title, read_title, title_words
from pipeline.model import JobPosting, Life

RANK = {"employer": 0, "declared": 1, "public_service": 2, "agency": 3}
"""Whose words are shown first; partners and schools come last."""
Words = frozenset[Any]
UNKNOWN_LIFE = 14
"""Days that a posting is taken to be live when no crawl says."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of one posting: small, so that a hundred thousand fit in memory."""

    id: str
    source: str
    key: str
    """What names it within its source; empty when nothing does."""
    number: str
    """The source's own reference; empty when it gives none."""
    url: str
    """Canonical; empty when the posting has no address of its own."""
    addresses: tuple[str, ...]
    """That one, and where to apply."""
    references: frozenset[str]
    """Every reference given for the opening, as compared."""
    told_references: frozenset[str]
    """Those of them that stand in the title or the text."""
    title: Title
    employer: frozenset[str]
    """Words of the employer's name; empty when an agency hides it."""
    member: str
    publisher: frozenset[str]
    kind: str
    communes: frozenset[str]
    place_names: frozenset[frozenset[str]]
    """The words of each commune's name, as titles write them."""
    departments: frozenset[str]
    points: tuple[tuple[float, float], ...]
    contract: frozenset[Class]
    shift: frozenset[str]
    """All that it names, in its title or elsewhere."""
    title_shift: frozenset[str]
    windows: "array[int]"
    length: int
    day: int
    """When it was posted, else first seen, as an ordinal."""
    since: int
    until: int
    """First and last day it was live; when nobody knows, two weeks from its date."""
    declared: bool

    @property
    def hidden(self) -> bool:
        """Whether nobody is named as the employer."""
        return not self.employer

    @property
    def masked(self) -> bool:
        """Whether an agency hides the employer."""
        return self.kind == "agency" and not self.employer

    @property
    def group(self) -> frozenset[str]:
        """Whose turns of phrase its text may hold: the employer's, else the publisher's."""
        return self.employer or self.publisher

    @property
    def canonical_order(self) -> tuple[int, int, int, str]:
        """The smallest is the posting whose words are shown."""
        rank = RANK["declared"] if self.declared else RANK.get(self.kind, len(RANK))
        return rank, -self.length, self.day, self.id


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


def facts(posting: JobPosting, life: Life | None = None) -> Facts:
    """Read one posting; with its life, when crawls tell when it was live."""
    raw_title = posting.provenance["title"].raw if "title" in posting.provenance else posting.title
    told = frozenset(references_in(f"{raw_title}\n{posting.description_text}"))
    url = canonical_url(posting.url)
    day = (posting.date_posted or posting.seen_at.date()).toordinal()
    return Facts(
        id=posting.id,
        source=posting.source,
        key=posting.key,
        number=posting.external_id,
        url=url,
        addresses=tuple(sorted({url, canonical_url(posting.apply_url)} - {""})),
        references=told | {reference_key(posting.external_id)} - {""},
        told_references=one_for_all(told),
        title=read_title(posting.title_key or posting.title, raw_title),
        employer=employer_words(posting.hiring_organization or ""),
        member=posting.hiring_member or "",
        publisher=employer_words(posting.publisher),
        kind=posting.publisher_kind,
        communes=one_for_all(frozenset(city(place.insee) for place in posting.places if place.insee)),
        place_names=one_for_all(
            frozenset(frozenset(title_words(place.name)) for place in posting.places if place.name)
        ),
        departments=one_for_all(frozenset(place.department for place in posting.places if place.department)),
        points=tuple((place.lat, place.lon) for place in posting.places if place.lat and place.lon),
        contract=one_for_all(classes(posting.contract, raw_title)),
        shift=one_for_all(shifts(raw_title) | shifts(" ".join(posting.shift))),
        title_shift=one_for_all(shifts(raw_title)),
        windows=windows(posting.description_text),
        length=len(posting.description_text),
        day=day,
        since=life.first_seen.toordinal() if life else day,
        until=life.last_seen.toordinal() if life else day + UNKNOWN_LIFE,
        declared=any(one.extractor == "declared" for one in posting.provenance.values()),
    )
