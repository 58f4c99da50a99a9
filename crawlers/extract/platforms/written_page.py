"""A script that writes an offer, as HTML, into a page of the employer's → the offer."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from crawlers.extract.formats import html, json_ld
from crawlers.extract.formats.written import written
from crawlers.extract.page.document import Document
from crawlers.platforms.record.shape import Fields, WrittenPage


def postings(document: Document, shape: WrittenPage) -> list[Fields]:
    """The offer, whose public page is the employer's."""
    text = written(document.text) if document.text[:200].lstrip().startswith("document.write") else ""
    if not text:
        return []
    parents = parse_qs(urlsplit(document.page.url).query).get(shape.page, [])
    url = parents[0] if parents else document.page.url
    body = f"<html><body>{text}</body></html>".encode()
    page = replace(document.page, body=body, url=url, content_type="text/html; charset=utf-8")
    inner = Document(page, stumbles=document.stumbles)
    return [fields | {"url": url} for fields in json_ld.postings(inner) or html.postings(inner)]
