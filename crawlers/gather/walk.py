"""A site that is walked: which page is asked for next, and what each answer leads to. It asks for nothing itself."""

import heapq
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import count

from protego import Protego

from crawlers.addresses import host, page_url
from crawlers.embedded.addresses import data_addresses
from crawlers.extract.page.document import Document
from crawlers.gather import sitemaps
from crawlers.gather.ask import Ask, Role
from crawlers.gather.chains import Chains
from crawlers.gather.following_pages import following_pages
from crawlers.gather.links import FILES, frame_set_of, frames_of, languages_of, links_of, tools_of
from crawlers.gather.links_in_data import links_in_data
from crawlers.gather.pages_after import is_posted_back
from crawlers.gather.promises import CAREERS, DEEPEST, is_about_work, promised
from crawlers.gather.shapes import shape
from crawlers.gather.slugs import Slugs, written_before
from crawlers.gather.words import OFFER, PATHS, careers_score, plain
from crawlers.items import Page
from crawlers.join.page_told import PageTold, tell
from crawlers.join.places import place_of
from crawlers.judge.cards import LIKELY, Card
from crawlers.own_hosts import RECRUITING_HOSTS, lies_on
from crawlers.records.page_data import page_data
from vocabulary.set_aside import SetAside

AGENT = "GlassValleeBot"
MOST_EXPLORED = 60
"""Pages that are asked for only because they may lead to offers."""
MOST_ASKED = 1_500
ENOUGH = 35.0
"""Where offers were found: what promises less than this is no longer asked for."""
FOLLOWED = {SetAside.FILLED, SetAside.HIDDEN}
"""What a record may be and yet be looked at: a filled offer's page says so too."""
MOST_OF_SHAPE, MOST_SHAPES = 400, 2_000
"""How many addresses of one shape are remembered, and how many shapes."""


