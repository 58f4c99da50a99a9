"""Crawls of many runs, forked from one server that has imported everything: the real one, started once for all tests of a process.

Each crawl is still a process and a session of its own, that asks over HTTP, writes a run file and can be killed. Spared is only that
every run starts a server of its own; where that is what a test is about, it does not use this.
"""

import atexit
import gc
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import IO, Any, NoReturn

import pytest

from crawlers.fork_server import IMPORTED_BY_A_CRAWL, ForkServer
from crawlers.process.order import Order
from pipeline.crawling.crew import Crew, Fetched
from pipeline.installation.paths import ROOT

SPIDERS = ("feed", "json_api", "listing", "platforms", "single_page", "sitemap")


class LentServer(ForkServer):
    """A fork server whose crawls live in the environment of the test that asks for them, not in the one it was started in."""

    def become(self, order: str, complaints: IO[bytes]) -> NoReturn:
        """Take on the environment, then make the crawl."""
        asked = json.loads(order)
        os.environ.clear()
        os.environ.update(asked["environment"])
        super().become(asked["order"], complaints)


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
            line = line | {"order": json.dumps({"order": line["order"], "environment": dict(os.environ)})}
        super().say(line)


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

    with patch.context() as patched:
        patched.setattr(Crew, "fetch_one", fetch_one)
        yield


def main() -> None:
    """Import what crawls need, and serve."""
    for module in (*IMPORTED_BY_A_CRAWL, *(f"crawlers.spiders.{spider}" for spider in SPIDERS)):
        import_module(module)
    gc.collect()
    gc.freeze()
    LentServer().serve()


if __name__ == "__main__":
    main()
