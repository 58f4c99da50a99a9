"""Text of a page → whether it says in words that there is nothing: no offer at all, or not this one any more."""

import re

NONE = re.compile(
    r"(?:aucune?s?|pas d[e’'])\s*(?:nouvelle\s+|autre\s+)?(?:offres?|postes?|annonces?|recrutements?|opportunités?)\b"
    r"(?!\s+(?:ne\s+)?(?:vous\s+)?(?:correspond|convient|similaire))"
    r"|ne (?:recrut|propos)ons (?:pas|plus|actuellement pas|pas actuellement)\b"
    r"|\bno (?:current |open |job )*(?:openings?|positions?|vacancies|jobs?)\b"
    r"|\bthere are (?:currently )?no (?:open )?(?:jobs?|positions?|openings?|vacancies)\b",
    re.IGNORECASE,
)
OVER = re.compile(
    r"(?:offre|annonce|poste)[^.<]{0,60}(?:n[’']est plus (?:disponible|en ligne|d[’']actualité|à pourvoir)|a (?:expiré|été pourvue?)"
    r"|(?:est )?expirée?\b|(?:est )?pourvue?\b)"
    r"|\b(?:job|position|vacancy)[^.<]{0,60}(?:no longer (?:available|open)|has (?:expired|been filled)|is closed)",
    re.IGNORECASE,
)
LONGEST = 200_000


def says_no_offer(text: str) -> bool:
    """Whether a list says that it is empty.

    >>> says_no_offer("Nous n’avons aucune offre d’emploi à pourvoir en ce moment."), says_no_offer("Nos 3 offres")
    (True, False)
    """
    return bool(NONE.search(text[:LONGEST]))


def says_over(text: str) -> bool:
    """Whether a page says that its offer is over.

    >>> says_over("Cette offre n’est plus disponible."), says_over("Cette offre est disponible.")
    (True, False)
    """
    return bool(OVER.search(text[:LONGEST]))
