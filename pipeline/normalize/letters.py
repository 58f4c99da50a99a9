"""Text → the plain small letters that rules read."""

import re
import unicodedata
from functools import lru_cache

SIGNS = {
    "’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "−": "-", "œ": "oe", "Œ": "OE", "æ": "ae", "€": "eur", "•": "-",
    "“": '"', "”": '"', "ß": "ss", "£": "gbp", "…": "...", "\u202f": " ", "\u2009": " ",
}  # fmt: skip
"""Signs that Latin letters do not have, and what rules read instead; ``€`` is read as the word."""
LATIN = {"×": "x", "´": "'", "·": ".", "«": '"', "»": '"', "\u00a0": " ", "ø": "o", "Ø": "O"}
SPACES = re.compile(r"[^\S\n]{2,}|[\t\r\f\v]")


def plain_letter(sign: str) -> int:
    """The small letter without accent of one Latin sign; a space when it has none."""
    letter = LATIN.get(sign) or unicodedata.normalize("NFKD", sign)[:1]
    return ord(letter.lower()) if letter.isascii() else ord(" ")


TABLE = bytes(plain_letter(chr(code)) for code in range(256))
"""Every Latin-1 sign → its plain small letter."""


def fold(text: str) -> str:
    """Small letters without accents, in ASCII; lines stay lines.

    >>> fold("Salaire : 2 150 € – œuvre d’été")
    "salaire : 2 150 eur - oeuvre d'ete"
    >>> fold("Łódź 10 000")
    'odz 10 000'
    """
    if text.isascii():
        return one_space(text.lower())
    try:
        found = text.encode("latin-1")
    except UnicodeEncodeError:
        found = without_signs(text)
    else:
        if any(sign in text for sign in "£ßæ"):
            found = without_signs(text)
    return one_space(found.translate(TABLE).decode("ascii"))


@lru_cache(maxsize=16_384)
def folded_word(word: str) -> str:
    """``fold`` of one word: the same ones come again and again.

    >>> folded_word("Régleur")
    'regleur'
    """
    return fold(word)


def without_signs(text: str) -> bytes:
    """A text with its typographic signs written as letters; what no Latin letter is like is left out."""
    for sign, letters in SIGNS.items():
        if sign in text:
            text = text.replace(sign, letters)
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return unicodedata.normalize("NFKD", text).encode("ascii", "ignore")


def one_space(text: str) -> str:
    """One space where there were several, or a tab."""
    return SPACES.sub(" ", text) if "  " in text or "\t" in text or "\r" in text else text


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Words only, for comparing names.

    >>> key("Saint-Quentin-Lamotte (80)"), key("L’Étoile")
    ('saint quentin lamotte 80', 'l etoile')
    """
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


DOTTED = re.compile(r"\b[A-Z](?:\.[A-Z])+$")
"""An acronym that lost its last dot."""


def capital(shown: str) -> str:
    """With a capital first and the last dot of an acronym, which what was cut off had taken away.

    « iOS » and « e-commerce » stay.

    >>> capital("agents de conditionnement"), capital("iOS"), capital("e-commerce"), capital("Technicien S.A.V")
    ('Agents de conditionnement', 'iOS', 'e-commerce', 'Technicien S.A.V.')
    """
    shown += "." if DOTTED.search(shown) else ""
    return shown[:1].upper() + shown[1:] if shown[:2].isalpha() and shown[:2].islower() else shown
