"""A page of a list → the selectors that may lead to the next one."""

from collections.abc import Iterator
from typing import Any

from crawlers.addresses import host, page_url
from crawlers.extract.page.document import Document
from crawlers.probe.learn import as_response
from crawlers.probe.links import classes
from crawlers.probe.words import NEXT, NEXT_CLASS, plain
from crawlers.walks.selectors import links

CURRENT = (
    "//*[@aria-current='page']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' current ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' active ')]",
)
AFTER = ("/ancestor-or-self::li[1]/following-sibling::li[1]//a/@href", "/following-sibling::a[1]/@href")


def next_options(document: Document, offers: set[str]) -> Iterator[tuple[str, str]]:
    """Option ``next`` and the address that it finds, the surest first."""
    if document.tree is None:
        return
    response, own = as_response(document), page_url(document.page.url, document.page.url)
    seen: set[str] = set()
    for option in (*fixed(), *by_words(document.tree), *by_number()):
        if option in seen:
            continue
        seen.add(option)
        found = links(response, option)
        url = page_url(document.base_url, found[0]) if found else ""
        if url and url != own and url not in offers and host(url) == host(own):
            yield option, url


def fixed() -> Iterator[str]:
    """What the page says in the words of HTML."""
    yield "css:a[rel=next]"
    yield "css:a[rel~=next]"
    yield "css:link[rel=next]"


def by_words(tree: Any) -> Iterator[str]:
    """A link that says « Suivant », by its class, or else by its words."""
    for element in tree.iter("a"):
        text = " ".join("".join(element.itertext()).split())
        label = element.get("aria-label") or element.get("title") or ""
        words = [plain(one).strip() for one in (text, label) if one]
        marked = [*classes(element), *(classes(element.getparent()) if element.getparent() is not None else [])]
        if any(NEXT.match(one) for one in words) or any(NEXT_CLASS.search(name) for name in marked):
            yield from (f"css:a.{name}" for name in classes(element))
            around = element.getparent()
            yield from (
                f"css:{around.tag}.{name} a"
                for name in (classes(around) if around is not None else [])
                if NEXT_CLASS.search(name)
            )
            if text and "'" not in text:
                yield f"xpath://a[normalize-space(.)='{text}']"
            if label and "'" not in label:
                attribute = "aria-label" if element.get("aria-label") else "title"
                yield f"xpath://a[@{attribute}='{label}']"


def by_number() -> Iterator[str]:
    """The number after the one of this page."""
    for current in CURRENT:
        for after in AFTER:
            yield f"xpath:{current}{after}"
