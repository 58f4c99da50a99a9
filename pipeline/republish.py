"""What people ask for on the board → on the public board within seconds, without a crawl."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from db.packages import refresh
from db.people import open_people
from db.requests import counter, decide, read
from db.store import Store
from pipeline.paths import ROOT, Paths

EVERY = 0.25
"""Seconds between two looks at people.db: one row, by its key."""
AFTER_A_FAILURE = 30
"""Seconds."""
QUIET = 10
"""Seconds after the last word."""
PATIENCE = 10
"""Seconds that packages have to stop."""


def follow(paths: Paths, now: datetime) -> int:
    """Publish what people asked for; and refine first what changes the jobs themselves. Gives the exit status."""
    from pipeline.asked import carry
    from pipeline.publication import publish_board

    published = publish_board(paths, now, packages=False)
    if not published.refused and carry(paths, now):
        published = publish_board(paths, now, packages=False)
    print(published.sentence, file=sys.stderr)
    return 1 if published.refused else 0


def pack(paths: Paths, now: datetime) -> int:
    """Make the packages of open data anew: those of this morning may tell what is to be gone."""
    refresh(paths.board, paths.packages, now, again=True)
    return 0


class Follower:
    """Watches people.db, and starts ``glassvallee members follow`` as a process of its own when somebody asked for something."""

    def __init__(self, paths: Paths, crawl: Callable[[], None] | None) -> None:
        self.paths = paths
        self.crawl = crawl
        self.crawling: threading.Thread | None = None
        self.stopping = threading.Event()
        self.packing: subprocess.Popen[bytes] | None = None
        self.stale_since = 0.0
        """When the packages of open data became older than what people asked for (monotonic); 0: they are not."""

    def watch(self) -> None:
        """Look until stopped. A people.db that is not there yet is made, so that one connection serves for ever."""
        with open_people(self.paths.people) as people:
            while not self.stopping.wait(EVERY):
                if counter(people, "asked") > counter(people, "published") and not self.run():
                    self.stopping.wait(AFTER_A_FAILURE)
                self.pack_when_stale()
                self.crawl_when_asked(people)

    def run(self) -> bool:
        """Publish in another process, since the board's own has visitors to answer; says whether it went well."""
        child = subprocess.Popen(command(self.paths, "members", "follow"), cwd=ROOT, start_new_session=True)
        done = child.wait() == 0
        self.stale_since = time.monotonic() if done else self.stale_since
        return done

    def pack_when_stale(self) -> None:
        """Make the packages of open data once nobody asked for anything for a moment, so that nobody waits for them; one at a time."""
        if self.packing and self.packing.poll() is None:
            return
        if self.stale_since and time.monotonic() - self.stale_since > QUIET:
            self.stale_since = 0.0
            verb = command(self.paths, "members", "follow", "--packages")
            self.packing = subprocess.Popen(verb, cwd=ROOT, start_new_session=True)

    def crawl_when_asked(self, people: Store) -> None:
        """Start the visits that members asked for, beside this watch; one at a time."""
        if self.crawl is None or (self.crawling and self.crawling.is_alive()):
            return
        asked = [row["n"] for row in read(people, "WHERE kind = 'crawl' AND state = 'active'")]
        if asked:
            self.crawling = threading.Thread(target=self.visit, args=(self.crawl, asked), daemon=True)
            self.crawling.start()

    def visit(self, crawl: Callable[[], None], asked: list[int]) -> None:
        """Crawl, and then ask no more for it, however it went: `/etat` tells that."""
        crawl()
        with open_people(self.paths.people) as people:
            for n in asked:
                decide(people, n, "done", datetime.now(UTC), by={"person": "le robot"})

    def stop(self) -> None:
        """Stop watching; a publication that runs ends by itself, in a moment."""
        self.stopping.set()
        if self.packing and self.packing.poll() is None:
            self.packing.terminate()
            self.packing.wait(PATIENCE)


def command(paths: Paths, *verb: str) -> list[str]:
    """The command line of a verb on this installation."""
    folders: list[str | Path] = ["--data", paths.data, "--registry", paths.registry]
    return [sys.executable, "-m", "pipeline", *map(str, folders), *verb]


@contextmanager
def followed(paths: Paths, crawl: Callable[[], None] | None = None) -> Iterator[None]:
    """The board follows people for as long as the block lasts. ``crawl``: visits what is due, and what was asked for."""
    follower = Follower(paths, crawl)
    thread = threading.Thread(target=follower.watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        follower.stop()
        thread.join(15)
