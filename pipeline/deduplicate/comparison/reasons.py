"""Evidence → reasons in French, as the board shows them."""

from pipeline.deduplicate.comparison.evidence import Evidence
from pipeline.deduplicate.comparison.likely import RELATED
from pipeline.deduplicate.comparison.nearness import Nearness
from pipeline.deduplicate.facts.fingerprint import Common
from pipeline.deduplicate.facts.title_words import TitleLikeness

LITTLE_SHARE = 0.25
"""Any two offers share this much of their texts: a smaller share is no reason."""
MOST_AMOUNTS = 3
"""A reason names so many amounts at most."""
TITLES = {
    TitleLikeness.SAME: "même intitulé",
    TitleLikeness.WITHIN: "intitulé proche",
    TitleLikeness.NEAR: "intitulé proche",
    TitleLikeness.TOUCHING: "intitulés différents",
    TitleLikeness.OTHER: "intitulés différents",
}
PLACES = {
    Nearness.SAME: "même commune",
    Nearness.WITHIN: "lieu compatible",
    Nearness.UNKNOWN: "lieu non précisé",
    Nearness.NEIGHBOURS: "communes voisines",
}


def reasons(evidence: Evidence) -> tuple[str, ...]:
    """What speaks for one opening, and what makes it doubtful."""
    text = common_words(evidence.text)
    contract = "contrat différent : l’un est une mission d’intérim" if evidence.mission else "contrat compatible"
    title = (
        "intitulés d’un même métier"
        if evidence.trade and evidence.title < TitleLikeness.NEAR
        else TITLES[evidence.title]
    )
    reference = ("même référence dans les textes",) if evidence.reference else ()
    hours = ("mais d’autres horaires",) if evidence.hours_differ else ()
    hours = hours or (("mêmes horaires",) if evidence.rhythm and evidence.employer is None else ())
    return (text, *reference, *money(evidence), title, PLACES[evidence.place], *hours, employer(evidence), contract)


def money(evidence: Evidence) -> tuple[str, ...]:
    """The amounts that both tell, where their words are not the same."""
    if not evidence.amounts or (evidence.text is not None and evidence.text.part >= RELATED):
        return ()
    return (f"mêmes montants : {', '.join(map(euros, evidence.amounts[:MOST_AMOUNTS]))}",)


def euros(cents: int) -> str:
    """An amount as it is written in French.

    >>> euros(245000), euros(1262)
    ('2 450 €', '12,62 €')
    """
    whole = f"{cents // 100:,}".replace(",", " ")
    return f"{whole},{cents % 100:02} €" if cents % 100 else f"{whole} €"


def common_words(text: Common | None) -> str:
    """How much of a text the other one holds, where that is something."""
    if text is None:
        return "texte trop court pour comparer"
    return f"même texte à {int(100 * text.part)} %" if text.part >= LITTLE_SHARE else "textes différents"


def employer(evidence: Evidence) -> str:
    """Who recruits."""
    if evidence.employer:
        return "même employeur"
    if evidence.agency:
        return "employeur masqué par une agence"
    return "employeur non précisé" if evidence.employer is None else "employeurs différents"
