"""A payload of a known recruiting platform → its offers, by the names that the platform is known to use."""

import re
from typing import Any
from urllib.parse import urlsplit

from crawlers.extract.formats.json_api import at
from crawlers.extract.objects.values import phrase
from crawlers.extract.page.document import Document
from crawlers.extract.platforms import jobaffinity, personio, talentsoft
from crawlers.extract.platforms.shape import Shape, read
from crawlers.extract.platforms.shapes import SHAPES
from crawlers.platforms.platform import Platform
from crawlers.platforms.table import PLATFORMS

Fields = dict[str, Any]
SAMPLE = 5
MOST = 2000


def postings(document: Document) -> list[Fields]:
    """The offers of a payload of a known platform."""
    if document.kind == "json":
        return [] if document.items else of_json(document.data, site(document))
    if document.kind == "xml":
        return personio.postings(document) or talentsoft.postings(document)
    return jobaffinity.postings(document) if document.kind == "html" else []


def of_json(data: Any, site: str) -> list[Fields]:
    """The offers of a JSON answer: those of the first platform whose names they bear."""
    for name, shape in SHAPES.items():
        platform = PLATFORMS[name]
        items = rows(data, platform)
        if any(bears(item, platform, shape) for item in items[:SAMPLE]):
            return [read(item, data, site, shape) for item in items[:MOST] if public(item, platform)]
    return []


def rows(data: Any, platform: Platform) -> list[Fields]:
    """The offers of an answer, or the answer itself when it is about one."""
    found = at(data, platform.items) if platform.items and isinstance(data, dict) else data
    listed = found if isinstance(found, list) else [data]
    return [item for item in listed if isinstance(item, dict)]


def bears(item: Fields, platform: Platform, shape: Shape) -> bool:
    """Whether an object has the names of a platform's offers."""
    named = all(at(item, key) is not None for key in platform.keys.split())
    return named and all(re.search(words, phrase(at(item, path)), re.IGNORECASE) for path, words in shape.only.items())


def public(item: Fields, platform: Platform) -> bool:
    """Whether an offer is for the public."""
    return not (platform.shown and at(item, platform.shown) is False)


def site(document: Document) -> str:
    """Scheme and host of the page."""
    parts = urlsplit(document.page.url)
    return f"{parts.scheme}://{parts.netloc}"
