"""The list of words that contacts are known by, and the mark that stands where one was."""

import re
from collections.abc import Iterable
from itertools import product
from pathlib import Path

from french.word_lists import word_list

WORDS = word_list(Path(__file__).with_name("contacts.txt"))
MARK = "\x00"
"""Each sign of a contact becomes this one while others are looked for: what stands near a contact may be one more."""


def ways(entry: str) -> list[str]:
    """All ways to write an entry of a word list.

    >>> ways("referent(e)(s)")
    ['referent', 'referents', 'referente', 'referentes']
    """
    parts = re.split(r"\(([^()]*)\)", entry)
    return [
        "".join(chosen) for chosen in product(*(("", part) if at % 2 else (part,) for at, part in enumerate(parts)))
    ]


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text whose signs from the beginning to the end of each span are marks; its length stays.

    >>> marked("Odile au 3", [(0, 5)]).replace(MARK, "*")
    '***** au 3'
    """
    parts, last = [], 0
    for start, end in spans:
        if end > last:
            parts += [text[last : max(last, start)], MARK * (end - max(last, start))]
            last = end
    return "".join(parts) + text[last:] if parts else text
