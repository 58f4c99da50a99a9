"""Places of two postings → whether both can be one opening's."""

from enum import IntEnum

from french.distance import kilometers
from pipeline.deduplicate.facts.posting_facts import PostingFacts
from pipeline.deduplicate.facts.workplace import area, is_at

NEIGHBOURS_KM = 12


class Nearness(IntEnum):
    """How two sets of places stand to each other."""

    APART = 0
    NEIGHBOURS = 1
    """Two communes a few kilometres apart: two plants, or one seen from two town halls."""
    UNKNOWN = 2
    """One of the two does not say where the work is."""
    WITHIN = 3
    """One names a commune, the other only its department."""
    SAME = 4


def nearness(a: PostingFacts, b: PostingFacts) -> Nearness:
    """How the places of two postings stand to each other."""
    if a.communes and b.communes:
        if a.communes & b.communes:
            return Nearness.SAME
        if not neighbours(a, b):
            return Nearness.APART
        return Nearness.WITHIN if means_place_of(a, b) or means_place_of(b, a) else Nearness.NEIGHBOURS
    if a.departments and b.departments:
        return Nearness.WITHIN if a.departments & b.departments else Nearness.APART
    return Nearness.UNKNOWN


def neighbours(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether two of the places are a few kilometres apart."""
    return any(kilometers(here, there) <= NEIGHBOURS_KM for here in a.points for there in b.points)


def means_place_of(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether the title or the text of one puts the work in the commune of the other, whatever its address says."""
    if any(words and words <= a.title.raw_words for words in b.place_names - a.place_names):
        return True
    place = a.text_facts.workplace
    either = area(place)
    if either:
        return bool(either & a.communes and either & b.communes)
    return any(is_at(place, name) for name in b.place_names - a.place_names)
