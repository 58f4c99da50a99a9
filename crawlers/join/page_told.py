"""One kept page → what it tells: cards, postings written for machines, files, how many offers it announces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from crawlers.account.announced import announced_in, announced_in_data
from crawlers.addresses import page_url
from crawlers.extract import structured
from crawlers.extract.page.document import Document
from crawlers.files.reading import FileReading, read_file
from crawlers.gather.links import languages_of
from crawlers.gather.words import careers_score
from crawlers.items import Page, RawPosting
from crawlers.judge.cards import Card, CardSet, card_set, chosen
from crawlers.records.cells import text_of
from crawlers.records.data_sets import data_sets
from crawlers.records.page_data import page_data
from crawlers.records.page_sets import page_sets
from crawlers.records.visible_tree import visible_tree

LEAST_BLOCK = 40
"""Letters from which a part of a page is told by its text."""
LONGEST_BLOCK = 3_000
CAREERS = 3
HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass(slots=True, kw_only=True)
class PageTold:
    """What a page tells, without its tree."""

    page: Page
    kind: str
    """``html``, ``json``, ``xml`` …"""

    careers: bool = False
    """Whether its address or its title speak of work."""

    title: str = ""
    heading: str = ""
    """Its first heading."""
    canonical: str = ""
    """The address that it gives itself."""
    sets: list[CardSet] = field(default_factory=list)
    """Those of its tree."""

    data: list[CardSet] = field(default_factory=list)
    """Those of its data."""

    postings: list[RawPosting] = field(default_factory=list)
    """What it writes for machines."""

    file: FileReading | None = None
    """What is written in it, where it is a file."""

    announced: int | None = None
    """How many offers it says that there are; nothing when it does not say."""

    blocks: frozenset[int] = frozenset()
    """The texts of its parts, as numbers: what other pages have too is furniture."""

    language: str = ""
    french: str = ""
    """The address of the same page in French, where it says one."""

    @property
    def url(self) -> str:
        """The address that answered."""
        return self.page.url


def tell(page: Page, *, hosts: frozenset[str] | None = None) -> PageTold:
    """What a page tells; never raises for what is in it."""
    document = Document(page, hosts=hosts)
    told = PageTold(page=page, kind=document.kind)
    told.file = read_file(page)
    if told.file is not None:
        return told
    told.postings = structured(document)
    if document.kind == "html":
        tell_tree(told, document)
    if document.kind in {"html", "json"}:
        for data in page_data(document):
            told.data += [one for one in (card_set(each) for each in data_sets(data, document.stumbles)) if one.cards]
            told.announced = told.announced or announced_in_data(data)
        for each in told.data:
            for card in each.cards:
                card.url = document.absolute(card.url) if card.url else ""
    return told


def tell_tree(told: PageTold, document: Document) -> None:
    """Read the tree of a page."""
    root = visible_tree(document)
    if root is None:
        return
    told.title = " ".join((document.tree.findtext(".//title") or "").split())[:300]
    told.heading, told.canonical = first_heading(root), document.canonical
    told.careers = careers_score(f"{told.title} {told.heading}", told.url) >= CAREERS
    told.french = languages_of(document).get("fr", "")
    told.language = (document.tree.get("lang") or "")[:2].lower()
    told.sets = chosen(card_set(each) for each in page_sets(root, document))
    told.announced = announced_in(root)
    told.blocks = frozenset(block_numbers(root))
    for one in told.sets:
        above = heading_above(one.cards[0].record.nodes[0], root) if one.cards[0].record.nodes else ""
        for card in one.cards:
            card.above = heading_above(card.record.nodes[0], root) or above
            if not card.url or same_page(card.url, told.url):
                card.html = html_without_title(card)
    for one in told.sets:
        for card in one.cards:
            card.record.nodes = ()


def first_heading(root: Any) -> str:
    """The words of the first heading."""
    heading = next(iter(root.iter("h1")), None)
    return text_of(heading)[:200] if heading is not None else ""


def same_page(url: str, page: str) -> bool:
    """Whether an address leads to a page itself, or to a place on it."""
    return page_url(url, url) == page_url(page, page)


def block_numbers(root: Any) -> Iterator[int]:
    """The parts of a page that are long enough to be told by their text."""
    for element in root.iter(etree.Element):
        if len(element) or element.tag in {"p", "li", "td", "div", "section", "a"}:
            text = " ".join("".join(element.itertext()).split())[: LONGEST_BLOCK + 1]
            if LEAST_BLOCK <= len(text) <= LONGEST_BLOCK:
                yield hash_of(text)


def hash_of(text: str) -> int:
    """A number for a text, the same in every process."""
    from zlib import crc32

    return crc32(text.encode("utf-8", "replace")) << 16 | len(text) & 0xFFFF


def heading_above(element: Any, root: Any) -> str:
    """The nearest heading before an element that stands over it."""
    for one in [element, *element.iterancestors()]:
        if one is root:
            return ""
        for before in one.itersiblings(preceding=True):
            if not isinstance(before.tag, str):
                continue
            if before.tag in HEADINGS:
                return text_of(before)[:150]
            inner = list(before.iter(*HEADINGS))
            if inner and len(text_of(before)) < 400:
                return text_of(inner[-1])[:150]
    return ""


def html_without_title(card: Card) -> str:
    """The markup of a record but for the cell that names it."""
    title = card.record.cells[card.title_at].text
    parts = []
    for node in card.record.nodes:
        if text_of(node) == title:
            continue
        html = etree.tostring(node, encoding="unicode", method="html", with_tail=False)
        parts.append(html)
    whole = "".join(parts)
    heading = re.compile(
        r"<(h[1-6]|summary|dt|strong|b|a)\b[^>]*>(?:(?!</\1>).){0,600}?"
        + re.escape(title.split()[0])
        + r"(?:(?!</\1>).){0,600}</\1>",
        re.DOTALL,
    )
    return heading.sub("", whole, count=1) if title.split() else whole
