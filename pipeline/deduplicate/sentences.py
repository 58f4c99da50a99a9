"""Evidence → reasons in French, as the board shows them."""

from pipeline.deduplicate.evidence import Evidence
from pipeline.deduplicate.place import Nearness
from pipeline.deduplicate.title import Likeness

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
    text = f"même texte à {int(100 * known.text.part)} %" if known.text else "texte trop court pour comparer"
    contract = "contrat différent : l’un est une mission d’intérim" if known.mission else "contrat compatible"
    title = "intitulés d’un même métier" if known.trade and known.title < Likeness.NEAR else TITLES[known.title]
    reference = ("même référence dans les textes",) if known.reference else ()
    return (text, *reference, title, PLACES[known.place], employer(known), contract)


def employer(known: Evidence) -> str:
    """Who recruits."""
    if known.employer:
        return "même employeur"
    if known.agency:
        return "employeur masqué par une agence"
    return "employeur non précisé" if known.employer is None else "employeurs différents"
