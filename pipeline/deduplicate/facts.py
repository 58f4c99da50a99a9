"""JobPosting → the few facts that are compared; its text is not kept."""

from array import array
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from pipeline.deduplicate.contract import Class, classes
from pipeline.deduplicate.employer import employer_words
from pipeline.deduplicate.identity import canonical_url, reference_key, references_in
from pipeline.deduplicate.intake import intakes
from pipeline.deduplicate.shift import shifts
from pipeline.deduplicate.text import FEW_MARKS, windows
from pipeline.deduplicate.title import Title, read_title, title_words
from pipeline.model import JobPosting, Life, Status

RANK = {"employer": 0, "declared": 1, "public_service": 2, "agency": 3}
"""Whose words are shown first; partners and schools come last."""
Words = frozenset[Any]
DAY = 86_400
SURE = 0.6
"""An occupation that is less sure is none."""
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
    own_references: frozenset[str]
    """What the source itself calls it."""
    title: Title
    trade: str
    """The ROME code of its occupation; empty when that is not sure."""
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
    intakes: frozenset[int]
    """Years, and months of sessions, of the intakes that it names."""
    windows: "array[int]"
    """Its text, in numbers; the marks first."""
    mark_count: int
    length: int
    day: int
    """When it was posted, else first seen, as an ordinal."""
    since: int
    until: int
    """First and last second it was seen, as seconds since the year 1; when nobody knows, two weeks from its date."""
    status: Status | None
    """Where it is in its life; ``None`` when no crawl tells."""
    declared: bool

    @property
    def marks(self) -> "array[int]":
        """The few windows under which its text is found again."""
        return self.windows[: self.mark_count]

    @property
    def brief(self) -> bool:
        """Whether its text has too few marks to be found by."""
        return self.mark_count < FEW_MARKS

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
    def canonical_order(self) -> tuple[bool, int, bool, int, int, str]:
        """The smallest is the posting whose words are shown: what is closed leads nowhere, whoever published it."""
        rank = RANK["declared"] if self.declared else RANK.get(self.kind, len(RANK))
        unseen = self.status == Status.UNSEEN
        return self.status == Status.CLOSED, rank, unseen, -self.length, self.day, self.id


def second(moment: datetime) -> int:
    """A moment as seconds since the year 1.

    >>> second(datetime(2026, 11, 24, 0, 0, 7)) - DAY * datetime(2026, 11, 24).toordinal()
    7
    """
    return DAY * moment.toordinal() + 3600 * moment.hour + 60 * moment.minute + moment.second


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
    text, mark_count = windows(posting.description_text)
    words = f"{raw_title}\n{posting.description_text}"
    told = frozenset(references_in(words))
    contract = one_for_all(classes(posting.contract, raw_title))
    own = frozenset({reference_key(posting.external_id)} - {""})
    url = canonical_url(posting.url)
    return Facts(
        id=posting.id,
        source=posting.source,
        key=posting.key,
        number=posting.external_id,
        url=url,
        addresses=tuple(sorted({url, canonical_url(posting.apply_url)} - {""})),
        references=one_for_all(told | own),
        told_references=one_for_all(told),
        own_references=one_for_all(own),
        title=read_title(posting.title_key or posting.title, raw_title),
        trade=posting.occupation.rome if posting.occupation and posting.occupation.score >= SURE else "",
        employer=employer_words(posting.hiring_organization or ""),
        member=posting.hiring_member or "",
        publisher=employer_words(posting.publisher),
        kind=posting.publisher_kind,
        **situated(posting),
        contract=contract,
        shift=one_for_all(shifts(raw_title) | shifts(" ".join(posting.shift))),
        title_shift=one_for_all(shifts(raw_title)),
        intakes=one_for_all(intakes(words, learning=contract == {Class.APPRENTICE})),
        windows=text,
        mark_count=mark_count,
        length=len(posting.description_text),
        **lived(posting, life),
        declared=any(one.extractor == "declared" for one in posting.provenance.values()),
    )


def situated(posting: JobPosting) -> dict[str, Any]:
    """Where the work is."""
    places = posting.places
    return {
        "communes": one_for_all(frozenset(city(place.insee) for place in places if place.insee)),
        "place_names": one_for_all(frozenset(frozenset(title_words(place.name)) for place in places if place.name)),
        "departments": one_for_all(frozenset(place.department for place in places if place.department)),
        "points": tuple((place.lat, place.lon) for place in places if place.lat and place.lon),
    }


def lived(posting: JobPosting, life: Life | None) -> dict[str, Any]:
    """When a posting was live: as crawls tell, else for a while from its date on."""
    day = (posting.date_posted or posting.seen_at.date()).toordinal()
    if life is None:
        return {"day": day, "since": DAY * day, "until": DAY * (day + UNKNOWN_LIFE), "status": None}
    return {"day": day, "since": second(life.first_seen), "until": second(life.last_seen), "status": life.status}
