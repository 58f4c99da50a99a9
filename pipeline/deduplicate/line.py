"""A text → the lines it names: two texts that are the same but for « ligne 3 » and « ligne 5 » are two openings."""

import re

LINE = re.compile(
    r"(?<!en )(?<!bus )(?<!metro )(?<!métro )(?<!tram )\b(?:ligne|lot|quai)\s"
    r"(?:n[°o]\s?)?0?(\d{1,2})\b(?!\s?(?:jours?|mois|h\b|fois|min))"
)
HINTS = ("ligne", "lot", "quai")
NONE: frozenset[str] = frozenset()


def lines(text: str) -> frozenset[str]:
    """The lines that a text names, by their figures.

    >>> sorted(lines("Vous conduisez la ligne 5, puis la Ligne n° 07.")), lines("La ligne d'emballage, en ligne 30 jours.")
    (['5', '7'], frozenset())
    """
    small = text.casefold()
    if not any(hint in small for hint in HINTS):
        return NONE
    return frozenset(LINE.findall(small))
