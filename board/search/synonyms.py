"""Words that mean one trade or one thing here → each other, for a search."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from board.search.word_forms import words
from french.stems import singular
from french.word_lists import word_list

ENTRIES = word_list(Path(__file__).with_name("synonyms.txt")).pairs()
"""A word or a phrase → others that mean the same ~ others that are close."""
LONGEST = 3
"""Words in a phrase, at most."""
BEGUN = 5
"""Letters from which a word that is not finished may be taken for the one word of the trade that begins so."""


Phrases = tuple[tuple[str, ...], ...]


@cache
def table() -> dict[tuple[str, ...], tuple[Phrases, Phrases]]:
    """Phrase as the index sees it → the phrases that mean the same, and those that are close."""
    found: dict[tuple[str, ...], tuple[Phrases, Phrases]] = {}
    for word, meanings in ENTRIES.items():
        same, _, close = meanings.partition("~")
        named, near = (list(filter(None, map(written, part.split("|")))) for part in (f"{word}|{same}", close))
        if not named:
            continue  # signs alone: nothing that anybody could type
        found[named[0]] = (tuple(named[1:]), tuple(near))
        for phrase in named[1:]:
            others = tuple(other for other in named if other != phrase)
            found.setdefault(phrase, (others, tuple(near)))
    return found


def written(phrase: str) -> tuple[str, ...]:
    """The words of a phrase; none where nothing is written."""
    return tuple(words(phrase))


def units(kept: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Phrases, Phrases]]:
    """The words of a search cut into phrases, each with those that mean the same and those that are close; the longest
    known phrase wins, and a last word that is not finished is the trade that begins so.

    >>> [phrase for phrase, _, _ in units(["conducteur", "chariot", "eu"])]
    [('conducteur', 'chariot'), ('eu',)]
    >>> list(units(["moulist"]))[0][1]
    (('mouliste',), ('moule',), ('moulerie',), ('ajusteur', 'mouliste'))
    """
    at = 0
    while at < len(kept):
        for length in range(min(LONGEST, len(kept) - at), 0, -1):
            phrase = tuple(kept[at : at + length])
            known = table().get(phrase) or table().get(tuple(map(singular, phrase)))
            if not known and length == 1 and at + 1 == len(kept):
                known = finished(phrase[0])
            if known or length == 1:
                yield phrase, *(known or ((), ()))
                at += length
                break


def finished(word: str) -> tuple[Phrases, Phrases] | None:
    """What the only trade that begins with these letters means; nothing where several do, or none."""
    begins = [phrase for phrase in table() if len(phrase) == 1 and phrase[0].startswith(word)]
    if len(word) < BEGUN or not begins:
        return None
    first, *others = begins
    same, near = table()[first]
    return ((first, *same), near) if all(other in same for other in others) else None
