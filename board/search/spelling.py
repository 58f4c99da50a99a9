"""Words that nothing is written with → those that were meant, from the words of the published file."""

import re
import sqlite3
from difflib import get_close_matches

from board.search import full_text as words
from board.search import word_forms
from board.search.index import Index
from board.search.synonyms import table
from french.stems import forms

VOCABULARY = "SELECT term FROM temp.vocabulary WHERE length(term) > 3"
TITLE = "SELECT title FROM jobs WHERE rowid = (SELECT rowid FROM heads_fts WHERE heads_fts MATCH ? LIMIT 1)"


def meant(connection: sqlite3.Connection, index: Index, text: str) -> str:
    """The same search with its unknown words mended; empty when there is nothing better to say."""
    known = vocabulary(connection, index)
    found = [word if known & forms(word) or len(word) < 4 else nearest(word, known) for word in words.kept(text)]
    mended = " ".join(accented(connection, word) for word in found if word)
    return mended if mended and found != words.kept(text) else ""


def accented(connection: sqlite3.Connection, word: str) -> str:
    """A word as titles write it: the index keeps it without accents."""
    found = connection.execute(TITLE, [f'{{title}} : "{word}"']).fetchone()
    said = re.findall(r"[^\W\d_]+", found[0]) if found else []
    return next((other.lower() for other in said if word_forms.words(other) == [word]), word)


def nearest(word: str, known: frozenset[str]) -> str:
    """The word that is written most like it; empty when none is."""
    alike = [other for other in known if abs(len(other) - len(word)) <= 2 and {*word[:2]} & {*other[:2]}]
    close = next(iter(get_close_matches(word, alike, n=1, cutoff=0.75)), "")
    if close:
        return close
    heard = {sound(other): other for other in sorted(alike)}
    return next((heard[other] for other in get_close_matches(sound(word), heard, n=1, cutoff=0.8)), "")


def sound(word: str) -> str:
    """About how a word is said: « sérigraff » is « sérigraphe ».

    >>> sound("serigraff"), sound("serigraphe")
    ('serigraf', 'serigraf')
    """
    for letters, said in (("ph", "f"), ("qu", "k"), ("eau", "o"), ("au", "o"), ("y", "i")):
        word = word.replace(letters, said)
    return re.sub(r"(.)\1", r"\1", word).rstrip("est")


def vocabulary(connection: sqlite3.Connection, index: Index) -> frozenset[str]:
    """The words of titles, companies and communes, and those of the trade; read once a file."""
    if "vocabulary" not in index.kept:
        connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'heads_fts', 'row')"
        )
        trade = {word for phrase in table() for word in phrase}
        index.kept["vocabulary"] = frozenset({term for (term,) in connection.execute(VOCABULARY)} | trade)
    kept: frozenset[str] = index.kept["vocabulary"]
    return kept
