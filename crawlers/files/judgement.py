"""Lines of a file → whether an offer is written in them, and if not, why."""

import re
from enum import StrEnum
from pathlib import Path

from crawlers.extract.page.facts import sections
from crawlers.extract.page.headings import MARK
from crawlers.extract.page.labels import words
from crawlers.extract.page.pairs import Block
from crawlers.files.lines import Line
from crawlers.files.titles import is_trade
from french.word_lists import word_list

LIST = word_list(Path(__file__).with_name("no_offers.txt"))
BEGINNINGS = tuple(LIST.plain("en haut"))
ELSEWHERE = re.compile(r"\b(?:" + "|".join(LIST.plain("ailleurs")) + r")\b")
FEWEST_ELSEWHERE = 2
TOP_LINES = 8
WORTH = {"employmentType": 2.0, "jobLocation": 1.5, "baseSalary": 1.5, "workHours": 1.0, "title": 1.5}
"""What a property says for an offer when a label names it, …"""
TOLD = {"employmentType": 1.5, "jobLocation": 1.0, "baseSalary": 1.0}
"""… and when a sentence tells it."""
OFFERS = re.compile(
    r"\b(?:offres? d emploi|avis de vacance|poste a pourvoir|postes a pourvoir|a pourvoir|fiche de poste|"
    r"offre de stage|offre d alternance|vacance de poste|profil recherche|recrut(?:e|ons|ement)|recherch(?:e|ons))\b"
)
APPLIES = re.compile(r"\b(?:candidat\w*|postul\w+|cv|lettre de motivation)\b")
BLANKS = re.compile(r"(?:[.…_]\s?){6,}|☐|□\s|❏")
FEWEST_BLANKS = 4
"""Places to be filled in that make a form."""
PAIR = re.compile(r"[^:]{2,50}\s?:\s*\S")
"""« Convention collective : CHRS » is a fact of an offer."""
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
ENOUGH_WITHOUT_TRADE = 6.0
MOST_LETTERS = 40_000
LONGEST_LINE = 400
"""Letters of a line that are looked at for blanks and dots: a line of dots alone takes the square of its length."""
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
    top = [
        words(line.text)
        for line in lines[:TOP_LINES]
        if not line.label and len(line.text) < 160 and not PAIR.match(line.text)
    ]
    if any(f"{text} ".startswith(f"{beginning} ") for text in top for beginning in BEGINNINGS):
        return True
    texts = [line.text[:LONGEST_LINE] for line in lines]
    if len(set(ELSEWHERE.findall(words(" ".join(texts))[:MOST_LETTERS]))) >= FEWEST_ELSEWHERE:
        return True
    blanks = sum(1 for text in texts if BLANKS.search(text)) + sum(
        1 for line in lines if line.label and BLANKS.search(line.text)
    )
    return blanks >= FEWEST_BLANKS or sum(1 for text in texts if CONTENTS.search(text)) >= 3


def weight(title: str, lines: list[Line], labels: set[str], told: set[str], whole: str) -> float:
    """How much speaks for an offer in some lines.

    ``labels``: the properties that labels name; ``told``: those that sentences tell; ``whole``: the words of the whole file, since
    a poster of several offers says only once that one may apply.
    """
    blocks = [Block("p", [line.label or line.text], linked=False) for line in lines]
    value = sum(WORTH.get(name, 0.5) for name in labels) + sum(TOLD.get(name, 0.0) for name in told - labels)
    value += 2.0 * is_trade(title) + 1.0 * bool(MARK.search(title)) + min(3, sections(blocks))
    return value + 1.5 * bool(OFFERS.search(whole)) + 1.5 * bool(APPLIES.search(whole))


def is_offer(title: str, lines: list[Line], labels: set[str], told: set[str], whole: str) -> bool:
    """Whether some lines are an offer; a title that names no known trade has to be backed by more."""
    if not title or sum(len(line.text) + len(line.label) for line in lines) < FEWEST_LETTERS:
        return False
    return weight(title, lines, labels, told, whole) >= (ENOUGH if is_trade(title) else ENOUGH_WITHOUT_TRADE)
