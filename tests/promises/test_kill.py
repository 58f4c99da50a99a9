"""kill -9, twenty times at random moments: nothing torn, nothing closed, and the next run heals."""

from datetime import UTC, datetime
from pathlib import Path

from db.store import Store, open_store
from pipeline.publishing.publish import publish
from tests.worlds.kills import kill_at_random
from tests.worlds.processes import chance
from tests.worlds.store_rows import board_rows, fill

KILLS = 20
SIZE = 300

INGESTER = f"""
import itertools, sys
from datetime import datetime, timedelta, UTC
from pathlib import Path
from db.vallee.ingest import ingest
from db.store import open_store
from db.vallee.rows import PageRow
from tests.worlds.processes import chance
from tests.worlds.store_rows import crawl, raw

def rows(visit, day):
    for number in range({SIZE}):
        if number % 10 == 0:
            print(visit.id, number, flush=True)
        yield raw(number, visit, fields='{{"title": "%d on day %d"}}' % (number, day))

for day in itertools.count(int(sys.argv[2])):
    at = datetime(2026, 11, 24, tzinfo=UTC) + timedelta(minutes=day)
    with open_store(Path(sys.argv[1])) as store:
        visit = crawl(at=f"{{at:%Y-%m-%dT%H:%M:%SZ}}", found={SIZE})
        pages = [PageRow(f"{{day}}-{{n}}", size=9, body=bytes(4000)) for n in range(50)]
        ingest(store, visit, pages=pages, postings=rows(visit, day))
"""
PUBLISHER = """
import sys
from datetime import datetime, timedelta, UTC
from pathlib import Path
from pipeline.publishing.publish import publish

for minute in range(int(sys.argv[2]), 10**6):
    at = datetime(2026, 11, 24, tzinfo=UTC) + timedelta(minutes=minute)
    print(at.isoformat(), flush=True)
    publish(Path(sys.argv[1]), Path(sys.argv[1]).with_name("board.db"), at)
"""


def assert_whole(store: Store) -> int:
    """Every crawl has all that it saw, every change has its past; says how many crawls there are."""
    assert store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert store.rows("PRAGMA foreign_key_check") == []
    counts = store.rows("SELECT found, (SELECT count(*) FROM sightings WHERE crawl = crawls.id) AS seen FROM crawls")
    assert all(row["found"] == row["seen"] for row in counts)
    crawls = len(counts)
    assert store.rows("SELECT count(*) AS n FROM pages") == [{"n": 50 * crawls}]
    assert store.rows("SELECT count(*) AS n FROM raw_history") == [{"n": SIZE * max(0, crawls - 1)}]
    return crawls


def test_killed_ingester_leaves_whole_crawls_only(tmp_path: Path) -> None:
    path, moments = tmp_path / "vallee.db", chance()
    crawls = 0
    for _ in range(KILLS):
        kill_at_random(["-c", INGESTER, str(path), str(crawls)], moments, lines=75, span=0.005)
        with open_store(path) as store:
            now = assert_whole(store)
            assert now >= crawls
            crawls = now
    assert crawls > 1, "no crawl was ever kept: this test did not test"


def test_killed_publisher_leaves_a_whole_board(tmp_path: Path) -> None:
    path, moments = tmp_path / "vallee.db", chance()
    with open_store(path) as store:
        fill(store, SIZE)
    board = tmp_path / "board.db"
    publish(path, board, datetime(2026, 11, 23, tzinfo=UTC))
    seen = set()
    for kill in range(KILLS):
        kill_at_random(["-c", PUBLISHER, str(path), str(100 * kill)], moments, lines=4, span=0.1)
        assert board_rows(board, "PRAGMA integrity_check") == [("ok",)]
        assert board_rows(board, "SELECT count(*) FROM jobs WHERE status = 'open'") == [(SIZE,)]
        assert board_rows(board, "SELECT count(*) FROM jobs_fts WHERE jobs_fts MATCH 'operateur'") == [(SIZE,)]
        seen.add(board_rows(board, "SELECT value FROM meta WHERE key = 'published_at'")[0][0])
    assert len(seen) > 1, "no board was ever published: this test did not test"
    publish(path, board, datetime(2026, 12, 24, tzinfo=UTC))
    assert not list(tmp_path.glob("board.db?*")), "the next publication cleans up"
