"""What a setting may be: its type, its bounds, and the words for whoever wrote something else.

A kind stands in the annotation of a setting, beside its type: ``port: Annotated[int, between(1, 65535)]``.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from ipaddress import ip_address
from typing import Annotated, Any, get_args, get_origin
from urllib.parse import urlsplit

import msgspec

MOST_LETTERS = 2000
"""How long the text of a setting may be: a notice above every page is the longest."""
MOST_SHOWN_LETTERS = 80
"""How much of a wrong value is repeated."""
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}")
NAMED_ADDRESS = re.compile(r"([^<>@]*)<([^<>]+)>")
MAIL = re.compile(r"""[^\s@,;<>"]{1,64}@([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+|localhost)""", re.ASCII)
ROBOT = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,60}")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value of the right type must be besides, and how that is called in a message."""

    words: str
    holds: Callable[[Any], object]


def between(least: int, most: int, what: str = "un nombre entier") -> Kind:
    """A number with both ends: a day too many is a typing error, and a million years would break a date.

    >>> between(1, 65535).words, between(1, 65535).holds(587), between(0, 9).holds(float("nan"))
    ('un nombre entier de 1 à 65535', True, False)
    """
    return Kind(f"{what} de {least} à {most}", lambda value: least <= value <= most)


def one_of(*names: str) -> Kind:
    """One name of a list."""
    return Kind(f"un de ces mots : {', '.join(names)}", frozenset(names).__contains__)


def some_of(*names: str) -> Kind:
    """Any names of a list."""
    return Kind(f"une liste de ces mots : {', '.join(names)}", lambda given: set(given) <= set(names))


def all_of(kind: Kind, words: str) -> Kind:
    """A list whose every text is of a kind."""
    return Kind(words, lambda given: len(given) <= MOST_LETTERS and all(map(kind.holds, given)))


def or_nothing(kind: Kind) -> Kind:
    """The same, or an empty text."""
    return Kind(f"{kind.words}, ou rien", lambda text: text == "" or kind.holds(text))


