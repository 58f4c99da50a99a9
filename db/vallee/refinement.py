"""vallee.db ↔ REFINE: the rows that it reads, and those that it derives; only what differs is written, and noted in history."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import convert, structs

from db.rows import differs, insert, replace, select
from db.store import Store
from db.vallee.rows import (
    CrawlRow,
    DecisionRow,
    HistoryRow,
    JobPostingRow,
    JobRow,
    MatchRow,
    PostingRow,
    RawPostingRow,
    SourceRow,
    SourceStateRow,
)
from db.vallee.sync import history, sync

CHANGED_RAW = """
    SELECT raw.id FROM raw_postings raw LEFT JOIN postings USING (id)
    WHERE postings.raw_sha256 IS NOT raw.sha256 OR postings.seen_at IS NOT raw.seen_at OR postings.rule_version IS NOT ?
    ORDER BY raw.id
"""
LAST_DECISIONS = "WHERE n IN (SELECT max(n) FROM decisions GROUP BY a, b) ORDER BY a, b"
POSTING = select(PostingRow, "WHERE id = ?")
WRITE_POSTING = replace(PostingRow, "id", when=differs(PostingRow))
ADDED_LATER = {"unreadable": 0, "cause": "", "alarm": 0, "patience": 1, "account": ""}
"""Columns of ``source_states`` that older files lack, and what they hold until a run has filled them."""
POSTINGS_AT_A_TIME = 500
"""How many are read at once: their texts never fill the memory."""


def changed_raw(store: Store, rule_version: str) -> Iterator[RawPostingRow]:
    """Raw postings whose text, its date or whose rules are not those that ``postings`` was made from; JSON as text.

    Writing to ``postings`` while reading is safe: which rows to give is settled first.
    """
    ids = [row[0] for row in store.connection.execute(CHANGED_RAW, [rule_version])]
    for start in range(0, len(ids), POSTINGS_AT_A_TIME):
        batch = ids[start : start + POSTINGS_AT_A_TIME]
        marks = ", ".join("?" * len(batch))
        yield from list(store.read(RawPostingRow, f"WHERE id IN ({marks}) ORDER BY id", batch))


def write_postings(store: Store, rows: Iterable[PostingRow]) -> int:
    """Keep normalized postings; says how many are new or differ."""
    with store.transaction():
        return store.write(WRITE_POSTING, rows)


class KeptPostings(Mapping[str, PostingRow]):
    """Every posting as it was refined before, the rejected too, by id; each is read when it is asked for.

    Which there are is settled first. (Read all at once, their texts would take half a gigabyte of a large file.)
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ids = dict.fromkeys(id for (id,) in store.connection.execute("SELECT id FROM postings ORDER BY id"))

    def __getitem__(self, id: str) -> PostingRow:
        for row in self.store.records(PostingRow, POSTING, [id]):
            return row
        raise KeyError(id)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)


def sightings(store: Store) -> dict[str, list[str]]:
    """Posting id → ids of the crawls that saw it, oldest first."""
    crawls_of: dict[str, list[str]] = defaultdict(list)
    for posting, crawl in store.connection.execute("SELECT posting, crawl FROM sightings ORDER BY posting, crawl"):
        crawls_of[posting].append(crawl)
    return dict(crawls_of)


def crawls(store: Store) -> list[CrawlRow]:
    """Every crawl, in the order kept: a clock may be wrong, that order never is."""
    return list(store.read(CrawlRow, "ORDER BY rowid"))


def job_postings(store: Store) -> list[JobPostingRow]:
    """Which posting tells of which job so far."""
    return list(store.read(JobPostingRow, "ORDER BY posting"))


def sources(store: Store) -> list[SourceRow]:
    """Every source that was ever known, by id; ``active`` tells whether the registry still names it."""
    return list(store.read(SourceRow, "ORDER BY id"))


def decisions(store: Store) -> list[DecisionRow]:
    """What people last decided of each pair."""
    return list(store.read(DecisionRow, LAST_DECISIONS))


def decide(store: Store, decision: DecisionRow) -> None:
    """Keep what a person decided of two postings, named in any order."""
    a, b = sorted((decision.a, decision.b))
    store.write(insert(DecisionRow), [structs.replace(decision, a=a, b=b)])


def write_health(store: Store, healthy: Mapping[str, bool]) -> None:
    """Keep whether crawls found what their sources let expect: crawl id → verdict."""
    with store.transaction():
        rows = [(verdict, crawl) for crawl, verdict in healthy.items()]
        store.executemany("UPDATE crawls SET healthy = ?1 WHERE id = ?2 AND healthy IS NOT ?1", rows)


def write_jobs(
    store: Store,
    jobs: Iterable[JobRow],
    job_postings: Iterable[JobPostingRow],
    matches: Iterable[MatchRow],
    at: str,
    before: Iterable[JobPostingRow] | None = None,
) -> int:
    """Keep all jobs, which postings tell of them, and all matches, as they are now: what is not given is no more.

    ``at``: the time of the run. ``before``: what ``job_postings`` gave, where it was asked. Says how many rows changed.
    """
    with store.transaction():
        postings = sync(store, JobPostingRow, ("posting",), job_postings, before)
        openings = sync(store, JobRow, ("id",), jobs)
        pairs = sync(store, MatchRow, ("a", "b"), matches)
        store.write(insert(HistoryRow), [*history(at, openings), *history(at, postings)])
    return len(postings) + len(openings) + len(pairs)


def read_source_states(store: Store) -> list[SourceStateRow]:
    """How every source is, by id; also in a file that nobody has brought up to date yet."""
    rows = store.each("SELECT * FROM source_states ORDER BY source")
    return [convert(ADDED_LATER | row, SourceStateRow) for row in rows]


def write_source_states(store: Store, rows: Iterable[SourceStateRow], at: str) -> int:
    """Keep how every source is now; says how many rows changed."""
    with store.transaction():
        states = sync(store, SourceStateRow, ("source",), rows)
        store.write(insert(HistoryRow), history(at, states))
    return len(states)
