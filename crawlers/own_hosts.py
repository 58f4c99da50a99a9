"""A source → the hosts that are its own: only there does an address say what something is.

Whoever writes a page can write any address into it. One that leads to the host of somebody else is a claim. On a host that a
recruiting platform gives to all its customers, only the address with a customer's own name is that customer's.
"""

from collections.abc import Collection
from urllib.parse import unquote, urlsplit

from crawlers.addresses import host
from crawlers.platforms.any_site import ANY_SITE
from crawlers.platforms.record.template_values import values_of
from crawlers.platforms.table import PLATFORMS, RECRUITING, asked_host
from crawlers.registry.registry import Source

RECRUITING_HOSTS = frozenset(name for platform in (*ANY_SITE, *RECRUITING) for name in platform.hosts.split())
"""Hosts of recruiting software: whoever leads there lets its offers be answered there."""
SHARED_HOSTS = frozenset(name for platform in RECRUITING for name in platform.hosts.split())
"""Those whose customers live side by side, each under a name of its own: ``verrerie.teamtailor.com``, ``jobs.lever.co/verrerie``."""
EVERYBODYS = frozenset("api app apply board boards careers emploi eu jobs job-boards www".split())
"""What stands before such a host where its customers are told apart by the path."""
HEADS = frozenset(
    "api boards board career careers companies company embed jobs o p postings v0 v1 v2 weaselweb".split()
)
"""Parts of a path that come before the customer's name; so is a language (``fr``, ``fr-FR``)."""


def own_hosts(source: Source) -> frozenset[str]:
    """The host of its line, those that its options name, and its place at its platform where that is what is asked.

    ``jobs.lever.co/verrerie`` gives ``lever.co/verrerie``: that name, on any host of the platform. A site of a customer's own gives no
    word on the platform's hosts, but for the place of one of its lists that its options let us ask there.

    >>> from vocabulary.web_address import WebAddress
    >>> sorted(own_hosts(Source(id="a", member="a", spider="listing", url=WebAddress("https://www.verrerie.example/emploi"))))
    ['verrerie.example']
    >>> sorted(own_hosts(Source(id="a", member="a", spider="lever", url=WebAddress("https://jobs.lever.co/verrerie"))))
    ['lever.co/verrerie']
    """
    asked = asked_host(source)
    platform = PLATFORMS.get(source.spider)
    theirs = frozenset(platform.hosts.split() if platform else ())
    named = {name.removeprefix("www.") for name in source.options.get("hosts", "").lower().split()}
    own = {name for name in named if not shared_domain(name)} | own_places(source.url.whole)
    shared = set(filter(None, map(shared_domain, named)))
    for listing in source.options.get("lists", "").split():
        own |= own_places(listing) if shared_domain(host(listing)) in shared else set()
    if not lies_on(asked, SHARED_HOSTS):
        own |= {asked, *(theirs if lies_on(asked, theirs) else ())}
    elif platform and lies_on(asked, theirs):
        known = {
            values_of(platform, source.url.whole, source.options).get("company", "").lower(),
            *(f"/{code}" for code in platform.codes.split()),
        }
        own |= {f"{name}/{customer}" for name in theirs for customer in known - {""}}
    return frozenset(own - {""})


def own_places(url: str) -> set[str]:
    """The host of an address of a source or of a member; on a host that customers share, the customer's name there.

    >>> own_places("https://verrerie.teamtailor.com/jobs"), own_places("https://apply.workable.com/verrerie/")
    ({'verrerie.teamtailor.com'}, {'workable.com/verrerie'})
    """
    name = host(url)
    domain = shared_domain(name)
    if not domain:
        return {name} - {""}
    return {f"{domain}/{customer}" for customer in [customer_of(url)] if customer}


def shared_domain(name: str) -> str:
    """The platform's domain, where a host is one that its customers share; else nothing.

    >>> shared_domain("jobs.eu.lever.co"), shared_domain("verrerie.teamtailor.com"), shared_domain("verrerie.example")
    ('lever.co', '', '')
    """
    for domain in SHARED_HOSTS:
        if name == domain or (
            name.endswith(f".{domain}") and EVERYBODYS.issuperset(name.removesuffix(domain).strip(".").split("."))
        ):
            return domain
    return ""


def customer_of(url: str) -> str:
    """Whose place it is on a host that customers share, in small letters; empty where the path says none.

    >>> customer_of("https://www.welcometothejungle.com/fr/companies/verrerie/jobs/fondeur")
    'verrerie'
    """
    parts = (unquote(part).lower() for part in urlsplit(url).path.split("/") if part)
    return next((part for part in parts if part not in HEADS and not is_language(part)), "")


def is_language(part: str) -> bool:
    """Whether a part of a path is a language: ``fr``, ``fr-fr``."""
    return part[:2].isalpha() and (len(part) == 2 or (len(part) == 5 and part[2] == "-" and part[3:].isalpha()))


def leads_to(url: str, hosts: Collection[str]) -> bool:
    """Whether an address lies on one of these hosts, or on a part of one; one that browsers read otherwise lies nowhere.

    >>> own = {"verrerie.example", "lever.co/verrerie"}
    >>> leads_to("https://emploi.verrerie.example/12", own), leads_to("https://verrerie.example.mal.example/", own)
    (True, False)
    >>> leads_to("https://mal.example\\\\@verrerie.example/", own)
    False
    >>> leads_to("https://jobs.lever.co/verrerie/12", own), leads_to("https://jobs.lever.co/moules/12", own)
    (True, False)
    """
    if "\\" in url:
        return False
    try:
        name = host(url)
        return lies_on(name, hosts) or any(url_is_of(url, name, place) for place in hosts if "/" in place)
    except ValueError:
        return False


def url_is_of(url: str, name: str, place: str) -> bool:
    """Whether an address, whose host is given, lies at a customer's place: ``lever.co/verrerie``."""
    domain, _, customer = place.partition("/")
    if not lies_on(name, {domain}):
        return False
    if customer.startswith("/"):  # a code of the platform's own: workable.com//j
        return urlsplit(url).path.startswith(f"{customer}/")
    return (
        customer_of(url) == customer
        if shared_domain(name)
        else name.removesuffix(f".{domain}").split(".")[0] == customer
    )


def lies_on(name: str, hosts: Collection[str]) -> bool:
    """Whether a host is one of these, or a part of one."""
    return name in hosts or any(name.endswith(f".{own}") for own in hosts)
