"""What stands before a number → whether that says that it is a telephone, or that it is none."""

import re
from functools import lru_cache

from french.contacts.words import WORDS
from french.letters import TELEPHONE
from french.word_lists import pattern

TELEPHONES = re.compile(rf"{pattern(WORDS.plain('avant un téléphone'))}|{TELEPHONE}")
OTHERS = re.compile(pattern(WORDS.plain("avant un autre numéro")))
SMALL_WORDS = frozenset(
    "a au aux bis ce client d de des direct du est interne interimaire la le les l ligne n no num numero o ou par perso postal poste "
    "pro professionnel rh suivant sur unique votre notre y".split()
)
"""Words between « référence » and its number."""
TOKEN = re.compile(rf"[a-z]+|[0-9\n\x00]|{TELEPHONE}")
LABEL_LETTERS = 45
CODE = re.compile(r"(?<![A-Za-z])(?!(?:TEL|PORT|GSM|MOB|FAX|N|T)\b)[A-Z]{1,8}[-_/# ]?\Z")
"""Capitals that begin a code of letters and digits: « REF-0612345678 »."""


class NumberLabel:
    """What is said of a number."""

    TELEPHONE, OTHER, NOTHING = "telephone", "other", ""


def label_before(small: str, start: int) -> str:
    """What the words before a number say of it; ``small``: a text of small ASCII letters.

    >>> label_before("offre n. 7", 9), label_before("mobile : 7", 9), label_before("7", 0)
    ('other', 'telephone', '')
    """
    for token in reversed(TOKEN.findall(small, max(0, start - LABEL_LETTERS), start)):
        said = kind_of(token)
        if said is not None:
            return said
    return NumberLabel.NOTHING


@lru_cache(maxsize=8192)
def kind_of(word: str) -> str | None:
    """What one word says of the number behind it; ``None``: nothing, so that the word before it counts."""
    if TELEPHONES.fullmatch(word):
        return NumberLabel.TELEPHONE
    if OTHERS.fullmatch(word):
        return NumberLabel.OTHER
    return None if word in SMALL_WORDS else NumberLabel.NOTHING


def begins_code(signs: str, start: int) -> bool:
    """Whether capitals stand before a number as the first half of a code: « REF-0612345678 »."""
    if signs[start - 1 : start] == " " and not signs[start : start + 10].isdigit():
        return False  # « Service RH 03.53.01.73.22 » is in pairs, as people write a telephone and nobody writes a code
    return bool(CODE.search(signs, max(0, start - 10), start))
