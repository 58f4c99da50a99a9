"""Orders → run files, by processes of this machine that are forked from one (``crawlers/fork_server.py``)."""

import json
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from concurrent.futures import Future, wait
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from crawlers.process.order import Order
from crawlers.registry.registry import Source
from pipeline.installation.paths import ROOT
from vocabulary.without_secrets import without_secrets

FEWEST_AT_ONCE, MOST_AT_ONCE = 4, 80
"""How many crawls run at a time, at least and at most. A crawl waits for its site most of the time, so memory is what limits them."""
CRAWL_BYTES = 40 * 1024 * 1024
"""How much memory a crawl is expected to take, beside what all crawls share: twice what one of 30 pages was measured to take.

(Scrapy ends a crawl that takes more than 300 MB: ``MEMUSAGE_LIMIT_MB`` in ``crawlers/settings.py``.)
"""
DEADLINE_SECONDS = 25 * 60
"""How long a crawl may run before it is killed: one that hangs, for a sound one stops itself earlier (``CLOSESPIDER_TIMEOUT``)."""
GRACE_SECONDS = 5
"""How long crawls have to end, all of them together, once they are asked to; those that do not listen are then killed."""
REAP_SECONDS = 2
"""How long the fork server has to kill its crawls and end, before it is killed itself."""
MEMINFO = Path("/proc/meminfo")
GROUP, GROUPS = Path("/proc/self/cgroup"), Path("/sys/fs/cgroup")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A crawl that ended, well or not."""

    source: Source
    started_at: datetime
    run_file: Path
    died: str = ""
    """Why its process did not end well; empty when it did."""
    asked: bool = True
    """Whether anybody made it; if not, nothing is kept of it, and it stays to be made."""


class Crew:
    """The crawls that run now. The first order starts the fork server that they are forked from; ``stop`` ends it."""

    def __init__(self) -> None:
        self.side_by_side = side_by_side(free_memory())
        self.stopping = False
        self.server: subprocess.Popen[str] | None = None
        self.waiting: dict[str, Future[tuple[int, str]]] = {}
        self.lock = threading.RLock()

    def fetch_host(self, orders: Iterable[Order]) -> list[Fetched]:
        """Crawl the sources of one host, one after the other."""
        return [self.fetch_one(order) for order in orders if not self.stopping]

    def fetch_one(self, order: Order) -> Fetched:
        """Crawl one source in a process of its own, which is killed at its deadline."""
        ended = self.begin(order)
        try:
            code, last_words = ended.result(DEADLINE_SECONDS)
        except TimeoutError:
            self.end(order.run_file)
            wait(
                [ended], GRACE_SECONDS
            )  # the other crawls go on, even if neither this one nor the server itself listens
            code, last_words = -signal.SIGKILL, f"plus de {DEADLINE_SECONDS // 60} minutes"
        died = "" if code == 0 else last_line(last_words) or f"le processus s’est arrêté (code {code})"
        return Fetched(source=order.source, started_at=order.started_at, run_file=order.run_file, died=died)

    def begin(self, order: Order) -> Future[tuple[int, str]]:
        """Ask the fork server for a crawl; gives what will hold its exit status and its last words once it has ended."""
        name, ended = str(order.run_file), Future[tuple[int, str]]()
        with self.lock:
            if self.stopping:  # it would begin while the others are being stopped
                ended.set_result((-signal.SIGTERM, ""))
                return ended
            if self.server is None:
                self.start_server(order.source.spider)
            self.waiting[name] = ended
            self.say({"name": name, "order": order.to_json()})
        return ended

    def start_server(self, spider: str) -> None:
        """Start the fork server, and a thread that hears what it says."""
        command = [sys.executable, "-m", "crawlers.fork_server", spider]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.server = subprocess.Popen(command, cwd=ROOT, text=True, start_new_session=True, **pipes)  # type: ignore[call-overload]
        threading.Thread(target=self.hear, args=(self.server,), name="server", daemon=True).start()

    def hear(self, server: subprocess.Popen[str]) -> None:
        """Pass on which crawls have ended, as the fork server says; when it dies itself, its crawls have died with it."""
        for line in server.stdout or ():
            answer: dict[str, Any] = json.loads(line)
            if ended := self.waiting.pop(answer["name"], None):
                ended.set_result((answer["code"], answer["last_words"]))
        with self.lock:
            for pipe in (server.stdout, server.stdin):
                with suppress(OSError):  # an order that it had not read yet is lost with it
                    pipe.close() if pipe else None
            self.server = None
            for ended in self.waiting.values():
                ended.set_result((server.wait() or -signal.SIGKILL, ""))
            self.waiting.clear()

    def say(self, line: dict[str, Any]) -> None:
        """Write a line to the fork server; where it has just died, ``hear`` ends the crawls that wait for it."""
        with self.lock, suppress(OSError, ValueError):
            if self.server and self.server.stdin:
                self.server.stdin.write(json.dumps(line) + "\n")
                self.server.stdin.flush()

    def end(self, out: Path) -> None:
        """Kill the crawl that writes this run file, if there is one."""
        self.say({"name": str(out), "signal": signal.SIGKILL})

    def stop(self) -> None:
        """Ask every crawl to end, then kill those that still run; takes ``GRACE_SECONDS + REAP_SECONDS`` at most."""
        with self.lock:
            self.stopping = True
            server, last = self.server, list(self.waiting.values())
        if server is None or server.stdin is None:
            return
        self.say({"name": "", "signal": signal.SIGTERM})
        wait(last, GRACE_SECONDS)
        with suppress(OSError):
            server.stdin.close()
        try:
            server.wait(REAP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def side_by_side(free: int) -> int:
    """How many crawls may run at a time, so that they take half of the free bytes at most.

    >>> side_by_side(600 * 1024**2), side_by_side(4 * 1024**3), side_by_side(0)
    (7, 51, 4)
    """
    return max(FEWEST_AT_ONCE, min(MOST_AT_ONCE, free // 2 // CRAWL_BYTES))


def free_memory() -> int:
    """Bytes that may be taken without swapping, within what this service or container was given; 0 where nobody says."""
    line = re.search(r"^MemAvailable:\s+(\d+) kB$", MEMINFO.read_text(), re.MULTILINE) if MEMINFO.exists() else None
    return min(int(line[1]) * 1024 if line else 0, left_in_group(GROUP, GROUPS))


def left_in_group(group: Path, groups: Path) -> int:
    """Bytes that the control group of this process leaves (cgroup v2); very many where none limits it."""
    left = 1 << 60
    named = group.read_text().rpartition("::")[2].strip().lstrip("/") if group.exists() else ""
    folder = groups / named
    for limit in ("memory.high", "memory.max"):
        try:
            left = min(left, int((folder / limit).read_text()) - int((folder / "memory.current").read_text()))
        except (OSError, ValueError):  # « max »: no limit
            continue
    return max(0, left)


def last_line(text: str) -> str:
    """What a process said last, at most 300 characters."""
    return without_secrets(text.strip().rsplit("\n", 1)[-1])[:300]
