"""A source → the hosts that are its own: only there does an address say what something is.

Whoever writes a page can write any address into it. One that leads to the host of somebody else is a claim.
"""

from collections.abc import Collection

from crawlers.addresses import host
from crawlers.platforms.table import PLATFORMS, asked_host
from crawlers.registry.registry import Source

RECRUITING_HOSTS = frozenset(name for platform in PLATFORMS.values() for name in platform.hosts.split())
"""Hosts of recruiting software: whoever leads there lets its offers be answered there."""


def own_hosts(source: Source) -> frozenset[str]:
    """The host of its line, those that its options name, and its platform's where that is what is asked.

    The platform's hosts are shared by all its customers, so a site of a customer's own gives no word on them.

    >>> from vocabulary.web_address import WebAddress
    >>> sorted(own_hosts(Source(id="a", member="a", spider="listing", url=WebAddress("https://www.verrerie.example/emploi"))))
    ['verrerie.example']
    >>> "lever.co" in own_hosts(Source(id="a", member="a", spider="lever", url=WebAddress("https://jobs.lever.co/verrerie")))
    True
    """
    asked = asked_host(source)
    platform = PLATFORMS.get(source.spider)
    theirs = frozenset(platform.hosts.split() if platform else ())
    named = (name.removeprefix("www.") for name in source.options.get("hosts", "").lower().split())
    return frozenset({host(source.url.whole), asked, *named, *(theirs if lies_on(asked, theirs) else ())} - {""})


def leads_to(url: str, hosts: Collection[str]) -> bool:
    """Whether an address lies on one of these hosts, or on a part of one; one that browsers read otherwise lies nowhere.

    >>> own = {"verrerie.example"}
    >>> leads_to("https://emploi.verrerie.example/12", own), leads_to("https://verrerie.example.mal.example/", own)
    (True, False)
    >>> leads_to("https://mal.example\\\\@verrerie.example/", own)
    False
    """
    if "\\" in url:
        return False
    try:
        return lies_on(host(url), hosts)
    except ValueError:
        return False


def lies_on(name: str, hosts: Collection[str]) -> bool:
    """Whether a host is one of these, or a part of one."""
    return name in hosts or any(name.endswith(f".{own}") for own in hosts)
