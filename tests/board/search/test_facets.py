"""Counts beside filters are those that SQL gives on a board of thousands of offers, whatever is asked together."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import board_rows
from board.search import full_text as words
from board.search import index, search
from board.search.query import LISTS, Search

TODAY = date(2026, 11, 24)
SIZE = 800


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A file of invented offers."""
    path: Path = tmp_path_factory.mktemp("facets") / "board.db"
    board_rows.make(path, SIZE)
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    """None, one or two values of a filter."""
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


ASKED = st.builds(
    Search,
    q=st.sampled_from(["", "emballage", "sécurité parfum", "moule four", "zzz"]),
    contrat=some("CDI", "CDD", "INTERIM", "STAGE"),
    metier=some("H2801", "H2802", "H2815"),
    horaire=some("2x8", "3x8", "nuit"),
    zone=some("dieppe", "abbeville", "vallee-de-la-bresle"),
    publie=st.sampled_from([0, 0, 7, 30]),
    debutant=st.booleans(),
)


def counts(file: sqlite3.Connection, asked: Search, facet: str) -> dict[str, int]:
    """What SQL counts: the jobs that all other filters let through, for each value of this one."""
    where, given = ["jobs.status != 'closed'"], []
    for name, other in LISTS.items():
        values = getattr(asked, name)
        if values and other != facet:
            marks = ", ".join("?" * len(values))
            where.append(f"jobs.id IN (SELECT job FROM job_facets WHERE facet = ? AND value IN ({marks}))")
            given += [other, *values]
    for unit in words.read(asked.q):
        where.append("jobs.rowid IN (SELECT rowid FROM jobs_fts WHERE jobs_fts MATCH ?)")
        given.append(unit.wide)
    if asked.publie:
        where.append("jobs.date_posted >= ?")
        given.append((TODAY - timedelta(days=asked.publie)).isoformat())
    if asked.debutant:
        where.append("jobs.beginner")
    sql = f"""SELECT value, count(*) FROM job_facets JOIN jobs ON jobs.id = job
        WHERE facet = ? AND {" AND ".join(where)} GROUP BY value"""
    return {row[0]: row[1] for row in file.execute(sql, [facet, *given])}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=ASKED)
def test_facets_are_exact(file: sqlite3.Connection, asked: Search) -> None:
    answer = search.search(file, index.build(file), asked, TODAY)
    for facet, values in answer.facets.items():
        assert {value.value: value.count for value in values if value.count} == counts(file, asked, facet)
    assert answer.count == sum(counts(file, asked, "publisher_kind").values())
