"""What a page shows → whether it says in words that there is nothing: no offer at all, or not this one any more."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.etree import LxmlError, iterwalk
from lxml.html import HTMLParser, document_fromstring

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
OVER = re.compile(
    r"(?:offre|annonce|poste)[^.\n]{0,60}(?:n[’']est plus (?:disponible|en ligne|d[’']actualité|à pourvoir)|a (?:expiré|été pourvue?)"
    r"|(?:est )?expirée?\b|(?:est )?pourvue?\b)"
    r"|\b(?:job|position|vacancy)[^.\n]{0,60}(?:no longer (?:available|open)|has (?:expired|been filled)|is closed)",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"^[^\w\n]*(?:(?:désolée?s?|oups|attention|sorry)[^\w\n]+)?(?:(?:cette|l[’'])\s?(?:offre|annonce)(?: d[’']emploi)?|(?:ce|le) poste"
    r"|this (?:job|position|vacancy|offer))\b[^.\n]{0,60}?"
    r"(?:n[’']est plus (?:disponible|en ligne|d[’']actualité|à pourvoir|ouverte?|active)|n[’']existe plus"
    r"|a (?:déjà )?(?:expiré|été (?:pourvue?|retirée?|supprimée?|clôturée?|archivée?))"
    r"|est (?:déjà |désormais )?(?:expirée?|pourvue?(?! d)|clôturée?|archivée?)(?! (?:le|au)\b)"
    r"|(?:is )?no longer (?:available|open)|has (?:expired|been filled)|is closed)",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that begins by saying of this very offer that it is closed: no sentence of a description does."""
NO_PAGE = re.compile(
    r"\b(?:page|offre|annonce|poste|contenu|document)s?\b[^.\n]{0,40}(?:introuvable|n[’']existe (?:pas|plus)|non trouvée?\b"
    r"|n[’']a pas (?:été|pu être) trouvée?|a été (?:supprimée?|retirée?))|\berreur 404\b|\bnot found\b",
    re.IGNORECASE,
)
BROKEN = re.compile(
    r"\berreur (?:est survenue|s[’']est produite|interne|inattendue|technique|serveur|50\d)|\berror (?:has )?occurred"
    r"|\b(?:service|site|page)[^.\n]{0,30}(?:indisponible|unavailable|en maintenance|en travaux)\b|\bmaintenance en cours\b"
    r"|\binternal server error|\bsomething went wrong|\bfatal error\b|\bdatabase (?:connection )?error",
    re.IGNORECASE,
)
UNSEEN = {"script", "style", "template", "noscript", "select"}
UNSEEN_STYLE = re.compile(r"display:none|visibility:hidden")
UNSEEN_CLASSES = {"hidden", "hide", "d-none", "is-hidden", "invisible", "sr-only", "visually-hidden"}
INLINE = {"a", "abbr", "b", "em", "font", "i", "mark", "small", "span", "strong", "u"}
"""Elements that do not end a sentence."""
MOST_HTML_LETTERS = 2_000_000
"""How much of a page is parsed, …"""
MOST_VISIBLE_LETTERS = 200_000
"""… and how much of what a reader sees of it is looked through."""


def says_no_offer(text: str) -> bool:
    """Whether a list says that it is empty, shows nothing that looks like an offer, and speaks of no error.

    >>> says_no_offer("Nous n’avons aucune offre d’emploi à pourvoir en ce moment."), says_no_offer("Nos 3 offres")
    (True, False)
    """
    seen = visible(text)
    return bool(NONE.search(seen)) and not OFFERED.search(seen) and not says_broken(seen)


def says_over(text: str) -> bool:
    """Whether a page says that its offer is over.

    >>> says_over("Cette offre n’est plus disponible."), says_over("Cette offre est disponible.")
    (True, False)
    """
    return bool(OVER.search(visible(text)))


def says_closed(seen: str) -> bool:
    """Whether a line of what a reader sees says of this very offer that it is closed, whatever else the page tells of it.

    >>> says_closed("Régleur\\nCe poste a été pourvu."), says_closed("Régleur\\nRetirée une fois le poste pourvu.")
    (True, False)
    """
    return bool(CLOSED.search(seen))


def says_no_page(seen: str) -> bool:
    """Whether what a reader sees is that there is no such page, whatever the status of the answer.

    >>> says_no_page("Oups ! Cette page n’existe pas."), says_no_page("Toutes nos pages")
    (True, False)
    """
    return bool(NO_PAGE.search(seen))


def says_broken(seen: str) -> bool:
    """Whether what a reader sees is that something went wrong.

    >>> says_broken("Une erreur est survenue, revenez plus tard."), says_broken("Cariste, sans erreur de préparation")
    (True, False)
    """
    return bool(BROKEN.search(seen))


def visible(text: str) -> str:
    """What a reader sees of a page, a line a block: neither its scripts nor the messages that it holds ready for another day.

    >>> visible("<p>Nos offres</p><template><p>Aucune offre</p></template><p hidden>Aucune offre</p>")
    'Nos offres'
    """
    if "<" not in text:
        return " ".join(unescape(text[:MOST_VISIBLE_LETTERS]).split())
    try:
        # without comments: there may be hundreds of thousands of them, and nobody sees one
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        root = document_fromstring(text[:MOST_HTML_LETTERS].encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError):
        return ""
    lines = (" ".join(line.split()) for line in "".join(seen_pieces(root)).split("\n"))
    return "\n".join(filter(None, lines))[:MOST_VISIBLE_LETTERS]


def seen_pieces(root: Any) -> Iterator[str]:
    """The texts that a reader sees, in their order, a new line where a block begins and ends; each element is looked at once."""
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        hidden = element is not root and is_unseen(element)
        line = "" if hidden or element.tag in INLINE else "\n"
        if event == "end":
            yield f"{line}{element.tail or ''}"
        elif hidden:
            walk.skip_subtree()
        else:
            yield f"{line}{element.text or ''}"


def is_unseen(element: Any) -> bool:
    """Whether a reader does not see an element: a script, or a message that is kept ready for another day."""
    if element.tag in UNSEEN or not isinstance(element.tag, str):
        return True
    if not element.attrib:
        return False
    style, classes = element.get("style"), element.get("class")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(style and UNSEEN_STYLE.search(style.replace(" ", "")))
        or bool(classes and not UNSEEN_CLASSES.isdisjoint(classes.split()))
    )
