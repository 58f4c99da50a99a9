"""Address of a page of a list that a script counts → the first, and the one after it. Nothing is counted where nobody wrote how."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawlers.extract.objects.names import letters

PAGES = frozenset(
    "page p pg paged pagenumber pagenum numpage numeropage nopage pageno currentpage pageindex cp jbpage".split()
)
"""Arguments that count pages, by their letters alone …"""
ROWS = frozenset("start startrow startindex offset from skip cursor debut first".split())
"""… and those that count records."""
SIZES = frozenset(
    "limit size pagesize perpage rows take count nb nombre max maxresults hitsperpage resultsperpage recordsperpage".split()
)
BEGUN = re.compile(r"[?&]([\w-]{1,40}(?:\[\w{1,20}\])?)=\Z|/page/\Z", re.IGNORECASE)
"""An address to which a script adds a number."""
PATH = re.compile(r"/page/(\d{1,4})(?=/?\Z)", re.IGNORECASE)


def first_page(begun: str) -> str:
    """An address that ends where a script adds a number, with the first one; empty where nothing says what is added.

    >>> first_page("/api/offres?limit=6&cursor="), first_page("/offres/page/"), first_page("/offre?ref=")
    ('/api/offres?limit=6&cursor=0', '/offres/page/1', '')
    """
    ends = BEGUN.search(begun)
    if ends is None:
        return ""
    name = letters(ends[1] or "page")
    return f"{begun}1" if name in PAGES else f"{begun}0" if name in ROWS else ""


def is_counted(url: str) -> bool:
    """Whether an address says which page, or which record, it begins with."""
    query = {letters(name) for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)}
    return bool(query & (PAGES | ROWS)) or PATH.search(urlsplit(url).path) is not None


def counted_on(url: str, rows: int) -> str:
    """The address of the page after one of so many records; empty where the address does not say what it counts.

    >>> counted_on("https://a.example/api?limit=6&cursor=6", 6), counted_on("https://a.example/page/2/", 10)
    ('https://a.example/api?limit=6&cursor=12', 'https://a.example/page/3/')
    """
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    for place, (name, value) in enumerate(query):
        if not value.isdecimal() or len(value) > 6:
            continue
        if letters(name) in PAGES:
            following = int(value) + 1
        elif letters(name) in ROWS:
            following = int(value) + size_of(query, rows)
        else:
            continue
        if following > int(value):
            query[place] = (name, str(following))
            return urlunsplit(parts._replace(query=urlencode(query)))
    if found := PATH.search(parts.path):
        path = f"{parts.path[: found.start(1)]}{int(found[1]) + 1}{parts.path[found.end(1) :]}"
        return urlunsplit(parts._replace(path=path))
    return ""


def size_of(query: list[tuple[str, str]], rows: int) -> int:
    """How many records a page holds: what the address asks for, else as many as were there."""
    asked = next((value for name, value in query if letters(name) in SIZES), "")
    return min(int(asked), rows) if asked.isdecimal() and rows else rows


MORE = frozenset(
    "more hasmore hasnext hasnextpage nextpage next remaining rest restant remainingitems islast last".split()
)
LAST = frozenset({"islast", "last"})
DEEPEST = 3


def says_no_more(data: Any, depth: int = 0) -> bool:
    """Whether an answer says that nothing comes after it: ``remaining: 0``, ``hasMore: false``, ``next: null``.

    >>> says_no_more({"response": {"remaining": 0, "results": []}}), says_no_more({"hasMore": True}), says_no_more({"jobs": []})
    (True, False, False)
    """
    if not isinstance(data, dict) or depth > DEEPEST:
        return False
    for name, value in data.items():
        key = letters(str(name))
        if key in LAST and value is True:
            return True
        if key in MORE - LAST and (value is None or value is False or (isinstance(value, int) and value <= 0)):
            return True
    return any(says_no_more(value, depth + 1) for value in data.values() if isinstance(value, dict))
