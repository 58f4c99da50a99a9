"""Words that a visitor typed → the jobs that they find, and in which order: what is called so first, what only says so last."""

import sqlite3
from collections.abc import Iterator
from functools import reduce
from operator import and_

from board.search import full_text as words
from board.search.full_text import Unit
from board.search.index import Index
from french.stems import singular

MATCH = "SELECT rowid FROM jobs_fts WHERE jobs_fts MATCH ?"
HEADS = "SELECT rowid FROM heads_fts WHERE heads_fts MATCH ?"
"""The same in title, employer and commune only."""
MOST_WORDS_KEPT = 500
HEAD = "title organization commune"
CONTRACTS = {
    "interim": ("INTERIM", "CDI_INTERIM"),
    "apprentissage": ("APPRENTISSAGE", "ALTERNANCE"),
    "alternance": ("ALTERNANCE", "APPRENTISSAGE", "PROFESSIONNALISATION"),
    "stage": ("STAGE",),
    "saisonnier": ("SAISONNIER",),
    "cdi": ("CDI",),
    "cdd": ("CDD",),
}
SHIFTS = {"nuit": ("nuit",), "weekend": ("weekend",), "journee": ("journee",)}
SAME = {
    "interimaire": "interim",
    "apprenti": "apprentissage",
    "alternant": "alternance",
    "stagiaire": "stage",
    "ete": "saisonnier",
    "vsd": "weekend",
    "week end": "weekend",
}
"""Another word for one of those."""


def found(connection: sqlite3.Connection, index: Index, text: str) -> int:
    """The jobs that have each of these words, or one that means it."""
    return reduce(
        and_,
        (matching(connection, index, unit.wide) | said(index, unit) for unit in words.read(text)),
        index.everything,
    )


def known(index: Index, text: str) -> bool:
    """Whether this file was asked for these words already, so that nothing is left to look for."""
    units = words.read(text)
    return all(unit.wide in index.words and f"{{title}} : ({unit.own})" in index.words for unit in units)


def tiers(connection: sqlite3.Connection, index: Index, text: str) -> Iterator[int]:
    """Sets that follow each other: titles in these words, titles that mean the same, titles close to it, then what employer,
    commune and conditions say, then the rest.
    """  # fmt: skip
    units = words.read(text)
    left = found(connection, index, text)
    for level in ("own", "same", "wide"):
        tier = left & every(connection, index, [getattr(unit, level) for unit in units], "title")
        yield tier
        left &= ~tier
    for level in ("same", "wide"):
        told = (matching(connection, index, getattr(unit, level), HEAD) | said(index, unit) for unit in units)
        tier = reduce(and_, told, left)
        yield tier
        left &= ~tier
    yield left


def every(connection: sqlite3.Connection, index: Index, queries: list[str], columns: str) -> int:
    """The jobs that all these queries find."""
    return reduce(and_, (matching(connection, index, query, columns) for query in queries), index.everything)


def said(index: Index, unit: Unit) -> int:
    """The jobs whose contract or hours are what a word says, whatever the words of the offer are."""
    phrase = " ".join(map(singular, unit.phrase))
    phrase = SAME.get(phrase, phrase)
    if phrase == "debutant":
        return index.beginner
    contract = index.any_of("contract", CONTRACTS.get(phrase, ()))
    return contract | index.any_of("shift", SHIFTS.get(phrase, (phrase,)))


def matching(connection: sqlite3.Connection, index: Index, query: str, columns: str = "") -> int:
    """The jobs that a full-text query finds, in all columns or in some; all of them when there is no word in it."""
    if not query:
        return index.everything
    asked = f"{{{columns}}} : ({query})" if columns else query
    if asked not in index.words:
        if len(index.words) > MOST_WORDS_KEPT:
            index.words.clear()
        index.words[asked] = index.found(rowid for (rowid,) in connection.execute(HEADS if columns else MATCH, [asked]))
    return index.words[asked]
