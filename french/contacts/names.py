"""Whether words are somebody's name or a firm's, and where a name comes again in a text."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from french.contacts.first_names import FIRST_NAMES
from french.contacts.houses import is_firm, stands_behind_house

PART = r"[A-Z][\w'-]{1,25}"
PARTICLE = r"(?:de la|de|du|des|d'|le|la|van der|van|von|el|ben|da|dos)"
NO_SURNAME = (
    r"Tel\b|Tels\b|Teleph|Port\b|Portab|Mob\b|Mobile|"
    "Mail|Mel|Email|Courriel|Fax|Resp|Charg|Serv|Stand|Candid|Poste|Lieu|Date|Envoy|Merci|Recrut|Contact|Adresse"
)
SURNAME = rf"(?:{PARTICLE}[ ]?)?(?=[A-Z])(?!(?:{NO_SURNAME})[\w-]*){PART}"
INITIALS = r"(?:[A-Z]|Ch|Cl|Fr|Ph|Th)\.(?:[ -]?[A-Z]\.)?"
LAST_PART, NEXT_PART = re.compile(rf"(?<!\w)({PART})[ \t]$"), re.compile(rf"[ \t]({PART})")
Spans = Iterator[tuple[int, int]]


@lru_cache(maxsize=8192)
def is_first_name(word: str) -> bool:
    """Whether it is a first name, or two joined: « Jean-Marc »."""
    return word.lower().split("-")[0] in FIRST_NAMES


def remember(name: str, surnames: set[str]) -> None:
    """Keep the words of a name, which may come again."""
    words = (word.strip("'-") for word in re.findall(r"[\w'-]{3,}", name) if word[:1].isupper())
    surnames.update(
        word
        for word in words
        if word.lower()
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
                spans.append(with_first_name(signs, small, start, end))
            start = small.find(name.lower(), end)
    yield from sorted(span for span in spans if span)


def is_whole(signs: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is a whole word."""
    return not (signs[start - 1 : start].isalnum() or signs[end : end + 1].isalnum())


def with_first_name(signs: str, small: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a surname stands, with the first name beside it; nowhere when it is the name of a street or of a firm."""
    before, after = LAST_PART.search(signs, max(0, start - 30), start), NEXT_PART.match(signs, end)
    if stands_behind_house(small, start) or (after and (is_firm(after[1]) or is_first_name(signs[start:end]))):
        return None
    return (
        before.start() if before and is_first_name(before[1]) else start,
        after.end() if after and is_first_name(after[1]) else end,
    )
