"""What people ask for on the board → on the public board within seconds, without a crawl."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import monotonic

from db.alerts import to_confirm
from db.people import open_people
from db.requests import counter
from pipeline.paths import ROOT, Paths

EVERY = 0.25
"""Seconds between two looks at people.db: one row, by its key."""
AFTER_A_FAILURE = 30
"""Seconds."""
REFINED = ("declare", "join", "split")
"""Kinds of requests that change what a job is; the others only change how it is shown."""


def follow(paths: Paths, now: datetime) -> int:
    """Publish what people asked for; and refine first what changes the jobs themselves. Gives the exit status."""
    from pipeline.asked import carry
    from pipeline.publication import publish_board

    published = publish_board(paths, now, followed=True)
    if not published.refused and carry(paths, now):
        published = publish_board(paths, now, followed=True)
    print(published.sentence, file=sys.stderr)
    return 1 if published.refused else 0


class Follower:
    """Watches people.db, and starts ``glassvallee members follow`` as a process of its own when somebody asked for something,
    ``glassvallee alerts --confirmations`` when somebody wants mails.
    """

    def __init__(self, paths: Paths, config: Path | None) -> None:
        self.paths = paths
        self.config = config
        self.stopping = threading.Event()
        self.not_before: dict[str, float] = {}

    def watch(self) -> None:
        """Look until stopped. A people.db that is not there yet is made, so that one connection serves for ever."""
        with open_people(self.paths.people) as people:
            while not self.stopping.wait(EVERY):
                if counter(people, "asked") > counter(people, "published"):
                    self.run("members", "follow")
                if to_confirm(people):
                    self.run("alerts", "--confirmations")

    def run(self, *verb: str) -> None:
        """Do it in another process, since the board's own has visitors to answer; what failed is tried again a little later."""
        if monotonic() < self.not_before.get(verb[0], 0.0):
            return
        process = subprocess.Popen(command(self.paths, self.config, *verb), cwd=ROOT, start_new_session=True)
        if process.wait() != 0 or verb[0] == "alerts":  # mails leave together, and are no hurry
            self.not_before[verb[0]] = monotonic() + AFTER_A_FAILURE

    def stop(self) -> None:
        """Stop watching; a publication that runs ends by itself, in a moment."""
        self.stopping.set()


def command(paths: Paths, config: Path | None, *verb: str) -> list[str]:
    """The command line of a verb on this installation."""
    folders: list[str | Path] = ["--data", paths.data, "--registry", paths.registry]
    folders += ["--config", config] if config else []
    return [sys.executable, "-m", "pipeline", *map(str, folders), *verb]


@contextmanager
def followed(paths: Paths, config: Path | None = None) -> Iterator[None]:
    """The board follows people for as long as the block lasts. Visits that they ask for are the scheduler's, within a minute."""
    follower = Follower(paths, config)
    thread = threading.Thread(target=follower.watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        follower.stop()
        thread.join(15)
