"""A payload of a known recruiting platform → its offers, by the names that the platform is known to use."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from crawlers.extract.formats.feed import local, mapped, parsed
from crawlers.extract.formats.json_api import at
from crawlers.extract.objects.values import phrase
from crawlers.extract.page.document import Document
from crawlers.extract.platforms import labelled_feed, written_page
from crawlers.extract.platforms.by_shape import read
from crawlers.platforms.record.shape import Fields, LabelledFeed, Shape, WrittenPage
from crawlers.platforms.record.template_values import groups
from crawlers.platforms.record.walk import FeedPages, JsonPages
from crawlers.platforms.table import RECRUITING

READER = "platform"
SAMPLE = 5
MOST = 2000
JSON = [one.shape for one in RECRUITING if isinstance(one.walk, JsonPages) and isinstance(one.shape, Shape)]
FEEDS = [
    (one.walk, one.shape) for one in RECRUITING if isinstance(one.walk, FeedPages) and isinstance(one.shape, Shape)
]
LABELLED_FEEDS = [one.shape for one in RECRUITING if isinstance(one.shape, LabelledFeed)]
WRITTEN_PAGES = [one.shape for one in RECRUITING if isinstance(one.shape, WrittenPage)]


def postings(document: Document) -> list[Fields]:
    """The offers of a payload of a known platform."""
    if document.kind == "json":
        return [] if document.items else of_json(document)
    if document.kind == "xml":
        return of_xml(document)
    if document.kind == "html":
        return next((found for shape in WRITTEN_PAGES if (found := written_page.postings(document, shape))), [])
    return []


def of_json(document: Document) -> list[Fields]:
    """The offers of a JSON answer: those of the first platform whose names they bear."""
    data = document.data
    for shape in JSON:
        items = rows(data, shape)
        if any(bears(item, shape) for item in items[:SAMPLE]):
            shown = [item for item in items[:MOST] if public(item, shape)]
            return document.stumbles.each(
                READER, shown, partial(read, answer=data, known=known(document, shape), shape=shape)
            )
    return []


def rows(data: Any, shape: Shape) -> list[Fields]:
    """The offers of an answer, or the answer itself when it is about one."""
    found = at(data, shape.items) if shape.items and isinstance(data, dict) else data
    listed = found if isinstance(found, list) else [data]
    return [item for item in listed if isinstance(item, dict)]


def bears(item: Fields, shape: Shape) -> bool:
    """Whether an object has the names of a platform's offers."""
    named = all(at(item, key) is not None for key in shape.keys.split())
    return named and all(re.search(words, phrase(at(item, path)), re.IGNORECASE) for path, words in shape.only.items())


def public(item: Fields, shape: Shape) -> bool:
    """Whether an offer is for the public."""
    return not (shape.shown and at(item, shape.shown) is False)


def of_xml(document: Document) -> list[Fields]:
    """The offers of a feed that is like one platform's only."""
    for walk, shape in FEEDS:
        if f"<{walk.root}" in document.text[:2000] and (root := parsed(document.text)) is not None:
            entries = [element for element in root if local(element) == walk.entry.lower()]
            return document.stumbles.each(
                READER, entries[:MOST], partial(entry_of, known=known(document, shape), shape=shape)
            )
    return next((found for shape in LABELLED_FEEDS if (found := labelled_feed.postings(document, shape))), [])


def entry_of(element: Any, known: Mapping[str, str], shape: Shape) -> Fields:
    """The offer of an entry of a feed."""
    return read(mapped(element), None, known, shape)


def known(document: Document, shape: Shape) -> dict[str, str]:
    """What the address of the answer says: scheme and host, and what links to its offers need beside."""
    parts = urlsplit(document.page.url)
    return {"site": f"{parts.scheme}://{parts.netloc}", **groups(shape.link_from, document.page.url)}
