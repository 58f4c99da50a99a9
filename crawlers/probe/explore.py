"""An address of a site → its page of offers, and the best way of reading them."""

import re
from collections.abc import Iterable
from dataclasses import asdict, replace

from crawlers.addresses import page_url
from crawlers.extract.page.document import Document
from crawlers.platforms.table import recognised
from crawlers.probe import api, sitemaps
from crawlers.probe.choice import good, rank
from crawlers.probe.finding import Finding, Way, kept
from crawlers.probe.links import links_of
from crawlers.probe.site import Fetch, Site
from crawlers.probe.ways import ways_of
from crawlers.probe.words import PATHS, careers_score
from crawlers.walks.no_offer import says_no_offer

CAREERS = 3
"""The score from which a link is worth following."""
HANDFUL = 5
TDM_META = re.compile(r"<meta[^>]{0,200}tdm-reservation[^>]{0,200}content\s*=\s*[\"']?1", re.IGNORECASE)

DRAWN = re.compile(
    r"<noscript>[^<]{0,200}javascript|<div id=[\"']?(?:app|root|__next|__nuxt)[\"']?>\s*(?:[^<]{0,40})</div>",
    re.IGNORECASE,
)


async def probe(url: str, fetch: Fetch) -> Finding:
    """Look at a site, and say what was found."""
    return await Explorer(url, Site(fetch)).explore()


class Explorer:
    """Goes from page to page until there is a way, and tries it."""

    def __init__(self, url: str, site: Site) -> None:
        self.url = url
        self.site = site
        self.finding = Finding(url=url)
        self.ways: list[Way] = []
        self.looked: set[str] = set()

    async def explore(self) -> Finding:
        """The surest places first; common addresses only when nothing leads anywhere."""
        robots = await self.site.read_robots(self.url)
        start = await self.site.get(self.url)
        self.finding.robots = "allowed" if robots else "absent"
        if not self.site.allows(self.url):
            self.finding.robots = "forbidden"
        if start:
            await self.look(start)
            await self.follow(start)
            if not self.enough:
                await self.look_at_sitemaps(robots)
            if not self.enough:
                await self.look_at_common_paths()
        await self.conclude()
        return self.finding

    @property
    def found(self) -> bool:
        """Whether a way was found, on a page that is more than one offer, and tried."""
        return any(way.postings and good(way) for way in self.ways)

    @property
    def enough(self) -> bool:
        """Whether nothing more has to be asked: there is a way, or the site says that it has no offer."""
        return self.found or self.finding.says_empty

    async def look(self, document: Document) -> None:
        """Note the ways that begin at a page, and those of its feeds."""
        if document.page.url in self.looked:
            return
        self.looked.add(document.page.url)
        if TDM_META.search(document.text[:20_000]):
            self.finding.tdm = "reserved"
        self.recognise(document)
        found = await ways_of(document, self.site)
        if document.kind == "html":
            found += await self.feed_ways(document)
            if not any(good(way) for way in found):
                found += await self.script_ways(document)
            if not found and careers_score("", document.page.url):
                self.explain(document)
        self.ways += found

    def explain(self, document: Document) -> None:
        """Why a page of offers gives none: it says that there is none, or a browser has to draw it."""
        if says_no_offer(document.text):
            self.finding.says_empty = True
            self.finding.careers_url = document.page.url
        elif DRAWN.search(document.text):
            self.finding.troubles.append(
                f"{document.page.url} est dessinée dans le navigateur : cherchez son API, ou essayez javascript=yes"
            )

    def recognise(self, document: Document) -> None:
        """Note the known platforms of a page."""
        for one in recognised(document.page.url, document.text[:1_000_000] if document.kind == "html" else ""):
            if one.spider not in {known["spider"] for known in self.finding.platforms}:
                self.finding.platforms.append(asdict(one) | {"options": dict(one.options)})

    async def feed_ways(self, document: Document) -> list[Way]:
        """The ways of the feeds that a page names."""
        named = sitemaps.feeds(document)[:2]
        self.finding.feeds += [url for url in named if url not in self.finding.feeds]
        return await self.ways_at(named)

    async def script_ways(self, document: Document) -> list[Way]:
        """The ways of the APIs that the scripts of a page name."""
        return await self.ways_at(api.addresses(document)[:2])

    async def ways_at(self, urls: Iterable[str]) -> list[Way]:
        """The ways that begin at addresses not looked at yet."""
        found: list[Way] = []
        for url in urls:
            if (
                url not in self.looked
                and (document := await self.site.get(url)) is not None
                and document.kind != "html"
            ):
                self.looked.add(url)
                found += await ways_of(document, self.site)
        return found

    async def follow(self, document: Document, *, deeper: bool = True) -> None:
        """Follow the links that promise offers, and from there once more."""
        if self.found:
            return
        scored = {link.url: careers_score(link.text, link.url) for link in reversed(links_of(document))}
        likely = sorted((url for url in scored if scored[url] >= CAREERS), key=lambda url: -scored[url])[:4]
        for url in likely:
            page = await self.site.get(url)
            if page is None or page.page.url in self.looked:
                continue
            await self.look(page)
            if deeper and not self.found:
                await self.follow(page, deeper=False)
            if self.found:
                return

    async def look_at_sitemaps(self, robots: str) -> None:
        """The sitemaps that robots.txt names; the usual ones only when nothing else was found."""
        places = sitemaps.named_by(robots, self.url)[:3]
        if not self.found:
            places += [page_url(self.url, place) for place in sitemaps.PLACES]
        for place in dict.fromkeys(places):
            document = await self.site.get(place)
            sitemap = sitemaps.read_sitemap(document.page) if document else None
            if document is None or sitemap is None:
                continue
            self.finding.sitemaps.append(document.page.url)
            await self.look(document)
            if self.found:
                return
            await self.look_at_careers(sitemap.urls)

    async def look_at_careers(self, urls: Iterable[str]) -> None:
        """The pages of a sitemap that are lists of offers rather than offers."""
        likely = sorted((url for url in urls if careers_score("", url) >= CAREERS), key=lambda url: url.count("/"))
        for url in likely[:2]:
            page = await self.site.get(url)
            if page:
                await self.look(page)

    async def look_at_common_paths(self) -> None:
        """Where such pages usually are."""
        for path in PATHS:
            page = await self.site.get(page_url(self.url, path))
            if page:
                await self.look(page)
            if self.enough:
                return

    async def conclude(self) -> None:
        """The best way, tried on a handful of offers."""
        best = max(self.ways, key=rank, default=None)
        if best is None:
            return
        self.finding.way = await self.handful(best)
        self.finding.careers_url = best.url
        document = self.site.pages.get(page_url(best.page, best.page))
        if document:
            page = document.page
            self.finding.kept = kept(page.url, page.content_type, page.body)
        self.finding.structured = sorted({posting.extractor for posting in self.finding.way.postings})

    async def handful(self, way: Way) -> Way:
        """The same way, with more of its offers read."""
        postings = {posting.key: posting for posting in way.postings}
        for url in way.pages:
            if len(postings) >= HANDFUL or self.site.tired:
                break
            postings |= {posting.key: posting for posting in (await self.site.read(url))[:1]}
        return replace(way, postings=tuple(postings.values()))
