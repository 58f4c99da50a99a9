"""French letters → the plain ones that texts are compared by; nothing else takes letters and accents apart.

Every reading begins with ``apart``, so that « Cœur », « Coeur » and « CŒUR » are one word whoever reads them:
``fold`` for rules, ``bare`` for words and addresses, ``squeezed`` for texts and names of data, ``unaccented`` for what
may be written in other alphabets.
"""

import re
import unicodedata
from functools import lru_cache

LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"}
APOSTROPHES = {"’": "'", "‘": "'", "ʼ": "'"}
SIGNS = LIGATURES | APOSTROPHES | {
    "–": "-", "—": "-", "‑": "-", "−": "-", "€": "eur", "•": "-", "“": '"', "”": '"', "£": "gbp", "…": "...",
    "\u202f": " ", "\u2009": " ",
}  # fmt: skip
"""Signs that Latin letters do not have, and what rules read instead; ``€`` is read as the word."""
SIGNS_IN_LATIN = "£ßæÆ"
"""Those of ``SIGNS`` that Latin-1 has all the same: a text that holds none of them needs no second reading."""
LATIN = {"×": "x", "´": "'", "·": ".", "«": '"', "»": '"', "\u00a0": " ", "ø": "o", "Ø": "O"}
SPACES = re.compile(r"[^\S\n]{2,}|[\t\r\f\v]")
KEPT = b"0123456789abcdefghijklmnopqrstuvwxyz"
DROPPED = bytes(set(range(256)) - set(KEPT))


def spelled(text: str) -> str:
    """A text whose ligatures are two letters each.

    >>> spelled("Cœur de métier")
    'Coeur de métier'
    """
    for ligature, letters in LIGATURES.items():
        if ligature in text:
            text = text.replace(ligature, letters)
    return text


def apart(text: str) -> str:
    """A text with its ligatures spelled out and each accent a sign of its own, after its letter."""
    return unicodedata.normalize("NFKD", spelled(text))


def in_ascii(text: str) -> bytes:
    """A text in ASCII, its accents taken off; a sign that is like no ASCII letter is left out."""
    return apart(text).encode("ascii", "ignore")


def plain_letter(sign: str) -> int:
    """The small letter without accent of one Latin sign; a space when it has none."""
    letter = LATIN.get(sign) or apart(sign)[:1]
    return ord(letter.lower()) if letter.isascii() else ord(" ")


TABLE = bytes(plain_letter(chr(code)) for code in range(256))
"""Every Latin-1 sign → its plain small letter."""


def fold(text: str) -> str:
    """Small letters without accents, in ASCII, as rules read them: signs stay signs, lines stay lines.

    >>> fold("Salaire : 2 150 € – œuvre d’été")
    "salaire : 2 150 eur - oeuvre d'ete"
    >>> fold("Łódź 10 000")
    'odz 10 000'
    """
    if text.isascii():
        return one_space(text.lower())
    try:
        latin = text.encode("latin-1")
    except UnicodeEncodeError:
        latin = without_signs(text)
    else:
        if any(sign in text for sign in SIGNS_IN_LATIN):
            latin = without_signs(text)
    return one_space(latin.translate(TABLE).decode("ascii"))


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
        return in_ascii(text)


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


def bare(text: str) -> str:
    """Small ASCII letters, digits and signs; unlike ``fold`` it writes no sign as a word, and leaves out those that are not ASCII.

    >>> bare("Opérateur·rice d’usinage – Cœur"), bare("500 €")
    ("operateurrice d'usinage  coeur", '500 ')
    """
    if text.isascii():
        return text.lower()
    for sign, apostrophe in APOSTROPHES.items():
        if sign in text:
            text = text.replace(sign, apostrophe)
    return in_ascii(text.casefold()).decode()


def squeezed(text: str) -> bytes:
    """Only small ASCII letters and digits, without a space.

    >>> squeezed("L’œuvre d'été, 2e")
    b'loeuvredete2e'
    """
    return in_ascii(text.lower()).translate(None, DROPPED)


def unaccented(text: str) -> str:
    """Small letters without accents, of any alphabet; signs stay as they are.

    >>> unaccented("ŒUVRE à Łódź – Ночь")
    'oeuvre a łodz – ночь'
    """
    if text.isascii():
        return text.lower()
    return "".join(letter for letter in apart(text.casefold()) if not unicodedata.combining(letter))
