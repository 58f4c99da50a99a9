"""Lines of a notice → the town where the work is: not the one of the letterhead, of the dateline, of the interview or of the post."""

import re
from pathlib import Path

from crawlers.extract.page.patterns import CONTRACT, STREET, TOWN
from crawlers.files.days import is_dateline
from french.communes import glued, named
from french.letters import fold
from french.word_lists import word_list

NAME = (
    r"(?:(?:Le|La|Les|LE|LA|LES|L['’]|Saint|Sainte|St|Ste|SAINT|SAINTE)[ -]?)?[A-ZÀ-Ý][\w’'À-ÿ]+"
    r"(?:[ -](?:(?:sur|en|les|lès|sous|la|le|de|du|des|et|aux?|SUR|EN|LES|SOUS|LA|LE|DE|DU|DES|AUX?)(?=[ -])"
    r"|d['’]|l['’]|D['’]|L['’]|[A-ZÀ-Ý])[\w’'À-ÿ]*){0,6}"
)
BASED = re.compile(
    r"(?i:bas[ée]+s?|situ[ée]+s?|localis[ée]+s?|affect[ée]+s?|exerc\w+|d[ée]roul\w+|stage|[àa] pourvoir|lieu[^.:]{0,30}"
    r"|implant[ée]+s?|travail\w*"
    r"|postes?|emplois?|site|usine|atelier|agence|magasin|antenne|[ée]tablissement|boutique|chantier)(?:\(e\)|\.e)?\b"
    rf"([^.;:]{{0,60}}?)\b(à|À|sur|dans|de|d['’]|aux?)\s?(?:la commune de\s|la ville de\s|proximité de\s)?({NAME})"
)
STRONG = re.compile(
    r"^(?:bas|situ|localis|affect|exerc|d[ée]roul|stage|[àa] pourvoir|lieu|poste|emploi|travail)", re.IGNORECASE
)
EMPLOYING = re.compile(
    r"recrut|recherch|embauch|\bpour\b|site|[ée]tablissement|service|agence|commune|ville|mairie|accueille|r[ée]sidence|usine",
    re.IGNORECASE,
)
AFTER_PREPOSITION = re.compile(rf"(?:\b(?:à|À|de|DE|sur|SUR|À)\s|\b[dD]['’])({NAME})")
WITH_NUMBER = re.compile(rf"({NAME})\s?\((\d{{5}}|\d\d|2[AB])\)")
DASHES = re.compile(r"\s[-–—|•·/]\s|,\s")
ELSEWHERE = re.compile(
    r"entretiens?\b|\bjury\b|courrier|adress[eé]|envoy|si[èe]ge|candidat|t[ée]l|@|\bBP\b|tribunal|RCS|SIRET|imprim|\bgare\b|"
    r"d[ée]placement|permis|formation (?:[àa]|de)",
    re.IGNORECASE,
)
"""Words beside a town where nobody works."""
SEAT = re.compile(r"si[èe]ge", re.IGNORECASE)
"""« Basé à notre siège de Paris » is where one works."""
NO_TOWN = frozenset(word_list(Path(__file__).with_name("no_towns.txt")).plain())


SHORT_LETTERS = 140
"""A short line that names a town tells where the work is; a paragraph tells where the company has been."""


def town_in(text: str) -> str:
    """The longest beginning of some words that is the name of a commune; empty when none is.

    >>> town_in("Blangy-sur-Bresle et Eu"), town_in("MERS-LES-BAINS recrute"), town_in("Service Technique")
    ('Blangy-sur-Bresle', 'MERS-LES-BAINS', '')
    """
    pieces = re.split(r"( )", text.strip(" ,.;"))
    for end in range(len(pieces), 0, -2):
        name = "".join(pieces[:end]).strip(" ,.;")
        if fold(name) not in NO_TOWN and len(name) > 1 and named(glued(name)):
            return name
    return ""


