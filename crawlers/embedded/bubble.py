"""Objects of a site made with Bubble → the same by plain names: ``intitule_text`` is ``intitule``, and its rich text is HTML."""

import re
from typing import Any

OWN = ("Created Date", "Modified Date")
"""What every object of its database bears."""
KIND = re.compile(
    r"_(?:text|number|date|boolean|image|file|user|geographic_address|(?:list_)?(?:option|custom|text)_?\w{0,60})\Z"
)
"""What stands behind a name: the kind of its value."""
BBCODE = re.compile(r"\[(/?)(ul|ol|li|b|i|u|h[1-6])\b[^\]]{0,60}\]")
OTHER = re.compile(
    r"\[/?(?:size|color|font|center|left|right|justify|highlight|indent\w{0,9}|ml|url|img)\b[^\]]{0,300}\]"
)
MOST_NODES = 20_000
DEEPEST = 6


def named_plainly(data: Any) -> Any:
    """Data without the kinds behind names, where they are Bubble's; all other data as they are.

    >>> named_plainly([{"Created Date": "2026-05-14", "intitule_text": "Régleur", "contrat_option_contrat": "cdi"}])
    [{'Created Date': '2026-05-14', 'intitule': 'Régleur', 'contrat': 'cdi'}]
    """
    return plain(data, 0)


def plain(value: Any, depth: int) -> Any:
    """A value, and what is in it as far as lists and objects go."""
    if depth > DEEPEST:
        return value
    if isinstance(value, list):
        return (
            [plain(item, depth + 1) for item in value[:MOST_NODES]] if value and isinstance(value[0], dict) else value
        )
    if not isinstance(value, dict):
        return value
    if not any(name in value for name in OWN):
        return {name: plain(item, depth + 1) for name, item in value.items()}
    found: dict[str, Any] = {}
    for name, item in value.items():
        found.setdefault(KIND.sub("", name) or name, marked_up(item) if isinstance(item, str) else item)
    return found


def marked_up(text: str) -> str:
    """A text with its marks as HTML; one without any as it is."""
    if not BBCODE.search(text):
        return text
    marked = BBCODE.sub(lambda one: f"<{one[1]}{one[2]}>", OTHER.sub("", text))
    return "".join(f"<p>{part}</p>" if "<" not in part else part for part in marked.split("\n") if part.strip())
