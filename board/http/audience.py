"""Requests → how many searches, views and clicks to apply there were a day: no cookie, no address, no word of a search.

Only sums are kept. What robots ask for is counted apart: whoever names itself one, and whoever names itself nothing.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, NamedTuple

from board.http.headers import value

JOB = re.compile(r"/offres/(?P<id>[0-9A-Za-z_]{1,64})(?P<rest>/postuler|-[^/]*)?")
ROBOT = re.compile(
    rb"(?<!cu)bot\b|bot/|crawl|spider|slurp|archiv|curl|wget|python|java/|go-http|okhttp|libwww|httpclient|axios|node|scrapy|headless|"
    rb"preview|facebookexternalhit|monitor|uptime|check|feed|rss|validator|lighthouse",
    re.IGNORECASE,
)
BEFOREHAND = re.compile(rb"prefetch|prerender|preview", re.IGNORECASE)
SEEN_STATUSES = {200, 304}
WRITE_EVERY_SECONDS = 30
MOST_SUMS = 20_000
"""Sums held in memory between two writings: a flood of addresses that do not exist is not counted, so no more are needed."""


class Counted(NamedTuple):
    """What one sum is of."""

    day: str
    """The day in Paris, ``2026-11-24``."""
    kind: str
    """``search``, ``view`` or ``apply``."""
    job: str
    """The job; empty for searches."""
    robot: int
    """1 when a robot asked."""


def event(scope: Mapping[str, Any], status: int) -> tuple[str, str] | None:
    """What a request that was answered counts for: kind and job; ``None`` for nothing.

    >>> event({"method": "GET", "path": "/offres/ab12-verrier", "headers": []}, 200)
    ('view', 'ab12')
    >>> event({"method": "POST", "path": "/offres/ab12/postuler", "headers": []}, 204)
    ('apply', 'ab12')
    """
    address = JOB.fullmatch(scope["path"])
    if scope["method"] == "POST":
        return ("apply", address["id"]) if address and address["rest"] == "/postuler" and status == 204 else None
    if scope["method"] != "GET" or beforehand(scope):
        return None
    if scope["path"] == "/" and scope.get("query_string") and status in SEEN_STATUSES:
        return "search", ""
    return ("view", address["id"]) if address and address["rest"] != "/postuler" and status in SEEN_STATUSES else None


def beforehand(scope: Mapping[str, Any]) -> bool:
    """Whether a browser loads a page that nobody has asked to see yet."""
    return any(BEFOREHAND.search(value(scope["headers"], name)) for name in (b"sec-purpose", b"purpose", b"x-moz"))


def robot(scope: Mapping[str, Any]) -> bool:
    """Whether a request is a robot's, as far as it says so itself."""
    agent = value(scope["headers"], b"user-agent")
    return not agent or ROBOT.search(agent) is not None


@dataclass(slots=True)
class Audience:
    """The sums that were not written yet. Safe for several threads."""

    write: Callable[[Iterable[tuple[Counted, int]]], None]
    """Adds sums to those that are kept; when it raises, they stay here and are tried again."""
    sums: Counter[Counted] = field(default_factory=Counter)
    written_at: float = 0.0
    lock: Lock = field(default_factory=Lock)

    def note(self, scope: Mapping[str, Any], status: int, day: str) -> None:
        """Count a request that was answered."""
        counts_for = event(scope, status)
        if counts_for is None:
            return
        counted = Counted(day, *counts_for, int(robot(scope)))
        with self.lock:
            if len(self.sums) < MOST_SUMS or counted in self.sums:
                self.sums[counted] += 1

    def due(self, now: float) -> bool:
        """Whether it is time to write; ``now`` in seconds of a clock that never goes back. Says yes once an interval."""
        if not self.sums or now - self.written_at < WRITE_EVERY_SECONDS:
            return False
        self.written_at = now
        return True

    def settle(self) -> None:
        """Write what was counted, each sum once, even when the writing fails the first time."""
        with self.lock:
            taken, self.sums = self.sums, Counter()
        if not taken:
            return
        try:
            self.write(taken.items())
        except BaseException:
            with self.lock:
                self.sums.update(taken)
            raise
