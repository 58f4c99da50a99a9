"""Whether words are somebody's name or a firm's, and where a name comes again in a text."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from french.contacts.first_names import FIRST_NAMES
from french.contacts.words import WORDS
from french.word_lists import pattern

PART = r"[A-Z][\w'-]{1,25}"
FIRM = re.compile(rf"\b(?:{pattern(WORDS.plain('avant un lieu ou une maison'))})(?: [a-z]+)?[ '-]*$")
"""Streets, schools, firms bear people's names: a name behind these words is nobody to reach."""
OF_FIRM = re.compile(rf"(?:{pattern(WORDS.plain('d’une maison'))})")
LAST_PART, NEXT_PART = re.compile(rf"(?<!\w)({PART})[ \t]$"), re.compile(rf"[ \t]({PART})")
Spans = Iterator[tuple[int, int]]


@lru_cache(maxsize=8192)
def is_first_name(word: str) -> bool:
    """Whether it is a first name, or two joined: « Jean-Marc »."""
    return word.lower().split("-")[0] in FIRST_NAMES


def is_firm(name: str) -> bool:
    """Whether a name has a word that only firms and services have."""
    return any(OF_FIRM.fullmatch(word.strip(".'")) for word in name.lower().split())


def remember(name: str, surnames: set[str]) -> None:
    """Keep the surname, which may come again."""
    words = (word.strip("'-") for word in re.findall(r"[\w'-]{3,}", name) if word[:1].isupper())
    surnames.update(
        word
        for word in words
        if not is_first_name(word)
        and word.lower()
        not in {"des", "van", "von", "les", "mme", "mlle", "madame", "monsieur", "mademoiselle", "mrs", "miss"}
    )


def again(signs: str, small: str, surnames: Iterable[str]) -> Spans:
    """Names that were found already, wherever they come again, with the first name beside them."""
    spans = []
    for name in surnames:
        start, ways = small.find(name.lower()), {name, name.upper(), name.title()}
        while start >= 0:
            end = start + len(name)
            if signs[start:end] in ways and is_whole(signs, start, end):
                spans.append(with_first_name(signs, start, end))
            start = small.find(name.lower(), end)
    yield from sorted(span for span in spans if span)


def is_whole(signs: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is a whole word."""
    return not (signs[start - 1 : start].isalnum() or signs[end : end + 1].isalnum())


def with_first_name(signs: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a surname stands, with the first name beside it; nowhere when it is the name of a street or of a firm."""
    before, after = LAST_PART.search(signs, max(0, start - 30), start), NEXT_PART.match(signs, end)
    if FIRM.search(signs[max(0, start - 30) : start].lower()) or (after and is_firm(after[1])):
        return None
    return (
        before.start() if before and is_first_name(before[1]) else start,
        after.end() if after and is_first_name(after[1]) else end,
    )
