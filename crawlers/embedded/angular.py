"""Angular: ``<script id="ng-state" type="application/json">{"1234":{"b":{…},"u":"…"}}</script>``, answers that it asked for."""

import re
from typing import Any

from crawlers.extract.objects.tolerant_json import read

ID = re.compile(r"id\s*=\s*[\"']?(?:ng-state|[\w-]{1,60}-state|serverApp)")
ESCAPES = re.compile(r"&([qslga]);")
LETTERS = {"q": '"', "s": "'", "l": "<", "g": ">", "a": "&"}


def decoded(attributes: str, text: str) -> list[Any] | None:
    """What was asked for, answer by answer, and what else is kept; ``None`` when the script is another.

    >>> decoded('id="serverApp-state"', '{&q;G.1&q;:{&q;body&q;:{&q;jobs&q;:[1]},&q;status&q;:200},&q;lang&q;:&q;fr&q;}')
    [{'G.1': {'jobs': [1]}, 'lang': 'fr'}]
    """
    if not ID.search(attributes):
        return None
    if "&q;" in text[:2000]:
        text = ESCAPES.sub(lambda escape: LETTERS[escape[1]], text)
    data = read(text)
    if not isinstance(data, dict):
        return [data]
    return [{name: answered(entry) for name, entry in data.items()}]


def answered(entry: Any) -> Any:
    """The body of a kept answer; anything else as it is."""
    if isinstance(entry, dict):
        for body, status in (("b", "s"), ("body", "status"), ("b", "u"), ("body", "url")):
            if body in entry and status in entry:
                return entry[body]
    return entry
