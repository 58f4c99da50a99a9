"""Page → its text, its kind and its tree, each made once and only when asked for."""

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from crawlers.addresses import host, page_url
from crawlers.extract.objects.tolerant_json import read
from crawlers.extract.page.decode import LARGEST, decoded
from crawlers.extract.page.halves import joined_halves
from crawlers.extract.page.stumbles import Stumbles
from crawlers.files.kinds import file_kind
from crawlers.items import Page
from crawlers.own_hosts import leads_to

if TYPE_CHECKING:
    from crawlers.embedded import Embedded

MOST_ELEMENTS = 60_000
"""A page of more elements was made to tire its readers."""
COMMENTED_ATTRIBUTES = etree.XPath("//@*[string-length() > 5000][contains(., '<!--')]")
"""Attributes that libxml2 takes the square of their length to write."""
SCRIPT = re.compile(r"<script\b([^>]{0,1000})>", re.IGNORECASE)
END_OF_SCRIPT = re.compile(r"</[sS][cC][rR][iI][pP][tT]")
OPENING = re.compile(r"<[sblSBL][caiCAI][rsnRSN]")
"""How a ``script``, ``base`` or ``link`` begins: one walk over a page finds all three."""
MOST_OPENINGS = 100_000
MOST_SCRIPTS = 500
UNSHOWN = re.compile(r"<([sS][cC][rR][iI][pP][tT]|[sS][tT][yY][lL][eE]|[nN][aA][vV])\b")
BASE = re.compile(r"""<base\b[^>]{0,300}?href\s{0,3}=\s{0,3}["']?([^"'\s>]{1,1000})""", re.IGNORECASE)
CANONICAL = re.compile(r"""<link\b[^>]{0,300}?rel\s{0,3}=\s{0,3}["']?canonical\b[^>]{0,1200}""", re.IGNORECASE)
HREF = re.compile(r"""href\s{0,3}=\s{0,3}["']?([^"'\s>]{1,1000})""", re.IGNORECASE)
MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|main|div|h1|p|table|article|section|meta|title)\b", re.IGNORECASE
)
XML = re.compile(r"\s{0,500}(?:<\?xml\b|<(?:rss|feed|rdf:RDF|source|jobs?|offers?|offres?|root)\b)", re.IGNORECASE)


