"""A text → the language that it is written in."""

from functools import cache
from pathlib import Path

from french.word_lists import word_list

SAMPLE_LETTERS = 800
SMALL_WORDS = word_list(Path(__file__).with_name("small_words.txt"))
LANGUAGES = {code: tuple(SMALL_WORDS.plain(code)) for code in SMALL_WORDS.parts if code}
FEWEST_WORDS = 3
"""Small words that prove a language."""


@cache
def small_words() -> dict[str, str]:
    """Small word → the languages that have it: « fr es »."""
    languages_of: dict[str, str] = {}
    for code, words in LANGUAGES.items():
        for word in words:
            languages_of[word] = f"{languages_of.get(word, '')} {code}".strip()
    return languages_of


def language(words: str) -> str | None:
    """The language whose small words are the most frequent in a folded text; none when there are too few.

    >>> language("vous travaillez sur une ligne de tri avec notre equipe."), language("you will work with our team on the line.")
    ('fr', 'en')
    >>> language("cariste")
    """
    counts = dict.fromkeys(LANGUAGES, 0)
    languages_met = list(filter(None, map(small_words().get, words[:SAMPLE_LETTERS].split())))
    for codes in set(languages_met):
        for code in codes.split():
            counts[code] += languages_met.count(codes)
    second, most = sorted(counts.values())[-2:]
    return next(code for code in counts if counts[code] == most) if most >= FEWEST_WORDS and most > second else None
