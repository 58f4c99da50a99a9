"""A text → the lines it names: two texts that are the same but for « ligne 3 » and « ligne 5 » are two openings."""

import re

LINE = re.compile(r"\b(?:ligne|lot|quai)s? (?:n[°o] ?)?([a-k]?\d{1,2}|[b-k])\b", re.IGNORECASE)
HINTS = ("igne ", "IGNE ", "lot ", "uai ")
NONE: frozenset[str] = frozenset()


def lines(text: str) -> frozenset[str]:
    """The lines that a text names.

    >>> sorted(lines("Vous conduisez la ligne 5, puis la Ligne n° 7.")), lines("Nos onze lignes, une ligne de tri.")
    (['5', '7'], frozenset())
    """
    if not any(hint in text for hint in HINTS):
        return NONE
    return frozenset(found.casefold() for found in LINE.findall(text))
