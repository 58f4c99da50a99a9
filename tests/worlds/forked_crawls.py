"""Crawl processes that are forked from one that has imported everything: a third of the cost, and as real.

Each crawl is still a process of its own, that asks over HTTP, writes a run file and can be killed.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue

import pytest

from crawlers.process.order import Order
from pipeline.crawling.crew import FEWEST_AT_ONCE, Crew, Fetched
from pipeline.installation.paths import ROOT
from tests.worlds.processes import PATIENCE

Parent = subprocess.Popen[str]


def serve() -> None:
    """Fork a crawl for each order on standard input, and say how it ended."""
    from crawlers import crawl
    from crawlers.spiders import feed, json_api, listing, single_page, sitemap

    assert feed and json_api and listing and single_page and sitemap
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            os.environ.update(asked["environment"])
            sys.stdin = io.StringIO(asked["order"])
            os._exit(crawl.main())
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def start() -> Parent:
    """A process that has imported everything, and forks a crawl for each order."""
    command = [sys.executable, "-m", "tests.worlds.forked_crawls"]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


@contextmanager
def forked_crawls(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """``pipeline.crawling.fetch`` with such processes."""
    parents = [start() for _ in range(FEWEST_AT_ONCE)]
    idle: SimpleQueue[Parent] = SimpleQueue()
    for parent in parents:
        idle.put(parent)

    def fetch_one(_: Crew, order: Order) -> Fetched:
        parent = idle.get(timeout=4 * PATIENCE)
        try:
            status = ask(parent, order)
        finally:
            idle.put(parent)
        died = f"exit status {status}" if status else ""
        return Fetched(source=order.source, started_at=order.started_at, run_file=order.run_file, died=died)

    patch.setattr(Crew, "fetch_one", fetch_one)
    try:
        yield
    finally:
        for parent in parents:
            try:
                parent.communicate(timeout=4 * PATIENCE)
            except subprocess.TimeoutExpired:
                parent.kill()


def ask(parent: Parent, order: Order) -> int:
    """Have one crawl made; its exit status."""
    ours = {name: value for name, value in os.environ.items() if name.startswith(("GLASSVALLEE_", "SSL_"))}
    assert parent.stdin
    assert parent.stdout
    parent.stdin.write(json.dumps({"order": order.to_json(), "environment": ours}) + "\n")
    parent.stdin.flush()
    return int(parent.stdout.readline())


if __name__ == "__main__":
    serve()
