"""The beginning of a word → trades, companies, communes and titles that go on so."""

import sqlite3
from collections import Counter
from typing import Any
from urllib.parse import urlencode

from board.search import full_text, word_forms
from board.search.communes import written
from board.search.index import Index
from board.search.query import clean

MOST = 8
KINDS = {
    "occupation": ("metier", "Métier"),
    "organization": ("entreprise", "Entreprise"),
    "commune": ("lieu", "Commune"),
}
TITLES = """
    SELECT title FROM jobs WHERE rowid IN (SELECT rowid FROM heads_fts WHERE heads_fts MATCH ? ORDER BY rowid DESC LIMIT 300)
    AND status != 'closed'
"""
Suggestion = dict[str, Any]


def suggest(connection: sqlite3.Connection, index: Index, typed: str) -> list[Suggestion]:
    """At most eight: trades, companies and communes first, then titles."""
    begun = word_forms.words(clean(typed))
    if not begun or len("".join(begun)) < 2:
        return []
    named = [entry for known, entry in entries(index) if matches(begun, known)]
    named = sorted(named, key=lambda entry: -entry["count"])[: MOST // 2]
    return [*named, *titles(connection, begun)[: MOST - len(named)]]


def entries(index: Index) -> list[tuple[list[str], Suggestion]]:
    """What filters offer, with the words of each; made once a file."""
    if "suggestions" not in index.kept:
        index.kept["suggestions"] = [
            (word_forms.words(index.labels[facet][value]), entry(index, facet, value, jobs))
            for facet in KINDS
            for value, jobs in index.sets.get(facet, {}).items()
        ]
    kept: list[tuple[list[str], Suggestion]] = index.kept["suggestions"]
    return kept


def entry(index: Index, facet: str, value: str, jobs: int) -> Suggestion:
    """One of them."""
    name, kind = KINDS[facet]
    chosen = written(index.places[value]) if facet == "commune" and value in index.places else value
    label = index.labels[facet][value]
    return {"text": label, "kind": kind, "count": jobs.bit_count(), "href": f"/?{urlencode({name: chosen})}"}


def matches(begun: list[str], known: list[str]) -> bool:
    """Whether each word begins some word of it."""
    return all(any(word.startswith(part) for word in known) for part in begun)


def titles(connection: sqlite3.Connection, begun: list[str]) -> list[Suggestion]:
    """Titles that go on so, the most frequent of the newest first."""
    asked = " AND ".join([*(f'"{word}"' for word in begun[:-1]), f'"{begun[-1]}" *'][: full_text.MOST])
    found = Counter(title for (title,) in connection.execute(TITLES, [f"{{title}} : ({asked})"]))
    return [
        {"text": title, "kind": "Offres", "count": count, "href": f"/?{urlencode({'q': title})}"}
        for title, count in found.most_common(MOST)
    ]
