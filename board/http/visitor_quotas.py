"""Who sends too much in a day → refused, so that no one visitor takes the places of all others.

Some limits are of everybody together: how many addresses may wait for their confirmation, how many requests for removal may be
read in a day. Each visitor, counted by network, gets a small part of such a limit, and its last third is kept for those who
sent nothing yet (``newcomer``). Counts are in memory only, of bounded number: no network address is ever written down. Each
process of ``--workers`` counts for itself, and so does a restart, which the last third allows for.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from weakref import WeakKeyDictionary

from datasette.app import Datasette

from board.http.request import PageRequest
from board.http.token_buckets import client

Kind = Literal["alert", "removal", "refusal"]
MOST_A_DAY: dict[Kind, int] = {"alert": 10, "removal": 10, "refusal": 100}
"""Of one network in a day (UTC): a school or an office that shares one address stays well below it."""
MOST_NETWORKS = 20_000


@dataclass(slots=True)
class VisitorQuotas:
    """How much each network sent today."""

    day: date | None = None
    sent: "OrderedDict[tuple[Kind, str], int]" = field(default_factory=OrderedDict)
    """What and who → how often; what was not touched for longest goes when there are too many."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, kind: Kind, network: str, day: date) -> int:
        """Count one more of today's; gives how many there were before. Nothing is counted for this very machine.

        >>> quotas = VisitorQuotas()
        >>> [quotas.take("alert", "192.0.2.1", date(2026, 11, day)) for day in (24, 24, 25)]
        [0, 1, 0]
        """
        if not network:
            return 0
        with self.lock:
            if day != self.day:
                self.day = day
                self.sent.clear()
            before = self.sent.pop((kind, network), 0)
            self.sent[kind, network] = before + 1
            if len(self.sent) > MOST_NETWORKS:
                self.sent.popitem(last=False)
            return before


QUOTAS: "WeakKeyDictionary[Datasette, VisitorQuotas]" = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Turn:
    """What a visitor may still send of a kind."""

    allowed: bool
    newcomer: bool
    """Whether nothing came from its network today: then it may have one of the last places."""


def take_turn(request: PageRequest, kind: Kind) -> Turn:
    """Count what a visitor sends."""
    quotas = QUOTAS.setdefault(request.datasette, VisitorQuotas())
    before = quotas.take(kind, network(request), request.now.date())
    return Turn(allowed=before < MOST_A_DAY[kind], newcomer=before == 0)


def network(request: PageRequest) -> str:
    """The network of a visitor: an IPv4 address, or the 56 bits that an IPv6 subscriber gets at least; empty for this machine."""
    found = client(request.http.scope, request.site.trusted_proxies)
    return found[:-2] if ":" in found else found
