"""A scheduler in mid-crawl is asked to stop: it ends within the time it promises, leaves no process, and the visit is made again."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from db.store import open_store
from demo.__main__ import free_port
from pipeline.crawling.keep import keep_leftovers
from pipeline.installation.paths import ROOT, Paths
from pipeline.scheduling.due_rule import PAUSE_BEFORE_RETRY
from pipeline.scheduling.scheduler import STOP_SECONDS
from pipeline.scheduling.sources_to_visit import sources_to_visit_now
from tests.worlds.processes import Working, until
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, registry

ASKED, RELEASED = threading.Event(), threading.Event()


class Slow(BaseHTTPRequestHandler):
    """Lets who asks for the list wait."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        if self.path == "/emploi":
            ASKED.set()
            RELEASED.wait(60)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    ASKED.clear()
    RELEASED.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/emploi"
    RELEASED.set()
    server.shutdown()
    server.server_close()


def crawling(mark: str) -> list[str]:
    """Processes whose environment bears a mark."""
    pids = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes():
                pids.append(folder.name)
        except OSError:
            continue
    return [pid for pid in pids if pid != str(os.getpid())]


def crawls(mark: str) -> list[int]:
    """Those of them that crawl: each is the first of a session, and was forked from the fork server, which leads one too."""
    forked = [int(pid) for pid in crawling(mark) if b"crawlers.fork_server" in proc_file(pid, "cmdline")]
    return [pid for pid in forked if parent(pid) in forked]


def parent(pid: int) -> int:
    """The process that started a process; 0 when it is gone."""
    fields = proc_file(str(pid), "stat").rpartition(b")")[2].split()
    return int(fields[1]) if fields else 0


def proc_file(pid: str, what: str) -> bytes:
    """What the kernel tells of a process; nothing of one that ended meanwhile."""
    try:
        return (Path("/proc") / pid / what).read_bytes()
    except OSError:
        return b""


@pytest.mark.parametrize(
    ("verb", "deaf"), [("schedule", False), ("run", True)], ids=["the scheduler", "all in one, and a deaf crawl"]
)
def test_nothing_is_lost_by_a_stop(site: str, tmp_path: Path, verb: str, deaf: bool) -> None:
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE | {"url": site, "options": "links=css:a"}])
    paths = Paths(registry=tmp_path, data=tmp_path / "var")
    mark = f"MARK_OF_THIS_TEST={tmp_path}"
    ours = {"GLASSVALLEE_ALLOW_LOOPBACK": "1", "GLASSVALLEE_DELAY": "0", "MARK_OF_THIS_TEST": str(tmp_path)}
    command = [sys.executable, "-m", "pipeline", "--data", str(paths.data), "--registry", str(tmp_path), verb]
    command += ["--port", str(free_port())] if verb == "run" else []
    with Working(command, cwd=ROOT, env=os.environ | ours, stderr=subprocess.DEVNULL) as process:
        assert ASKED.wait(60), "the site was never asked: this test did not test"
        assert len(crawling(mark)) >= 3, "scheduler, conductor and crawl"
        if deaf:
            (crawl,) = crawls(mark)
            os.kill(crawl, signal.SIGSTOP)
        began = time.monotonic()
        process.terminate()
        assert process.wait(STOP_SECONDS + 5) == 128 + signal.SIGTERM
        assert time.monotonic() - began <= STOP_SECONDS
    until(lambda: crawling(mark) == [], "a process was left behind", 5)

    with open_store(paths.store) as store:
        keep_leftovers(store, paths.runs)
    assert sources_to_visit_now(paths, datetime.now(UTC) + PAUSE_BEFORE_RETRY + timedelta(minutes=1)) == [
        GOOD_SOURCE["id"]
    ]
