"""Who is named in the same sentence as a telephone or a mail: « Odile et Paul vous accueillent de 8 h à 12 h : 02 … »."""

import re

from french.contacts.first_names import FIRST_NAMES
from french.contacts.houses import LAST_OF_FIRM, ends_as_firm, is_word_of_firm, stands_behind_house
from french.contacts.names import SURNAME, Spans, is_first_name
from french.contacts.words import MARK, WORDS

MARKS = re.compile(f"{MARK}+")
SENTENCE_SIGNS = "!?;|\n"
SHORT = re.compile(r"(?:[ .(][a-z]|tel|port|mob|mme|mr)\Z")
"""« Tél. » and « J. » end no sentence."""
FIRST_WORD = re.compile(r"[A-Z](?<![\w@/_-].)(?:(?<!'.)|(?<=d'.)|(?<=D'.))[\w'-]+")
SURNAMES = re.compile(rf"(?:[ \t]{SURNAME}){{1,3}}|[ \t][A-Z]\b\.?")
CAPITAL_BEFORE = re.compile(r"([A-Z][\w'-]*)[ ]\Z")
ARTICLE_BEFORE = re.compile(r"\b(?:le|la|les|du|un|une|ce|cette|des)[ ]\Z")
TITLES = frozenset(
    "famille lieutenant capitaine adjudant adjudante major commandant colonel sergent frere soeur pere abbe "
    "mme mlle mr madame monsieur mademoiselle".split()
)
TITLED = re.compile(
    r"(?:famille|lieutenant|capitaine|adjudant(?:e|-chef)?|major|commandant|colonel|sergent|frere|soeur|pere|abbe|"
    r"mme|mlle|mr|madame|monsieur|mademoiselle)\.? (?P<name>[a-z][a-z'-]{2,24})(?![\w'])"
)
NO_NAMES = FIRST_NAMES.union(WORDS.plain("jamais un nom"), WORDS.plain("d’une maison"))
SMALL_WORDS = frozenset(
    "de du des la le les et ou en au aux pour par sur avec dans un une notre votre nos vos sans chez via est sera qui tel".split()
)
LETTERS_BEFORE, LETTERS_BEHIND = 220, 140
NOTHING_SAID = 14
"""Letters of a sentence that is but a number: who was named before it is meant."""


def named_beside(signs: str, small: str) -> Spans:
    """Where names stand in the sentences that have a mark, in a text and the same in small letters."""
    done = 0
    for start, end in sentences(small):
        for word in FIRST_WORD.finditer(signs, max(start, done), end):
            if word.start() >= done and is_first_name(word.group()) and (stop := end_of_name(signs, small, word)):
                yield word.start(), stop
                done = stop


def titled_beside(small: str, places: list[int]) -> Spans:
    """Where names stand in such sentences behind « famille », « lieutenant », or behind « mme » in small letters."""
    names = [titled for at in places if (titled := TITLED.match(small, at)) and is_name(titled["name"])]
    told = list(sentences(small)) if names else []
    for titled in names:
        inside = any(start <= titled.start() < end for start, end in told)
        if inside and not stands_behind_house(small, titled.start()):
            yield titled.span("name")


def is_name(word: str) -> bool:
    """Whether a word in small letters behind « mme » may be a name."""
    return word not in NO_NAMES and word not in SMALL_WORDS


def sentences(small: str) -> Spans:
    """Where each sentence begins and ends that has marks."""
    last = 0
    for marks in MARKS.finditer(small):
        if marks.end() <= last:
            continue
        floor = max(last, marks.start() - LETTERS_BEFORE)
        begin = end_before(small, floor, marks.start())
        if marks.start() - begin <= NOTHING_SAID and begin > floor:
            begin = end_before(small, floor, begin - 1)
        last = end_behind(small, marks.end(), min(len(small), marks.end() + LETTERS_BEHIND))
        yield begin, last


def end_before(small: str, floor: int, start: int) -> int:
    """Where the sentence before a place ends, or the floor."""
    at = max(small.rfind(sign, floor, start) for sign in SENTENCE_SIGNS)
    dot = small.rfind(". ", floor, start)
    while dot > at:
        if not SHORT.search(small, max(0, dot - 4), dot):
            at = dot
            break
        dot = small.rfind(". ", floor, dot)
    return at + 1 if at >= 0 else floor


def end_behind(small: str, start: int, ceiling: int) -> int:
    """Where the sentence ends that goes on at a place, or the ceiling."""
    at = min((found for sign in SENTENCE_SIGNS if (found := small.find(sign, start, ceiling)) >= 0), default=ceiling)
    dot = small.find(". ", start, at)
    while dot >= 0 and SHORT.search(small, max(0, dot - 4), dot):
        dot = small.find(". ", dot + 1, at)
    return dot if dot >= 0 else at


def end_of_name(signs: str, small: str, first: re.Match[str]) -> int:
    """Where the name ends that begins with a first name; 0 when it is that of a place, a thing or a firm."""
    start, end = first.span()
    if stands_behind_house(small, start) or is_inside_name(signs, small, start):
        return 0
    surnames = SURNAMES.match(signs, end)
    words = surnames.group().split() if surnames else []
    for at, word in enumerate(words):
        if LAST_OF_FIRM.fullmatch(word.lower()) or (not at and is_word_of_firm(word)):
            return 0
    kept = kept_words(first.group(), words)
    if not kept and ARTICLE_BEFORE.search(small, max(0, start - 8), start):
        return 0
    for word in kept:
        end = signs.index(word, end) + len(word)
    return 0 if ends_as_firm(small, start, end) else end


def kept_words(first: str, words: list[str]) -> list[str]:
    """Those of the words behind a first name that are of the name: in « ODILE VERNAY CDI » only one is."""
    firm = next((at for at, word in enumerate(words) if is_word_of_firm(word)), len(words))
    kept = words[:firm]
    if first.isupper() and len(kept) > 1 and not is_first_name(kept[0]) and len(kept[0]) > 3:
        return kept[:1]
    return kept


def is_inside_name(signs: str, small: str, start: int) -> bool:
    """Whether a word goes on with a name, as in « Groupe Tempo Odile »: behind a capital that no sentence begins with."""
    before = CAPITAL_BEFORE.search(signs, max(0, start - 30), start)
    if not before:
        return False
    word = before[1].lower()
    begins = not small[: before.start()].rstrip(" -:(").endswith(tuple("abcdefghijklmnopqrstuvwxyz,'"))
    return not (begins or signs[before.start() : start + 2].isupper() or is_word_of_firm(word) or word.endswith("ez"))
