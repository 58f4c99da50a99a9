"""French letters → the plain ones that texts are compared by; nothing else takes letters and accents apart.

Every reading begins with ``apart``, so that « Cœur », « Coeur » and « CŒUR » are one word whoever reads them:
``fold`` for rules, ``bare`` for words and addresses, ``squeezed`` for texts and names of data, ``unaccented`` for what
may be written in other alphabets. ``sign_for_sign`` keeps the length and the capitals, to find where something stands.
"""

import codecs
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


INVISIBLE, OTHER, TELEPHONE = "\x7f", "\x1a", "\x10"
"""What ``sign_for_sign`` gives for a sign that nobody sees, for one that is like nothing in ASCII, and for a drawn telephone."""
LIKE = {
    **dict.fromkeys("·•‧∙⋅●・･・。｡․▪◦◆", "."),
    **dict.fromkeys("−⁃﹘➖‒–—―‐‑⸺〜～∼", "-"),
    **dict.fromkeys("⁄∕⧸╱", "/"),
    **dict.fromkeys("‖∣│┃¦❘", "|"),
    **dict.fromkeys("’‘ʼ´`′", "'"),
    **dict.fromkeys("«»“”„″", '"'),
    **dict.fromkeys("☎☏✆📞📱📲🕿🕾", TELEPHONE),
    **dict.fromkeys("\u3164\u115f\u1160\uffa0\u17b4\u17b5", INVISIBLE),
    "\u2800": " ",
    "€": "$",
    "°": OTHER,
}  # fmt: skip


@lru_cache(maxsize=4096)
def likest(sign: str) -> str:
    """The one ASCII sign that a sign is most like, for readers: « ６ » and « ⑥ » are 6, every dash is « - », « É » is E."""
    kind = unicodedata.category(sign)
    if sign in LIKE or sign.isascii():
        return LIKE.get(sign, sign)
    if kind in {"Cf", "Mn", "Me"}:
        return INVISIBLE
    if kind[0] == "Z":
        return " "
    if kind == "Pd":
        return "-"
    if (digit := unicodedata.digit(sign, None)) is not None:
        return str(digit)
    plain = apart(sign)[:1]
    if plain.isascii() and (plain.isalpha() or kind[0] in "PS"):
        return LIKE.get(plain, plain)
    return ("X" if sign.isupper() else "x") if sign.isalpha() else OTHER


def likest_of_error(error: UnicodeError) -> tuple[bytes, int]:
    """What an encoder writes for signs that it does not know, one for each."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(likest, error.object[error.start : error.end])).encode("ascii"), error.end


codecs.register_error("glassvallee.likest", likest_of_error)
LIKEST_OF_LATIN = "".join(likest(chr(code)) for code in range(256)).encode("ascii")


def sign_for_sign(text: str) -> str:
    """A text in ASCII, of the same length and its capitals kept, so that what is found in it is found in the text.

    >>> sign_for_sign("Tél. ０６–12·34 à É.")
    'Tel. 06-12.34 a E.'
    """
    if text.isascii():
        return text
    return text.encode("latin-1", "glassvallee.likest").translate(LIKEST_OF_LATIN).decode("ascii")


def visible(text: str) -> str:
    """A text without the signs that nobody sees, which can be strewn through a word; letter and accent are one sign.

    >>> visible("06\\u200b 12\\ufeff, Jose\\u0301")
    '06 12, José'
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if likest(sign) != INVISIBLE)
