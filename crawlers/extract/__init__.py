"""Page → the raw postings that it holds, word for word. Pure; never raises for what is in a page."""

from collections.abc import Callable
from typing import Any

from crawlers.extract import platforms
from crawlers.extract.finish.complete import completed
from crawlers.extract.finish.keys import keyed
from crawlers.extract.formats import (
    anchors,
    csv_table,
    embedded_json,
    feed,
    html,
    json_api,
    json_ld,
    markup,
    pdf,
    several,
)
from crawlers.extract.page.document import Document
from crawlers.extract.page.stumbles import Stumbles
from crawlers.items import Page, RawPosting

Extractor = Callable[[Document], list[dict[str, Any]]]

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
    ("several", several.postings),
    ("pdf", pdf.postings),
)
"""In the order in which they are tried: the first that finds a posting decides how many there are."""
THE_ONLY_ONE = {"platform"}
"""Readers after which none is tried where an entry broke them: it knows which offers are not for the public, and the others do not."""


def extract(
    page: Page, *, items: str = "", hosts: frozenset[str] | None = None, stumbles: Stumbles | None = None
) -> list[RawPosting]:
    """Every posting of a page.

    ``items`` says where they are in a JSON answer (``data.jobs``); ``hosts``: those of its source, on which alone an
    address that the page gives itself is believed; ``None`` for a saved page, of which nobody knows whose it is.
    ``stumbles``: where the entries are noted that no reader could read; the others are read all the same.
    """
    document = Document(page, items=items, hosts=hosts, stumbles=stumbles)
    for name, extractor in EXTRACTORS:
        before = len(document.stumbles.readers)
        found = [fields for fields in safely(name, extractor, document) if fields]
        postings = finished(name, found, document) if found else []
        if postings or (name in THE_ONLY_ONE and len(document.stumbles.readers) > before):
            return postings
    return []


STRUCTURED = ("json_ld", "microdata", "rdfa", "platform", "embedded_json", "feed", "csv_table")
"""Readers of what is written for machines."""


def structured(document: Document) -> list[RawPosting]:
    """The postings that a page writes for machines; nothing where it only shows them to people."""
    for name, extractor in EXTRACTORS:
        if name in STRUCTURED:
            found = [fields for fields in safely(name, extractor, document) if fields]
            if postings := finished(name, found, document) if found else []:
                return postings
    return []


def finished(name: str, found: list[dict[str, Any]], document: Document) -> list[RawPosting]:
    """Postings completed and named; nothing when the page breaks that, so that another extractor may try."""
    try:
        return keyed(completed(name, found, document, html_of=page_itself), document, name)
    except Exception as error:  # noqa: BLE001 - whatever a page does to a reader, it is noted, and the others may try
        document.stumbles.note(name, error)
        return []


def safely(name: str, extractor: Extractor, document: Document) -> list[dict[str, Any]]:
    """What an extractor finds; nothing when the page itself breaks it, which is noted as an entry that breaks it is."""
    try:
        return extractor(document)
    except Exception as error:  # noqa: BLE001 - whatever a page does to a reader, it is noted, and the others may try
        document.stumbles.note(name, error)
        return []


def page_itself(document: Document) -> list[dict[str, Any]]:
    """What the structure of a page shows, whatever its data say."""
    return safely("html", html.postings, document)
