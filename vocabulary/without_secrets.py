"""A text that somebody will read → the same text without the secrets that it repeats."""

import re
from collections.abc import Iterable, Mapping

from vocabulary.secret_words import HIDDEN, is_secret_name, looks_secret
from vocabulary.web_address import WebAddress, hidden_key, shown, value_needles

ADDRESS = re.compile(
    r"\b(?:https?|ftps?|wss?|rediss?|amqps?|smtps?|imaps?|postgres(?:ql)?)://[^\s\"'<>«»|{}^`\\]+", re.IGNORECASE
)
AFTER_ADDRESS = re.compile(r"[.,;:!?)\]…]*$")
"""What ends a sentence ends no address."""
NAMED = re.compile(r"(?<![\w.\[\]-])([\w.\[\]-]{1,60})( ?= ?)([^\s&;,\"'<>»)]+)")
BEARER = re.compile(r"\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}", re.IGNORECASE)
COOKIE = re.compile(r"\b(membre|association)=[^\s;,\"']+")
KEY_IN_WORDS = re.compile(r"(?<=/)(?:membre|association|alertes)/([\w-]{20,})")
"""A private link of ours, as a path."""


def without_secrets(text: str) -> str:
    """A text whose addresses are as ``WebAddress`` shows them, and whose keys that are named as such are hidden.

    >>> without_secrets("HTTP 403 sur https://site.example/flux?key=abc, puis token=abc (Bearer abcdefgh).")
    'HTTP 403 sur https://site.example/flux?key=***, puis token=*** (Bearer ***).'
    >>> without_secrets("/membre/dG91dC1jZWNpLWVzdC1zZWNyZXQ failed")
    '/membre/*** failed'
    """
    text = ADDRESS.sub(shown_address, text)
    text = NAMED.sub(hidden_value, text)
    text = BEARER.sub(rf"\1 {HIDDEN}", text)
    text = COOKIE.sub(rf"\1={HIDDEN}", text)
    return KEY_IN_WORDS.sub(hidden_key, text)


def hidden_value(found: re.Match[str]) -> str:
    """« token=… » without what follows; any other name keeps its value."""
    return f"{found[1]}{found[2]}{HIDDEN}" if is_secret_name(found[1]) else found[0]


def shown_address(found: re.Match[str]) -> str:
    """An address in a text; what ends its sentence stays."""
    end = AFTER_ADDRESS.search(found[0])
    ending = end[0] if end else ""
    return shown(found[0][: len(found[0]) - len(ending)]) + ending


def without(text: str, needles: Iterable[str]) -> str:
    """A text in which nothing of ``needles`` stands any more: for words of a site that repeats the key it was asked with.

    >>> without("<a href='/offre?key=abc123'>", ["key=abc123"])
    "<a href='/offre?***'>"
    """
    for needle in needles:
        text = text.replace(needle, HIDDEN)
    return text


def needles_of(url: str, options: Mapping[str, str]) -> tuple[str, ...]:
    """What a line of ``sources.csv`` holds that nobody else is to read, the longest first.

    >>> needles_of("https://site.example/flux?page=2&key=abc-123", {"token": "f81d4fae7dec", "links": "css:a"})
    ('f81d4fae7dec', 'key=abc-123', 'abc-123')
    """
    found = dict.fromkeys(WebAddress(url).needles())
    for name, value in options.items():
        if is_secret_name(name):
            found |= dict.fromkeys(value_needles(value))
        elif "://" in value:
            found |= dict.fromkeys(WebAddress(value).needles())
        elif looks_secret(value):
            found[value] = None
    return tuple(sorted(found, key=len, reverse=True))
