"""Page → the raw postings that it holds, word for word. Pure; never raises for what is in a page."""

import logging
from collections.abc import Callable
from typing import Any

from crawlers.extract import platforms
from crawlers.extract.finish.complete import completed
from crawlers.extract.finish.keys import keyed
from crawlers.extract.formats import anchors, csv_table, embedded_json, feed, html, json_api, json_ld, markup, pdf
from crawlers.extract.page.document import Document
from crawlers.items import Page, RawPosting
from vocabulary.web_address import WebAddress

Extractor = Callable[[Document], list[dict[str, Any]]]
LOG = logging.getLogger(__name__)

EXTRACTORS: tuple[tuple[str, Extractor], ...] = (
    ("json_ld", json_ld.postings),
    ("microdata", markup.microdata),
    ("rdfa", markup.rdfa),
    ("platform", platforms.postings),  # before any guess at what a payload means
    ("embedded_json", embedded_json.postings),
    ("json_api", json_api.postings),
    ("feed", feed.postings),
    ("csv_table", csv_table.postings),
    ("anchors", anchors.postings),
    ("html", html.postings),
    ("pdf", pdf.postings),
)
"""In the order in which they are tried: the first that finds a posting decides how many there are."""


def extract(page: Page, *, items: str = "", hosts: frozenset[str] | None = None) -> list[RawPosting]:
    """Every posting of a page.

    ``items`` says where they are in a JSON answer (``data.jobs``); ``hosts``: those of its source, on which alone an
    address that the page gives itself is believed; ``None`` for a saved page, of which nobody knows whose it is.
    """
    document = Document(page, items=items, hosts=hosts)
    for name, extractor in EXTRACTORS:
        found = [fields for fields in safely(name, extractor, document) if fields]
        if found and (postings := finished(name, found, document)):
            return postings
    return []


def finished(name: str, found: list[dict[str, Any]], document: Document) -> list[RawPosting]:
    """Postings completed and named; nothing when the page breaks that, so that another extractor may try."""
    try:
        return keyed(completed(name, found, document, html_of=page_itself), document, name)
    except Exception:
        LOG.debug("what %s found on %s could not be completed", name, WebAddress(document.page.url), exc_info=True)
        return []


def safely(name: str, extractor: Extractor, document: Document) -> list[dict[str, Any]]:
    """What an extractor finds; nothing when the page breaks it."""
    try:
        return extractor(document)
    except Exception:
        LOG.debug("%s could not read %s", name, WebAddress(document.page.url), exc_info=True)
        return []


def page_itself(document: Document) -> list[dict[str, Any]]:
    """What the structure of a page shows, whatever its data say."""
    return safely("html", html.postings, document)
