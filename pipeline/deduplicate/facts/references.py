"""Addresses and references → what names an opening for certain."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|at_\w+|gclid|fbclid|msclkid|dclid|yclid|_ga|_gl|mc_[ce]id|ref|referrer|referer|src|source"
    r"|origin|from|lang|locale|sessionid|jsessionid|phpsessid|sid|trk|trackingid|campaign\w*|medium"
)
"""Names of parameters that say where the reader came from, not what is shown."""
INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$")
SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
REFERENCE = re.compile(
    r"\br[ée]f(?:[ée]rence)?s?\.?(?:\s+(?:de\s+l['’]?\s*)?(?:offre|annonce|interne|poste))?\s*(?:n[°o]\.?|[:#.])?\s*"
    r"([A-Z0-9][A-Z0-9/_.-]{2,24})",
    re.IGNORECASE,
)
REQUISITION = re.compile(
    r"\b(?:requisition|req|job)\s*(?:id|n[°o])\s*[:#]?\s*([A-Z0-9][A-Z0-9_-]{3,24})", re.IGNORECASE
)
NUMBERED = re.compile(
    r"\b(?:[Aa]nnonce|ANNONCE|[Ii]dentifiant(?:\s+de\s+l['’]\s*offre)?)\s*(?:n[°o]\.?|[:#])?\s*((?!CDI|CDD)[A-Z]{1,6}(?:[-/]\d|\d{4})[A-Z0-9/_.-]{1,20})"
)
"""« Annonce CL-71 »: capitals and figures, for « annonce » is a word of every day."""
TRIGGERS = ("réf", "ref", "req", "job")
"""One of these stands before every reference: most texts have none, and are not searched with the patterns, which are slow."""
LONG_REFERENCE_SIGNS = 4
"""A shorter reference is a number among others."""


def canonical_url(url: str) -> str:
    """An address without what may change while the page stays the same; empty for a home page.

    >>> canonical_url("HTTP://www.Aubepine.example/offres/12/?utm_source=x&id=3#top")
    'aubepine.example/offres/12?id=3'
    >>> canonical_url("https://aubepine.example/")
    ''
    """
    try:
        parts = urlsplit(SESSION.sub("", url.strip()))
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    path = INDEX.sub("", unquote(parts.path)).rstrip("/")
    query = sorted((name, value) for name, value in parse_qsl(parts.query) if not TRACKING.fullmatch(name.lower()))
    route = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    if not host or not (path or query or route):
        return ""
    return f"{host}{path}{'?' + urlencode(query) if query else ''}{'#' + route if route else ''}"


def shares_page(key: str) -> bool:
    """Whether a posting is named as a part of a page, which then names several; the route of an application is a page.

    >>> shares_page("https://aubepine.example/emploi#cariste-eu"), shares_page("https://aubepine.example/#/offres/12")
    (True, False)
    """
    _, mark, part = key.partition("#")
    return bool(mark) and key.startswith(("http://", "https://")) and not part.startswith(("/", "!"))


def references_in(text: str) -> set[str]:
    """References that running text gives for its opening; a word without a digit is none.

    >>> sorted(references_in("Réf. : VA-2026/17 à rappeler. Requisition ID: 1593346. Référence produit"))
    ['1593346', 'va202617']
    """
    folded = text.casefold()
    if not any(hint in folded for hint in TRIGGERS):
        return set()
    written = REFERENCE.findall(text) + REQUISITION.findall(text)
    return {reference_key(reference) for reference in written if any(sign.isdigit() for sign in reference)}


def numbers_in(text: str) -> set[str]:
    """The numbers that a text gives itself; whoever copies it may keep them, or put one of its own.

    >>> numbers_in("Annonce : CL-71. Voir aussi notre annonce de mars.")
    {'cl71'}
    """
    if "nnonce" not in text and "NNONCE" not in text and "dentifiant" not in text:
        return set()
    return {reference_key(number) for number in NUMBERED.findall(text)}


def references_differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both texts give references, and none is the same; a feed may have glued the next sentence's word to one.

    >>> references_differ(frozenset(["vatre044"]), frozenset(["vatre044nous"]))
    False
    >>> references_differ(frozenset(["vatre044"]), frozenset(["vatre045"])), references_differ({"lp202511"}, {"lp2025114"})
    (True, True)
    """
    return bool(a and b) and not any(one_reference(mine, theirs) for mine in a for theirs in b)


def one_reference(a: str, b: str) -> bool:
    """Whether two keys are one reference, a word glued to one of them."""
    short, long = sorted((a, b), key=len)
    rest = long.removeprefix(short)
    return a == b or (len(short) > LONG_REFERENCE_SIGNS and long.startswith(short) and rest.isalpha())


def reference_key(reference: str) -> str:
    """A reference as it is compared."""
    return "".join(sign for sign in reference.casefold() if sign.isalnum())
