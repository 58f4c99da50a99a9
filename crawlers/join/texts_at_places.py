"""Rows that lead to a place on their own page → what stands there, up to the next place that a row leads to."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

from lxml import etree

from crawlers.addresses import page_url

if TYPE_CHECKING:
    from crawlers.join.page_told import PageTold

MOST_LETTERS = 30_000


def texts_at_places(told: "PageTold", root: Any) -> None:
    """Give each card that only names a place on its page the text that stands there, where no section of that name was seen."""
    here = page_url(told.url, told.url)
    sections = {name for one in told.sets for card in one.cards if card.letters >= 150 for name in card.record.anchors}
    wanted = {}
    for card in (card for one in told.sets for card in one.cards if "#" in card.url):
        bare, fragment = urldefrag(card.url)
        if page_url(bare, bare) == here and fragment and fragment not in sections and card.letters < 400:
            wanted[fragment] = card
    if not wanted:
        return
    places = {
        name: one for one in root.iter(etree.Element) if (name := one.get("id") or one.get("name") or "") in wanted
    }
    heads = set(places.values())
    for name, place in places.items():
        card, html = wanted[name], following(place, heads)
        if len(html) > len(card.html):
            card.html = html
            card.letters = max(card.letters, len(html))


def following(place: Any, heads: set[Any]) -> str:
    """The markup from a place up to the next one, both on the level on which they are neighbours."""
    frame = place
    while (above := frame.getparent()) is not None and not any(
        one is not place and one in heads for one in above.iter(etree.Element)
    ):
        frame = above
    parts, letters = [], 0
    for one in [frame, *frame.itersiblings()]:
        if one is not frame and isinstance(one.tag, str) and any(inner in heads for inner in one.iter(etree.Element)):
            break
        part = str(etree.tostring(one, encoding="unicode", method="html"))
        parts.append(part)
        letters += len(part)
        if letters > MOST_LETTERS:
            break
    return "".join(parts)
