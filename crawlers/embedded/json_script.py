"""``<script type="application/json">{…}</script>``, ``text/x-json``, ``application/ld+json`` that holds no offer."""

import re
from typing import Any

from crawlers.embedded.flat_list import surely_flat, unflattened
from crawlers.extract.objects.tolerant_json import read

JSON = re.compile(r"type\s*=\s*[\"']?[\w/.+&#;-]{0,40}json|text/x-component", re.IGNORECASE)
LINKED = re.compile(r"ld(?:\+|&#x2b;|&#43;)json", re.IGNORECASE)


def decoded(attributes: str, text: str) -> list[Any] | None:
    """What the script holds; ``None`` when it is no JSON. Offers in JSON-LD have their own reader.

    >>> decoded('type="application/json"', '{"jobs": []}'), decoded("", "var a = 1")
    ([{'jobs': []}], None)
    >>> decoded('type="application/ld+json"', '{"@type":"JobPosting"}')
    []
    """
    bare = text.strip()
    if not JSON.search(attributes) and not (bare[:2] in {'{"', "[{"} and bare[-1:] in "}]" and bare):
        return None
    if LINKED.search(attributes) and "obposting" in text.lower():
        return []
    data = read(bare)
    return [unflattened(data) if surely_flat(data) else data]
