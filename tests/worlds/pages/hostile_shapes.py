"""Every reader of bytes that others wrote, and what a hostile page may repeat to tire it.

A reader is a function of a text of any length, which stands where the reader looks: in the text of a page, in a value of its data,
in a cell. A new reader belongs in ``READERS``; ``tests/crawlers/extract/test_growth.py`` lets each of them grow.
"""

import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from zipfile import ZipFile

from protego import Protego
from scrapy.http import HtmlResponse, XmlResponse
from scrapy.utils.sitemap import Sitemap

from crawlers.columns.shapes import SHAPES as SHAPES_OF_CELLS
from crawlers.declared import read_declared
from crawlers.embedded.addresses import data_addresses
from crawlers.extract import EXTRACTORS
from crawlers.extract.formats.written import written
from crawlers.extract.page.decode import decoded
from crawlers.extract.page.document import Document
from crawlers.extract.page.pairs import Block, pairs
from crawlers.extract.platforms.by_shape import read
from crawlers.files.lines import FileText, Line
from crawlers.files.offers import offers_in
from crawlers.files.printed_text import printed
from crawlers.gather.ask import Ask, Role
from crawlers.gather.walk import Walk
from crawlers.items import Page
from crawlers.join.reading import read_site
from crawlers.judge.likes import says_filled
from crawlers.platforms.record.shape import Shape
from crawlers.platforms.table import RECRUITING, recognised
from crawlers.process.order import LiveOffer
from crawlers.spiders.feed import ENTRY
from crawlers.walks.no_offer import says_no_offer
from crawlers.walks.own_page import said_of
from crawlers.walks.seen_page import visible
from crawlers.walks.selectors import links, present
from crawlers.walks.truncated import cut, xml_cut
from french.closings.said import TextLine, out_of_order, over, said_instead
from pipeline.model import Text
from pipeline.normalize import Raw, normalize

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
URL = "https://verrerie.example/emploi"
SHAPES = {
    "comments": "<!-- -->",
    "open comments": "<!-- ",
    "roots": "<rss ",
    "ends": "</rss ",
    "doctypes": "<!DOCTYPE [",
    "boxes": "<div>",
    "items": "<item><title>a</title></item>",
    "scripts": "<script>",
    "closed scripts": "<script></script>a",
    "menus": "<nav></nav>a",
    "links": "<a href=/a>a</a>",
    "headings": "<h2>a</h2>",
    "rows": "<tr><td>a<td>a",
    "entities": "&amp;",
    "quotes": '"',
    "apostrophes": "'",
    "brackets": "[",
    "parentheses": "(",
    "braces": '{"a":',
    "backslashes": "\\",
    "digits": "7",
    "spaces": " ",
    "lines": "\n",
    "commas": ",a",
    "addresses": "a@a",
    "telephones": "06 ",
    "long words": "é",
    "short words": "de la ",
    "dates": "le 12/11/2026 à ",
    "wages": "12 € à ",
    "labels": "Lieu : ",
    "marks": "H/F ",
    "dashes": "-\n",
}
"""Name → what is repeated."""
LOOKS_IN = {
    "json_ld": ("json_ld", "torn json_ld"),
    "microdata": ("microdata",),
    "rdfa": ("rdfa",),
    "platform": ("written", "json", "xml"),
    "embedded_json": ("state",),
    "json_api": ("json", "torn json"),
    "feed": ("xml", "cdata", "root"),
    "csv_table": ("table",),
    "anchors": ("html", "attribute"),
    "html": ("html", "attribute", "written"),
    "pdf": ("html",),
}
"""Extractor → kinds of pages, below, in which it looks for an offer."""
Reader = Callable[[str], object]


def page(body: str | bytes, kind: str = "text/html; charset=utf-8") -> Page:
    """A page as it was got."""
    data = body if isinstance(body, bytes) else body.encode()
    return Page(source="s", url=URL, status=200, content_type=kind, body=data, seen_at=NOW)


