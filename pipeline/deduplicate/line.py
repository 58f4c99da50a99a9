"""A folded text → the lines it names: two texts that are the same but for « ligne 3 » and « ligne 5 » are two openings."""

import re

LINE = re.compile(
    r"(?<!en )(?<!bus )(?<!metro )(?<!tram )\b(?:ligne|lot|quai)\s"
    r"(?:no?\s?)?0?(\d{1,2})\b(?!\s?(?:jours?|mois|h\b|fois|min))"
)
HINTS = ("ligne", "lot", "quai")
NONE: frozenset[str] = frozenset()


def lines(words: str) -> frozenset[str]:
    """The lines that a folded text names, by their figures.

    >>> sorted(lines("vous conduisez la ligne 5, puis la ligne n 07.")), lines("la ligne d'emballage, en ligne 30 jours.")
    (['5', '7'], frozenset())
    """
    return frozenset(LINE.findall(words)) if any(hint in words for hint in HINTS) else NONE
