"""Sentences of an offer → the communes where the work is, by the words that stand before them; never a client's or a school's."""

import re
from collections.abc import Iterable, Iterator

from crawlers.columns.shapes import NO_PLACE
from french.communes import glued, table
from french.letters import fold

NAME = (
    r"((?:(?:Le|La|Les|L[’']|Saint|Sainte|St|Ste)[ -]?)?[A-ZÀ-ÝŒ][\w’'À-ÿœ-]+(?:[ -](?:sur|en|les?|sous|la|de|du|des|aux?|lès|"
    r"près|[A-ZÀ-ÝŒ])"
    r"[\w’'À-ÿœ-]*){0,5})"
)
HERE = re.compile(
    r"(?:(?i:\b(?:bas[ée]e?s?|situ[ée]e?s?|localis[ée]e?s?|rattach[ée]e?s?|affect[ée]e?s?|implant[ée]e?s?|pourvoir|travaill\w+|"
    r"exerc\w+|se (?:trouve|passe|situe|d[ée]roule)|prise? de poste|d[ée]part|rendez-vous|embauche|postes?|bureau|lieu|"
    r"lieu de travail)\b"
    r"[^.!?;\n]{0,40}?\s(?:à|au|aux|en|sur|dans (?:notre|le|la) \w+ (?:de |d[’'])|depuis|chez nous à)\s?)|"
    r"(?i:\b(?:usine|site|atelier|d[ée]p[oô]t|agence|plateforme|entrep[oô]t|magasin|[ée]tablissement|annexe|studio|bureau|quai|"
    r"unit[ée]|"
    r"verrerie|laboratoire|r[ée]sidence|h[oô]pital|centre technique|secteur|commune|ville|d[ée]chetterie|[ée]cole|maison|"
    r"clinique)s?(?:\s[\wÀ-ÿ’'-]+){0,4}?\s(?:de\s|"
    r"d[’']|du\s|à\s))|"
    r"(?:^|[.!?\n–—:(]\s?)(?:À|A|Sur|Au)\s)" + NAME,
)
"""What says that the work is where the name that follows lies."""
AND = re.compile(r"(?:,| et| ou| puis| and) (?:à |au |d[’'])?" + NAME)
NOT_HERE = re.compile(
    r"\b(?:clients?|fournisseurs?|cfa|lyc[ée]e|[ée]cole d|iut|universit[ée]|formation|cours|si[èe]ge|gare|train|bus|navette|"
    r"venir de|habitez|covoiturage|"
    r"salon|foire|exp[ée]di\w+ (?:vers|à)|livr\w+|tourn[ée]es?|entre)\b[^.!?;\n]{0,60}$",
    re.IGNORECASE,
)
"""What, before such words, says that it is somebody else's place."""
BUT = re.compile(r"[,(]?\s(?:sauf|hormis|except[ée]|hors)\b")
"""What follows is the exception, and some other offer's."""
MOST = 3
LOOKED_BACK = 70
LONGEST_NAME = 60


def places_told(texts: Iterable[str]) -> list[str]:
    """The communes that sentences name as the place of work, in their order, three at most.

    >>> places_told(["Poste basé à Senarpont ou à Oisemont.", "Vous suivez des cours au CFA d’Abbeville."])
    ['Senarpont', 'Oisemont']
    >>> places_told(["Nos clients à Eu.", "Bureau à Aumale."])
    ['Aumale']
    """
    found: list[str] = []
    for text in texts:
        for name in named_in(BUT.split(text[:3_000])[0]):
            if name not in found:
                found.append(name)
    return found[:MOST]


def named_in(text: str) -> Iterator[str]:
    """The communes of one text."""
    for match in HERE.finditer(text):
        if NOT_HERE.search(text[max(0, match.start() - LOOKED_BACK) : match.start(1)]):
            continue
        at = match.start(1)
        while name := commune_of(text[at : at + LONGEST_NAME]):
            yield name
            after = AND.match(text, at + len(name))
            if not after:
                break
            at = after.start(1)


def commune_of(words: str) -> str:
    """The longest beginning of some words that is a commune; empty where none is."""
    match = re.match(NAME, words)
    parts = match[1].split(" ") if match else []
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length]).rstrip(" ,.;:’'")
        if fold(name) not in NO_PLACE and len(name) > 1 and glued(name) in table().names:
            return name
    return ""
