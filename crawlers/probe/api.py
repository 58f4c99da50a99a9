"""An answer in JSON, or a page that is drawn in the browser → where its offers and its next page are."""

import re
from collections.abc import Iterator
from typing import Any

from crawlers.addresses import host, page_url
from crawlers.extract.page.document import Document
from crawlers.probe.words import OFFER, plain

NEXT = re.compile(r"next|suivant", re.IGNORECASE)
ADDRESS = re.compile(r"""["'`]((?:https?:/)?/[^"'`\s<>${}]{2,200})["'`]""")
DEEPEST = 4


def lists_in(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, int]]:
    """Dotted path and length of each list of objects, the outer first."""
    if isinstance(data, list):
        if data and all(isinstance(item, dict) for item in data[:5]):
            yield ".".join(path), len(data)
    elif isinstance(data, dict) and len(path) < DEEPEST:
        for name, value in data.items():
            if "." not in name:
                yield from lists_in(value, (*path, name))


def nexts_in(data: Any, base: str, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Dotted path and address of what may be the next page."""
    if not isinstance(data, dict) or len(path) >= DEEPEST:
        return
    for name, value in data.items():
        if (
            isinstance(value, str)
            and NEXT.search(name)
            and (url := page_url(base, value))
            and url != page_url(base, base)
        ):
            yield ".".join((*path, name)), url
        elif isinstance(value, dict):
            yield from nexts_in(value, base, (*path, name))


def addresses(document: Document) -> list[str]:
    """Addresses of APIs that the scripts of a page name."""
    scripts = " ".join(content for _, content in document.scripts)[:500_000]
    found = (page_url(document.base_url, link) for link in ADDRESS.findall(scripts))
    likely = {
        url: bool(re.search(r"/api/|/v\d/|\.json|wp-json", url))
        for url in found
        if url
        and host(url) == host(document.page.url)
        and OFFER.search(plain(url))
        and not re.search(r"\.(?:js|css|png|svg|jpe?g)\b", url)
    }
    return sorted(likely, key=lambda url: not likely[url])[:3]
