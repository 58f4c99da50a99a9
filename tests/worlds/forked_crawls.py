"""Crawls of many runs, and looks at new sites, forked from one server that has imported everything: the real one, started once for
all tests of a process.

Each crawl is still a process and a session of its own, that asks over HTTP, writes a run file and can be killed. Spared is only that
every run starts a server of its own; where that is what a test is about, it does not use this.
"""

import atexit
import gc
import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, NoReturn

import pytest

from crawlers.crawl import spider_module
from crawlers.fork_server import IMPORTED_BY_A_CRAWL, ForkServer
from crawlers.probe.finding import Finding
from crawlers.process.order import Order
from pipeline.crawling.crew import Crew, Fetched
from pipeline.installation.paths import ROOT
from pipeline.sources import probing

PROBE = "crawlers.probe.__main__"


class LentServer(ForkServer):
    """A fork server whose crawls live in the environment of the test that asks for them, not in the one it was started in."""

    def become(self, order: str, complaints: IO[bytes]) -> NoReturn:
        """Take on the environment, then make the crawl."""
        asked = json.loads(order)
        os.environ.clear()
        os.environ.update(asked["environment"])
        if asked["answer"]:
            os.dup2(complaints.fileno(), 2)
            with open(asked["answer"], "w", encoding="ascii") as answer:  # noqa: PTH123 - standard output, for this process
                sys.stdin, sys.stdout = io.StringIO(asked["order"]), answer
                import_module(PROBE).main()
            os._exit(0)
        super().become(asked["order"], complaints)

    def begin(self, name: str, order: str) -> None:
        """Import here, once, what this crawl or this look at a site needs, then fork."""
        asked = json.loads(order)
        with suppress(Exception):  # what is broken then fails in the process that needs it
            import_module(PROBE if asked["answer"] else spider_module(json.loads(asked["order"])["source"]["spider"]))
        super().begin(name, order)


class LentCrew(Crew):
    """The crawls of all runs of this process."""

    fetch_one = Crew.fetch_one
    """As it is before ``forked_crawls`` puts another in its place."""

    def start_server(self, spider: str) -> None:
        """Start the server that stays."""
        self.server = subprocess.Popen(
            [sys.executable, "-m", "tests.worlds.forked_crawls"],
            cwd=ROOT,
            text=True,
            start_new_session=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        threading.Thread(target=self.hear, args=(self.server,), name="lent server", daemon=True).start()

    def say(self, line: dict[str, Any]) -> None:
        """Send the environment with an order."""
        if "order" in line:
            asked = {"order": line["order"], "environment": dict(os.environ), "answer": line.get("answer", "")}
            line = {"name": line["name"], "order": json.dumps(asked)}
        super().say(line)

    def look(self, order: Mapping[str, Any]) -> str:
        """What a process that looks at a site answers, as ``python -m crawlers.probe`` does."""
        with NamedTemporaryFile(mode="r", prefix="probe-", encoding="ascii") as answer:
            ended = Future[tuple[int, str]]()
            with self.lock:
                if self.server is None:
                    self.start_server("")
                self.waiting[answer.name] = ended
                self.say({"name": answer.name, "order": json.dumps(order), "answer": answer.name})
            code, last_words = ended.result(60)
            assert code == 0, last_words
            return answer.read()


@cache
def lent_crew() -> LentCrew:
    """The one of this process; it ends with it."""
    crew = LentCrew()
    atexit.register(crew.stop)
    return crew


@contextmanager
def forked_crawls(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every run in this block has its crawls made by the one server."""
    crew = lent_crew()

    def fetch_one(_: Crew, order: Order) -> Fetched:
        return crew.fetch_one(order)

    def ask(what: Mapping[str, Any], *, now: datetime, pages: Path | None) -> Finding:
        order = {**what, "seen_at": now.isoformat(), "pages": str(pages) if pages else None}
        return Finding.from_json(json.loads(crew.look(order)))

    with patch.context() as patched:
        patched.setattr(Crew, "fetch_one", fetch_one)
        patched.setattr(probing, "ask", ask)
        yield


def main() -> None:
    """Import what crawls need, and serve."""
    for module in IMPORTED_BY_A_CRAWL:
        import_module(module)
    gc.collect()
    gc.freeze()
    LentServer().serve()


if __name__ == "__main__":
    main()
