"""What is due is what the database says was not done; what runs is stopped in time, and one schedules alone."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from db.store import StoreBusyError, open_store
from db.vallee.ingest import ingest
from pipeline.installation.paths import ROOT, Paths
from pipeline.scheduling.scheduler import STOP_SECONDS, Runner, Running, scheduled
from pipeline.scheduling.sources_to_visit import sources_to_visit_now
from tests.worlds.crawled_sources import NOW
from tests.worlds.processes import Working, until
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, other, registry
from tests.worlds.scheduled_installation import HEADER, installation
from tests.worlds.store_rows import crawl

PATIENCE = 30
LATER = NOW + timedelta(hours=3)


def test_what_was_never_crawled_is_due(tmp_path: Path) -> None:
    assert sorted(sources_to_visit_now(installation(tmp_path), NOW)) == ["autre-site", "verrerie-site"]


def test_what_was_crawled_is_not_due_before_its_time_comes_again(tmp_path: Path) -> None:
    paths = installation(tmp_path)
    with open_store(paths.store) as store:
        ingest(store, crawl("verrerie-site", at="2026-11-24T05:30:00Z"))

    assert sources_to_visit_now(paths, NOW + timedelta(hours=19)) == ["autre-site"]
    assert sorted(sources_to_visit_now(paths, NOW + timedelta(days=1))) == ["autre-site", "verrerie-site"]


@pytest.mark.parametrize("torn", [{"torn": 1}, {"troubles": '[{"fault":"torn","url":"","detail":"","listing":true}]'}])
def test_a_visit_that_was_stopped_is_made_again(tmp_path: Path, torn: dict[str, object]) -> None:
    paths = installation(tmp_path)
    with open_store(paths.store) as store:
        for source in ("verrerie-site", "autre-site"):
            ingest(store, crawl(source, at="2026-11-23T05:30:00Z"))
            ingest(store, crawl(source, at="2026-11-24T05:30:00Z", outcome="failed", complete=0))
        ingest(store, crawl("verrerie-site", at="2026-11-24T05:30:01Z", outcome="failed", complete=0, **torn))
        store.execute("DELETE FROM crawls WHERE source = 'verrerie-site' AND started_at = '2026-11-24T05:30:00Z'")
    assert sources_to_visit_now(paths, LATER) == ["verrerie-site"]


def test_the_registry_is_read_at_each_look_and_a_broken_line_stops_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = installation(tmp_path)
    with open_store(paths.store) as store:
        for source in ("verrerie-site", "autre-site"):
            ingest(store, crawl(source, at="2026-11-24T05:30:00Z"))
    assert sources_to_visit_now(paths, LATER) == []
    rows = [
        GOOD_SOURCE | {"options": "links=css:a; at=25:99"},
        other(GOOD_SOURCE, "neuf", options="links=css:a; at=8h"),
    ]
    registry(tmp_path, [GOOD_MEMBER], rows)
    assert sources_to_visit_now(paths, LATER) == ["neuf"]
    runner = Runner(paths)
    runner.not_before["crawl"] = LATER + timedelta(hours=1)
    for _ in range(2):
        runner.look_at(LATER)
    assert capsys.readouterr().err.count("option at") == 1


def test_settings_that_break_while_it_runs_are_told_and_those_of_before_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = installation(tmp_path)
    runner = Runner(paths)
    assert runner.in_force()[1] == []
    paths.data.mkdir()
    (paths.data / "glassvallee.toml").write_text("[schedule]\nat = 5\n", encoding="utf-8")
    runner.not_before["crawl"] = LATER + timedelta(hours=1)
    runner.look_at(LATER)
    assert "[schedule] at" in capsys.readouterr().err


def test_what_was_missed_is_caught_up_at_once(tmp_path: Path) -> None:
    paths = installation(tmp_path)
    (tmp_path / "sources.csv").write_text(HEADER, encoding="utf-8")
    with scheduled(paths):
        until(paths.board.exists, "the board of an empty registry was not published")
    assert paths.board.exists()


def test_a_second_scheduler_is_refused_and_told_who_holds_the_first(tmp_path: Path) -> None:
    paths = installation(tmp_path)
    (tmp_path / "sources.csv").write_text(HEADER, encoding="utf-8")
    with (
        scheduled(paths),
        pytest.raises(StoreBusyError, match=rf"planificateur.*processus {os.getpid()} depuis 20\d\d-"),
        scheduled(paths),
    ):
        pass


def test_nothing_is_started_beside_a_crawl_and_a_stop_ends_it(tmp_path: Path) -> None:
    runner = Runner(installation(tmp_path))
    sleeping(runner, "crawl", "import time; time.sleep(60)")
    runner.look_at(NOW)
    assert set(runner.running) == {"crawl"}
    runner.stop()

    assert runner.running["crawl"].process.poll() == -signal.SIGTERM
    runner.look_at(NOW)
    assert not runner.running, "nothing starts after a stop"


def test_what_does_not_stop_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.scheduling.scheduler.STOP_SECONDS", 2.2)
    runner = Runner(installation(tmp_path))
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"
    sleeping(runner, "crawl", deaf)
    runner.stop()
    assert runner.running["crawl"].process.poll() == -signal.SIGKILL


def sleeping(runner: Runner, name: str, program: str) -> None:
    """A process in place of a verb, once it says that it is there."""
    process = subprocess.Popen([sys.executable, "-c", program], start_new_session=True, stdout=subprocess.PIPE)
    assert process.stdout
    if "print" in program:
        process.stdout.readline()
    process.stdout.close()
    runner.running[name] = Running(process, NOW)


def test_asked_to_stop_it_ends_in_time_and_its_crawl_with_it(tmp_path: Path) -> None:
    paths = installation(tmp_path)
    command = [sys.executable, "-m", "pipeline", "--data", str(paths.data), "--registry", str(tmp_path), "schedule"]
    # .example never resolves, and nothing leaves this machine: the crawl only has to have begun
    logs = paths.data / "logs"
    with Working(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        until(lambda: logs.exists() and "crawl" in verbs(logs))
        began = time.monotonic()
        process.terminate()
        assert process.wait(STOP_SECONDS + 5) == 128 + signal.SIGTERM
        assert time.monotonic() - began < STOP_SECONDS
    until(lambda: ("schedule", "ended") in events(logs))
    with scheduled(paths) as again:
        assert not again.stopping.is_set(), "the lock was let go"


def events(logs: Path) -> set[tuple[str, str]]:
    lines = [
        json.loads(line) for file in logs.glob("*.jsonl") for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return {(line["verb"], line["event"]) for line in lines}


def verbs(logs: Path) -> set[str]:
    return {verb for verb, _ in events(logs)}


def test_a_look_never_raises(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    runner = Runner(Paths(registry=tmp_path / "nowhere", data=tmp_path / "var"))
    runner.settings = None
    runner.config = tmp_path / "absent.toml"
    runner.look()
    assert "schedule" in caplog.text
