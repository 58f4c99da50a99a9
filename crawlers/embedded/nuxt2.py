"""Nuxt 2, and Nuxt 3 before 3.4: ``window.__NUXT__=(function(a,b){return {data:[…]}}(null,!0))``, ``__NUXT_JSONP__("/", …)``."""

import re
from typing import Any

from crawlers.embedded.javascript.values import read_value
from crawlers.extract.objects.tolerant_json import UnreadableError

ASSIGNED = re.compile(
    r"(?:window\.)?__NUXT__\s{0,9}=\s{0,9}(?=[({])|__NUXT_JSONP__\(\s{0,9}\"[^\"\n]{0,2000}\"\s{0,9},\s{0,9}"
)
MOST = 4


def decoded(_attributes: str, text: str) -> list[Any] | None:
    """The state; ``None`` when the script is another.

    >>> decoded("", "window.__NUXT__=(function(a,b){b.title=a;return {data:[{jobs:[b]}]}}('R\\\\u00e9gleur',{}));")
    [{'data': [{'jobs': [{'title': 'Régleur'}]}]}]
    """
    starts = [found.end() for found in ASSIGNED.finditer(text)][:MOST] if "__NUXT_" in text else []
    if not starts:
        return None
    found = []
    for start in starts:
        try:
            found.append(read_value(text, start)[0])
        except UnreadableError:
            continue
    return found or None
