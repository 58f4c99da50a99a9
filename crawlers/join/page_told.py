"""One kept page → what it tells: cards, postings written for machines, files, how many offers it announces."""

import re
from dataclasses import dataclass, field
from typing import Any

from crawlers.account.announced import announced_in, announced_in_data
from crawlers.addresses import page_url
from crawlers.columns.places_told import places_told
from crawlers.extract import structured
from crawlers.extract.page.document import Document
from crawlers.files.reading import FileReading, read_file
from crawlers.gather.links import languages_of
from crawlers.gather.words import careers_score
from crawlers.items import Page, RawPosting
from crawlers.join.above import HeadingsAbove
from crawlers.join.blocks import blocks_of
from crawlers.join.texts_at_places import texts_at_places
from crawlers.judge.card_text import html_without_title
from crawlers.judge.cards import CardSet, card_set, chosen
from crawlers.records.cells import text_of
from crawlers.records.coded_places import coded_places
from crawlers.records.data_sets import data_sets
from crawlers.records.markup_inside import markup_in
from crawlers.records.page_data import page_data
from crawlers.records.page_sets import page_sets
from crawlers.records.visible_tree import visible_tree

CAREERS = 3
ENGLISH = frozenset("the and of to you your our with for are is we will from this".split())
FRENCH = frozenset("le la les des du et vous votre nous notre avec pour est sont dans une sur".split())
ASKED = re.compile(
    r"""["'`]((?:(?:https?:/)?/|\?)[^"'`\s<>]{0,150}"""
    r"""[?&/](?:id|offre|offer|job|jobid|ref|slug|poste|annonce|post)=)["'`]""",
    re.IGNORECASE,
)
"""The beginning of an address in a script to which a code is added."""
MOST_SCRIPT = 400_000


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

    places: dict[str, str] = field(default_factory=dict)
    """Code → the commune that its data give to it: what other data name by that code lies there."""

    place: str = ""
    """Where it says, before its first record, that all the work is."""

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
    if markup := markup_in(document):
        tell_tree(told, markup)
    if document.kind in {"html", "json"}:
        for data in page_data(document):
            told.places |= coded_places(data) if document.kind == "json" else {}
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
    told.language = "en" if is_english(root) else (document.tree.get("lang") or "")[:2].lower()
    told.sets = chosen(card_set(each) for each in page_sets(root, document))
    address_cards(told, document)
    told.announced = announced_in(root)
    told.place = place_of_all(root, told.sets, document)
    told.blocks = frozenset(block for _, block in blocks_of(root))
    over = HeadingsAbove(root)
    for one in told.sets:
        above = over.of(one.cards[0].record.nodes[0]) if one.cards[0].record.nodes else ""
        for card in one.cards:
            card.above = over.of(card.record.nodes[0]) or above
            if not card.url or same_page(card.url, told.url):
                card.html = html_without_title(card)
    texts_at_places(told, root)
    for one in told.sets:
        for card in one.cards:
            card.record.nodes = ()


def address_cards(told: PageTold, document: Document) -> None:
    """Give the cards that lead nowhere the address that a script of the page asks for, with the code of each: « /?ajax=offre&id= »."""
    scripts = "\n".join(text for _, text in document.scripts)[:MOST_SCRIPT].replace("\\/", "/")
    asked = ASKED.findall(scripts)
    if not asked:
        return
    for card in (card for one in told.sets for card in one.cards if not card.url):
        numbers = [code for code in card.record.codes if code.isdigit()] or list(card.record.codes)
        if numbers:
            card.url = document.absolute(f"{'/' if asked[0].startswith('?') else ''}{asked[0]}{numbers[0]}")


def place_of_all(root: Any, sets: list[CardSet], document: Document) -> str:
    """The one commune that a page names as where the work is, before the first of several offers without a page of their own."""
    own = [card.record for one in sets for card in one.cards if not card.url or same_page(card.url, document.page.url)]
    if len(own) < 2:
        return ""
    first = min((record.spans[0][0] for record in own if record.spans), default=0)
    elements = (one for one in root.iter() if isinstance(one.tag, str))
    above = (element for number, element in enumerate(elements) if number < first)
    before = [text_of(element) for element in above if element.tag in {"p", "li", "h1", "h2", "h3"}]
    found = places_told(before[:40])
    return found[0] if len(found) == 1 else ""


def is_english(root: Any) -> bool:
    """Whether a page is written in English, whatever it says of itself: a template of a French site calls all its pages French."""
    said = text_of(root)[:20_000].lower().split()
    english, french = (sum(word in words for word in said) for words in (ENGLISH, FRENCH))
    return english >= 8 and english > 2 * french


def first_heading(root: Any) -> str:
    """The words of the first heading."""
    heading = next(iter(root.iter("h1")), None)
    return text_of(heading)[:200] if heading is not None else ""


def same_page(url: str, page: str) -> bool:
    """Whether an address leads to a page itself, or to a place on it."""
    return page_url(url, url) == page_url(page, page)
