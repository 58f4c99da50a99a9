"""What a list shows → whether it says in words that there is no offer."""

import re

from crawlers.walks.seen_page import visible
from french.closings.said import out_of_order

THINGS = r"(?:offres?|postes?|annonces?|recrutements?|opportunités?|emplois?)"
NONE = re.compile(
    rf"(?:\baucune?s?|\bpas d[e’'])\s*(?:nouvelle\s+|autre\s+)?{THINGS}\b"
    # « aucune offre qui vous correspond ? » asks for an application in general, under a list that is full.
    r"(?!(?:\s+d[e’']\s?\w+)?\s+(?:(?:ne|qui|pour|à)\s+)?(?:vous\b|votre\b|correspond|convien|similaire|adapt))"
    r"|\bne (?:recrut|propos)ons (?:pas|plus|actuellement pas|pas actuellement)\b"
    r"|\btous (?:nos|les) postes sont (?:actuellement )?pourvus\b"
    r"|\bno (?:current |open |job )*(?:openings?|positions?|vacancies|jobs?)\b(?! (?:too|is too|for you))"
    r"|\bthere are (?:currently )?no (?:open )?(?:jobs?|positions?|openings?|vacancies)\b",
    re.IGNORECASE,
)
OFFERED = re.compile(r"\(?\b[HFM]\s?/\s?[FHWM]\b(?:\s?/\s?[XD]\b)?\)?", re.IGNORECASE)
"""The mark of a title: a page that bears it is not empty, whatever else it says."""


def says_no_offer(text: str) -> bool:
    """Whether a list says that it is empty, shows nothing that looks like an offer, and speaks of no error.

    >>> says_no_offer("Nous n’avons aucune offre d’emploi à pourvoir en ce moment."), says_no_offer("Nos 3 offres")
    (True, False)
    """
    seen = visible(text)
    return bool(NONE.search(seen)) and not OFFERED.search(seen) and not out_of_order(seen)
