"""Who sends too much in a day → refused, so that no one visitor takes the places of all others.

Some limits are of everybody together: how many addresses may wait for their confirmation, how many requests for removal may
be read in a day. Each visitor gets a small part of such a limit, and its last third is kept for those who sent nothing yet
(``newcomer``). Who is one visitor cannot be known: an IPv6 subscriber may have 56 bits, or 48 for the asking. So each is
counted in networks of several widths, and a wider one, where neighbours are, may send more. Counts are in memory only, of
bounded number: no network address is ever written down. Each process of ``--workers`` counts for itself, and so does a
restart, which the last third allows for.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from weakref import WeakKeyDictionary

from datasette.app import Datasette

from board.http.request import PageRequest
from board.http.token_buckets import client

Kind = Literal["alert", "removal", "refusal", "upload", "relay", "letter"]
MOST_A_DAY: dict[Kind, int] = {"alert": 10, "removal": 10, "refusal": 100, "upload": 30, "relay": 10, "letter": 20}
"""Of one network in a day (UTC): a school or an office that shares one address stays well below it.

Uploads are of one member, letters go to one offer.
"""
WIDER = (1, 3, 8)
"""How many times more may come from a network, from the narrowest to the widest."""
MOST_NETWORKS = 20_000


@dataclass(slots=True)
class VisitorQuotas:
    """How much each network sent today."""

    day: date | None = None
    sent: "OrderedDict[tuple[Kind, str], int]" = field(default_factory=OrderedDict)
    """What and who → how often; what was not touched for longest goes when there are too many."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, kind: Kind, networks: Sequence[str], day: date) -> "Turn":
        """Count one more of today's for each network, from the narrowest on: what one may not send is not laid to its neighbours.

        >>> quotas = VisitorQuotas()
        >>> [quotas.take("alert", ["192.0.2.1"], date(2026, 11, day)).newcomer for day in (24, 24, 25)]
        [True, False, True]
        """
        newcomer = True
        with self.lock:
            if day != self.day:
                self.day = day
                self.sent.clear()
            for network, times in zip(networks, WIDER, strict=False):
                before = self.sent.pop((kind, network), 0)
                self.sent[kind, network] = before + 1
                if len(self.sent) > MOST_NETWORKS:
                    self.sent.popitem(last=False)
                if before >= MOST_A_DAY[kind] * times:
                    return Turn(allowed=False, newcomer=False)
                newcomer = newcomer and not before
        return Turn(allowed=True, newcomer=newcomer)


QUOTAS: "WeakKeyDictionary[Datasette, VisitorQuotas]" = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Turn:
    """What a visitor may still send of a kind."""

    allowed: bool
    newcomer: bool
    """Whether nothing came from any of its networks today: then it may have one of the last places."""


def take_turn(request: PageRequest, kind: Kind) -> Turn:
    """Count what a visitor sends."""
    quotas = QUOTAS.setdefault(request.datasette, VisitorQuotas())
    return quotas.take(kind, networks(client(request.http.scope, request.site.trusted_proxies)), request.now.date())


def take_upload(request: PageRequest, member: str) -> bool:
    """Count a picture that a member sends, whether or not it is taken: looking at it costs the same. Whether it may."""
    return QUOTAS.setdefault(request.datasette, VisitorQuotas()).take("upload", [member], request.now.date()).allowed


def take_letter(request: PageRequest, job: str) -> bool:
    """Count a message that is mailed to who declared an offer, whoever writes it. Whether it may be."""
    return QUOTAS.setdefault(request.datasette, VisitorQuotas()).take("letter", [job], request.now.date()).allowed


def networks(visitor: str) -> list[str]:
    """The networks of a visitor, as ``token_buckets.client`` names it, from the narrowest on; none for this very machine.

    >>> networks("192.0.2.1"), networks("2001:0db8:0001:0002"), networks("")
    (['192.0.2.1', '192.0.2'], ['2001:0db8:0001:00', '2001:0db8:0001', '2001:0db8'], [])
    """
    if ":" in visitor:
        return [visitor[:17], visitor[:14], visitor[:9]]  # 56, 48 and 32 bits
    return [visitor, visitor.rpartition(".")[0]] if visitor else []