HEAD = "<html><body><h1>Régleur H/F</h1>"
ITEM = "<?xml version='1.0'?><rss><channel><item><title>Régleur</title><contract>CDI</contract><description>"
FRAMES: dict[str, tuple[Callable[[str], str], str]] = {
    "html": (lambda text: f"{HEAD}<p>Contrat : CDI</p><div>{text}", "text/html"),
    "attribute": (lambda text: f"{HEAD}<p class='{text}'>Contrat : CDI</p><a href='{text}'>x", "text/html"),
    "json_ld": (lambda text: in_script({"@type": "JobPosting", "title": "Régleur", "description": text}), "text/html"),
    "torn json_ld": (lambda text: f'<script type="application/ld+json">{{"@type":"JobPosting","a":{text}', "text/html"),
    "microdata": (
        lambda text: f"<div itemtype='https://schema.org/JobPosting' itemscope><p itemprop='description'>{text}",
        "text/html",
    ),
    "rdfa": (
        lambda text: f"<div vocab='https://schema.org/' typeof='JobPosting'><p property='description'>{text}",
        "text/html",
    ),
    "state": (lambda text: f'<html><script>window.__STATE__ = {{"title": {text}', "text/html"),
    "written": (lambda text: f"document.write('{text}') {text}", "text/html"),
    "json": (
        lambda text: json.dumps({"jobs": [{"title": "Régleur", "city": "Eu", "contract": "CDI", "text": text}]}),
        "application/json",
    ),
    "torn json": (lambda text: f'{{"jobs":[{{"title":{text}', "application/json"),
    "xml": (lambda text: ITEM + text, "text/xml"),
    "cdata": (lambda text: f"{ITEM}<![CDATA[{text}]]></description></item></channel></rss>", "text/xml"),
    "root": (lambda text: f"<?xml version='1.0'?>{text}<rss>", "text/xml"),
    "table": (lambda text: f"title,city,contract\nRégleur,Eu,{text}\n", "text/csv"),
}
"""Kind of page → the text where its readers look."""


def in_script(data: Any) -> str:
    """Data for machines inside a page."""
    return f'<html><script type="application/ld+json">{json.dumps(data)}</script><h1>Régleur H/F</h1>'


def extractor(name: str, frame: str) -> Reader:
    """An extractor, on a kind of page."""
    (function,) = [one for known, one in EXTRACTORS if known == name]
    around, kind = FRAMES[frame]
    return lambda text: function(Document(page(around(text), kind)))


def of_platform(shape: Shape) -> Reader:
    """The reader of a platform's records, with the text wherever it looks."""
    paths = [*"|".join(shape.paths.values()).split("|"), *shape.texts.split(), *shape.places.replace("|", " ").split()]
    paths += [f"{place}.{part}" for place in shape.places.split() for part in "|".join(shape.parts.values()).split("|")]

    def item(text: str) -> dict[str, Any]:
        found: dict[str, Any] = {"title": "Régleur"}
        for path in sorted({*paths, *shape.keys.split()} - {"", "."}, key=lambda path: -path.count(".")):
            inner, (*outer, last) = found, path.split(".")
            for name in outer:
                known = inner.setdefault(name, {})
                inner = known if isinstance(known, dict) else {}
            inner.setdefault(last, text)
        return found

    return lambda text: read(item(text), {}, {"site": "https://verrerie.example"}, shape)


def workbook(text: str) -> bytes:
    """A workbook of one sheet, as openpyxl wants it, with the text in a cell."""
    from openpyxl import Workbook

    book = Workbook()
    for row in (
        ["Référence", "Intitulé", "Entreprise", "Lieu", "Valable jusqu’au"],
        ["R1", text[:32_000], text[:32_000], "Eu", "31/12/2026"],
    ):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    with ZipFile(data, "a") as parts:
        parts.writestr("xl/more.xml", text)
    return data.getvalue()


def normalized(**fields: Any) -> object:
    """A posting of which one field is hostile."""
    text = Text(**{"title": "Régleur H/F", **fields})
    return normalize(Raw(text=text, id="1", source="s", key="k", seen_at=NOW))


def of_field(name: str) -> Reader:
    """What normalizes one field."""
    return lambda text: normalized(**{name: text})


def html(text: str) -> HtmlResponse:
    """A page as a spider gets it."""
    return HtmlResponse(URL, body=f"<html><body><ul>{text}".encode(), encoding="utf-8")


HEADER = "Référence;Intitulé;Entreprise;Lieu;Valable jusqu’au\n"
TEXTS = (
    "title organization contract salary date_posted valid_through schedule experience education description url apply_url external_id "
    "rome language"
).split()


EMBEDDED: dict[str, Callable[[str], str]] = {
    "function form": lambda text: f"<html><script>window.__NUXT__=(function(a,b){{a.b=b;return {{title:{text}",
    "called with": lambda text: f"<html><script>window.__NUXT__=(function(a,b){{return {{title:a}}}}({text}",
    "flight": lambda text: f"<html><script>self.__next_f.push([1,{json.dumps('0:' + text)}])</script>",
    "props": lambda text: f"<html><p data-props='{{&quot;title&quot;:{text}'>{text}</p><!-- {{{text}:",
    "kit": lambda text: f"<html><script>kit.start(app, {{data: [{{type:'data',data:{text}",
    "asked": lambda text: f"<html><script>fetch('/api/{text}'); x = {{api: '/api/{text}'}}; a({{b:{text}",
}
"""Name → a page with the text where data are embedded."""


