"""Addresses → the same address for the same page."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

TRACKING = re.compile(
    r"utm_|mtm_|pk_|mc_[ce]id$|[gdm]clid$|fbclid$|msclkid$|_hs(?:enc|mi)$|jsessionid$|phpsessid$", re.IGNORECASE
)
SESSION = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
NO_HOST = re.compile(r"[^\w.:\[\]-]")
"""What stands in no name of a host: who splits a list of hosts at its blanks must not find two in one."""
MOST_LETTERS = 2000
"""How long an address may be: what is longer is cut, so that a hostile link costs no time."""


def page_url(base: str, link: str) -> str:
    """The absolute address of a link, without what only tells who came from where; empty when it leads to no page.

    >>> page_url("https://verrerie.example/emploi", "/offre/12?utm_source=liste&p=1#haut")
    'https://verrerie.example/offre/12?p=1'
    >>> page_url("https://verrerie.example/", "javascript:apply()"), page_url("https://verrerie.example/", "http://[")
    ('', '')
    >>> page_url("https://a.example/", "https://verrerie.example jobs.lever.co/"), page_url("https://a.example/", "/o/Chef de quart")
    ('', 'https://a.example/o/Chef%20de%20quart')
    """
    try:
        parts = urlsplit(urljoin(base, link.strip()[:MOST_LETTERS]))
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or port == 0:
        return ""
    if NO_HOST.search(parts.netloc):
        return ""
    query = parts.query
    if query and TRACKING.search(query):
        query = urlencode([pair for pair in parse_qsl(query, keep_blank_values=True) if not TRACKING.match(pair[0])])
    path = SESSION.sub("", parts.path) if ";" in parts.path else parts.path
    bare = urlunsplit((parts.scheme, parts.netloc.lower(), path or "/", query, ""))
    return bare.replace(" ", "%20") if " " in bare else bare


def host(url: str) -> str:
    """The host of an address, without « www. ».

    >>> host("https://www.verrerie.example:8443/emploi")
    'verrerie.example'
    """
    return (urlsplit(url).hostname or "").removeprefix("www.")


def same_place(url: str) -> str:
    """An address without what a redirection to the very same page changes.

    >>> same_place("http://www.verrerie.example/") == same_place("https://verrerie.example")
    True
    """
    return url.partition("://")[2].removeprefix("www.").rstrip("/")
