"""What is old goes, and nothing that lives, was decided or was counted goes with it."""

import json
import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crawlers.process.run_file import RunFileWriter
from crawlers.registry.registry import Source
from db.people.open import open_people
from db.people.requests import ask
from db.people.requests import decide as settle
from db.people.rows import Actor
from db.store import open_store
from db.vallee.refinement import decide
from db.vallee.rows import DecisionRow
from pipeline.__main__ import main
from pipeline.installation.paths import Paths
from tests.worlds.crawled_sources import run_file
from tests.worlds.rebuilt_days import NOW, content, crawl, days, offer, rebuild
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, registry
from vocabulary.web_address import WebAddress

FOR_EVER = ("crawls", "fetches", "sightings", "raw_postings", "raw_history", "decisions", "history", "weekly_counts")
PAY = "Salaire : 2 100 € brut par mois."


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Three days of crawls, and a year later two more: what was offered changed, one offer lives all along."""
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE | {"options": "links=css:a"}])
    paths = Paths(registry=tmp_path, data=tmp_path / "var")
    days(paths)
    crawl(paths, 500, {1: offer(1, pay=PAY), 2: offer(2, pay=PAY), 5: offer(5)})
    crawl(paths, 501, {1: offer(1, title="Conducteur", pay=PAY), 2: offer(2, pay=PAY), 5: offer(5)})
    return paths


def call(paths: Paths, day: int, *words: str) -> int:
    """Run a verb so many days after the first crawl."""
    now = (NOW + timedelta(days=day)).isoformat()
    return main(["--registry", str(paths.registry), "--data", str(paths.data), "--now", now, *words])


def kept(paths: Paths, *tables: str) -> dict[str, list[Any]]:
    """Every row of these tables."""
    with closing(sqlite3.connect(paths.store)) as store:
        return {table: sorted(store.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables}


def bodies(paths: Paths) -> int:
    """How many bodies are kept."""
    return len(kept(paths, "pages")["pages"])


def test_nothing_goes_unless_it_is_meant(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    before = bodies(paths)
    assert call(paths, 501, "prune", "--json") == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["pages"] == 2  # the first texts of 1 and 2: every other is the last of its address
    assert "prune --yes" in printed.err
    assert bodies(paths) == before
    assert call(paths, 3, "prune", "--yes") == 0, "nothing is old yet"
    assert bodies(paths) == before


def test_what_was_decided_counted_or_seen_stays(paths: Paths) -> None:
    with open_store(paths.store) as store:
        a, b = [row["id"] for row in store.rows("SELECT id FROM postings ORDER BY id LIMIT 2")]
        at = "2026-11-25T00:00:00Z"
        decide(store, DecisionRow(None, a, b, verdict="distinct", reason="", decided_by="Jeanne", decided_at=at))
    before = kept(paths, *FOR_EVER)
    assert call(paths, 501, "prune", "--yes") == 0
    assert bodies(paths) < 8
    assert kept(paths, *FOR_EVER) == before
    assert call(paths, 501, "prune", "--yes") == 0


def test_a_rebuild_after_pruning_gives_the_same_board_and_the_same_past(paths: Paths) -> None:
    rebuild(paths, 501)
    before, past = content(paths), kept(paths, "sightings", "raw_postings", "posting_changes")
    assert call(paths, 501, "prune", "--yes") == 0
    rebuild(paths, 501)
    assert content(paths) == before
    assert kept(paths, "sightings", "raw_postings", "posting_changes") == past
    rebuild(paths, 501)
    assert content(paths) == before


def test_every_address_keeps_what_it_gave_last(paths: Paths) -> None:
    assert call(paths, 5000, "prune", "--yes") == 0
    with open_store(paths.store) as store:
        newest = store.rows(
            "SELECT sha256, max(started_at) FROM fetches JOIN crawls ON crawls.id = crawl GROUP BY source, url"
        )
        there = {row["sha256"] for row in store.rows("SELECT sha256 FROM pages")}
    assert len(newest) == 6
    assert {row["sha256"] for row in newest} <= there


def test_a_smaller_file_is_the_same_database(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(paths.store) as store:
        store.execute("INSERT INTO pages VALUES ('old', 1, ?)", [os.urandom(400_000)])
    size = paths.store.stat().st_size
    assert call(paths, 501, "prune", "--yes", "--compact") == 0
    assert "a rendu" in capsys.readouterr().err
    assert paths.store.stat().st_size < size - 300_000
    with open_store(paths.store, write=False) as store:
        assert store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_old_files_go_but_not_what_is_written_or_will_be_kept(paths: Paths) -> None:
    whole = run_file(paths.runs)
    torn = run_file(paths.runs, now=NOW + timedelta(days=1), finished=False)
    log, young, left = paths.data / "logs/a.log", paths.data / "logs/b.log", paths.data / "donnees/x.tmp-1"
    log.parent.mkdir()
    cut = paths.data / "digest.json.tmp-1"
    for file in (log, young, left, cut):
        file.write_text("x")
    (paths.data / "logs/link.log").symlink_to(paths.store)
    source = Source(id="s", member="m", spider="listing", url=WebAddress("http://s.example/"))
    with RunFileWriter(paths.runs / "running.run", source, NOW):
        for file in (whole, torn, log, left, cut, paths.runs / "running.run"):
            os.utime(file, (NOW.timestamp(), NOW.timestamp()))
        os.utime(young, ((NOW + timedelta(days=480)).timestamp(),) * 2)
        assert call(paths, 500, "prune", "--yes") == 0
        assert [file.exists() for file in (whole, torn, log, young, left, cut)] == [
            True,
            False,
            False,
            True,
            False,
            False,
        ]
        assert (paths.runs / "running.run").exists()
        assert paths.store.exists()


def test_requests_that_were_withdrawn_long_ago_go_and_no_other(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    claire = Actor(member="verrerie", person="Claire")
    with open_people(paths.people) as people:
        hide, again = [ask(people, NOW, who=claire, kind="hide", subject="a") for _ in range(2)]
        no, yes = [ask(people, NOW, who=claire, kind="consent", value={"value": word}) for word in ("no", "yes")]
        lately = ask(people, NOW, who=claire, kind="filled", subject="b")
        refused, fallen = [ask(people, NOW, who=claire, kind="declare", subject=name) for name in "cd"]
        last = ask(people, NOW, who=claire, kind="filled", subject="e")
        settle(people, lately, "withdrawn", NOW + timedelta(days=300), by=claire)
        settle(people, refused, "refused", NOW, by=claire)
        settle(people, fallen, "fallen", NOW, by=claire)
        settle(people, last, "withdrawn", NOW, by=claire)
        counted, audit = people.rows("SELECT * FROM counters"), people.rows("SELECT * FROM audit")
    for words, left in (((), 8), (("--yes",), 7), (("--yes",), 7)):
        assert call(paths, 401, "prune", *words) == 0
        with open_people(paths.people) as people:
            there = [row["n"] for row in people.rows("SELECT n FROM requests ORDER BY n")]
            assert len(there) == left
            assert people.rows("SELECT * FROM counters") == counted
            assert people.rows("SELECT * FROM audit") == audit
    assert there == [again, no, yes, lately, refused, fallen, last], "the last number is not given again"
    assert hide not in there
    assert "1\u00a0demande annulée seraient retirés" in capsys.readouterr().err
