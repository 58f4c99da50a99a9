"""Addresses → the same name for the same page: what only tells who came from where, or in which session, is left out."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urldefrag, urlencode, urlsplit

from crawlers.addresses import page_url, same_place

NOISE = re.compile(
    r"^(?:src|source|from|ref(?:errer)?|origin|origine|provenance|via|campaign|xtor|xtref|phpsessid|sid|sessionid|jsessionid|"
    r"osCsid|gclid|retour|back|iframe|embed|btn_color|spontaneous|utm.*|mtm.*|at_.*)$",
    re.IGNORECASE,
)
"""Arguments that change nothing of what a page shows."""
INDEX = re.compile(r"/(?:index|default|accueil)\.(?:html?|php|aspx?)\Z", re.IGNORECASE)
"""What a server answers with where a folder is asked for."""


@lru_cache(maxsize=20_000)
def place_of(url: str) -> str:
    """The page that an address leads to; with the place on it where that is what it names.

    >>> place_of("https://www.a.example/offre.php?id=3&PHPSESSID=ab12"), place_of("http://a.example/offre.php?src=liste&id=3")
    ('a.example/offre.php?id=3', 'a.example/offre.php?id=3')
    """
    bare, fragment = urldefrag(url)
    whole = page_url(bare, bare)
    if not whole:
        return ""
    parts = urlsplit(whole)
    query = sorted(
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not NOISE.match(pair[0]) or (pair[0] in {"ref", "source"} and any(letter.isdigit() for letter in pair[1]))
    )
    path = INDEX.sub("/", whole.partition("?")[0].removesuffix("/amp/").removesuffix("/amp"))
    place = same_place(path)
    place = f"{place}?{urlencode(query)}" if query else place
    return f"{place}#{fragment}" if fragment and not fragment.startswith("/") else place