def workplace(title: str, texts: list[str]) -> str:
    """Where the work is, by what the text says of it; empty when it does not say.

    >>> workplace("Régleur", ["12 rue du Moulin – 76260 Eu", "Eu, le 9 novembre 2026", "Poste basé à Incheville"])
    'Incheville'
    """
    texts = [text for text in texts if not is_dateline(text)]
    short_first = sorted(texts, key=lambda text: len(text) > SHORT_LETTERS)
    for words_before in (True, False):
        for text in short_first:
            if place := based(text, strong=words_before):
                return place
        if words_before and (place := alone(texts) or titled(title)):
            return place
    return told_of_employer(texts) or beside_number(texts)


def based(text: str, *, strong: bool) -> str:
    """The town behind « basé à », « à pourvoir à » (``strong``), or behind « site de »."""
    for found in BASED.finditer(text[:1500]):
        before = text[max(0, found.start() - 40) : found.start()] + (SEAT.sub("", found[1]) if strong else found[1])
        if bool(STRONG.match(found[0])) is not strong or ELSEWHERE.search(before) or not (town := town_in(found[3])):
            continue
        number = re.match(r"\s?\((\d{5}|\d\d|2[AB])\)", text[found.start(3) + len(town) :])
        whole = whole_name(found[2], town)
        return f"{whole} ({number[1]})" if number else whole
    return ""


def alone(texts: list[str]) -> str:
    """A line that is a town, with its number, and nothing else, or one beside its contract: « CDI – Grenoble – 40 k€ ».

    In the letterhead a street stands beside it.
    """
    for text in texts:
        pieces = [piece.strip() for piece in DASHES.split(text)] if len(text) <= SHORT_LETTERS else []
        beside = len(pieces) > 1 and any(CONTRACT.match(piece) for piece in pieces)
        if beside and (town := next(filter(is_town, pieces), "")):
            return town
    for at, text in enumerate(texts):
        near = texts[max(0, at - 1) : at + 2]
        if len(text) <= 60 and not any(STREET.search(other[:80]) or ELSEWHERE.search(other[:80]) for other in near):
            found = WITH_NUMBER.fullmatch(text.strip(" .,;–-"))
            posted = TOWN.fullmatch(text.strip(" .,;–-"))
            if found and town_in(found[1]):
                return text.strip(" .,;–-")
            if posted:
                return f"{posted[1]} {posted[2]}"
    return ""


def whole_name(preposition: str, town: str) -> str:
    """A name with the article that its preposition swallowed.

    >>> whole_name("au", "Havre"), whole_name("à", "Eu")
    ('Le Havre', 'Eu')
    """
    article = {"au": "Le", "aux": "Les"}.get(preposition, "")
    return f"{article} {town}" if article and town_in(f"{article} {town}") else town


def is_town(piece: str) -> bool:
    """Whether some words are a town, with or without its number, and nothing else."""
    found = WITH_NUMBER.fullmatch(piece)
    name = found[1] if found else piece
    return piece[:1].isupper() and town_in(name) == name


def titled(title: str) -> str:
    """The town in a title: « Soudeur à Gamaches (80) »."""
    found = WITH_NUMBER.search(title) or re.search(rf"\s(?:à|À|[-–—])\s({NAME})\s*$", title)
    town = town_in(found[1]) if found else ""
    return found[0].strip(" -–—àÀ") if found and town else ""


def told_of_employer(texts: list[str]) -> str:
    """The town of who recruits: « La commune de Mers-les-Bains recrute », « une Secrétaire à Oisemont »."""
    for text in texts:
        if len(text) > 600 or not EMPLOYING.search(text) or ELSEWHERE.search(text):
            continue
        for found in AFTER_PREPOSITION.finditer(text):
            if town := town_in(found[1]):
                return town
    return ""


def beside_number(texts: list[str]) -> str:
    """A town with its number in a sentence that speaks of no post and no interview."""
    for text in texts:
        if ELSEWHERE.search(text) or STREET.search(text):
            continue
        if (found := WITH_NUMBER.search(text)) and town_in(found[1]):
            return found[0]
        if len(text) > 60 and (number := TOWN.search(text)):
            return f"{number[1]} {number[2]}"
    return ""
