"""A page and the links on it that are offers → the selectors that find exactly these."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import product
from typing import Any
from urllib.parse import urlsplit

from scrapy.http import TextResponse

from crawlers.addresses import page_url
from crawlers.extract.page.document import Document
from crawlers.probe.links import NAME, UNSTABLE, Group, classes
from crawlers.walks.selectors import links

ENDINGS = (".pdf", ".html", ".htm", ".php", ".aspx")
BETWEEN = ("h1", "h2", "h3", "h4", "h5", "td", "li", "dt", "article")


def as_response(document: Document) -> TextResponse:
    """The page as a spider sees it."""
    return TextResponse(document.page.url, body=document.text.encode("utf-8", "replace"), encoding="utf-8")


def learned(document: Document, group: Group) -> dict[str, str]:
    """``links`` and ``container`` for a group; without ``links`` when nothing finds exactly these."""
    response, wanted = as_response(document), set(group.urls)
    elements = [link.element for link in group.links]
    container = container_of(elements)
    for path in candidates(elements, container, group):
        option = f"css:{path}"
        if {page_url(document.base_url, link) for link in links(response, option)} == wanted:
            return {"links": option} | ({"container": f"css:{container}"} if container else {})
    return {}


def container_of(elements: Sequence[Any]) -> str:
    """The nearest element with a name that holds them all, as a selector; empty when only the whole page does."""
    for element in common_ancestors(elements):
        if element.tag in {"body", "html"}:
            break
        if element.tag == "li" or (
            len(elements) == 1 and element.tag not in {"ul", "ol", "table", "section", "main", "div"}
        ):
            continue
        if name := named(element):
            return name
        if element.tag == "main":
            return "main"
    return ""


def common_ancestors(elements: Sequence[Any]) -> list[Any]:
    """The elements around all of them, the nearest first."""
    around = [list(element.iterancestors()) for element in elements]
    return (
        [one for one in around[0] if all(one in others for others in around[1:])]
        if len(around) < 200
        else around[0][-3:]
    )


def named(element: Any) -> str:
    """An element by its id or class; empty when it has none that lasts."""
    id = element.get("id") or ""
    if NAME.match(id) and not UNSTABLE.search(id):
        return f"#{id}"
    own = classes(element)
    return f"{element.tag}.{own[0]}" if own else ""


def candidates(elements: Sequence[Any], container: str, group: Group) -> Iterator[str]:
    """Selectors, the plainest first."""
    own = shared(classes(element) for element in elements)
    lasts = [*(f"a.{name}" for name in own), "a", *address_parts(group)]
    between = [
        tag for tag in BETWEEN if all(any(one.tag == tag for one in element.iterancestors()) for element in elements)
    ]
    around = list(dict.fromkeys(named_around(elements)))
    starts = [container] if container else []
    middles = ["", *between, *around]
    for start, middle, last in product([*starts, ""], middles, lasts):
        yield " ".join(part for part in (start, middle, last) if part)
    for outer, tag, last in product([*starts, *around], between, address_parts(group)):
        yield f"{outer} {tag} {last}"


def named_around(elements: Sequence[Any]) -> Iterator[str]:
    """Classes that an element around each of them has."""
    around = [[f"{one.tag}.{name}" for one in element.iterancestors() for name in classes(one)] for element in elements]
    yield from shared(around)


def shared(lists: Iterable[list[str]]) -> list[str]:
    """What is in all lists, in the order of the first."""
    every = list(lists)
    both = reduce(set.intersection, map(set, every)) if every else set()
    return [name for name in every[0] if name in both] if every else []


def address_parts(group: Group) -> list[str]:
    """Conditions on the address that all links of a group meet."""
    paths = [urlsplit(url) for url in group.urls]
    found = [f"a[href$='{ending}']" for ending in ENDINGS if all(path.path.lower().endswith(ending) for path in paths)]
    steps = shared([f"/{step}/" for step in path.path.split("/")[:-1] if step] for path in paths)
    found += [f"a[href*='{step}']" for step in reversed(steps) if "'" not in step]
    names = shared([pair.partition("=")[0] for pair in path.query.split("&") if pair] for path in paths)
    return found + [f"a[href*='{name}=']" for name in names if "'" not in name]
