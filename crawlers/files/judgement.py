"""Lines of a file → whether an offer is written in them, and if not, why."""

import re
from enum import StrEnum
from pathlib import Path

from crawlers.extract.page.facts import contract, sections
from crawlers.extract.page.headings import MARK
from crawlers.extract.page.labels import words
from crawlers.extract.page.pairs import Block, Pair
from crawlers.files.lines import Line
from crawlers.files.titles import is_trade
from french.word_lists import word_list

LIST = word_list(Path(__file__).with_name("no_offers.txt"))
BEGINNINGS = tuple(LIST.plain())
TOP_LINES = 8
WORTH = {"employmentType": 2.0, "jobLocation": 1.5, "baseSalary": 1.5, "workHours": 1.0, "title": 1.5}
OFFERS = re.compile(
    r"\b(?:offres? d emploi|avis de vacance|poste a pourvoir|postes a pourvoir|a pourvoir|fiche de poste|"
    r"offre de stage|offre d alternance|vacance de poste|profil recherche|recrut(?:e|ons|ement)|recherch(?:e|ons))\b"
)
APPLIES = re.compile(r"\b(?:candidat\w*|postul\w+|cv|lettre de motivation)\b")
BLANKS = re.compile(r"(?:[.…_]\s?){6,}|☐|□\s|❏")
FEWEST_BLANKS = 4
"""Places to be filled in that make a form."""
CONTENTS = re.compile(r"\.{5,}\s*\d{1,3}\s*$|^sommaire$", re.IGNORECASE)
FILLED = re.compile(
    r"\W*(?:(?:le |ce |cette |l ?)?(?:postes?|offres?|annonces?|emplois?|recrutements?|mission)\s+"
    r"(?:(?:est|a ete|sont|deja|desormais)\s+)*"
    r"(?:pourvue?s?|cloture?e?s?|cloturee?s?|expiree?s?|terminee?s?|close?s?|suspendue?s?|annulee?s?|retiree?s?)|pourvue?|complet|"
    r"n est plus (?:disponible|a pourvoir))\W*(?:merci.{0,60}|depuis .{0,30}|le .{0,20})?"
)
IN_TITLE = re.compile(
    r"[\[(–—-]\s*(?:poste |offre )?pourvue?s?\s*[\])]?\s*$|^\W*(?:poste |offre )?pourvue?\s?[\])!:–-]", re.IGNORECASE
)
ENOUGH = 4.5
FEWEST_LETTERS = 100


class Reason(StrEnum):
    """Why a file holds no offer; empty when it holds one."""

    NONE = ""
    ILLEGIBLE = "illisible"
    """A picture of a text, an encrypted file, a damaged one."""
    FILLED = "pourvue"
    """It says of itself that the post is taken."""
    NO_OFFER = "aucune offre"
    """A press release, a booklet, a form, minutes: anything else."""


def is_filled(lines: list[Line], title: str) -> bool:
    """Whether a notice says, on a line of its own or beside its title, that its post is taken.

    >>> is_filled([Line("POSTE POURVU")], "Trieur"), is_filled([Line("Le poste sera pourvu au 1er mars")], "Trieur")
    (True, False)
    """
    if IN_TITLE.search(title):
        return True
    return any(
        len(line.text) < 90 and not line.bullet and FILLED.fullmatch(words(line.text))
        for line in lines
        if not line.label
    )


def is_something_else(lines: list[Line]) -> bool:
    """Whether the top of a file, its blanks or its table of contents say that it is another kind of file."""
    top = [words(line.text) for line in lines[:TOP_LINES] if not line.label and len(line.text) < 160]
    if any(f"{text} ".startswith(f"{beginning} ") for text in top for beginning in BEGINNINGS):
        return True
    texts = [line.text for line in lines]
    blanks = sum(1 for text in texts if BLANKS.search(text)) + sum(
        1 for line in lines if line.label and BLANKS.search(line.text)
    )
    return blanks >= FEWEST_BLANKS or sum(1 for text in texts if CONTENTS.search(text)) >= 3


def weight(title: str, lines: list[Line], pairs: list[Pair]) -> float:
    """How much speaks for an offer in some lines."""
    texts = [line.text for line in lines]
    blocks = [Block("p", [line.label or line.text], linked=False) for line in lines]
    plain = words(" ".join(texts))[:20_000]
    stated = {pair.property for pair in pairs}
    value = sum(WORTH.get(name, 0.5) for name in stated)
    value += 2.0 * is_trade(title) + 1.0 * bool(MARK.search(title)) + min(3, sections(blocks))
    value += 1.5 * bool(OFFERS.search(plain)) + 1.5 * bool(APPLIES.search(plain))
    return value + 1.5 * ("employmentType" not in stated and bool(contract(texts)))


def is_offer(title: str, lines: list[Line], pairs: list[Pair]) -> bool:
    """Whether some lines are an offer."""
    if not title or sum(len(line.text) + len(line.label) for line in lines) < FEWEST_LETTERS:
        return False
    return weight(title, lines, pairs) >= ENOUGH
