"""A word without accents → what it shares with its feminine and its plural.

Three ways, because they serve three ends, and one for another changes what is found: ``stem`` for names of trades,
``root`` for titles that are compared, ``forms`` and ``singular`` for words that are searched. Snowball, the usual stemmer,
knows no gender of trades (« conducteur », « conductrice »): it gives one stem to 414 of 998 such pairs of ROME, ``stem`` to 963.
"""

import re
from functools import lru_cache

MASCULINE = tuple(
    (feminine, masculine)
    for feminine, _, masculine in (
        pair.partition(":")
        for pair in (
            "trice:teur euse:eur ienne:ien enne:en onne:on iere:ier ere:er ive:if elle:el ale:al ee:e aux:al iste:ist"
            " ante:ant ente:ent ique:ic isee:ise ouse:oux"
        ).split(" ")
    )
)
"""Feminine and plural endings, and the masculine ones."""
GENDERED = re.compile(r"(?<=[a-z]{3})(?:rices?|eurs?|euses?|eres?|iers?|ennes?|iens?|ees?|es?)$")
ENDINGS = (
    ("trices", "trice", "teurs", "teur"),
    ("euses", "euse", "eurs", "eur"),
    ("iennes", "ienne", "iens", "ien"),
    ("ieres", "iere", "iers", "ier"),
    ("eres", "ere", "ers", "er"),
    ("ives", "ive", "ifs", "if"),
    ("ales", "ale", "aux", "al"),
    ("ees", "ee", "es", "e"),
)
"""Endings of one word: feminine and masculine, plural and singular."""


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Without plural, gender and final e: what stays still tells one trade from another, as 11,000 names of trades need.

    >>> stem("controleuses"), stem("mecaniques"), stem("verre")
    ('controleur', 'mecanic', 'verr')
    """
    if len(word) > 3 and word[-1] in "sx":
        word = word[:-1]
    for feminine, masculine in MASCULINE:
        if len(word) > len(feminine) + 2 and word.endswith(feminine):
            return word[: -len(feminine)] + masculine
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def root(word: str) -> str:
    """Without the ending that gender and number change: it cuts more, so that a work and who does it meet (« tri », « trieuse »).

    With ``stem`` instead, one in a thousand pairs of real titles would stand otherwise to each other.

    >>> root("operatrices"), root("operateur"), root("trieuse"), root("trieurs"), root("four")
    ('operat', 'operat', 'tri', 'tri', 'four')
    """
    return GENDERED.sub("", word.removesuffix("s"))


def forms(word: str) -> set[str]:
    """The ways in which a word may be written: a full-text index keeps whole words, so all of them are asked for.

    >>> sorted(forms("operatrices"))
    ['operateur', 'operateurs', 'operatrice', 'operatrices']
    >>> sorted(forms("eu"))
    ['eu']
    """
    itself = {word}
    if len(word) < 4 or not word.isalpha():
        return itself
    for endings in ENDINGS:
        ending = next((ending for ending in endings if word.endswith(ending)), None)
        if ending and len(word) - len(ending) >= 3:
            begin = word.removesuffix(ending)
            return itself | {begin + other for other in endings}
    single = word[:-1] if word[-1] in "sx" else word
    return itself | {single, f"{single}s"}


def singular(word: str) -> str:
    """Masculine, one of them, and still a word that people write: tables of synonyms hold such.

    >>> singular("operatrices"), singular("chariots"), singular("nuit")
    ('operateur', 'chariot', 'nuit')
    """
    if len(word) < 4 or not word.isalpha():
        return word
    for endings in ENDINGS[:6]:
        ending = next((ending for ending in endings if word.endswith(ending)), None)
        if ending and len(word) - len(ending) >= 3:
            return word.removesuffix(ending) + endings[-1]
    return word[:-1] if word[-1] in "sx" else word