def is_web_page(text: str) -> bool:
    """Whether a text is an address of the web that anybody may open.

    >>> [is_web_page(text) for text in ("https://verre.example/a", "verre.example", "ftp://verre.example", "https://a@b.example")]
    [True, False, False, False]
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    host = HOST.fullmatch(parts.hostname or "")
    odd = re.search(r"[\s\\\"<>]", text) or "@" in parts.netloc or port == 0
    return parts.scheme in {"http", "https"} and bool(host) and not odd and len(text) <= MOST_LETTERS


def is_site(text: str) -> bool:
    """Whether a text is the address of a site: no page of it, since the board answers at the root of its own.

    >>> is_site("https://emplois.example/"), is_site("https://verre.example/emplois")
    (True, False)
    """
    return is_web_page(text) and urlsplit(text)[2:] in {("", "", ""), ("/", "", "")}


def is_ip_address(text: str) -> bool:
    """Whether a text is an IP address as the system writes it: it is compared letter by letter with who asks.

    >>> is_ip_address("::1"), is_ip_address("192.0.2.0/24"), is_ip_address("0:0:0:0:0:0:0:1")
    (True, False, False)
    """
    try:
        return str(ip_address(text)) == text
    except ValueError:
        return False


def sender_address(text: str) -> str:
    """The address of who sends mails, without the name that may stand before it.

    >>> sender_address("Emplois de la vallée <emplois@exemple.fr>"), sender_address("emplois@exemple.fr")
    ('emplois@exemple.fr', 'emplois@exemple.fr')
    """
    named = NAMED_ADDRESS.fullmatch(text.strip())
    return named[2] if named else text.strip()


LINE = Kind(
    f"un texte entre guillemets, de {MOST_LETTERS} lettres au plus",
    lambda text: len(text) <= MOST_LETTERS and not CONTROL.search(text),
)
HOST_NAME = Kind("le nom ou l’adresse IP d’une machine, sans https:// ni port", HOST.fullmatch)
MAIL_ADDRESS = Kind("une adresse électronique seule, sans nom (emplois@exemple.fr)", MAIL.fullmatch)
MAIL_SENDER = Kind(
    "une adresse électronique, avec ou sans nom devant (Emplois de la vallée <emplois@exemple.fr>)",
    lambda text: bool(MAIL.fullmatch(sender_address(text))) and not CONTROL.search(text),
)
WEB_PAGE = Kind("une adresse qui commence par https:// ou http://", is_web_page)

Text = Annotated[str, LINE]
Words = Annotated[tuple[str, ...], all_of(LINE, "une liste de textes")]
OptionalPage = Annotated[str, or_nothing(WEB_PAGE)]
OptionalMail = Annotated[str, or_nothing(MAIL_ADDRESS)]
Mails = Annotated[tuple[str, ...], all_of(MAIL_ADDRESS, 'une liste d’adresses électroniques (["emplois@exemple.fr"])')]
SiteAddress = Annotated[
    str, or_nothing(Kind("l’adresse du site (https://emplois.exemple.fr), sans page ni dossier", is_site))
]
Robot = Annotated[
    str, or_nothing(Kind("un nom de robot : des lettres et des chiffres, sans espace ni accent", ROBOT.fullmatch))
]
Addresses = Annotated[
    tuple[str, ...],
    all_of(Kind("", is_ip_address), 'une liste d’adresses IP, une par machine, sans réseau (["127.0.0.1", "::1"])'),
]


def split_kind(kind: Any) -> tuple[Any, tuple[Kind, ...]]:
    """The type of a setting, and what is asked of its value besides."""
    if get_origin(kind) is not Annotated:
        return kind, ()
    base, *marks = get_args(kind)
    return base, tuple(mark for mark in marks if isinstance(mark, Kind))


def fits(value: object, kind: Any) -> bool:
    """Whether a value is of the kind of a setting.

    >>> fits(3, Annotated[int, between(0, 9)]), fits(True, Annotated[int, between(0, 9)]), fits(["a"], Words), fits([1], Words)
    (True, False, True, False)
    """
    base, kinds = split_kind(kind)
    try:
        converted = msgspec.convert(value, base)
    except msgspec.ValidationError:
        return False
    return all(bool(one.holds(converted)) for one in kinds)


def complaint(where: str, setting: str, value: object, kinds: Mapping[str, Any], usual: object = None) -> str:
    """What is wrong with a setting, in French with its mend; empty when nothing is. ``usual``: a value that is right."""
    if setting not in kinds:
        return f"{where} : le réglage « {setting[:MOST_SHOWN_LETTERS]} » n’existe pas.{nearest(setting, kinds)}"
    if fits(value, kinds[setting]):
        return ""
    _, asked = split_kind(kinds[setting])
    words = asked[0].words if asked else "true ou false"
    example = f", par exemple « {as_written(usual)} »" if usual else ""
    return f"{where} {setting} : « {shortened(value)} » ne convient pas, il faut {words}{example}."


def as_written(value: object) -> str:
    """A value as the file has it.

    >>> as_written("587"), as_written(["a@exemple.fr"]), as_written(True)
    ('"587"', '["a@exemple.fr"]', 'true')
    """
    return json.dumps(value, ensure_ascii=False, default=str)


def shortened(value: object) -> str:
    """A wrong value as the file has it, not too long for a message."""
    try:
        text = as_written(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, lists in lists
        return "…"
    return text if len(text) <= MOST_SHOWN_LETTERS else f"{text[:MOST_SHOWN_LETTERS]}…"


def nearest(word: str, known: Mapping[str, object]) -> str:
    """A suggestion, or all there is.

    >>> nearest("hots", {"host": 1, "port": 2})
    ' Vouliez-vous écrire « host » ?'
    """
    close = get_close_matches(word[:MOST_SHOWN_LETTERS], known, n=1)
    return f" Vouliez-vous écrire « {close[0]} » ?" if close else f" Il y a : {', '.join(known)}."
