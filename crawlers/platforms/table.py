"""The one table of platforms: how a kind of site is read, and what its spider must be told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from crawlers.addresses import host
from crawlers.platforms import (
    ashby,
    beetween,
    digitalrecruiters,
    flatchr,
    gestmax,
    greenhouse,
    icims,
    jibe,
    jobaffinity,
    lever,
    oracle,
    personio,
    radancy,
    recruitee,
    smartrecruiters,
    softy,
    successfactors,
    successfactors_xml,
    taleez,
    talentsoft,
    talentsoft_rss,
    teamtailor,
    welcometothejungle,
    werecruit,
    wordpress,
    workable,
    workday,
    wp_job_manager,
)
from crawlers.platforms.any_site import ANY_SITE
from crawlers.platforms.record.platform import Platform
from crawlers.platforms.record.template_values import values_of
from crawlers.registry.registry import Source

RECRUITING: tuple[Platform, ...] = (
    smartrecruiters.PLATFORM,
    workday.PLATFORM,
    oracle.PLATFORM,
    successfactors_xml.PLATFORM,
    successfactors.PLATFORM,
    radancy.PLATFORM,
    jibe.PLATFORM,
    icims.PLATFORM,
    talentsoft.PLATFORM,
    talentsoft_rss.PLATFORM,
    digitalrecruiters.PLATFORM,
    flatchr.PLATFORM,
    gestmax.PLATFORM,
    werecruit.PLATFORM,
    taleez.PLATFORM,
    beetween.PLATFORM,
    welcometothejungle.PLATFORM,
    softy.PLATFORM,
    jobaffinity.PLATFORM,
    teamtailor.PLATFORM,
    recruitee.PLATFORM,
    personio.PLATFORM,
    greenhouse.PLATFORM,
    lever.PLATFORM,
    ashby.PLATFORM,
    workable.PLATFORM,
    wp_job_manager.PLATFORM,
    wordpress.PLATFORM,
)
"""Recruiting software, each in a file of its own, in the order in which it is recognised: the more particular first."""

PLATFORMS: Mapping[str, Platform] = {
    platform.name: platform for platform in (*ANY_SITE, *RECRUITING) if not platform.read_as
}
"""Name of a spider → what it reads; those that are read as any site is have none of their own."""

EVERYWHERE: Mapping[str, str] = {
    "area": "where its offers may be: zones (`vallee-de-la-bresle`), departments (`76`), INSEE codes of communes (`76255`), a space "
    "between two, or `france`; what lies outside is kept and counted, and not shown",
    "hosts": "other hosts that the source may lead to, a space between two",
    "javascript": "« yes »: draw its pages in a browser first; needs the extra `javascript`, and Chromium",
    "jsonld": "« no »: our pages of its offers carry no JSON-LD and name its own as canonical, when those carry a valid JobPosting",
    "most_mb": "megabytes that one visit may bring, unpacked: 1 to 2000, 300 without it",
    "most_pages": "pages that one visit may ask for: 1 to 20000, 5000 without it",
    "at": "when it is visited, in Paris: `06:15`; without it, the setting [schedule] at",
    "every": "how often: `6h`, `12h` (hours that part a day), `2d`, `7d`; once a day without it",
    "patience": "visits in a row that may fail before anybody is told; learnt from its past without it",
}
"""Options that every spider has."""

SPIDERS: Mapping[str, frozenset[str]] = {
    name: frozenset(platform.options) | EVERYWHERE.keys() for name, platform in PLATFORMS.items()
}
"""Spider → names of its options: what the registry checks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A platform that an address or a page leads to."""

    spider: str
    url: str
    """What to write as ``url``."""
    options: Mapping[str, str] = field(default_factory=dict)
    """What to write as ``options``."""
    known_as: str = ""
    """The platform's name, where it has no spider of its own."""

    @property
    def platform(self) -> str:
        """The platform's name."""
        return self.known_as or self.spider


def recognised(url: str, text: str = "") -> list[Recognised]:
    """Platforms to which an address belongs, or which a page of it links to or bears the marks of, the surest first.

    >>> recognised("https://verrerie.example/emploi", '<a href="https://verrerie.taleez.com/">Nos offres</a>')[0].url
    'https://verrerie.taleez.com'
    """
    platforms = []
    for platform in (*ANY_SITE, *RECRUITING):
        if platform.addresses and re.search(platform.addresses, url):
            return [of_address(platform, url)]
        linked = re.search(rf"https?://(?:www\.)?(?:{platform.addresses})", text) if platform.addresses else None
        if linked:
            platforms.append(of_address(platform, linked[0]))
        elif platform.marks and (marked := re.search(platform.marks, text)):
            options = {option: value for option, value in marked.groupdict().items() if value}
            platforms.append(Recognised(spider=platform.name, url=url, options=options))
    return platforms


def of_address(platform: Platform, url: str) -> Recognised:
    """A platform by one of its addresses; where it is read as any site is, by the address of its list."""
    if not platform.read_as:
        return Recognised(spider=platform.name, url=url)
    return Recognised(spider=platform.read_as, url=values_of(platform, url, {})["api"], known_as=platform.name)


def asked_host(source: Source) -> str:
    """The host that a source is read from: the platform's own for all members that publish there.

    >>> from vocabulary.web_address import WebAddress
    >>> url = WebAddress("https://verrerie.example/")
    >>> asked_host(Source(id="a", member="a", spider="ashby", url=url, options={"company": "verrerie"}))
    'api.ashbyhq.com'
    """
    platform = PLATFORMS.get(source.spider)
    return host(values_of(platform, source.url.whole, source.options)["api"] if platform else "") or host(
        source.url.whole
    )
