"""Fields that were found → raw postings, each with an address and a key that stay from crawl to crawl."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urldefrag, urlsplit

from crawlers.addresses import page_url
from crawlers.extract.finish.complete import Found
from crawlers.extract.finish.merge import filled
from crawlers.extract.objects.values import phrase
from crawlers.extract.page.document import Document
from crawlers.items import RawPosting

Fields = dict[str, Any]
MOST = 2000
LONGEST_KEY = 300
TEMPLATE = re.compile(r"^\s*(?:\{\{|\{\$|\{%|<%|\$\{|\[\[)")
LISTS = {"anchors"}
"""Extractors that read links to offers, and not the offers."""
NOWHERE = re.compile(r"^\s*(?:https?:)?\s*$")


def keyed(found: list[Found], document: Document, extractor: str) -> list[RawPosting]:
    """One posting a key, at most ``MOST``; those without a title are none."""
    postings: dict[str, RawPosting] = {}
    page = document.page
    digest = page.sha256

    def name(one: Found) -> None:
        title = phrase(one.fields.get("title"))
        if not title or TEMPLATE.match(title):
            return
        url = address(one.fields, document, alone=len(found) == 1, itself=extractor not in LISTS)
        shared = extractor == "anchors" or len(found) > 1
        posting = RawPosting(
            source=page.source,
            key=key(one.fields, url, document, own=shared),
            url=url,
            seen_at=page.seen_at,
            extractor=extractor,
            page=digest,
            fields=one.fields,
            read_by=one.read_by,
        )
        twin = postings.get(posting.key)
        if twin and twin.url == posting.url and phrase(twin.fields.get("title")) == title:
            postings[posting.key] = filled(twin, posting)
        else:
            own = posting.key if not twin else distinct(posting, postings)
            postings[own] = posting if own == posting.key else replace(posting, key=own)

    document.stumbles.each(extractor, found[:MOST], name)
    return list(postings.values())


def distinct(posting: RawPosting, others: dict[str, RawPosting]) -> str:
    """A key for a posting whose own identifier another one of the page bears too."""
    by_url = page_url(posting.url, posting.url) or posting.url
    if by_url not in others:
        return by_url
    slug = re.sub(
        r"\W+", "-", f"{phrase(posting.fields.get('title'))}-{phrase(posting.fields.get('jobLocation'))}".lower()
    )[:200]
    return f"{by_url}#{slug}" if f"{by_url}#{slug}" not in others else f"{by_url}#{slug}-{len(others)}"


def address(fields: Fields, document: Document, *, alone: bool, itself: bool) -> str:
    """Where a reader can see it: its own address when that leads somewhere, else its page's.

    ``itself``: the page is not a mere list of links, so that an offer ``alone`` on it was read there; an address on the
    host of somebody else is then a claim, and not where it is.
    """
    here = alone and itself and document.kind == "html"
    for name in ("url", "mainEntityOfPage", "applicationUrl"):
        link = fields.get(name)
        if isinstance(link, dict):
            link = link.get("@id") or link.get("url")
        if isinstance(link, list):
            link = link[0] if link else ""
        text = phrase(link)
        if name == "applicationUrl" and alone:
            continue
        if text and not NOWHERE.match(text) and (url := document.absolute(text)):
            if (
                alone
                and urlsplit(url).path in {"", "/"}
                and document.kind == "html"
                and "#" not in url
                and not urlsplit(url).query
            ):
                continue  # a plugin that writes the site's address in every posting
            if here and not document.owns(url):
                continue
            return url
    return document.canonical if document.kind == "html" else document.page.url


def key(fields: Fields, url: str, document: Document, *, own: bool) -> str:
    """Its identifier, when that has a digit and so is no name; else its address.

    ``own``: the posting shares its page with others, so its fragment, or its title, is what tells it from them.
    """
    identifier = reference(fields.get("identifier"))
    if identifier and any(letter.isdigit() for letter in identifier):
        return identifier[:LONGEST_KEY]
    bare, fragment = urldefrag(url)
    kept = page_url(bare, bare) or bare
    if own and not fragment and kept in {page_url(page, page) for page in (document.page.url, document.canonical)}:
        fragment = slug(fields)
    return f"{kept}#{fragment}"[:1000] if own and fragment else kept[:1000]


def slug(fields: Fields) -> str:
    """Title and place as one word."""
    return re.sub(r"\W+", "-", f"{phrase(fields.get('title'))} {phrase(fields.get('jobLocation'))}".lower()).strip("-")[
        :200
    ]


def reference(value: Any) -> str:
    """The text of an identifier: a PropertyValue's value, not its name."""
    if isinstance(value, list):
        return next((text for item in value if (text := reference(item))), "")
    if isinstance(value, dict):
        return phrase(value.get("value") or value.get("@value") or value.get("propertyID"))
    return " ".join(phrase(value).split())
