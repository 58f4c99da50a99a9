"""Who asks too often → how long to wait: a bucket of tokens for each address, in memory, of bounded number.

Who is refused for it, with which status and which ``Retry-After``, is decided in ``board.http.refused_requests``.
"""

from collections import OrderedDict
from collections.abc import Collection, MutableMapping
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address
from math import ceil
from typing import Any

from board.http.headers import joined
from board.published.site import Site

MOST_ADDRESSES = 10_000
Scope = MutableMapping[str, Any]
COSTLY = ("/offres.", "/imprimer", "/suggestions", "/donnees/")


@dataclass(slots=True)
class Buckets:
    """Each address holds ``burst`` tokens at most, and gets ``rate`` a second; 0: nobody is limited."""

    rate: float
    burst: float
    held: "OrderedDict[str, tuple[float, float]]" = field(default_factory=OrderedDict)
    """Address → tokens, and when they were counted; the one not seen for longest goes when there are too many."""

    def wait(self, address: str, now: float) -> int:
        """Take a token; the seconds to wait when there is none, else 0.

        >>> buckets = Buckets(rate=0.5, burst=1)
        >>> buckets.wait("192.0.2.1", 0), buckets.wait("192.0.2.1", 0), buckets.wait("192.0.2.1", 2)
        (0, 2, 0)
        """
        if not self.rate or not address:
            return 0
        tokens, at = self.held.pop(address, (self.burst, now))
        tokens = min(self.burst, tokens + max(0.0, now - at) * self.rate)
        enough = tokens >= 1
        self.held[address] = (tokens - enough, now)
        if len(self.held) > MOST_ADDRESSES:
            self.held.popitem(last=False)
        return 0 if enough else ceil((1 - tokens) / self.rate)


def buckets(site: Site) -> Buckets:
    """How often one address may ask for costly pages, as the configuration says."""
    return Buckets(site.searches_per_second, site.searches_at_once)


def costly(scope: Scope) -> bool:
    """Whether making a page of ours asks for a search."""
    path = str(scope["path"])
    asked = bool(scope["query_string"])
    of_company = path.startswith("/entreprises/") and (asked or path.count("/") > 2)
    return (path == "/" and asked) or of_company or path.startswith(COSTLY)


def client(scope: Scope, trusted: Collection[str]) -> str:
    """The address to count for; empty for this very machine, and for what is no address.

    ``X-Forwarded-For`` is anybody's word: only a proxy that the configuration names, or one on this very machine, is believed, and
    only for what it added itself: the last of all its lines.
    An IPv6 subscriber has a whole network, which counts as one.
    """
    asked = str((scope.get("client") or ("",))[0])
    hops = [hop.strip() for hop in joined(scope["headers"], b"x-forwarded-for").decode("latin-1").split(",")]
    if hops != [""] and is_proxy(asked, trusted):
        asked = next((hop for hop in reversed(hops) if hop not in trusted), "")
    ip = address(asked)
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped  # as a socket of both kinds names them: they are not all of one network
    if ip is None or ip.is_loopback:
        return ""
    return str(ip) if ip.version == 4 else ":".join(ip.exploded.split(":")[:4])


def is_proxy(near: str, trusted: Collection[str]) -> bool:
    """Whether who connected is believed when it says for whom it asks."""
    ip = address(near)
    return near in trusted or (ip is not None and ip.is_loopback)


def with_scheme(scope: Scope, trusted: Collection[str]) -> Scope:
    """The same request with the scheme that its reader used, where a proxy that is believed says so."""
    said = joined(scope["headers"], b"x-forwarded-proto")
    if said not in {b"http", b"https"} or not is_proxy(str((scope.get("client") or ("",))[0]), trusted):
        return scope
    return {**scope, "scheme": said.decode()}


def address(text: str) -> IPv4Address | IPv6Address | None:
    """A text read as an IP address; ``None`` when it is none."""
    try:
        return ip_address(text)
    except ValueError:
        return None
