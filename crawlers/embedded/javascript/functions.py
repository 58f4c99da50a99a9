"""The body of a function that only assigns and returns → what it returns. Nuxt and SvelteKit write so what repeats or goes round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from crawlers.embedded.javascript.plain_keys import key_of

if TYPE_CHECKING:
    from crawlers.embedded.javascript.values import Reader

PATH = re.compile(
    r"""([^\W\d][\w$]*+|\$[\w$]*+)((?:\.[^\W\d][\w$]*+|\[(?:\d{1,9}|"[^"\\\]]{0,200}"|'[^'\\\]]{0,200}')\])+)\s{0,9}="""
)
STEP = re.compile(r"""\.([^\W\d][\w$]*+)|\[(\d{1,9}|"[^"]{0,200}"|'[^']{0,200}')\]""")
CHAINED = re.compile(r"([^\W\d][\w$]*+)(?=\s{0,9}\.\s{0,9}(?:set|add)\()")
LINK = re.compile(r"\s{0,9}\.\s{0,9}(set|add)(?=\()")
DECLARED = re.compile(r"(?:var|let|const)\s{1,9}([^\W\d][\w$]*+)\s{0,9}=|([^\W\d][\w$]*+)\s{0,9}=(?!=)")
RETURN = re.compile(r"return\b")


def returned(reader: Reader) -> Any:
    """What the body says after ``return``, once what it assigns before is done."""
    while sign := reader.sign():
        if sign in ";,":
            reader.at += 1
        elif found := RETURN.match(reader.text, reader.at):
            reader.at = found.end()
            return reader.value(1)
        elif found := PATH.match(reader.text, reader.at):
            reader.at = found.end()
            put(reader.names.get(found[1]), found[2], reader.value(1))
        elif found := CHAINED.match(reader.text, reader.at):
            reader.at = found.end()
            chain(reader, reader.names.get(found[1]))
        elif found := DECLARED.match(reader.text, reader.at):
            reader.at = found.end()
            reader.names[found[1] or found[2]] = reader.value(1)
        elif sign == "}":
            return None
        else:
            reader.value(1)
    return None


def put(target: Any, path: str, value: Any) -> None:
    """``a.b[0] = value``, where there is such a place."""
    *steps, last = [(name or key).strip("\"'") for name, key in STEP.findall(path)]
    for step in steps:
        target = member(target, step)
    if isinstance(target, dict):
        target[last] = value
    elif isinstance(target, list) and last.isdigit() and int(last) <= len(target):
        target[int(last) : int(last) + 1] = [value]


def member(target: Any, step: str) -> Any:
    """What lies at a step, or nothing."""
    if isinstance(target, dict):
        return target.get(step)
    return target[int(step)] if isinstance(target, list) and step.isdigit() and int(step) < len(target) else None


def chain(reader: Reader, target: Any) -> None:
    """``a.set(k, v).set(…)``, ``a.add(v)``."""
    while link := LINK.match(reader.text, reader.at):
        reader.at = link.end()
        arguments = reader.array(1, ")")
        if link[1] == "set" and len(arguments) == 2 and isinstance(target, dict):
            target[key_of(arguments[0])] = arguments[1]
        elif link[1] == "add" and isinstance(target, list):
            target.extend(arguments[:1])
