"""An address of a site → what is there: its offers, what is set aside, the account, and the line that reads it again."""

import re

from crawlers.account.account import account_of
from crawlers.extract.page.document import Document
from crawlers.gather.walk import Walk
from crawlers.items import Page
from crawlers.join.reading import SiteReading, read_site
from crawlers.platforms.table import recognised
from crawlers.probe.finding import Fetch, Finding, Way, kept
from crawlers.recipe.recipe import recipe_of
from crawlers.walks.no_offer import says_no_offer

MOST_REQUESTS = 78
"""With robots.txt and the two dry crawls of platforms, a site is asked for a hundred times at most."""
TDM_META = re.compile(r"<meta[^>]{0,200}tdm-reservation[^>]{0,200}content\s*=\s*[\"']?1", re.IGNORECASE)
DRAWN = re.compile(
    r"<noscript>[^<]{0,200}javascript|<div id=[\"']?(?:app|root|__next|__nuxt)[\"']?>\s*(?:[^<]{0,40})</div>",
    re.IGNORECASE,
)
SOURCE = "probe"


async def probe(url: str, fetch: Fetch) -> Finding:
    """Walk a site within the budget, read all its pages together, and say what was found."""
    walk = Walk(url)
    pages: dict[str, Page] = {}
    asked = 0
    finding = Finding(url=url)
    while asked < MOST_REQUESTS and (ask := walk.next()) is not None:
        asked += 1
        page = await fetch(ask)
        walk.take(ask, page)
        if page is None or ask.role == "robots":
            continue
        pages.setdefault(page.url, page)
        look(Document(page), finding)
    finding.robots = "absent" if walk.robots is None else "allowed" if walk.allows(url) else "forbidden"
    finding.sitemaps = list(walk.sitemaps)
    conclude(finding, read_site(list(pages.values()), source=SOURCE), walk)
    return finding


def look(document: Document, finding: Finding) -> None:
    """Note what one page says of the site: its platform, its reserve, its feeds."""
    if document.kind == "html" and TDM_META.search(document.text[:20_000]):
        finding.tdm = "reserved"
    for one in recognised(document.page.url, document.text[:1_000_000] if document.kind == "html" else ""):
        if one.platform not in {known["name"] for known in finding.platforms}:
            finding.platforms.append(
                {"name": one.platform, "spider": one.spider, "url": one.url, "options": dict(one.options)}
            )


def conclude(finding: Finding, reading: SiteReading, walk: Walk) -> None:
    """The way that reads the site again, the account, and why there is nothing where there is nothing."""
    if not reading.told:
        reading.unread.append(walk.start)
    finding.account = account_of(reading)
    finding.feeds = [page.url for page in reading.told if page.kind == "xml"][:5]
    careers = [page for page in reading.told if page.careers and page.kind == "html"]
    if reading.postings:
        recipe = recipe_of(reading, walk)
        own = next((offer.page.page for offer in reading.offers if offer.page is not None), None)
        page = own or next(told.page for told in reading.told if told.page.sha256 == reading.postings[0].page)
        finding.careers_url = recipe.url
        finding.kept = kept(page.url, page.content_type, page.body)
        finding.structured = sorted({posting.extractor for offer in reading.offers for posting in offer.postings})
        finding.way = Way(
            spider="site", url=recipe.url, options=recipe.options, count=len(reading.postings), postings=tuple(reading.postings),
            page=page.url, pages=tuple(posting.url for posting in reading.postings),
        )  # fmt: skip
        return
    for told in careers:
        text = told.page.body.decode("utf-8", "replace")
        if says_no_offer(text) or reading.set_aside:
            finding.says_empty, finding.careers_url = True, finding.careers_url or told.url
        elif DRAWN.search(text):
            finding.troubles.append(
                f"{told.url} est dessinée dans le navigateur : cherchez son API, ou essayez javascript=yes"
            )
