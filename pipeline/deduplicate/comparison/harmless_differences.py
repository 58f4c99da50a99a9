"""Two runs of words that stand in one place of two texts → whether one is the other as a copy writes or an employer corrects it."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from french.contacts.first_names import FIRST_NAMES
from pipeline.deduplicate.comparison.neutral_words import (
    APOSTROPHES,
    CONTACT,
    LETTERS,
    NAMED_BY_A_LETTER,
    OFFERED,
    REFERRED,
    SAYS_NOTHING,
    SPELT,
)
from pipeline.deduplicate.comparison.numbers_and_dates import put_off, recounted

FEW_WORDS = 3
"""So few words may stand elsewhere in the other text by chance."""
GLUED_LETTERS = 4
"""A word of fewer letters is another word when a letter more stands at its edge: no article or tag was glued to it."""
HEADING_WORDS = 6
"""A paragraph says in its first words what it is about."""
LONG_LETTERS = 7
"""In a word of fewer letters, two that changed places make another word; in a longer one, they are a slip."""
TAGS = ("p", "li", "br", "ul", "div")
NUMBER = re.compile(r"(\d+)(?:h|k|km|kg|t|er|ere|e|eme)?")
ENDING = re.compile(r"(?:trices?|teurs?|euses?|eurs?|rices?|iez|ons|ez|ent|ers?|irs?|re|ee?s?|s|t)$")


def mean_two_openings(a: Sequence[str], left: slice, b: Sequence[str], right: slice, names: frozenset[str]) -> bool:
    """Whether two runs of folded words that stand in one place mean two openings; ``names``: words of who recruits."""
    mine, theirs = list(a[left]), list(b[right])
    if letters_of(mine) == letters_of(theirs) or all(
        OFFERED.intersection(words[:HEADING_WORDS]) for words in (mine, theirs)
    ):
        return False
    before, after = list(a[max(0, left.start - 4) : left.start]), list(a[left.stop : left.stop + 3])
    written = [content(words, before, names) for words in (mine, theirs)]
    own, other = ([figure(word) for word in words] for words in written)
    rest, others = without(own, other, mine, theirs), without(other, own, theirs, mine)
    if not rest or not others:
        return False
    if max(len(own), len(other)) > FEW_WORDS and (set(written[0]).issubset(b) or set(written[1]).issubset(a)):
        return False  # moved here from elsewhere, in the place of what was left out
    return not (recounted(rest, others, before, {*own, *other}, after) or put_off(mine, theirs, before, after))


def content(words: Sequence[str], before: Sequence[str], names: frozenset[str]) -> list[str]:
    """The words that may mean another opening."""
    persons = FIRST_NAMES if not CONTACT.isdisjoint(before) else frozenset[str]()
    words = words[: next((at for at, word in enumerate(words) if word in REFERRED), len(words))]
    letter = list(words[:1]) if words and words[0] in LETTERS and not NAMED_BY_A_LETTER.isdisjoint(before[-1:]) else []
    telling = (word for word in words if word not in SAYS_NOTHING and word not in persons)
    return letter + [word for word in telling if word not in names and word.removesuffix("s") not in names]


def figure(word: str) -> str:
    """A number in figures, without its unit and the zero before it; any other word as it is.

    >>> figure("03"), figure("24h"), figure("13e"), figure("deux"), figure("r489")
    ('3', '24', '13', '2', 'r489')
    """
    match = NUMBER.fullmatch(word)
    if match is None:
        return SPELT.get(word, word)
    return match[1].removeprefix("0") if len(match[1]) == 2 else match[1]


def without(own: Sequence[str], other: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The words of one run that the other has in no form; ``mine``, ``theirs``: the runs with their small words.

    >>> without(["suit", "les", "dossiers", "dequipe"], ["suivez", "les", "dossier", "equipe"], [], [])
    []
    >>> without(["nuit", "emballage"], ["jour", "emaillage"], [], [])
    ['nuit', 'emballage']
    >>> without(["missionsconduire"], [], [], ["missions", "conduire"]), without(["verre"], [], ["verre", "pour"], ["verrepour"])
    ([], [])
    """
    glued = {first + following for words in (theirs, other) for first, following in pairwise(words)}
    there = frozenset(theirs)
    parts = {part for pair in pairwise(mine) if "".join(pair) in there for part in pair}
    known = glued | parts
    return [word for word in own if word not in known and not any(one_word(word, form) for form in other)]


def one_word(a: str, b: str) -> bool:
    """Whether two words are one: in two forms, with an article or what is left of a tag glued to it, or with a slip in it."""
    if a == b:
        return True
    if not (a + b).isalpha():
        return False
    article = (a[1:] == b and a[0] in APOSTROPHES) or (b[1:] == a and b[0] in APOSTROPHES)
    glued = article or any(a == b + tag or b == a + tag for tag in TAGS)
    short, long = sorted((ENDING.sub("", a), ENDING.sub("", b)), key=len)
    form = len(short) >= 3 and long.startswith(short) and len(long) - len(short) <= 1
    return form or (glued and min(len(a), len(b)) >= GLUED_LETTERS) or slip(a, b)


def slip(a: str, b: str) -> bool:
    """Whether two long words differ only by two neighbouring letters that changed places.

    >>> slip("prestation", "prsetation"), slip("marquage", "masquage"), slip("chargement", "changement")
    (True, False, False)
    """
    if len(a) != len(b) or len(a) < LONG_LETTERS or a[0] != b[0]:
        return False
    wrong = [at for at, (letter, other) in enumerate(zip(a, b, strict=True)) if letter != other]
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]


def letters_of(words: Collection[str]) -> str:
    """The letters of some words, made alike where copies differ: œ, which feeds lose, and « tâche » for « mission »."""
    return "".join(words).replace("oe", "").replace("tache", "mission")
