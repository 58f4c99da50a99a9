"""A record whose title is known → its text with its markup, without the element that is its title."""

import copy
from itertools import islice
from typing import Any

from lxml import etree

from crawlers.extract.page import article
from crawlers.judge.cards import Card
from crawlers.records.cells import text_of

NAMING = ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "th", "strong", "b", "a", "p", "div", "span", "td")
"""Elements that may hold the title of a record and nothing else."""
MOST_NAMING = 200
LITTLE_MORE = 60
"""Letters of a badge beside a title."""


def html_without_title(card: Card) -> str:
    """The markup of a record but for the element that names it."""
    title = card.record.cells[card.title_at].text
    parts = []
    for node in card.record.nodes:
        if text_of(node) != title:
            whole = copy.copy(node)
            article.drop(naming(whole, title))
            parts.append(etree.tostring(whole, encoding="unicode", method="html", with_tail=False))
    return "".join(parts)


def naming(whole: Any, title: str) -> Any:
    """The element of a record that is its title, else the first that holds little more; the record itself where there is none."""
    near = None
    for element in islice(whole.iter(*NAMING), MOST_NAMING):
        text = text_of(element)
        if element is whole or not text:
            continue
        if text == title:
            return element
        if near is None and title in text and len(text) <= len(title) + LITTLE_MORE:
            near = element
    return whole if near is None else near
