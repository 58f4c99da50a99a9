"""An address that may hold a secret: whatever prints it shows it without, and who needs all of it asks for ``whole``.

A key of a feed, a password, a platform's token, a private link: each stands in an address, and addresses stand in logs, in
the state of sources, in mails and in errors. So what may be secret is hidden by default, and what may be shown is listed.
"""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from vocabulary.secret_words import HARMLESS_ARGUMENTS, HIDDEN, is_secret_name, looks_secret

ARGUMENTS = re.compile(r"[^&;]+")
KEY_IN_PATH = re.compile(
    r"(?<=/)(?:export/job-ads|membre|association|alertes|tokens?|api-?keys?|keys?|secrets?)/([^/]+)", re.IGNORECASE
)
"""Parts of a path after which a key stands: of DigitalRecruiters' export, of our own private links, and of whoever names it so."""
OWN_LINK = re.compile(r"(?:membre|association|alertes)/", re.IGNORECASE)
SHORTEST_OWN_KEY_CHARACTERS = 20
"""What follows ``/membre/`` is a key from that length; what is shorter is one of the pages behind the link."""
SHORTEST_NEEDLE_CHARACTERS = 6
"""A shorter value is not looked for in texts: it would be found in words that have nothing to do with it."""


class WebAddress:
    """An address of the web. ``str``, ``repr``, ``format`` and so logs, errors and JSON of texts show it without its secrets.

    >>> address = WebAddress("https://jean:mot@site.example/flux.xml?page=2&key=a1b2c3#haut")
    >>> f"{address}", repr(address)
    ('https://***@site.example/flux.xml?page=2&key=***', "WebAddress('https://***@site.example/flux.xml?page=2&key=***')")
    >>> address.link
    'https://site.example/flux.xml'
    """

    __slots__ = ("whole",)
    whole: str
    """All of it, for who asks the site, and for vallee.db, which is private.

    (No dataclass: ``asdict`` would open it, and so print it.)
    """

    def __init__(self, whole: str) -> None:
        self.whole = whole

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WebAddress) and other.whole == self.whole

    def __hash__(self) -> int:
        return hash(self.whole)

    def __str__(self) -> str:
        return shown(self.whole)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({shown(self.whole)!r})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __bool__(self) -> bool:
        return bool(self.whole)

    @property
    def link(self) -> str:
        """An address to click on: all of it where nothing in it may be secret, else its page without what follows.

        >>> WebAddress("https://site.example/emploi?page=2").link, WebAddress("https://site.example/emploi?r=12").link
        ('https://site.example/emploi?page=2', 'https://site.example/emploi')
        """
        seen = shown(self.whole)
        if seen == self.whole:
            return seen
        parts = split(self.whole)
        if parts is None:
            return ""
        path = hidden_path(parts.path)
        return urlunsplit((parts.scheme, host_of(parts), path if path == parts.path else "/", "", ""))

    def needles(self) -> Iterator[str]:
        """Texts that are nowhere but in this address: where one of them is found, the secret is."""
        parts = split(self.whole)
        if parts is None:
            return
        if "@" in parts.netloc:
            user = parts.netloc.rpartition("@")[0]
            yield f"{user}@"
            yield from (word for word in user.split(":") if looks_secret(word))
        for segment in parts.path.split("/"):
            if looks_secret(unquote(segment)):
                yield segment
        for match in KEY_IN_PATH.finditer(parts.path):
            yield match[0]
            yield from value_needles(match[1])
        for argument in ARGUMENTS.findall(f"{parts.query}&{parts.fragment}"):
            yield from argument_needles(argument)


def argument_needles(argument: str) -> Iterator[str]:
    """The argument whose name says that it is a key, and its value; the value that looks like one under any name."""
    name, _, value = argument.partition("=")
    if is_secret_name(unquote(name)):
        yield from value_needles(value)
        if len(value) >= SHORTEST_NEEDLE_CHARACTERS:
            yield argument
    elif looks_secret(unquote(value)):
        yield value


def value_needles(value: str) -> Iterator[str]:
    """The value of a key, where it cannot be a word: a word would be hidden wherever somebody writes it."""
    plain = unquote(value)
    if len(plain) >= SHORTEST_NEEDLE_CHARACTERS and (looks_secret(plain) or not (plain.isalpha() or plain.isdigit())):
        yield from dict.fromkeys((value, plain))


def shown(url: str) -> str:
    """An address without what may be secret in it; what cannot be read as one is hidden whole."""
    parts = split(url)
    if parts is None:
        return HIDDEN
    place = host_of(parts) if "@" not in parts.netloc else f"{HIDDEN}@{host_of(parts)}"
    query = ARGUMENTS.sub(hidden_argument, parts.query)
    return urlunsplit((parts.scheme, place, hidden_path(parts.path), query, ""))


def split(url: str) -> SplitResult | None:
    """The parts of an address; nothing when it has no such parts."""
    try:
        return urlsplit(url)
    except ValueError:
        return None


def host_of(parts: SplitResult) -> str:
    """The host and port of an address, without user and password."""
    return parts.netloc.rpartition("@")[2]


def hidden_argument(argument: re.Match[str]) -> str:
    """An argument that may be shown, or its name alone; a name that is itself a key is hidden too."""
    name, equals, value = argument[0].partition("=")
    plain = unquote(name).lower()
    if not equals:
        return HIDDEN if looks_secret(plain) or plain not in HARMLESS_ARGUMENTS else name
    if plain in HARMLESS_ARGUMENTS and not looks_secret(unquote(value)) and "://" not in unquote(value):
        return argument[0]
    return f"{HIDDEN if looks_secret(unquote(name)) else name}={HIDDEN}"


def hidden_path(path: str) -> str:
    """A path whose parts that look like keys, or stand where keys do, are hidden."""
    path = KEY_IN_PATH.sub(hidden_key, path)
    return "/".join(HIDDEN if looks_secret(unquote(part)) else part for part in path.split("/"))


def hidden_key(match: re.Match[str]) -> str:
    """What stands before a key, and the key hidden."""
    if OWN_LINK.match(match[0]) and len(match[1]) < SHORTEST_OWN_KEY_CHARACTERS:
        return match[0]
    return match[0][: match.start(1) - match.start()] + HIDDEN
