"""A page that holds several offers whole, however it lays them out (windows, panels, paragraphs) → one posting a record."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

from crawlers.extract.page.document import Document
from crawlers.extract.page.labels import words
from crawlers.extract.page.site_name import site_name
from french.calendar import PARIS

if TYPE_CHECKING:
    from crawlers.judge.cards import Card

Fields = dict[str, Any]
LEAST_LETTERS = 150
LEAST_OFFERS = 2
LEAST_TRADE = 0.5


def postings(document: Document) -> list[Fields]:
    """The offers of the page: at least two records that say all themselves and lead to no page of their own."""
    if document.kind != "html" or document.tree is None or document.page.status >= 400:
        return []
    from crawlers.judge.cards import CardSet, card_set, chosen
    from crawlers.records.page_sets import page_sets
    from crawlers.records.visible_tree import visible_tree

    root = visible_tree(document)
    if root is None:
        return []
    day = document.page.seen_at.astimezone(PARIS).date()
    sets = [card_set(each, day) for each in page_sets(root, document)]
    heads: dict[str, Card] = {}
    for card in (card for one in chosen(sets) for card in one.cards):
        heads.setdefault(words(card.title), card)
    elsewhere = {name for name, card in heads.items() if not is_here(card, document)}
    candidates = []
    for one in sets:
        whole = [card for card in one.cards if words(card.title) not in elsewhere and is_whole(card, heads, document)]
        if len({words(card.title) for card in whole}) >= LEAST_OFFERS:
            candidates.append(CardSet(by=one.by, path=one.path, cards=whole))
    found: dict[str, Card] = {}
    for card in (card for one in chosen(candidates) for card in one.cards):
        name = words(card.title)
        if name not in found or card.letters > found[name].letters:
            found[name] = card
    return (
        [posting(card, heads.get(name), document) for name, card in found.items()] if len(found) >= LEAST_OFFERS else []
    )


def is_here(card: "Card", document: Document) -> bool:
    """Whether a record leads nowhere but to a place on its page."""
    page = {urldefrag(url)[0].rstrip("/") for url in (document.page.url, document.canonical)}
    return not card.url or urldefrag(card.url)[0].rstrip("/") in page


def is_whole(card: "Card", heads: dict[str, "Card"], document: Document) -> bool:
    """Whether a record says all of an offer, with what the head of its window or panel says of it elsewhere."""
    from crawlers.judge.cards import WHOLE
    from crawlers.judge.trades import is_marked, trade_in

    if card.letters < LEAST_LETTERS or card.like is not None or not is_here(card, document):
        return False
    head = heads.get(words(card.title))
    card.evidence = max(card.evidence, head.evidence if head is not None else 0)
    return card.evidence >= WHOLE and (trade_in(card.title) >= LEAST_TRADE or is_marked(card.title))


def posting(card: "Card", head: "Card | None", document: Document) -> Fields:
    """What a record says, and the head of its window or panel; its address is a place on the page."""
    from crawlers.judge.card_text import html_without_title

    anchor = next((name for name in card.record.anchors if len(name) < 80), "") or "-".join(words(card.title).split())
    fields: Fields = {**card.told, **(head.fields if head is not None else {}), **card.fields}
    if "hiringOrganization" not in fields and (name := site_name(document, card.title)):
        fields["hiringOrganization"] = name
    url = f"{urldefrag(document.canonical)[0]}#{anchor}"
    return {**fields, "title": card.title, "description": html_without_title(card), "url": url}
