"""Run files become rows once, whole or not at all; what a killed run left behind is kept by the next."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crawlers.process.report import Report
from crawlers.process.run_file import RunFileWriter, run_file_name
from crawlers.registry.registry import Member, Registry, Source, read_registry
from db.store import Store, open_store
from pipeline.crawling.crew import Fetched
from pipeline.crawling.keep import keep, keep_leftovers, write_registry
from pipeline.crawling.registry_doubts import accept_removals
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

    assert not write_registry(store, Registry({"v": member}, sources, ()), NOW).problems
    (problem,) = write_registry(store, Registry({"v": member}, {}, ()), NOW).problems
    assert "aucune n’est retirée" in str(problem)
    assert store.rows("SELECT count(*) AS n FROM sources WHERE active") == [{"n": 2}]
    assert not write_registry(store, Registry({"v": member}, {"a": sources["a"]}, ()), NOW).problems
    assert not write_registry(store, Registry({"v": member}, {}, ()), NOW).problems
    assert store.rows("SELECT count(*) AS n FROM sources WHERE active") == [{"n": 0}]


TEN = [Source(id=f"s{n}", member="v", spider="listing", url=WebAddress(f"http://s{n}.example/")) for n in range(10)]
TWENTY = [Member(id=f"m{n}", name=f"M{n}", kind="verrier", status="active") for n in range(20)]


def written(folder: Path, members: Iterable[Member], sources: Iterable[Source], *, end: str = "\n") -> Registry:
    """Both files as somebody left them, read as a visit reads them."""
    lines = ["id,name,kind,status", *(f"{m.id},{m.name},{m.kind},{m.status}" for m in members)]
    (folder / "members.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = ["id,member,spider,url", *(f"{s.id},{s.member},{s.spider},{s.url.whole}" for s in sources)]
    (folder / "sources.csv").write_text("\n".join(lines) + end, encoding="utf-8")
    registry = read_registry(folder)
    return replace(registry, problems=tuple(problem for problem in registry.problems if problem.line > 1))


def active(store: Store, table: str = "sources") -> int:
    """How many lines are kept."""
    return int(store.value(f"SELECT count(*) FROM {table} WHERE active"))


V = Member(id="v", name="V", kind="verrier", status="active")


def test_a_registry_that_lost_many_lines_at_once_removes_none_before_another_day_agrees(
    store: Store, tmp_path: Path
) -> None:
    write_registry(store, written(tmp_path, [V], TEN), NOW)
    half = written(tmp_path, [V], TEN[:7])
    (problem,) = write_registry(store, half, NOW).problems

    assert "3\N{NO-BREAK SPACE}sources sur 10 n’y sont plus (« s7 », « s8 », « s9 »)" in str(problem)
    assert "accept-removals" in str(problem)
    assert write_registry(store, half, NOW + timedelta(minutes=20)).problems == (problem,)
    assert active(store) == 10
    assert not write_registry(store, half, NOW + timedelta(days=1)).problems
    assert active(store) == 7


def test_lines_that_came_back_are_missed_anew(store: Store, tmp_path: Path) -> None:
    whole, half = written(tmp_path, [V], TEN), written(tmp_path, [V], TEN[:5])
    for day, registry in enumerate((whole, half, whole, half)):
        write_registry(store, registry, NOW + timedelta(days=day))

    assert active(store) == 10


def test_a_day_noted_under_a_fast_clock_does_not_hold_removals_for_years(store: Store, tmp_path: Path) -> None:
    write_registry(store, written(tmp_path, [V], TEN), NOW)
    half = written(tmp_path, [V], TEN[:5])
    for at in (NOW + timedelta(days=4000), NOW, NOW + timedelta(days=1)):
        write_registry(store, half, at)

    assert active(store) == 5


def test_few_lines_go_at_once_unless_the_file_has_no_end(store: Store, tmp_path: Path) -> None:
    write_registry(store, written(tmp_path, [V], TEN), NOW)
    (problem,) = write_registry(store, written(tmp_path, [V], TEN[:9], end=""), NOW).problems
    assert "Sa dernière ligne n’a pas de fin" in str(problem)
    assert active(store) == 10
    assert not write_registry(store, written(tmp_path, [V], TEN, end=""), NOW).problems

    assert not write_registry(store, written(tmp_path, [V], TEN[:8]), NOW).problems
    assert active(store) == 8


def test_what_the_secretary_says_is_gone_goes_at_the_next_visit(store: Store, tmp_path: Path) -> None:
    write_registry(store, written(tmp_path, [V], TEN), NOW)
    half = written(tmp_path, [V], TEN[:5])
    store.close()

    assert accept_removals(store.path, half) == ["s5", "s6", "s7", "s8", "s9"]
    with open_store(store.path) as again:
        assert not write_registry(again, half, NOW).problems
        assert active(again) == 5


def test_members_that_many_lines_lost_at_once_stay_too(store: Store, tmp_path: Path) -> None:
    write_registry(store, written(tmp_path, TWENTY, []), NOW)
    (problem,) = write_registry(store, written(tmp_path, TWENTY[:10], []), NOW).problems

    assert problem.file == "members.csv"
    assert "10\N{NO-BREAK SPACE}adhérents sur 20" in str(problem)
    assert active(store, "members") == 20


def test_a_source_or_member_under_another_id_is_the_same_and_none_is_removed(store: Store) -> None:
    member = Member(id="v", name="Verrerie Fictive", kind="verrier", status="active")
    old = Source(id="src", member="v", spider="listing", url=WebAddress("http://verrerie.example/"))
    new = replace(old, id="srcs")
    write_registry(store, Registry({"v": member}, {"src": old}, ()), NOW)
    doubted = write_registry(store, Registry({"v": member}, {"srcs": new}, ()), NOW)

    assert [(problem.row, problem.column) for problem in doubted.problems] == [("src", "id")]
    assert "Remettez « src »" in str(doubted.problems[0])
    assert not doubted.proves_removed("src")
    assert store.rows("SELECT id FROM sources WHERE active ORDER BY id") == [{"id": "src"}, {"id": "srcs"}]
    assert not write_registry(store, Registry({"v": member}, {"src": old}, ()), NOW).problems

    (problem,) = write_registry(store, Registry({"w": replace(member, id="w")}, {"src": old}, ()), NOW).problems
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
