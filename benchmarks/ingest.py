"""Raw postings → vallee.db and the search index, beside the least that SQLite could do for the same rows."""

import json
import platform
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from msgspec.structs import asdict, replace

from db.rows import columns
from db.store import open_store
from db.vallee.ingest import ingest
from db.vallee.rows import CrawlRow, RawPostingRow

SIZE = 5000
ROUNDS = 3
WORDS = """
    verrerie flaconnage opérateur bout froid chaud ligne contrôle qualité moule réglage four équipe poste
    parfum décor laquage sérigraphie tri emballage conduite machine sécurité maintenance atelier Bresle
    nous vous recherchons assurez participez selon avec pour dans une des les sur par production cadence
"""
NAMES = columns(RawPostingRow)
INDEX = 'fts5(fields, content="postings", tokenize="unicode61 remove_diacritics 2")'


def run(size: int = SIZE) -> dict[str, Any]:
    """Measure both on the same rows, in turns, and give medians.

    ``ratio_to_executemany``: time of a bare ``executemany`` into an equal table whose triggers feed a search
    index, divided by ours (ingestion with history, sightings and foreign keys, then the copy into another
    file and the index built at once, as publishing does). ``unchanged_speedup``: first ingestion against the
    same rows in a crawl of the next day, without any index on either side.
    """
    rounds = [one_round(postings(size)) for _ in range(ROUNDS)]
    first, again, index, bare = (median(times) for times in zip(*rounds, strict=True))
    return {
        "ratio_to_executemany": round(bare / (first + index), 2),
        "rows_per_second": round(size / first),
        "unchanged_speedup": round(first / again, 1),
        "unchanged_rows_per_second": round(size / again),
        "indexed_rows_per_second": round(size / (first + index)),
        "executemany_rows_per_second": round(size / bare),
        "size": size,
        "machine": f"{platform.machine()}, SQLite {sqlite3.sqlite_version}",
    }


def one_round(rows: list[RawPostingRow]) -> tuple[float, float, float, float]:
    """Seconds of first ingestion, ingestion of the same, search index, bare ``executemany`` with index."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        bare = seconds_of(lambda: executemany(folder / "bare.db", rows))
        with open_store(folder / "vallee.db") as store:
            first = seconds_of(lambda: ingest(store, crawl("2026-11-24T05:30:00Z"), postings=rows))
            tomorrow = crawl("2026-11-25T05:30:00Z")
            same = [replace(row, crawl=tomorrow.id, seen_at=tomorrow.started_at) for row in rows]
            again = seconds_of(lambda: ingest(store, tomorrow, postings=same))
        index = seconds_of(lambda: build_index(folder / "vallee.db", folder / "board.db"))
    return first, again, index, bare


def seconds_of(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def executemany(path: Path, rows: list[RawPostingRow]) -> None:
    """The baseline: one table, one index kept by a trigger, one transaction."""
    plain = [asdict(row) for row in rows]
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = NORMAL")
        bare.execute(f"CREATE TABLE postings ({', '.join(NAMES)}, PRIMARY KEY (id))")
        bare.execute(f"CREATE VIRTUAL TABLE found USING {INDEX}")
        bare.execute(
            "CREATE TRIGGER feed AFTER INSERT ON postings BEGIN "
            "INSERT INTO found(rowid, fields) VALUES (new.rowid, new.fields); END"
        )
        bare.execute("BEGIN")
        marks = ", ".join(f":{name}" for name in NAMES)
        bare.executemany(f"INSERT INTO postings VALUES ({marks})", plain)
        bare.execute("COMMIT")


def build_index(store: Path, board: Path) -> None:
    """Copy the same rows into another file and index them at once, as ``db.board.write`` does."""
    with closing(sqlite3.connect(board, isolation_level=None)) as new:
        new.execute("PRAGMA journal_mode = OFF")
        new.execute("PRAGMA synchronous = OFF")
        new.execute("ATTACH ? AS store", [str(store)])
        new.execute("BEGIN")
        new.execute(f"CREATE TABLE postings ({', '.join(NAMES)}, PRIMARY KEY (id))")
        new.execute("INSERT INTO postings SELECT * FROM store.raw_postings")
        new.execute(f"CREATE VIRTUAL TABLE found USING {INDEX}")
        new.execute("INSERT INTO found(found) VALUES ('rebuild')")
        new.execute("COMMIT")


def crawl(at: str) -> CrawlRow:
    """The report of a crawl that went well."""
    return CrawlRow(
        id=f"valley@{at}",
        source="valley",
        spider="sitemap",
        started_at=at,
        finished_at=at,
        outcome="ok",
        complete=1,
        healthy=None,
        torn=0,
        says_empty=0,
        requests=0,
        bytes_received=0,
        pages=0,
        found=0,
        gone="[]",
        troubles="[]",
        notes="{}",
        own_pages="{}",
    )


def postings(size: int) -> list[RawPostingRow]:
    """Raw postings of about 2.3 KB, as a crawl brings them; always the same ones."""
    chance = random.Random(1806)
    words = WORDS.split()
    rows = []
    for number in range(size):
        text = " ".join(chance.choices(words, k=290))
        fields = json.dumps({"title": f"Opérateur {number}", "description": text}, ensure_ascii=False)
        digest = sha256(fields.encode()).hexdigest()
        rows.append(
            RawPostingRow(
                id=digest[:16],
                source="valley",
                key=str(number),
                url=f"http://valley.example/{number}",
                extractor="json_ld",
                page=digest,
                fields=fields,
                read_by="{}",
                sha256=digest,
                crawl="valley@2026-11-24T05:30:00Z",
                seen_at="2026-11-24T05:30:00Z",
            )
        )
    return rows
