"""Solid and TanStack Start: ``$R[6]=[$R[7]={title:"Régleur"},$R[7]]``, values numbered where they stand, and named later."""

import re
from typing import Any

from crawlers.embedded.assigned import says_something
from crawlers.embedded.javascript.values import Reader
from crawlers.extract.objects.tolerant_json import UnreadableError

START = re.compile(r"\$R\[\d{1,9}\]\s{0,3}=\s{0,3}(?=[\[{])")
MOST = 500


def decoded(scripts: list[tuple[str, str]]) -> list[Any]:
    """The values of all scripts of the page, the outer ones only.

    >>> decoded([("", 'x($R[2],$R[6]=[$R[7]={title:"Régleur",city:"Eu"},$R[7]])')])
    [[{'title': 'Régleur', 'city': 'Eu'}, {'title': 'Régleur', 'city': 'Eu'}]]
    """
    names: dict[str, Any] = {}
    found: list[Any] = []
    for _, text in scripts:
        at = 0
        for start in list(START.finditer(text))[:MOST] if "$R[" in text else []:
            if start.start() < at:
                continue
            reader = Reader(text, start.start(), names)
            try:
                value = reader.value()
            except (UnreadableError, RecursionError):
                continue
            finally:
                at = reader.at
            if says_something(value):
                found.append(value)
    return found
