"""Addresses of private networks: a page that we read must not make us ask our own machines."""

import ipaddress
import re
import socket
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

NUMERIC = re.compile(r"[0-9a-fx.]*", re.IGNORECASE)
IPV4_IN_THE_END = [ipaddress.IPv6Network(network) for network in ("::/96", "64:ff9b::/96", "::ffff:0:0:0/96")]
"""IPv4-compatible addresses, and those that a translator (NAT64, SIIT) sends on to IPv4."""
REFUSED_NAMES: set[str] = set()
"""Host names that lead to a private address: noted, because Twisted drops that reason on its way to the failed request."""
PRIVATE = "adresse privée"
"""The words by which ``crawlers.walks.scrapy_errors`` knows the refusal."""


class PrivateAddressError(IgnoreRequest):
    """A request that would have gone to a private network."""


def refused(address: str, *, allow_loopback: bool) -> bool:
    """Whether an IP address, in any spelling that a browser or a C library understands, is not for us.

    >>> [refused(a, allow_loopback=False) for a in ("127.1", "0x7f000001", "2130706433", "::1", "8.8.8.8", "verre.example")]
    [True, True, True, True, False, False]
    """
    ip = ip_of(address.strip("[]").removesuffix("."))
    if ip is None or (allow_loopback and ip.is_loopback):
        return False
    return not ip.is_global or ip.is_multicast or (ip.version == 6 and ip.is_site_local)


def ip_of(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a host is, when it is no name."""
    try:
        ip = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        if not NUMERIC.fullmatch(host) or not any(letter.isdigit() for letter in host):
            return None
        try:
            ip = ipaddress.ip_address(socket.inet_aton(host))
        except OSError:
            return None
    return wrapped(ip) if isinstance(ip, ipaddress.IPv6Address) else ip


def wrapped(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The IPv4 address that an IPv6 address leads to, where it holds one; else itself.

    >>> str(wrapped(ipaddress.ip_address("64:ff9b::10.0.0.1"))), str(wrapped(ipaddress.ip_address("::1")))
    ('10.0.0.1', '::1')
    """
    inside = ip.ipv4_mapped or ip.sixtofour
    if inside:
        return inside
    held = any(ip in network for network in IPV4_IN_THE_END) and int(ip) > 1
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if held else ip


class OtherHostError(IgnoreRequest):
    """A request that would have gone to another site than the source."""


class AddressGuard:
    """Refuses requests, redirected ones too, to private addresses and to other sites.

    (Scrapy's own offsite filter lets requests pass that must not be dropped as duplicates, and all of ours are.)
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.allow_loopback = crawler.settings.getbool("ALLOW_LOOPBACK")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise when the address is not for us."""
        host = urlparse_cached(request).hostname or ""
        if refused(host, allow_loopback=self.allow_loopback):
            raise PrivateAddressError(f"{PRIVATE} : {host}")
        known = getattr(self.crawler.spider, "allowed_domains", None)
        if request.callback is NO_CALLBACK:  # robots.txt: RFC 9309 wants it followed to where the site has put it
            return
        if known and not any(host == domain or host.endswith(f".{domain}") for domain in known):
            raise OtherHostError(f"autre site : {host} (l’option hosts permet de le suivre)")


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver, whose answer is looked at before anybody connects to it.

    A name that was public when it was checked could be answered with a private address when it is used (DNS rebinding): here it is
    the answer itself that is checked.
    """

    allow_loopback = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        resolver: Self = super().from_crawler(crawler, reactor)
        resolver.allow_loopback = crawler.settings.getbool("ALLOW_LOOPBACK")
        return resolver

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:  # noqa: N802 - as Twisted names it
        """The address of a host, unless it is a private one."""
        return super().getHostByName(name, timeout).addCallback(self.refuse_private, name)

    def refuse_private(self, address: str, name: str) -> str:
        """Raise ``DNSLookupError`` for an address that is not for us."""
        if refused(address, allow_loopback=self.allow_loopback):
            REFUSED_NAMES.add(name)
            raise DNSLookupError(f"{PRIVATE} : {name} mène à {address}")
        return address