def embedded(around: Callable[[str], str]) -> Reader:
    """What undoes embedded data, and looks for addresses of more."""

    def undone(text: str) -> object:
        document = Document(page(around(text)))
        return document.embedded, data_addresses(document)

    return undone


def own_page(text: str) -> object:
    """What the page of an offer says of it that holds such a text."""
    html = f"<html><body><h1>Régleur</h1><p>Cette offre {text}"
    return said_of(LiveOffer(URL, URL, "Régleur"), page(html, "text/html"), html)


def on_a_list(text: str) -> str:
    """A list with the text between its cards, in one, and in an attribute."""
    card = f"<article class='{text[:2000]}'><h3>Régleur H/F</h3><p>CDI</p><p>Eu</p><p>{text}</p></article>"
    return f"<html><body><h1>Nos offres d’emploi</h1>{card}{text}"


def readers() -> Iterator[tuple[str, Reader]]:
    """Name → reader, of all that is read."""
    for name, frames in LOOKS_IN.items():
        for frame in frames:
            yield f"{name} of {frame}", extractor(name, frame)
    for name, around in EMBEDDED.items():
        yield f"embedded in {name}", embedded(around)
    for platform in RECRUITING:
        if isinstance(platform.shape, Shape):
            yield platform.name, of_platform(platform.shape)
    for field in TEXTS:
        yield f"field {field}", of_field(field)
    yield "field locations", lambda text: normalized(locations=(text,))
    yield "marks of platforms", lambda text: recognised(URL, text)
    yield "sitemap", lambda text: list(Sitemap(f"<?xml version='1.0'?><urlset><url><loc>{text}".encode()))
    yield (
        "robots.txt",
        lambda text: Protego.parse(f"User-agent: *\nDisallow: /{text}\n").can_fetch(f"{URL}{text[:2000]}", "x"),
    )
    yield "end of XML", xml_cut
    yield "end of an XML list", lambda text: xml_cut(f"<?xml version='1.0'?><rss>{text}")
    yield "end of a page", lambda text: cut(f"<html><body>{text}")
    yield "entry of a feed", ENTRY.search
    yield "no offer", says_no_offer
    yield "no offer on a page", lambda text: says_no_offer(f"<html><body>{text}")
    yield "over", lambda text: said_instead([TextLine(text)], NOW.date())
    yield "over after its offer", lambda text: over([TextLine(f"Cette offre {text}", title=True)], NOW.date())
    yield "own page", own_page
    yield "seen of a page", lambda text: visible(f"<html><body><li class='{text}'>{text}")
    yield "links", lambda text: links(html(f"<li><a href='{text}'>{text}"), "css:li")
    yield "container", lambda text: present(html(text), "css:ul.offres")
    yield "text of a page", lambda text: HtmlResponse(URL, body=text.encode()).text
    yield "text of a feed", lambda text: XmlResponse(URL, body=f"<?xml {text}".encode()).text
    yield "encoding", lambda text: decoded(b"\xe9" + text.encode(), f"text/html; charset={text}")
    yield "script", written
    yield "broken", out_of_order
    yield "labels", lambda text: pairs([Block("p", [text, text], linked=False)])
    yield "notice", lambda text: offers_in(FileText(tuple(map(Line, text.splitlines()))), URL, NOW)
    yield "title of a notice", lambda text: offers_in(FileText((Line(text), Line(f"Contrat : {text}"))), URL, NOW)
    yield "drawn text", printed
    yield "page of a site", lambda text: read_site([page(on_a_list(text))], source="s")
    yield "walk", lambda text: Walk(URL).take(Ask(url=URL, role=Role.LIST, priority=1), page(on_a_list(text)))
    yield "data of a site", lambda text: read_site([page(FRAMES["json"][0](text), "application/json")], source="s")
    yield "shape of a cell", lambda text: [fits(text[:longest]) for _, longest, fits in SHAPES_OF_CELLS]
    yield "badge of a card", lambda text: says_filled(text, NOW.date())
    yield "declared", lambda text: read_declared(page(HEADER + f"R1;{text};Moulerie;Eu;31/12/2026\n", "text/csv"))
    yield "declared header", lambda text: read_declared(page(text, "text/csv"))


READERS = dict(readers())
SLOW_READERS: dict[str, Reader] = {"workbook": lambda text: read_declared(page(workbook(text)))}
"""Readers that take long for any file: fewer shapes are tried."""
