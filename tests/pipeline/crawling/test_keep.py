"""Run files become rows once, whole or not at all; what a killed run left behind is kept by the next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crawlers.process.report import Report
from crawlers.process.run_file import RunFileWriter, run_file_name
from crawlers.registry.registry import Member, Registry, Source
from db.store import Store, open_store
from pipeline.crawling.crew import Fetched
from pipeline.crawling.keep import keep, keep_leftovers, write_registry
from tests.worlds.crawled_sources import NOW, SOURCE, posting, run_file
from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.web_address import WebAddress


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "vallee.db") as opened:
        yield opened


def count(store: Store, table: str) -> int:
    """How many rows."""
    return int(store.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"])


def fetched(path: Path, died: str = "") -> Fetched:
    """A crawl that ended."""
    return Fetched(source=SOURCE, started_at=NOW, run_file=path, died=died)


def test_a_whole_run_file_is_kept_and_goes(store: Store, tmp_path: Path) -> None:
    path = run_file(tmp_path)
    crawl = keep(store, fetched(path))

    assert (crawl.outcome, crawl.complete) == (Outcome.OK, True)
    assert not path.exists()
    assert {table: count(store, table) for table in ("pages", "fetches", "raw_postings", "sightings")} == {
        "pages": 3, "fetches": 3, "raw_postings": 3, "sightings": 3,
    }  # fmt: skip


def test_unchanged_postings_are_not_rewritten(store: Store, tmp_path: Path) -> None:
    keep(store, fetched(run_file(tmp_path)))
    keep(store, fetched(run_file(tmp_path, now=NOW + timedelta(days=1))))

    assert count(store, "raw_postings") == 3
    assert count(store, "raw_history") == 0
    assert count(store, "pages") == 3
    assert count(store, "sightings") == 6


def test_a_torn_run_file_is_a_failed_crawl(store: Store, tmp_path: Path) -> None:
    crawl = keep(store, fetched(run_file(tmp_path, finished=False), died="Killed"))

    assert (crawl.outcome, crawl.complete) == (Outcome.FAILED, False)
    assert [(trouble.fault, trouble.detail) for trouble in crawl.troubles] == [(Fault.TORN, "Killed")]
    assert count(store, "raw_postings") == 0
    assert store.rows("SELECT torn FROM crawls") == [{"torn": 1}]


def test_a_process_that_left_nothing_is_a_failed_crawl(store: Store, tmp_path: Path) -> None:
    crawl = keep(store, fetched(tmp_path / "absent.run", died="MemoryError"))

    assert crawl.outcome == Outcome.FAILED
    assert count(store, "crawls") == 1


def test_leftovers_are_kept_but_not_what_is_still_written(store: Store, tmp_path: Path) -> None:
    run_file(tmp_path)
    run_file(tmp_path, now=NOW + timedelta(days=1), finished=False)
    running = tmp_path / "autre@20261124T053000Z.run"
    (tmp_path / "vide.run").touch()
    with RunFileWriter(running, SOURCE, NOW):
        kept = keep_leftovers(store, tmp_path)

    assert [crawl.outcome for crawl in kept] == [Outcome.OK, Outcome.FAILED]
    assert [path.name for path in tmp_path.glob("*.run")] == [running.name]
    assert count(store, "raw_postings") == 3


def test_a_run_file_that_nobody_foresaw_fails_alone_and_once(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_deep(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("pipeline.crawling.keep.raw_row", too_deep)
    crawl = keep(store, fetched(run_file(tmp_path)))
    leftovers = (run_file(tmp_path, now=NOW + timedelta(days=1)), keep_leftovers(store, tmp_path))

    assert [crawl.outcome, *(left.outcome for left in leftovers[1])] == [Outcome.FAILED] * 2
    assert not list(tmp_path.glob("*.run"))
    assert count(store, "raw_postings") == 0


def test_a_run_file_that_another_crawl_writes_is_left_to_it(store: Store, tmp_path: Path) -> None:
    path = tmp_path / run_file_name(SOURCE.id, NOW)
    with RunFileWriter(path, SOURCE, NOW) as run:
        run.write_posting(posting(1))
        with pytest.raises(BlockingIOError):
            RunFileWriter(path, SOURCE, NOW)
        crawl = keep(store, fetched(path))
        run.finish(Report(SOURCE, NOW, found=1, listings=1).crawl(finished_at=NOW))

    assert crawl.outcome == Outcome.FAILED
    assert keep(store, fetched(path)).outcome == Outcome.OK


def test_a_registry_that_lost_all_its_sources_removes_none(store: Store) -> None:
    member = Member(id="v", name="V", kind="verrier", status="active")
    sources = {
        id: Source(id=id, member="v", spider="listing", url=WebAddress(f"http://{id}.example/")) for id in ("a", "b")
    }

    assert not write_registry(store, Registry({"v": member}, sources, ())).problems
    (problem,) = write_registry(store, Registry({"v": member}, {}, ())).problems
    assert "aucune n’est retirée" in str(problem)
    assert store.rows("SELECT count(*) AS n FROM sources WHERE active") == [{"n": 2}]
    assert not write_registry(store, Registry({"v": member}, {"a": sources["a"]}, ())).problems
    assert not write_registry(store, Registry({"v": member}, {}, ())).problems
    assert store.rows("SELECT count(*) AS n FROM sources WHERE active") == [{"n": 0}]


def test_a_source_or_member_under_another_id_is_the_same_and_none_is_removed(store: Store) -> None:
    member = Member(id="v", name="Verrerie Fictive", kind="verrier", status="active")
    old = Source(id="src", member="v", spider="listing", url=WebAddress("http://verrerie.example/"))
    new = replace(old, id="srcs")
    write_registry(store, Registry({"v": member}, {"src": old}, ()))
    doubted = write_registry(store, Registry({"v": member}, {"srcs": new}, ()))

    assert [(problem.row, problem.column) for problem in doubted.problems] == [("src", "id")]
    assert "Remettez « src »" in str(doubted.problems[0])
    assert not doubted.proves_removed("src")
    assert store.rows("SELECT id FROM sources WHERE active ORDER BY id") == [{"id": "src"}, {"id": "srcs"}]
    assert not write_registry(store, Registry({"v": member}, {"src": old}, ())).problems

    (problem,) = write_registry(store, Registry({"w": replace(member, id="w")}, {"src": old}, ())).problems
    assert (problem.file, problem.row) == ("members.csv", "v")
    assert store.rows("SELECT id FROM members WHERE active ORDER BY id") == [{"id": "v"}, {"id": "w"}]


def test_a_folder_or_a_closed_file_among_the_run_files_stops_nothing(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.run").mkdir()
    (tmp_path / "b.run").symlink_to(tmp_path / "nowhere")
    left = run_file(tmp_path)

    assert [crawl.outcome for crawl in keep_leftovers(store, tmp_path)] == [Outcome.OK]
    assert not left.exists()
    assert (tmp_path / "a.run").is_dir()
    assert "a.run" in capsys.readouterr().err
