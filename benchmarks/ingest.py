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

from db.schema import tables
from db.store import Row, open_store
from db.vallee.ingest import ingest

SIZE = 5000
ROUNDS = 3
WORDS = """
    verrerie flaconnage opérateur bout froid chaud ligne contrôle qualité moule réglage four équipe poste
    parfum décor laquage sérigraphie tri emballage conduite machine sécurité maintenance atelier Bresle
    nous vous recherchons assurez participez selon avec pour dans une des les sur par production cadence
"""
NAMES = tables("vallee")["raw_postings"].names
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


def one_round(rows: list[Row]) -> tuple[float, float, float, float]:
    """Seconds of first ingestion, ingestion of the same, search index, bare ``executemany`` with index."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        bare = timed(lambda: executemany(folder / "bare.db", rows))
        with open_store(folder / "vallee.db") as store:
            first = timed(lambda: ingest(store, crawl("2026-11-24T05:30:00Z"), postings=rows))
            tomorrow = crawl("2026-11-25T05:30:00Z")
            same = [row | {"crawl": tomorrow["id"], "seen_at": tomorrow["started_at"]} for row in rows]
            again = timed(lambda: ingest(store, tomorrow, postings=same))
        index = timed(lambda: build_index(folder / "vallee.db", folder / "board.db"))
    return first, again, index, bare


def timed(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def executemany(path: Path, rows: list[Row]) -> None:
    """The baseline: one table, one index kept by a trigger, one transaction."""
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
        bare.executemany(f"INSERT INTO postings VALUES ({marks})", rows)
        bare.execute("COMMIT")


def build_index(store: Path, board: Path) -> None:
    """Copy the same rows into another file and index them at once, as ``db.board.publish`` does."""
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


def crawl(at: str) -> Row:
    """The report of a crawl that went well."""
    row: Row = dict.fromkeys(("torn", "says_empty", "requests", "bytes_received", "pages", "found"), 0)
    row |= {
        "id": f"valley@{at}",
        "source": "valley",
        "spider": "sitemap",
        "started_at": at,
        "finished_at": at,
    }
    return row | {
        "outcome": "ok", "complete": 1, "healthy": None, "gone": "[]", "troubles": "[]", "notes": "{}",
    }  # fmt: skip


def postings(size: int) -> list[Row]:
    """Raw postings of about 2.3 KB, as a crawl brings them; always the same ones."""
    chance = random.Random(1806)
    words = WORDS.split()
    found = []
    for number in range(size):
        text = " ".join(chance.choices(words, k=290))
        fields = json.dumps({"title": f"Opérateur {number}", "description": text}, ensure_ascii=False)
        digest = sha256(fields.encode()).hexdigest()
        row = {
            "id": digest[:16],
            "source": "valley",
            "key": str(number),
            "extractor": "json_ld",
            "read_by": "{}",
        }
        row |= {"url": f"http://valley.example/{number}", "page": digest, "fields": fields, "sha256": digest}
        found.append(row | {"crawl": "valley@2026-11-24T05:30:00Z", "seen_at": "2026-11-24T05:30:00Z"})
    return found
