"""What a text may hold, told by its words alone: most texts hold nothing of anybody, and then no rule has to look closer."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from french.contacts.addresses import PLACES, SCHEME_LIKE, SCHEMES
from french.contacts.dictated import BEGUN, SPOKEN
from french.contacts.first_names import FIRST_NAMES
from french.contacts.handles import NETWORKS
from french.contacts.telephones import FEWEST_DIGITS
from french.contacts.words import WORDS, ways

ADDRESS, MAIL, HANDLE, TELEPHONE, DICTATED = "address", "mail", "handle", "telephone", "dictated"
POLITE, ANNOUNCED, FIRST_NAME, INITIAL = "polite", "announced", "first name", "initial"
"""What is worth looking for."""
SCHEME, CHEZ, DOT, FIGURE, CUE, TAG = "scheme", "chez", "dot", "figure", "cue", "tag"
"""A word that is a hint only beside something else."""
LETTERS = bytes(code if 97 <= code <= 122 else 32 for code in range(256))
NO_DIGITS = bytes(set(range(256)) - set(b"0123456789"))
LONE_A = tuple((sign[0], re.compile(rf"{re.escape(sign)} ?a ?[\])}}>&]")) for sign in ("(", "[", "{", "&lt;"))
"""« rh(a)verrerie.fr »: « a » alone is a word of every text."""
BRACKETED_CHEZ = re.compile(r"[\[({<;*_-] ?chez ?[\])}>&*_-]")
INITIAL_DOT = re.compile(r"\.(?:(?<=\b[A-Z]\.)|(?<=\b[CPT]h\.))")
"""« J. Vernay »."""


USUAL = {"personne", "offre", "equipe", "atelier", "poste", "agence", "service"}
"""Words of which most offers have one."""


def rarest_words(entries: Iterable[str]) -> set[str]:
    """The rarest word of each way to write an entry: a text without it has none of them."""
    endings = ("(e)(s)", "er", "ez")
    spelled = {entry.replace("*", ending) for entry in entries for ending in endings}
    return {max(re.findall("[a-z]+", way), key=weight) for entry in spelled for way in ways(entry)}


def weight(word: str) -> int:
    """How much a word tells: long ones are rarer than short ones, but for some that each offer has."""
    return 0 if word in USUAL else len(word)


TITLES = frozenset(
    "m mr mrs mm mme mmes mlle ms miss monsieur madame mademoiselle messieurs mesdames dr docteur pr me maitre famille lieutenant "
    "capitaine adjudant adjudante major commandant colonel sergent frere soeur pere abbe".split()
)
ANNOUNCING = frozenset(rarest_words(WORDS.plain("avant un nom, à coup sûr")))


def kinds_of_words() -> dict[bytes, tuple[str, ...]]:
    """Every word that tells of something → what it tells of."""
    hosts = (re.findall("[a-z]+", place.partition("/")[0].rpartition(".")[0] or place) for place in PLACES)
    told = {
        ADDRESS: {"www", *(host[-1] for host in hosts)},
        HANDLE: set(NETWORKS),
        SCHEME: {"http", "https", *(re.findall("[a-z]+", scheme)[0] for scheme in SCHEMES.split("|"))},
        MAIL: {"at", "arobas", "arobase", "arobases", "arrobas", "arrobase", "arrobases", "aro"},
        CHEZ: {"chez"},
        DOT: {"dot", "point"},
        DICTATED: {"zero", "trente"},
        FIGURE: {word for said in SPOKEN for word in re.findall("[a-z]+", said)} - {"et", "un", "une"},
        POLITE: set(TITLES),
        ANNOUNCED: set(ANNOUNCING),
        CUE: rarest_words([*WORDS.plain("avant une personne"), *WORDS.plain("après une personne")]),
        FIRST_NAME: set(FIRST_NAMES),
        TAG: {
            "strong",
            "b",
            "em",
            "i",
            "u",
            "span",
            "font",
            "small",
            "big",
            "sup",
            "sub",
            "abbr",
            "mark",
            "label",
            "wbr",
        },
    }
    words = {word for those in told.values() for word in those}
    return {word.encode(): tuple(kind for kind, those in told.items() if word in those) for word in words}


KINDS = kinds_of_words()
KNOWN = frozenset(KINDS)


def has_lone_a(small: str) -> bool:
    """Whether « a » stands in brackets of its own."""
    return any(lone.search(small) for sign, lone in LONE_A if sign in small)


class Hints(NamedTuple):
    """What is worth looking for in a text."""

    kinds: set[str]
    first_names: tuple[str, ...]
    """Those that are in it, in small letters."""
    announcing: tuple[str, ...]
    """The words in it that announce somebody: « recruteur »."""
    titles: frozenset[str]
    """The words in it that stand before a name: « mme »."""


def hints(signs: str, small: str) -> Hints:
    """What may be in a text of ASCII signs, marked up or not; ``small``: the same in small letters.

    >>> found = hints("Appelez Odile au 02 35 00 11 22", "appelez odile au 02 35 00 11 22")
    >>> sorted(found.kinds), found.first_names
    (['first name', 'telephone'], ('odile',))
    >>> hints("2 100 EUR brut, 35 h", "2 100 eur brut, 35 h").kinds
    set()
    """
    plain = small.encode("ascii")
    words = KNOWN.intersection(plain.translate(LETTERS).split())
    found = {kind for word in words for kind in KINDS[word]}
    digits = plain.translate(None, NO_DIGITS)
    if len(digits) >= FEWEST_DIGITS:
        found.add(TELEPHONE)
    if FIGURE in found:
        found.remove(FIGURE)
        if (b"0" in digits and BEGUN[0].search(small)) or (b"33" in digits and BEGUN[1].search(small)):
            found.add(DICTATED)
    if SCHEME in found:
        found.remove(SCHEME)
        if SCHEME_LIKE.search(small):
            found.add(ADDRESS)
    if (
        "@" in small
        or (CHEZ in found and (DOT in found or BRACKETED_CHEZ.search(small)))
        or ("%" in small and "%40" in small)
        or has_lone_a(small)
    ):
        found.add(MAIL)
    found -= {CHEZ, DOT}
    if found and INITIAL_DOT.search(signs):
        found.add(INITIAL)
    found.discard(CUE)
    first_names = those(words, FIRST_NAMES) if FIRST_NAME in found else ()
    announcing = those(words, ANNOUNCING) if ANNOUNCED in found else ()
    return Hints(found, first_names, announcing, frozenset(those(words, TITLES)) if POLITE in found else frozenset())


def those(words: frozenset[bytes], wanted: frozenset[str]) -> tuple[str, ...]:
    """The words of a text that are wanted."""
    return tuple(name for word in words if (name := word.decode("ascii")) in wanted)
