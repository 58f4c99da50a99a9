"""Calls whose result can be said without running anything: ``JSON.parse("…")``, ``atob("…")``, ``new Date(…)``."""

import binascii
from base64 import b64decode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import date as date_of
from typing import Any
from urllib.parse import unquote

from crawlers.embedded.javascript.plain_keys import key_of
from crawlers.extract.objects.tolerant_json import read

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOST_HOLES = 1000


def called(name: str, arguments: list[Any]) -> Any:
    """What a call gives, or nothing when nobody here knows.

    >>> called("JSON.parse", ['{"a": 1}']), called("window.atob", ["w6k="]), called("alert", ["a"])
    ({'a': 1}, 'é', None)
    """
    known = CALLS.get(name.removeprefix("window.").removeprefix("self."))
    return known(arguments) if known else None


def first_text(arguments: list[Any]) -> str:
    """The first argument, when it is text."""
    return arguments[0] if arguments and isinstance(arguments[0], str) else ""


def parsed(arguments: list[Any]) -> Any:
    """``JSON.parse``."""
    text = first_text(arguments)
    return read(text) if text else None


def from_base64(arguments: list[Any]) -> str:
    """``atob``; the letters are those of UTF-8 when they can be, as whoever wrote it meant."""
    return base64_text(first_text(arguments))


def base64_text(text: str) -> str:
    """What base64 says, or nothing."""
    try:
        data = b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        return ""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def date(arguments: list[Any]) -> Any:
    """``new Date(milliseconds)`` as ISO 8601 in UTC; one that is text stays as it is."""
    if len(arguments) > 1 and all(type(part) is int for part in arguments):
        return day(arguments)
    if arguments and isinstance(arguments[0], int | float) and not isinstance(arguments[0], bool):
        return moment(arguments[0])
    return first_text(arguments) or None


def day(parts: list[Any]) -> str | None:
    """``new Date(2026, 10, 12)``: months count from 0, and the hour is that of the place, which nobody says.

    >>> day([2026, 10, 12]), day([2026, 12])
    ('2026-11-12', None)
    """
    year, month, *rest = parts
    try:
        return date_of(year, month + 1, rest[0] if rest else 1).isoformat()
    except (ValueError, OverflowError):
        return None


def moment(milliseconds: float) -> str | None:
    """Milliseconds since 1970 → ISO 8601 in UTC.

    >>> moment(1796083200000)
    '2026-12-01T00:00:00+00:00'
    """
    try:
        return (EPOCH + timedelta(milliseconds=milliseconds)).isoformat()
    except (OverflowError, ValueError):
        return None


def holes(arguments: list[Any]) -> list[Any]:
    """``Array(3)``: an array with nothing in it."""
    if len(arguments) == 1 and isinstance(arguments[0], int | float):
        return [None] * max(0, min(int(arguments[0]), MOST_HOLES))
    return arguments


def entries(arguments: list[Any]) -> dict[str, Any]:
    """``new Map([[a, b]])``."""
    pairs = arguments[0] if arguments and isinstance(arguments[0], list) else []
    return {key_of(pair[0]): pair[1] for pair in pairs if isinstance(pair, list) and len(pair) == 2}


def members(arguments: list[Any]) -> list[Any]:
    """``new Set([a, b])``."""
    return arguments[0] if arguments and isinstance(arguments[0], list) else []


def merged(arguments: list[Any]) -> dict[str, Any]:
    """``Object.assign({}, {…})``."""
    found: dict[str, Any] = {}
    for argument in arguments:
        found.update(argument if isinstance(argument, dict) else {})
    return found


def itself(arguments: list[Any]) -> Any:
    """``Object.freeze({…})``."""
    return arguments[0] if arguments else None


CALLS: dict[str, Callable[[list[Any]], Any]] = {
    "JSON.parse": parsed,
    "JSON.stringify": itself,
    "atob": from_base64,
    "decodeURIComponent": lambda arguments: unquote(first_text(arguments)),
    "decodeURI": lambda arguments: unquote(first_text(arguments)),
    "unescape": lambda arguments: unquote(first_text(arguments), "latin-1"),
    "Date": date,
    "URL": first_text,
    "String": lambda arguments: first_text(arguments) or None,
    "Array": holes,
    "Array.of": lambda arguments: arguments,
    "Array.from": members,
    "Map": entries,
    "Set": members,
    "Object": lambda arguments: itself(arguments) or {},
    "Object.create": lambda _: {},
    "Object.assign": merged,
    "Object.freeze": itself,
    "Object.seal": itself,
    "Object.fromEntries": entries,
    "Promise.resolve": itself,
    "ref": itself,
    "reactive": itself,
}
"""Name → what it gives; ``new`` before it changes nothing."""
