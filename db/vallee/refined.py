"""vallee.db ↔ REFINE: what it reads and what it found; only changes are written, and kept in history."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from db.schema import tables
from db.store import Row, Store
from db.vallee.ingest import changed, insert, replace

CHANGED_RAW = """
    SELECT raw.id FROM raw_postings raw LEFT JOIN postings USING (id)
    WHERE postings.raw_sha256 IS NOT raw.sha256 OR postings.rule_version IS NOT ? ORDER BY raw.id
"""
LAST_DECISIONS = """
    SELECT a, b, verdict, 1.0 AS score, reason, decided_by FROM decisions
    WHERE n IN (SELECT max(n) FROM decisions GROUP BY a, b) ORDER BY a, b
"""
SOME = 500


def changed_raw(store: Store, rule_version: str) -> Iterator[Row]:
    """Raw postings whose text, or whose rules, are not those that ``postings`` was made from; JSON as text.

    Writing to ``postings`` while reading is safe: which rows to give is settled first.
    """
    ids = [row[0] for row in store.connection.execute(CHANGED_RAW, [rule_version])]
    for start in range(0, len(ids), SOME):
        batch = ids[start : start + SOME]
        marks = ", ".join("?" * len(batch))
        yield from store.rows(f"SELECT * FROM raw_postings WHERE id IN ({marks}) ORDER BY id", batch)  # noqa: S608


def write_postings(store: Store, rows: Iterable[Row]) -> int:
    """Keep normalized postings (every column, JSON already text); says how many are new or differ."""
    names = [name for name in tables("vallee")["postings"].names if name != "id"]
    with store.transaction():
        return store.executemany(replace("postings", "id", when=changed("postings", names)), rows)


def all_postings(store: Store, but: Collection[str] = ()) -> Iterator[Row]:
    """Every posting, the rejected too, by id, without those that the caller has already; JSON as text."""
    ids = [id for (id,) in store.connection.execute("SELECT id FROM postings ORDER BY id") if id not in but]
    for id in ids:
        yield from store.each("SELECT * FROM postings WHERE id = ?", [id])


def sightings(store: Store) -> dict[str, list[str]]:
    """Posting id → ids of the crawls that saw it, oldest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for posting, crawl in store.connection.execute("SELECT posting, crawl FROM sightings ORDER BY posting, crawl"):
        found[posting].append(crawl)
    return dict(found)


def crawls(store: Store) -> list[Row]:
    """Every crawl, oldest first; ``gone`` and ``troubles`` and ``notes`` read from JSON."""
    json_columns = ("gone", "troubles", "notes")
    return [
        row | {name: json.loads(row[name]) for name in json_columns}
        for row in store.each("SELECT * FROM crawls ORDER BY started_at, id")
    ]


def founders(store: Store) -> dict[str, str]:
    """Posting id → id of the job that it tells of so far: job ids must not change."""
    return dict(store.connection.execute("SELECT posting, job FROM job_postings ORDER BY posting"))


def sources(store: Store) -> list[Row]:
    """Every source that was ever known, by id; ``active`` tells whether the registry still names it."""
    return store.rows("SELECT * FROM sources ORDER BY id")


def decisions(store: Store) -> list[Row]:
    """What people last decided of each pair: ``a, b, verdict, score, reason, decided_by``."""
    return store.rows(LAST_DECISIONS)


def decide(store: Store, decision: Row) -> None:
    """Keep what a person decided: ``a, b, verdict, reason, decided_by, decided_at``."""
    a, b = sorted((decision["a"], decision["b"]))
    store.execute(insert("decisions"), decision | {"n": None, "a": a, "b": b})


def write_health(store: Store, healthy: Mapping[str, bool]) -> None:
    """Keep whether crawls found what their sources let expect: crawl id → verdict."""
    with store.transaction():
        rows = [(verdict, crawl) for crawl, verdict in healthy.items()]
        store.executemany("UPDATE crawls SET healthy = ?1 WHERE id = ?2 AND healthy IS NOT ?1", rows)


def write_jobs(store: Store, jobs: Iterable[Row], job_postings: Iterable[Row], matches: Iterable[Row], at: str) -> int:
    """Keep all jobs, all postings of jobs and all matches, as they are now: what is not given is no more.

    Rows have every column, JSON already text; ``at`` is the time of the run. Says how many rows changed.
    """
    with store.transaction():
        told = sync(store, "job_postings", ("posting",), job_postings)
        openings = sync(store, "jobs", ("id",), jobs)
        pairs = sync(store, "matches", ("a", "b"), matches)
        store.executemany(insert("history"), [*history(at, "job", openings), *history(at, "posting", told)])
    return len(told) + len(openings) + len(pairs)


def read_source_states(store: Store) -> list[Row]:
    """How every source is, by id: every column of ``source_states``."""
    return store.rows("SELECT * FROM source_states ORDER BY source")


def write_source_states(store: Store, rows: Iterable[Row], at: str) -> int:
    """Keep how every source is now; says how many rows changed."""
    with store.transaction():
        states = sync(store, "source_states", ("source",), rows)
        store.executemany(insert("history"), history(at, "source", states))
    return len(states)


Change = tuple[Row | None, Row | None]
NOTED = {
    "job": ("id", ("status", "canonical")),
    "posting": ("posting", ("job", "status")),
    "source": ("source", ("state",)),
}


def sync(store: Store, table: str, key: tuple[str, ...], rows: Iterable[Row]) -> list[Change]:
    """Make a table hold exactly these rows, touching only those that differ: (before, after)."""
    before = {tuple(row[name] for name in key): row for row in store.each(f"SELECT * FROM {table}")}  # noqa: S608
    changes: list[Change] = []
    for row in rows:
        old = before.pop(tuple(row[name] for name in key), None)
        if old != row:
            changes.append((old, row))
    where = " AND ".join(f"{name} = ?" for name in key)
    store.executemany(f"DELETE FROM {table} WHERE {where}", before)  # noqa: S608 - names are ours
    store.executemany(replace(table, ", ".join(key)), [row for _, row in changes if row])
    return changes + [(old, None) for old in before.values()]


def history(at: str, kind: str, changes: Iterable[Change]) -> Iterator[Row]:
    """The changes that people ask about."""
    key, fields = NOTED[kind]
    for old, new in changes:
        row: dict[str, Any] = new or old or {}
        for field in fields:
            values = {"old": old and old[field], "new": new and new[field]}
            if values["old"] != values["new"] and not (kind == "posting" and old is None):
                yield values | {
                    "n": None,
                    "at": at,
                    "kind": kind,
                    "subject": row[key],
                    "field": field,
                    "why": why(row, field),
                }


def why(row: Row, field: str) -> str:
    """What a change of a field comes from, when the row says it."""
    if field in {"status", "state"}:
        return row.get("closed_by") or row.get("why") or ""
    return " ; ".join(json.loads(row.get("reasons") or "[]"))
