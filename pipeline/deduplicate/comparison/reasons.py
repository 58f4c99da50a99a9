"""Evidence → reasons in French, as the board shows them."""

from pipeline.deduplicate.comparison.evidence import Evidence
from pipeline.deduplicate.comparison.likely import RELATED
from pipeline.deduplicate.comparison.nearness import Nearness
from pipeline.deduplicate.facts.fingerprint import Common
from pipeline.deduplicate.facts.title_words import Likeness

LITTLE = 0.25
"""Less of a text in common is what any two offers share."""
SAID = 3
"""Amounts that are named in a reason."""
TITLES = {
    Likeness.SAME: "même intitulé",
    Likeness.WITHIN: "intitulé proche",
    Likeness.NEAR: "intitulé proche",
    Likeness.TOUCHING: "intitulés différents",
    Likeness.OTHER: "intitulés différents",
}
PLACES = {
    Nearness.SAME: "même commune",
    Nearness.WITHIN: "lieu compatible",
    Nearness.UNKNOWN: "lieu non précisé",
    Nearness.NEIGHBOURS: "communes voisines",
}


def reasons(known: Evidence) -> tuple[str, ...]:
    """What speaks for one opening, and what makes it doubtful."""
    text = said(known.text)
    contract = "contrat différent : l’un est une mission d’intérim" if known.mission else "contrat compatible"
    title = "intitulés d’un même métier" if known.trade and known.title < Likeness.NEAR else TITLES[known.title]
    reference = ("même référence dans les textes",) if known.reference else ()
    hours = ("mais d’autres horaires",) if known.other_hours else ()
    hours = hours or (("mêmes horaires",) if known.rhythm and known.employer is None else ())
    return (text, *reference, *money(known), title, PLACES[known.place], *hours, employer(known), contract)


def money(known: Evidence) -> tuple[str, ...]:
    """The amounts that both tell, where their words are not the same."""
    if not known.sums or (known.text is not None and known.text.part >= RELATED):
        return ()
    return (f"mêmes montants : {', '.join(map(euros, known.sums[:SAID]))}",)


def euros(cents: int) -> str:
    """An amount as it is written in French.

    >>> euros(245000), euros(1262)
    ('2 450 €', '12,62 €')
    """
    whole = f"{cents // 100:,}".replace(",", " ")
    return f"{whole},{cents % 100:02} €" if cents % 100 else f"{whole} €"


def said(text: Common | None) -> str:
    """How much of a text the other one holds, where that is something."""
    if text is None:
        return "texte trop court pour comparer"
    return f"même texte à {int(100 * text.part)} %" if text.part >= LITTLE else "textes différents"


def employer(known: Evidence) -> str:
    """Who recruits."""
    if known.employer:
        return "même employeur"
    if known.agency:
        return "employeur masqué par une agence"
    return "employeur non précisé" if known.employer is None else "employeurs différents"
