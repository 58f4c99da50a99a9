"""A crawl is a process of its own, forked or not: whoever dies, the others are told, and nobody is left behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawlers.crawl import ADDRESS_SPACE_BYTES
from crawlers.process.order import Order
from crawlers.process.run_file import read_crawl
from crawlers.registry.registry import Source
from pipeline.crawling import crew as module
from pipeline.crawling.crew import Crew, Fetched
from pipeline.installation.paths import ROOT
from tests.worlds.crawled_sources import NOW
from tests.worlds.processes import Working, alive, until, writers
from tests.worlds.servers.hostile_site import hostile_site
from vocabulary.faults_and_mends import Outcome
from vocabulary.web_address import WebAddress

PATIENCE = 20
CONDUCTOR = """
import sys
from pipeline.crawling.crew import Crew
from crawlers.process.order import Order
Crew().fetch_one(Order.from_json(sys.stdin.read()))
"""


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")


@pytest.fixture
def site() -> Iterator[str]:
    with hostile_site() as url:
        yield url


@pytest.fixture
def crew() -> Iterator[Crew]:
    made = Crew()
    yield made
    made.stop()


def drip(site: str, out: Path) -> Order:
    """A crawl that goes on until it is ended."""
    source = Source(id="a", member="", spider="listing", url=WebAddress(f"{site}/drip"), options={"links": "css:a"})
    return Order(source=source, started_at=NOW, run_file=out)


def begun(crew: Crew, order: Order) -> tuple[int, threading.Thread, list[Fetched]]:
    """Start a crawl in a thread; gives its process once it writes."""
    ended: list[Fetched] = []
    thread = threading.Thread(target=lambda: ended.append(crew.fetch_one(order)))
    thread.start()
    until(lambda: writers(order.run_file), "the crawl never began")
    return writers(order.run_file)[0], thread, ended


def test_a_crawl_has_a_session_and_a_limit_of_its_own(crew: Crew, site: str, tmp_path: Path) -> None:
    pid, thread, ended = begun(crew, drip(site, tmp_path / "a.run"))
    limits = Path(f"/proc/{pid}/limits").read_text()
    assert os.getsid(pid) == pid
    assert f"Max address space         {ADDRESS_SPACE_BYTES}" in limits

    crew.end(tmp_path / "a.run")
    thread.join(PATIENCE)
    assert not alive(pid)
    assert "code -9" in ended[0].died


def test_a_fork_server_that_dies_is_told_of_and_replaced(crew: Crew, site: str, tmp_path: Path) -> None:
    pid, thread, ended = begun(crew, drip(site, tmp_path / "a.run"))
    assert crew.server
    crew.server.kill()
    thread.join(PATIENCE)
    assert ended[0].died
    until(lambda: not alive(pid), "the crawl outlived its server")

    source = Source(
        id="b", member="", spider="listing", url=WebAddress("http://127.0.0.1:9/"), options={"links": "css:a"}
    )
    again = crew.fetch_one(Order(source=source, started_at=NOW, run_file=tmp_path / "b.run"))
    assert again.died == ""
    assert read_crawl(again.run_file).outcome == Outcome.FAILED


def test_no_crawl_outlives_a_conductor_that_is_killed(site: str, tmp_path: Path) -> None:
    order = drip(site, tmp_path / "a.run")
    with Working([sys.executable, "-c", CONDUCTOR], cwd=ROOT, stdin=subprocess.PIPE, text=True) as conductor:
        assert conductor.stdin
        conductor.stdin.write(order.to_json())
        conductor.stdin.close()
        until(lambda: writers(order.run_file), "the crawl never began")
        conductor.send_signal(signal.SIGKILL)
    until(lambda: not writers(order.run_file), "the crawl outlived its conductor")


def test_crawls_that_are_deaf_end_together_and_soon(crew: Crew, site: str, tmp_path: Path) -> None:
    deaf = []
    for name in "abc":
        deaf.append(begun(crew, drip(site, tmp_path / f"{name}.run")))
        os.kill(deaf[-1][0], signal.SIGSTOP)
    began = time.monotonic()
    crew.stop()

    assert time.monotonic() - began < module.GRACE_SECONDS + module.REAP_SECONDS + 1
    for pid, thread, ended in deaf:
        until(lambda pid=pid: not alive(pid), "a deaf crawl outlived the crew")  # type: ignore[misc]
        thread.join(PATIENCE)
        assert ended[0].died


def test_no_deaf_crawl_outlives_a_conductor_that_is_killed(site: str, tmp_path: Path) -> None:
    order = drip(site, tmp_path / "a.run")
    with Working([sys.executable, "-c", CONDUCTOR], cwd=ROOT, stdin=subprocess.PIPE, text=True) as conductor:
        assert conductor.stdin
        conductor.stdin.write(order.to_json())
        conductor.stdin.close()
        until(lambda: writers(order.run_file), "the crawl never began")
        (crawl,) = writers(order.run_file)
        os.kill(crawl, signal.SIGSTOP)
        conductor.send_signal(signal.SIGKILL)
    until(lambda: not writers(order.run_file), "the deaf crawl outlived its conductor")


def test_a_crawl_that_hangs_is_killed(crew: Crew, site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DEADLINE_SECONDS", 1)
    fetched = crew.fetch_one(drip(site, tmp_path / "a.run"))

    assert fetched.died.startswith("plus de")
    until(lambda: not writers(tmp_path / "a.run"), "the crawl was not killed")


def test_crawls_that_are_killed_as_soon_as_they_are_asked_for_are_killed(crew: Crew, site: str, tmp_path: Path) -> None:
    all_ended = []
    for number in range(12):
        order = drip(site, tmp_path / f"{number}.run")
        all_ended.append(crew.begin(order))
        crew.end(order.run_file)  # read with the order: some forks have no session of their own yet
    assert [ended.result(PATIENCE)[0] for ended in all_ended] == [-signal.SIGKILL] * 12


def test_a_service_with_little_memory_crawls_few_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "group").write_text("0::/system.slice/glassvallee.service\n")
    folder = tmp_path / "system.slice/glassvallee.service"
    folder.mkdir(parents=True)
    for name, value in (("memory.high", "max"), ("memory.max", "2000000000"), ("memory.current", "500000000")):
        (folder / name).write_text(f"{value}\n")
    assert module.left_in_group(tmp_path / "group", tmp_path) == 1_500_000_000
    (folder / "memory.high").write_text("400000000\n")
    assert module.left_in_group(tmp_path / "group", tmp_path) == 0
    assert module.left_in_group(tmp_path / "absent", tmp_path) > 1 << 50