@dataclass(slots=True)
class Walk:
    """The state of a walk."""

    start: str
    lists: tuple[str, ...] = ()
    """Pages that are known to list offers; with them, nothing is explored unless they give nothing."""
    written: str = ""
    """How the addresses of its offers are written (``shape``), where no list says more of them than that they are there."""
    hosts: set[str] = field(default_factory=set)
    """Hosts that may be asked beside the first page's."""
    explores: bool = True
    robots: Protego | None = None
    robots_text: str = ""
    asked: dict[str, Ask] = field(default_factory=dict)
    """Place → what is wanted there."""
    taken: set[str] = field(default_factory=set)
    """Places that were asked for."""
    told: list[PageTold] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    queue: list[tuple[float, int, Ask]] = field(default_factory=list)
    order: count = field(default_factory=count)  # type: ignore[type-arg]
    explored: int = 0
    offers: set[str] = field(default_factory=set)
    """Places of what looks like an offer."""
    listed_by: dict[str, set[str]] = field(default_factory=dict)
    """Address of a page → the offers that it leads to, or holds."""
    shapes: Counter[str] = field(default_factory=Counter)
    chains: Chains = field(default_factory=Chains)
    posted_back: bool = False
    """Whether a list goes on only where a form is sent: then the sitemap names what it does not show."""
    announced: int = 0
    """How many offers the site says that it has."""
    sitemaps: dict[str, set[str]] = field(default_factory=dict)
    """Address of a sitemap → the places of what it names."""
    links: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """Shape of an address → the addresses of that shape that pages link, each with the page that does."""
    slugs: Slugs = field(default_factory=Slugs)
    linked_by: dict[str, str] = field(default_factory=dict)
    """Place → the first page that links it."""
    fell_back: bool = False

    def __post_init__(self) -> None:
        """The first pages: robots.txt, then the lists, or the place from which to explore."""
        self.hosts.add(host(self.start))
        self.want(page_url(self.start, "/robots.txt"), Role.ROBOTS, 1000)
        for url in self.lists or (self.start,):
            self.want(url, Role.LIST if self.lists else Role.START, 900)
        self.explores = self.explores or not self.lists
        if self.written:
            self.shapes[self.written] += 1

    def next(self) -> Ask | None:
        """The page to ask for now; nothing when the walk is over."""
        while self.queue and len(self.taken) <= MOST_ASKED:
            priority, _, ask = heapq.heappop(self.queue)
            place = place_of(ask.url).partition("#")[0]
            if place not in self.taken and self.worth(ask, -priority):
                self.taken.add(place)
                return ask
        if not self.offers and not self.explores and not self.fell_back:
            return self.fall_back()
        return None

    def fall_back(self) -> Ask | None:
        """The lists gave nothing: explore the site anew, from its first page and its home."""
        self.fell_back = self.explores = True
        for url in (self.start, page_url(self.start, "/")):
            self.want(url, Role.PAGE, 800)
        for page in self.told:
            self.explore(Document(page.page), page, 0)
        return self.next()

    def worth(self, ask: Ask, priority: float) -> bool:
        """Whether a page that was wanted is still worth asking for."""
        if ask.role is not Role.ROBOTS and not self.allows(ask.url):
            self.refused.append(ask.url)
            return False
        if ask.role in {Role.PAGE, Role.SITEMAP, Role.FEED, Role.DATA}:
            enough = self.offers and priority < ENOUGH and not (ask.role is Role.SITEMAP and self.lacks)
            if self.explored >= MOST_EXPLORED or enough:
                return False
            self.explored += 1
        return True

    @property
    def lacks(self) -> bool:
        """Whether the lists show fewer offers than there are: the site says so, or hides the rest behind a form."""
        return self.posted_back or self.announced > len(self.offers)

    def want(self, url: str, role: Role, priority: float, depth: int = 0, *, post: bool = False) -> None:
        """Note a page as worth asking for, once; one that was noted for less is asked for earlier now."""
        place = place_of(url).partition("#")[0]
        known = self.asked.get(place)
        if not place or place in self.taken or (known and known.priority >= priority) or not self.may_ask(url, role):
            return
        ask = Ask(url=page_url(url, url), role=role, priority=priority, depth=depth, post=post)
        self.asked[place] = ask
        heapq.heappush(self.queue, (-priority, next(self.order), ask))

    def may_ask(self, url: str, role: Role) -> bool:
        """Whether an address lies on the site, or on a recruiting tool that it leads to."""
        name = host(url)
        return (
            lies_on(name, self.hosts)
            or (role in {Role.LIST, Role.OWN, Role.DATA, Role.PAGE} and lies_on(name, RECRUITING_HOSTS))
            or lies_on(host(self.start), {name})
        )

    def allows(self, url: str) -> bool:
        """Whether robots.txt lets us read a page of the first host; the others' are asked by whoever fetches."""
        return self.robots is None or host(url) != host(self.start) or bool(self.robots.can_fetch(url, AGENT))

    def take(self, ask: Ask, page: Page | None) -> None:
        """An answer, or none: note what it leads to."""
        if ask.role is Role.ROBOTS:
            self.take_robots(page)
            return
        if page is None or page.status >= 400:
            return
        document = Document(page)
        self.taken.add(place_of(page.url))
        if ask.role is Role.SITEMAP or (document.kind == "xml" and sitemaps.read_sitemap(page)):
            self.take_sitemap(page)
            return
        told = tell(page)
        self.told.append(told)
        if told.careers and told.announced:
            self.announced = max(self.announced, told.announced)
        goes_on = self.chains.brings_new(told) or place_of(told.url) not in self.chains.before
        self.follow_offers(told, ask)
        self.follow_data(document, told, ask)
        if goes_on:
            lists = bool(self.listed_by.get(told.url)) and ask.role is not Role.OWN
            for url, post in following_pages(document, told, ask, lists=lists):
                self.go_on(url, told, ask.depth, post=post)
        if document.kind == "html" and document.tree is not None:
            self.follow_page(document, told, ask)

    def follow_data(self, document: Document, told: PageTold, ask: Ask) -> None:
        """What data lead to: pages that they link, and own pages that they name by a slug only."""
        for data in page_data(document):
            for url, text in links_in_data(data, document.base_url):
                score = careers_score(text, url)
                if score >= CAREERS and self.explores and ask.depth < DEEPEST:
                    self.want(url, Role.PAGE, 32 + 3 * score - 4 * ask.depth, ask.depth + 1)
        links = (
            [link.url for link in links_of(document)] if document.kind == "html" and document.tree is not None else []
        )
        self.slugs.know([*links, *(card.url for one in told.sets for card in one.cards if card.url), told.url])
        for one in told.data:
            likely = [
                card
                for card in one.cards
                if card.evidence >= LIKELY and not card.url and card.like in {None, *FOLLOWED}
            ]
            self.slugs.wait(
                [card.record.anchors for card in likely], told.url if told.careers and told.kind == "html" else ""
            )
        for url, sure in self.slugs.addresses():
            self.want(url, Role.OWN, 58 if sure else 43, ask.depth + 1)

    def go_on(self, url: str, told: PageTold, depth: int, *, post: bool = False) -> None:
        """Ask for a page that goes on with a list."""
        if (place := place_of(url)) not in self.taken:
            self.chains.before.setdefault(place, told.url)
        self.want(url, Role.LIST, 70, depth, post=post)

    def take_robots(self, page: Page | None) -> None:
        """Keep robots.txt, and the sitemaps that it names."""
        text = page.body.decode("utf-8", "replace") if page is not None and page.status == 200 else ""
        if text and "<html" not in text[:500].lower():
            self.robots_text, self.robots = text, Protego.parse(text)
        if not self.explores:
            return
        named = sitemaps.named_by(text, self.start)[:3]
        for url in named:
            self.want(url, Role.SITEMAP, 37)
        for place in sitemaps.PLACES[:2] if not named else ():
            self.want(page_url(self.start, place), Role.SITEMAP, 15)
        for line in re.findall(r"(?im)^\s*allow\s*:\s*(\S+\.(?:xml|rss|json)\S*)", text)[:4]:
            self.want(page_url(self.start, line), Role.FEED, 38)
        for path in PATHS:
            self.want(page_url(self.start, path), Role.PAGE, 8)

    def take_sitemap(self, page: Page) -> None:
        """The sitemaps, lists and offers that a sitemap names."""
        sitemap = sitemaps.read_sitemap(page)
        if sitemap is None:
            return
        if sitemap.index:
            for url in sitemaps.likeliest(sitemap.urls):
                promises = OFFER.search(plain(url)) or len(sitemap.urls) == 1
                self.want(url, Role.SITEMAP, 37 if promises else 20)
            return
        self.sitemaps[page.url] = set(map(place_of, sitemap.urls[:20_000]))
        named = sitemaps.of_offers(page.url, sitemap.urls)
        for url in sitemap.urls:
            score = careers_score("", url)
            self.note_link(url, page.url)
            if self.looks_like_offer(url):
                self.want(url, Role.OWN, 48)
            elif url in named:
                self.want(url, Role.OWN, 44)
            elif score >= CAREERS:
                self.want(url, Role.PAGE, 22 + score - url.count("/"))

    def looks_like_offer(self, url: str) -> bool:
        """Whether an address is written as those of offers that are known, or says so itself."""
        return self.shapes[shape(url)] > 0

    def follow_offers(self, told: PageTold, ask: Ask) -> None:
        """Ask for the own pages of what looks like offers."""
        here = place_of(told.url)
        for one in (*told.sets, *told.data):
            promising = sum(card.evidence >= LIKELY for card in one.cards) * 2 >= len(one.cards)
            for card in one.cards:
                if card.evidence < LIKELY and not (promising and card.evidence >= 1):
                    continue
                if (card.like and card.like not in FOLLOWED) or not self.is_target(card, here):
                    self.note(told, card, here)
                    continue
                self.note(told, card, here)
                self.know(card.url)
                self.want(card.url, Role.OWN, 60 + min(card.evidence, 9), ask.depth + 1)
        if len(told.postings) == 1 and told.kind == "html" and ask.role is not Role.START:
            self.know(told.url)
        for posting in told.postings:
            self.offers.add(place_of(posting.url))
            self.listed_by.setdefault(told.url, set()).add(place_of(posting.url))
            if place_of(posting.url) != here and told.kind != "html":
                self.want(posting.url, Role.OWN, 50, ask.depth + 1)

    def know(self, url: str) -> None:
        """Note how the address of an offer is written: what pages link that is written so is worth a look too."""
        own = shape(url)
        self.shapes[own] += 1
        if self.shapes[own] == 1:
            for link in self.links.pop(own, {}):
                self.want(link, Role.OWN, 48, 1)

    def is_target(self, card: Card, here: str) -> bool:
        """Whether a card leads to another page."""
        return bool(card.url) and place_of(card.url).partition("#")[0] != here

    def note(self, told: PageTold, card: Card, here: str) -> None:
        """Note that a page tells of an offer."""
        if card.evidence < LIKELY or card.like:
            return
        place = place_of(card.url) if card.url else f"{here}#{card.title}"
        self.offers.add(place)
        self.listed_by.setdefault(told.url, set()).add(place)

    def follow_page(self, document: Document, told: PageTold, ask: Ask) -> None:
        """What else a page leads to: frames, data, files, and pages that promise offers."""
        lists = bool(self.listed_by.get(told.url)) and ask.role is not Role.OWN
        self.slugs.lead(written_before(document))
        if lists or told.careers:
            self.posted_back |= lists and is_posted_back(document)
            for url in data_addresses(document):
                self.want(url, Role.DATA, 55, ask.depth)
        for url in frame_set_of(document):
            self.want(url, Role.START, 850, ask.depth)
        named = tools_of(document) if told.careers and not lists else []
        for url in (*frames_of(document), *named):
            if lies_on(host(url), RECRUITING_HOSTS):
                self.hosts.add(host(url))
            self.want(url, Role.LIST, 66, ask.depth)
        if self.explores or ask.role is Role.LIST:
            siblings_only = not self.explores or (ask.role is Role.OWN and not is_about_work(told))
            self.explore(document, told, ask.depth, siblings_only=siblings_only, home=ask.role is Role.START)

    def note_link(self, url: str, page: str) -> None:
        """Note an address and the page that links it."""
        self.linked_by.setdefault(place_of(url), page)
        own = shape(url)
        if not self.shapes[own] and len(self.links[own]) < MOST_OF_SHAPE and len(self.links) < MOST_SHAPES:
            self.links[own].setdefault(url, page)

    def explore(
        self, document: Document, told: PageTold, depth: int, *, siblings_only: bool = False, home: bool = False
    ) -> None:
        """Note the links of a page that promise offers.

        ``siblings_only``: those that are written as known offers are; ``home``: every page that it leads to is looked at
        where no better promise was kept.
        """
        if depth >= DEEPEST or document.kind != "html" or document.tree is None:
            return
        french = languages_of(document).get("fr", "")
        if french and told.language not in {"fr", ""}:
            self.want(french, Role.PAGE, 45, depth + 1)
        for link in links_of(document):
            self.note_link(link.url, told.url)
            if self.looks_like_offer(link.url):
                self.want(link.url, Role.OWN, 48, depth + 1)
            elif (not siblings_only or (told.careers and FILES.search(link.url))) and (
                ask := promised(link, told, depth, home=home)
            ):
                self.want(*ask)
        for url in sitemaps.feeds(document)[:3]:
            self.want(url, Role.FEED, 37 if careers_score("", url) >= CAREERS or told.careers else 12, depth + 1)
