"""Remix and React Router: ``window.__remixContext = {…}``, or flat lists (turbo-stream) in ``streamController.enqueue("…")``."""

import json
import re
from typing import Any

from crawlers.embedded.javascript.calls import moment
from crawlers.embedded.javascript.plain_keys import key_of
from crawlers.embedded.javascript.values import read_value
from crawlers.extract.objects.tolerant_json import UnreadableError

CONTEXT = re.compile(r"__(?:remix|reactRouter)Context\s{0,9}=\s{0,9}(?=\{)")
ENQUEUED = re.compile(r"__(?:remix|reactRouter)Context\s{0,9}\.\s{0,9}streamController\s{0,9}\.\s{0,9}enqueue(?=\()")
KEY = re.compile(r"_(\d{1,9})\Z")
MOST_LINES = 500
MOST = 500


def decoded(_attributes: str, text: str) -> list[Any] | None:
    """The state of one script that assigns it; ``None`` when the script is another.

    >>> decoded("", 'window.__remixContext = {"state":{"loaderData":{"routes/jobs":{"jobs":[]}}},"isSpaMode":false};')
    [{'routes/jobs': {'jobs': []}}]
    """
    start = CONTEXT.search(text)
    if not start:
        return [] if "streamController.enqueue" in text else None
    try:
        data = read_value(text, start.end())[0]
    except UnreadableError:
        return None
    state = data.get("state", data) if isinstance(data, dict) else data
    loaded = state.get("loaderData") if isinstance(state, dict) else None
    return [loaded] if loaded else [data] if isinstance(data, dict) and len(data) > 5 else []


def streamed(scripts: list[tuple[str, str]]) -> list[Any]:
    """The stream that the scripts of a page put together, each piece cut anywhere.

    >>> lines = json.dumps('[{"_1":2},"loaderData",{"_3":4},"jobs",[5],{"_6":7},"title","Régleur"]\\n')
    >>> streamed([("", f"window.__remixContext.streamController.enqueue({lines});")])
    [{'jobs': [{'title': 'Régleur'}]}]
    """
    pieces = []
    for _, text in scripts:
        for start in list(ENQUEUED.finditer(text))[:MOST] if "streamController" in text else []:
            try:
                piece = read_value(text, start.end())[0]
            except UnreadableError:
                continue
            pieces.append(piece if isinstance(piece, str) else "")
    data = stream("".join(pieces))
    return [data.get("loaderData", data) if isinstance(data, dict) else data] if data else []


def stream(text: str) -> Any:
    """What a stream says: the first line is the data, the others are what was promised in it."""
    first, *rest = text.split("\n")[:MOST_LINES] or [""]
    values: list[Any] = []
    made: list[Any] = []
    promised: dict[int, list[Any]] = {}
    root = added(first, values, made, promised)
    for line in rest:
        name = re.match(r"P(\d{1,9}):", line)
        if name:
            holder = promised.get(int(name[1]))
            value = added(line[name.end() :], values, made, promised)
            if holder is not None:
                holder.append(value)
    return root


def added(line: str, values: list[Any], made: list[Any], promised: dict[int, list[Any]]) -> Any:
    """One line's values behind those that are known; what its first means."""
    try:
        new = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if isinstance(new, int):
        return at_place(made, new)
    if not isinstance(new, list) or not new:
        return None
    start = len(values)
    values += new
    made += [shell(item, promised) for item in new]
    for item, made_item in zip(new, made[start:], strict=True):
        if isinstance(item, dict):
            for name, to in item.items():
                key = KEY.match(name)
                if key:
                    made_item[key_of(at_place(made, int(key[1])))] = at_place(made, to)
        elif isinstance(item, list) and not (item and isinstance(item[0], str)):
            made_item.extend(at_place(made, to) for to in item)
        elif isinstance(item, list):
            fill(made_item, item, made)
    return at_place(made, start)


def shell(item: Any, promised: dict[int, list[Any]]) -> Any:
    """What a place becomes, empty for now; a promise is a list of what will be given."""
    if isinstance(item, dict):
        return {}
    if not isinstance(item, list):
        return item
    kind = item[0] if item and isinstance(item[0], str) else ""
    given = item[1] if kind and len(item) > 1 else None
    if kind == "P" and isinstance(given, int):
        return promised.setdefault(given, [])
    if kind == "D":
        return moment(given) if isinstance(given, int | float) else None
    if kind in {"U", "B", "R", "Y", "E"}:
        return given
    return {} if kind in {"M", "N"} else []


def fill(made_item: Any, item: list[Any], made: list[Any]) -> None:
    """Put into a set or a map what belongs there."""
    if item[0] == "S":
        made_item.extend(at_place(made, to) for to in item[1:])
    elif item[0] == "M":
        made_item.update(
            (key_of(at_place(made, key)), at_place(made, to)) for key, to in zip(item[1::2], item[2::2], strict=False)
        )
    elif item[0] == "N" and len(item) > 1 and isinstance(inner := at_place(made, item[1]), dict):
        made_item.update(inner)


def at_place(made: list[Any], to: Any) -> Any:
    """What a number means; those below zero are nothing."""
    return made[to] if type(to) is int and 0 <= to < len(made) else None
