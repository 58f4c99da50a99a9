"""Next.js, app router: rows of React's flight protocol in ``self.__next_f.push([1,"…"])``, cut anywhere between pushes."""

import json
import re
from contextlib import suppress
from typing import Any

from crawlers.extract.objects.tolerant_json import UnreadableError, sound

PUSH = re.compile(r"__next_f\s{0,9}(?:=[^;(]{0,80}\))?\s{0,3}\.\s{0,9}push\(\s{0,9}(?=\[)")
ROW = re.compile(rb"([0-9a-f]{0,8}):([A-Za-z]?)")
OLD_ROW = re.compile(rb"([JMSPE])([0-9a-f]{1,8}):")
"""How rows began in Next 13.0 to 13.2, where « @3 » stood for what « $L3 » says today."""
OLD_REFERENCE = re.compile(rb'"@([0-9a-f]{1,8})"')
LENGTH = re.compile(rb"([0-9a-f]{1,8}),")
SIZED = frozenset(b"TAOoUSsLlGgMmV")
"""Rows that say how many bytes they hold; all others end with their line."""
REFERENCE = re.compile(r"\$[L@QWBKiFh]?([0-9a-f]{1,8})((?::[^:]{1,200}){0,20})\Z")
MOST_PUSHES = 2000
MOST_ROWS = 20_000
DEEPEST = 80


def decoded(scripts: list[tuple[str, str]]) -> list[Any]:
    """The rows to which no other points, with what they point to in its place; elements of the page are what they are given.

    >>> decoded([("", r'self.__next_f.push([1,"0:[\\"$\\",\\"$L1\\",null,{\\"jobs\\":\\"$2\\"}]\\n2:[{\\"ti"])'),
    ...          ("", r'self.__next_f.push([1,"tle\\":\\"Régleur\\"}]\\n"])')])
    [{'jobs': [{'title': 'Régleur'}]}]
    """
    pieces: list[str] = []
    for _, text in scripts:
        pieces += pushed(text) if "__next_f" in text else []
    return rows_meant("".join(pieces).encode("utf-8", "surrogatepass")) if pieces else []


def pushed(text: str) -> list[str]:
    """The texts that a script pushes."""
    found = []
    for start in list(PUSH.finditer(text))[:MOST_PUSHES]:
        try:
            data, _ = json.JSONDecoder(strict=False).raw_decode(text, start.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(data, list) and len(data) > 1 and data[0] == 1 and isinstance(data[1], str):
            found.append(data[1])
    return found


def rows_meant(stream: bytes) -> list[Any]:
    """What the rows of a stream mean; also of one that is a page's own answer (``text/x-component``)."""
    rows = rows_of(stream)
    pointed: set[str] = set()
    meant = {id: resolved(row, rows, pointed, 0) for id, row in rows.items()}
    joined = joint(meant)
    roots = [value for id, value in joined.items() if id not in pointed] or list(joined.values())
    return [value for value in roots if isinstance(value, dict | list) and value]


def rows_of(stream: bytes) -> dict[str, Any]:
    """Number → what a row holds: a text (``T``) whose length counts bytes, or JSON."""
    rows: dict[str, Any] = {}
    at = 0
    while len(rows) < MOST_ROWS:
        head, old = ROW.match(stream, at), OLD_ROW.match(stream, at)
        if head and head[2] and head[2][0] in SIZED and (length := LENGTH.match(stream, head.end())):
            at = length.end() + int(length[1], 16)
            if head[2] == b"T":
                rows[head[1].decode()] = Text(stream[length.end() : at].decode("utf-8", "replace"))
            continue
        if not (head or old) or at >= len(stream):
            break
        end = stream.find(b"\n", at)
        end = end if end >= 0 else len(stream)
        if old:
            put(rows, old[2], OLD_REFERENCE.sub(rb'"$L\1"', stream[old.end() : end]) if old[1] == b"J" else b"")
        elif head and head[2] in {b"", b"t", b"f", b"n"}:
            put(rows, head[1], stream[head.start(2) : end])
        at = end + 1
    return rows


def put(rows: dict[str, Any], id: bytes, line: bytes) -> None:
    """Keep what a line holds, when that is JSON."""
    if id and line:
        with suppress(UnreadableError):
            rows[id.decode()] = sound(line.decode("utf-8", "replace"))


class Text(str):
    """The text of a row, in which a dollar says nothing."""

    __slots__ = ()


class Pointer:
    """A place where another row belongs."""

    __slots__ = ("path", "row")

    def __init__(self, row: str, path: str) -> None:
        self.row, self.path = row, path


def resolved(value: Any, rows: dict[str, Any], pointed: set[str], depth: int) -> Any:
    """A value with pointers where others belong, and elements turned to what they are given."""
    if depth > DEEPEST:
        return None
    if isinstance(value, str):
        return said(value, rows, pointed) if value[:1] == "$" and not isinstance(value, Text) else value
    if isinstance(value, dict):
        return {name: resolved(inner, rows, pointed, depth + 1) for name, inner in value.items()}
    if isinstance(value, list):
        if len(value) >= 4 and value[0] == "$" and isinstance(value[1], str):
            return element(value, rows, pointed, depth)
        return [resolved(inner, rows, pointed, depth + 1) for inner in value]
    return value


def element(value: list[Any], rows: dict[str, Any], pointed: set[str], depth: int) -> Any:
    """``["$", "ul", key, {…}]``: of a tag of HTML what it holds, since the page shows the rest; of a component all it is given."""
    props = resolved(value[3], rows, pointed, depth + 1)
    if not isinstance(props, dict) or value[1][:1] == "$":
        return props
    shown = props.get("dangerouslySetInnerHTML")
    return props.get("children") if shown is None else shown


def said(value: str, rows: dict[str, Any], pointed: set[str]) -> Any:
    """What a text that begins with a dollar means."""
    if value.startswith("$$"):
        return value[1:]
    if value[1:2] in {"D", "n"} and value[2:3].isdigit():
        if value[1] == "D" and ("-" in value or "T" in value):
            return value[2:]
        if value[1] == "n":
            return value[2:]
    reference = REFERENCE.match(value)
    if reference and reference[1] in rows:
        pointed.add(reference[1])
        return Pointer(reference[1], reference[2])
    return None


def joint(meant: dict[str, Any]) -> dict[str, Any]:
    """The rows, with each pointer replaced by the row itself: rows may go round in circles, which ``plain`` cuts."""
    waiting = [value for value in meant.values() if isinstance(value, dict | list)]
    seen = set(map(id, waiting))
    while waiting:
        value = waiting.pop()
        for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
            found = target(inner, meant)
            if found is not inner:
                value[key] = found
            if isinstance(found, dict | list) and id(found) not in seen:
                seen.add(id(found))
                waiting.append(found)
    return {id: target(value, meant) for id, value in meant.items()}


def target(value: Any, meant: dict[str, Any]) -> Any:
    """What a pointer points to, step by step; anything else is itself."""
    for _ in range(20):
        if not isinstance(value, Pointer):
            return value
        path, value = value.path, meant.get(value.row)
        for step in path.split(":")[1:]:
            if isinstance(value, list) and step.isdigit():
                value = value[int(step)] if int(step) < len(value) else None
            elif isinstance(value, dict) and step != "props":
                value = value.get(step)
    return None