class Document:
    """A page that can be asked for its text, its tree and its data."""

    def __init__(
        self, page: Page, *, items: str = "", hosts: frozenset[str] | None = None, stumbles: Stumbles | None = None
    ) -> None:
        self.page = page
        self.stumbles = Stumbles(page.url) if stumbles is None else stumbles
        """The entries of it that broke their reader."""
        self.hosts = hosts
        """Hosts of its source beside its own; ``None`` when nobody fetched it, and any address may be its own."""
        self.items = items
        """Where the offers are in a JSON answer: ``data.jobs``."""

    @cached_property
    def text(self) -> str:
        """The body, decoded; empty for a file such as a PDF."""
        return "" if file_kind(self.page.body) else joined_halves(decoded(self.page.body, self.page.content_type))

    @cached_property
    def kind(self) -> str:
        """``pdf``, ``docx``, ``odt``, ``json``, ``xml``, ``html`` or ``table``, by what it holds rather than by what it says it is."""
        if file := file_kind(self.page.body):
            return file
        start = self.text[:2000].lstrip("\ufeff \t\r\n")
        if start[:1] in ("{", "["):
            return "json"
        if XML.match(start) and not re.search(r"<(?:!doctype html|html)\b", start, re.IGNORECASE):
            return "xml"
        if "csv" in self.page.content_type or ("<" not in start and re.match(r"[^\n]*[,;\t|]", start)):
            return "table"
        declared = self.page.content_type.partition(";")[0].strip().lower()
        if declared.endswith(("xml", "rss")) and "html" not in declared and not MARKUP.search(start):
            return "xml"
        return "html"

    @cached_property
    def tree(self) -> Any:
        """The root of the HTML, or nothing."""
        if self.kind != "html" or not self.text.strip():
            return None
        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_pis=True)
        try:
            tree = lxml.html.document_fromstring(self.text.encode("utf-8", "replace"), parser=parser)
        except (etree.LxmlError, ValueError, AssertionError):
            return None
        commented: Any = COMMENTED_ATTRIBUTES(tree)
        for attribute in commented:
            del attribute.getparent().attrib[attribute.attrname]
        return tree if float(str(tree.xpath("count(//*)"))) <= MOST_ELEMENTS else None

    @cached_property
    def body(self) -> Any:
        """The body of the tree without its furniture; ``article.bare`` gives copies of it."""
        from crawlers.extract.page.article import bared

        return bared(self.tree)

    @cached_property
    def data(self) -> Any:
        """What a JSON body holds, or nothing."""
        return read(self.text) if self.kind == "json" else None

    @cached_property
    def embedded(self) -> "list[Embedded]":
        """The data embedded in it, each way of embedding undone."""
        from crawlers.embedded import embedded_data

        return embedded_data(self)

    @cached_property
    def openings(self) -> list[int]:
        """Where scripts, links and bases begin."""
        return [one.start() for one in islice(OPENING.finditer(self.text), MOST_OPENINGS)]

    def first_tag(self, tag: re.Pattern[str], end: int) -> re.Match[str] | None:
        """The first of some tags that stands in the first ``end`` letters."""
        matches = (tag.match(self.text, start, end) for start in self.openings)
        return next(filter(None, matches), None)

    @cached_property
    def base_url(self) -> str:
        """What its links are relative to."""
        found = self.first_tag(BASE, 20_000)
        return joined(self.page.url, found[1]) if found else self.page.url

    @cached_property
    def canonical(self) -> str:
        """The address that the page gives itself on a host of its own, or the one that answered."""
        tag = self.first_tag(CANONICAL, 200_000)
        link = HREF.search(tag[0]) if tag else None
        url = page_url(self.base_url, unescaped(link[1])) if link else ""
        return url if url and self.owns(url) else self.page.url

    def owns(self, url: str) -> bool:
        """Whether an address lies on the host that answered, or on one of its source: elsewhere, it is a claim."""
        return self.hosts is None or leads_to(url, {host(self.page.url), *self.hosts})

    @cached_property
    def scripts(self) -> list[tuple[str, str]]:
        """Attributes and content of each ``script`` that has content; one that never ends is the last."""
        found: list[tuple[str, str]] = []
        at = 0
        for start in self.openings:
            if len(found) >= MOST_SCRIPTS:
                break
            opening = SCRIPT.match(self.text, start) if start >= at else None
            if opening is None:
                continue
            end = END_OF_SCRIPT.search(self.text, opening.end())
            at = end.start() if end else len(self.text)
            if at > opening.end():
                found.append((opening[1], self.text[opening.end() : at]))
        return found

    @cached_property
    def shown(self) -> str:
        """What is neither script, style nor menu, in small letters: good enough to know whether a word is on the page."""
        parts, at, text = [], 0, self.text
        while opening := UNSHOWN.search(text, at):
            parts.append(text[at : opening.start()])
            name = opening[1]
            at = text.find(f"</{name}", opening.end())
            if at < 0:
                at = text.find(f"</{name.lower() if name.isupper() else name.upper()}", opening.end())
            if at < 0:
                at = opening.end() if name.lower() == "nav" else len(text)  # a menu left open may hold the page
        return "".join([*parts, text[at:]])[:LARGEST].lower()

    def absolute(self, link: str) -> str:
        """A link as an absolute http(s) address, word for word otherwise; empty when it leads to no page."""
        url = joined(self.base_url, unescaped(link.strip()))
        return url if page_url(self.base_url, url) else ""


def joined(base: str, link: str) -> str:
    """One address from another; the first one when the second is none."""
    try:
        return urljoin(base, link[:2000])
    except ValueError:
        return base


def unescaped(link: str) -> str:
    """A link as it is meant: ``&amp;`` is ``&``."""
    return link.replace("&amp;", "&").replace("&#38;", "&").replace("&#x2F;", "/").replace("&#x2f;", "/")
