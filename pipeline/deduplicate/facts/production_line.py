"""A folded text → the lines it names: two texts that are the same but for « ligne 3 » and « ligne 5 » are two openings."""

import re

from pipeline.normalize.descriptions.stretches import stretches_around

LINE = re.compile(
    r"(?<!en )(?<!bus )(?<!metro )(?<!tram )\b(?:ligne|lot|quai)\s"
    r"(?:no?\s?)?0?(\d{1,2})\b(?!\s?(?:jours?|mois|h\b|fois|min))"
)
TRIGGERS = ("ligne ", "lot ", "quai ")


def lines(words: str) -> frozenset[str]:
    """The lines that a folded text names, by their figures.

    >>> sorted(lines("vous conduisez la ligne 5, puis la ligne n 07.")), lines("la ligne d'emballage, en ligne 30 jours.")
    (['5', '7'], frozenset())
    """
    return frozenset(
        line for stretch in stretches_around(words, TRIGGERS, before=8, after=25) for line in LINE.findall(stretch)
    )
