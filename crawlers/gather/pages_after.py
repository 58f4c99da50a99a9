"""Page of a list, or answer in JSON → the pages that go on where it ends."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawlers.addresses import host, page_url
from crawlers.extract.objects.names import letters
from crawlers.extract.page.document import Document
from crawlers.extract.page.labels import words
from crawlers.records.cells import text_of

NEXT = re.compile(
    r"(?:page )?suivante?s?|next(?: page)?|page suiv\w*|(?:voir|afficher|charger|plus d|d) ?(?:plus|"
    r"autres)?(?: d)? ?(?:offres?|annonces?|postes?|resultats?)?(?: suivantes?)?|"
    r"offres? (?:plus anciennes?|suivantes?)|plus anciennes?|voir plus|afficher (?:la suite|plus)|charger plus|la suite|"
    r"load more|more jobs|older|weiter"
)
MARKS = re.compile(r"\W*(?:>|>>|»|›|→|&gt;)\W*")
PAGED = re.compile(
    r"[?&/](?:page|p|start|debut\w*|offset|from|pg|paged|pagina|seite|cp|numpage|comp-[\w]+_page)[=/_-]?\d+|/\d{1,3}/?$|page[-_]?\d+",
    re.IGNORECASE,
)
MORE_ATTRIBUTES = ("data-next", "data-next-url", "data-next-page", "data-href", "data-load-more", "data-url", "hx-get")
MOST = 40
NEXT_KEYS = {"next", "nexturl", "nextpage", "nextpageurl", "nextlink", "suivant", "suivante", "pagesuivante"}
TOTAL_PAGES = {
    "lastpage", "totalpages", "pagecount", "nbpages", "pages", "nombrepages", "maxpage", "maxpages", "maxnumpages", "numpages",
}  # fmt: skip
PAGE_KEYS = {"currentpage", "page", "pagenumber", "number", "current"}
DEEPEST = 6


def pages_after(document: Document) -> list[str]:
    """The addresses of other pages of a list, in the order in which they are named."""
    found: dict[str, None] = {}
    own = page_url(document.page.url, document.page.url)
    for url in named(document):
        if url and url != own and host(url) == host(own):
            found.setdefault(url)
        if len(found) >= MOST:
            break
    return list(found)


def is_posted_back(document: Document) -> bool:
    """Whether a list goes on only where a form is sent: ``javascript:__doPostBack('liste','Page$2')``."""
    for element in document.tree.iter("a", "input", "button"):
        sent = f"{element.get('href') or ''} {element.get('onclick') or ''}"
        text = text_of(element) or element.get("value") or ""
        if "__doPostBack(" in sent and (
            "Page$" in sent or text.isdigit() or NEXT.fullmatch(words(text)) or MARKS.fullmatch(text or "-")
        ):
            return True
    return False


def named(document: Document) -> Iterator[str]:
    """Every address that may be the next page: by ``rel``, by words, by numbers, by what a button asks for."""
    base = document.base_url
    for element in document.tree.iter("link", "a"):
        if "next" in (element.get("rel") or "").lower().split():
            yield page_url(base, element.get("href") or "")
    for element in document.tree.iter("a"):
        href = element.get("href") or ""
        if not href or href.startswith(("#", "javascript:", "mailto:")):
            continue
        text = text_of(element)
        label = element.get("aria-label") or element.get("title") or ""
        if (
            any(NEXT.fullmatch(words(one)) for one in (text, label) if one)
            or MARKS.fullmatch(text or "-")
            or (text.isdigit() and len(text) <= 3 and PAGED.search(href))
        ):
            yield page_url(base, href)
    for element in document.tree.iter("button", "div", "a", "nav", "ul"):
        for name in MORE_ATTRIBUTES:
            value = element.get(name)
            if value and (NEXT.search(words(text_of(element)[:60])) or PAGED.search(value)):
                yield page_url(base, value)


def pages_after_data(data: Any, url: str) -> list[str]:
    """The addresses that an answer in JSON names as its next, or that its number of pages tells."""
    found: dict[str, None] = {}
    waiting: list[tuple[Any, int]] = [(data, 0)]
    seen = 0
    while waiting and seen < 3_000:
        value, depth = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            known = {letters(str(name)): item for name, item in value.items()}
            for name in NEXT_KEYS & known.keys():
                target = (
                    known[name].get("href") or known[name].get("url") if isinstance(known[name], dict) else known[name]
                )
                if isinstance(target, str) and ("/" in target or "?" in target):
                    found.setdefault(page_url(url, target))
            for following in counted_pages(known, url):
                found.setdefault(following)
            if depth < DEEPEST:
                waiting += [(item, depth + 1) for item in value.values() if isinstance(item, dict)]
                waiting += [
                    (item[0], depth + 1)
                    for item in value.values()
                    if isinstance(item, list) and item and isinstance(item[0], dict)
                ][:3]
    own = page_url(url, url)
    return [one for one in found if one and one != own and host(one) == host(own)][:MOST]


def counted_pages(known: dict[str, Any], url: str) -> Iterator[str]:
    """The pages up to the last that an answer counts, where its own address says which one it is."""
    last = next((known[name] for name in TOTAL_PAGES if isinstance(known.get(name), int)), 0)
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    name = next((name for name in query if letters(name) in {"page", "p", "pagenumber", "pg", "paged"}), "")
    if not 1 < last <= MOST or isinstance(last, bool):
        return
    current = next((known[key] for key in PAGE_KEYS if isinstance(known.get(key), int)), 0)
    for number in range(int(current) + 1, last + 1):
        yield urlunsplit(parts._replace(query=urlencode(query | {name or "page": str(number)})))
