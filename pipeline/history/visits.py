"""The visits of one source, in the order kept → which may close what they did not see, and what each proves of a posting."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median_low
from typing import Self

from vocabulary.own_pages import OwnPage

RECENT_VISITS = 5
"""How many complete and healthy visits a new one is compared with."""
AGREEING_VISITS = 3
"""How many complete visits in a row must find the same few postings before their drop is believed."""
MISSED_VISITS = 2
"""From how many complete and healthy visits a posting must be absent to be closed."""
READ = {OwnPage.GONE, OwnPage.OVER, OwnPage.LEADS_AWAY, OwnPage.SILENT, OwnPage.ELSEWHERE}
"""What an own page that was read says of an offer that is not there."""
RETURNS_REMEMBERED = 10
"""Over how many visits it is remembered that a list gave back what it had lacked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One crawl of a source: only what says whether it may be believed, and what it proves of postings."""

    id: str
    started_at: datetime
    """What the clock said: it may have been wrong, so an order is never read from it alone."""
    complete: bool
    """Whether every listing page was read to its end, and every page of an offer."""
    found: int = 0
    says_empty: bool = False
    """Whether the site says in words that it has no offer."""
    gone: frozenset[str] = frozenset()
    """Addresses of postings that answered 404 or 410."""
    own_pages: Mapping[str, OwnPage] = field(default_factory=dict)
    """Address of a posting that no list showed → what its own page said."""
    saw: frozenset[str] = frozenset()
    """Ids of the postings that it saw: which they are, where ``found`` is how many."""
    unread: int | None = None
    """Pages of offers that could not be read, where the list itself was read to its end."""
    window: bool = False
    """Whether it is a feed, which may show the newest only."""


def healthy(visits: Iterable[Visit]) -> dict[str, bool]:
    """Whether each visit of one source, given in the order kept, may close what it did not see.

    An incomplete visit never may. A complete one may unless it found suspiciously fewer than the median of the
    last five healthy ones: more than one posting fewer, and more than a third. A site that says « aucune offre »
    is believed. A suspicious drop is held until three complete visits in a row agree on it; then all three count.
    """
    verdicts: dict[str, bool] = {}
    recent: list[int] = []
    held: list[Visit] = []
    known: set[str] = set()
    known_before: dict[str, frozenset[str]] = {}
    for visit in visits:
        verdicts[visit.id] = False
        if visit.complete:
            if visit.says_empty or enough(visit.found, recent):
                held, believed = [], [visit]
            else:
                agreed = all(agree(other, visit, known_before[other.id]) for other in held)
                held = [visit, *(held if agreed else [])]
                believed = held if len(held) == AGREEING_VISITS else []
                known_before[visit.id] = frozenset(known)
            if believed is held:
                held, recent = [], []
            verdicts |= dict.fromkeys((trusted.id for trusted in believed), True)
            recent += [trusted.found for trusted in believed]
        known |= visit.saw
    return verdicts


def enough(found: int, recent: Sequence[int]) -> bool:
    """Whether as many were found as the recent healthy visits let expect.

    >>> [enough(found, [12, 12, 11]) for found in (12, 8, 7)], enough(0, [1]), enough(0, [2])
    ([True, True, False], True, False)
    """
    usual = median_low(recent[-RECENT_VISITS:]) if recent else 0
    return found >= usual - tolerated(usual)


def tolerated(usual: int) -> int:
    """How many postings may vanish at once without suspicion: one from a small member, a third from a large one.

    Half would be too many: a listing of two pages that loses its second one is the most common of faults.
    """
    return max(1, usual // 3)


def agree(before: Visit, after: Visit, known: frozenset[str] = frozenset()) -> bool:
    """Whether two visits found the same: about as many, and the later one nothing that the earlier one only lacked.

    ``known``: what was seen before both. Half of a list that is another half each time agrees on how many, not on which.
    """
    about_as_many = abs(before.found - after.found) <= tolerated(max(before.found, after.found))
    return about_as_many and not (after.saw - before.saw) & known


def judged(visits: Sequence[Visit], healthy: Mapping[str, bool]) -> frozenset[str]:
    """Visits whose list was read to its end, and would be healthy but for pages of offers that could not be read.

    Of an offer that was asked for by itself they prove as much as a healthy one: it cannot be on those pages.
    """
    recent: list[int] = []
    believed = set()
    for visit in visits:
        if healthy[visit.id]:
            recent.append(visit.found)
        elif not visit.complete and visit.unread is not None and enough(visit.found + visit.unread, recent):
            believed.add(visit.id)
    return frozenset(believed)


def full_windows(visits: Iterable[Visit], healthy: Mapping[str, bool]) -> frozenset[str]:
    """Visits of a feed that shows as many as ever lately: a new offer may have pushed out one that lives."""
    recent: list[int] = []
    full = set()
    for visit in visits:
        if visit.window and visit.found >= max(recent[-RECENT_VISITS:], default=0):
            full.add(visit.id)
        if healthy[visit.id]:
            recent.append(visit.found)
    return frozenset(full)


def needed(visits: Iterable[Visit], believed: Mapping[str, bool]) -> dict[str, tuple[int, bool]]:
    """Of each visit: how many in a row must miss a posting that has no page of its own, and whether a posting came back.

    A list that gives back what healthy visits had missed was not whole then, and may not be now. So the misses before
    it do not count, and for each such visit of the last ten, one more is needed.
    """
    shown: set[str] = set()
    missing: set[str] = set()
    returns: list[bool] = []
    rules = {}
    for visit in visits:
        returns.append(not missing.isdisjoint(visit.saw))
        rules[visit.id] = (MISSED_VISITS + sum(returns[-RETURNS_REMEMBERED:]), returns[-1])
        missing -= visit.saw
        if believed[visit.id]:
            missing |= shown - visit.saw
            shown = set(visit.saw)
        else:
            shown |= visit.saw
    return rules


@dataclass(frozen=True, slots=True)
class Diary:
    """All visits of one source, in the order kept, and what may be believed of them."""

    visits: tuple[Visit, ...]
    healthy: frozenset[str]
    """Visits that may close what they did not see."""
    judged: frozenset[str]
    """Visits that may close what they asked for by itself: their list was read, but not every page of an offer."""
    full: frozenset[str]
    """Visits of a feed that was as long as ever."""
    needed: Mapping[str, tuple[int, bool]]
    """Visit → how many visits in a row must miss a posting, and whether this one saw again what others had missed."""
    misdated: frozenset[str]
    """Visits whose clock was fast: at least two visits kept later say that they were earlier."""

    @classmethod
    def of(cls, visits: Iterable[Visit]) -> Self:
        """Judge the visits of one source."""
        kept = tuple(visits)
        verdicts = healthy(kept)
        return cls(
            kept,
            frozenset(id for id, good in verdicts.items() if good),
            judged(kept, verdicts),
            full_windows(kept, verdicts),
            needed(kept, verdicts),
            misdated(kept),
        )

    def believes(self, visit: Visit, url: str) -> bool:
        """Whether a visit may close the posting at this address, which it did not see.

        Where pages of offers could not be read, its own page must have been read: a list may well lead to one that could
        not, and a site all of whose pages are drawn by scripts since today is silent about offers that live.
        """
        return visit.id in self.healthy or (visit.id in self.judged and visit.own_pages.get(url) in READ)


def misdated(visits: Sequence[Visit]) -> frozenset[str]:
    """Visits dated later than at least two that were kept after them."""
    wrong = set()
    earliest: list[datetime] = []
    for visit in reversed(visits):
        if len(earliest) == MISSED_VISITS and earliest[-1] < visit.started_at:
            wrong.add(visit.id)
        earliest = sorted([*earliest, visit.started_at])[:MISSED_VISITS]
    return frozenset(wrong)
