"""What people ask for on the board → on the public board within seconds, without a crawl."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic

from db.board.packages import refresh
from db.people.alerts import to_confirm, unanswered
from db.people.answers import any_owed
from db.people.open import open_people
from db.people.requests import advance, counter
from db.store import Store
from pipeline.installation import logs
from pipeline.installation.paths import ROOT, Paths

LOOK_EVERY_SECONDS = 0.25
"""Between two looks at people.db, which read one row by its key."""
RETRY_AFTER_SECONDS = 30
"""Between a failure and the next try; and between two rounds of mails, which are in no hurry."""
QUIET_SECONDS = 10
"""Between the last thing that somebody asked for and making the packages of open data anew."""
HOUR_SECONDS = 3600
STOP_WITHIN_SECONDS = 10
"""What still runs when we stop has so long to end by itself."""
PUBLISH, PACK, ASK = ("members", "follow"), ("members", "follow", "--packages"), ("alerts", "--confirmations")


def follow(paths: Paths, now: datetime) -> int:
    """Publish what people asked for, then what changes the jobs themselves, refined; only when all of it is done is it noted,
    so that what fails in between is tried again. Gives the exit status.
    """
    from pipeline.publishing.member_requests import carry_out
    from pipeline.publishing.publish import publish_board

    with open_people(paths.people) as people:
        asked = counter(people, "asked")
    published = publish_board(paths, now, packages=False)
    if not published.refused and carry_out(paths, now):
        published = publish_board(paths, now, packages=False)
    print(published.sentence, file=sys.stderr)
    if published.refused:
        return 1
    with open_people(paths.people) as people:
        advance(people, "followed", asked)
    return 0


def pack(paths: Paths, now: datetime) -> int:
    """Make the packages of open data anew: those of this morning may tell what is to be gone."""
    refresh(paths.board, paths.packages, now, again=True)
    return 0


@dataclass(slots=True)
class Follower:
    """Watches people.db, and has done in processes of their own what is to do: the board's own has visitors to answer."""

    paths: Paths
    config: Path | None
    stopping: threading.Event = field(default_factory=threading.Event)
    running: dict[tuple[str, ...], subprocess.Popen[bytes]] = field(default_factory=dict)
    not_before: dict[tuple[str, ...], float] = field(default_factory=dict)
    tidy_at: float = 0.0
    """When addresses that never answered are looked at again (monotonic)."""
    stale_since: float = 0.0
    """When the packages of open data became older than what people asked for (monotonic); 0: they are not."""

    def watch(self) -> None:
        """Look until stopped. A people.db that is not there yet is made, so that one connection serves for ever."""
        while not self.stopping.wait(LOOK_EVERY_SECONDS):
            try:
                with open_people(self.paths.people) as people:
                    while not self.stopping.wait(LOOK_EVERY_SECONDS):
                        self.look(people, monotonic())
            except Exception:  # noqa: BLE001 - told with its traceback; what is asked for tomorrow must be followed too
                logs.LOG.exception("follow")
                self.stopping.wait(RETRY_AFTER_SECONDS)

    def look(self, people: Store, now: float) -> None:
        """Note what ended, and start what is to do."""
        for verb in [verb for verb, process in self.running.items() if process.poll() is not None]:
            self.settle(verb, self.running.pop(verb).returncode, now)
        if counter(people, "asked") > counter(people, "followed"):
            self.start(PUBLISH, now)
        if self.stale_since and now - self.stale_since > QUIET_SECONDS and PUBLISH not in self.running:
            self.start(PACK, now)
        if to_confirm(people) or any_owed(people) or (now > self.tidy_at and unanswered(people)):
            self.tidy_at = now + HOUR_SECONDS
            self.start(ASK, now)

    def start(self, verb: tuple[str, ...], now: float) -> None:
        """Have a verb done, once at a time; what failed is tried again a little later."""
        if verb in self.running or now < self.not_before.get(verb, 0.0):
            return
        if verb == PACK:
            self.stale_since = 0.0
        self.running[verb] = subprocess.Popen(command(self.paths, self.config, *verb), cwd=ROOT, start_new_session=True)

    def settle(self, verb: tuple[str, ...], status: int, now: float) -> None:
        """Decide, from how a verb ended, when it may be started again and whether the packages are stale."""
        if status or verb == ASK:
            self.not_before[verb] = now + RETRY_AFTER_SECONDS
        if (verb == PUBLISH and not status) or (verb == PACK and status):
            self.stale_since = now

    def stop(self) -> None:
        """Stop watching. A publication that runs ends in a moment; packages and mails are asked to stop, and are done again."""
        self.stopping.set()
        for verb, process in list(self.running.items()):
            if verb != PUBLISH:
                process.terminate()
        for process in list(self.running.values()):
            try:
                process.wait(STOP_WITHIN_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def command(paths: Paths, config: Path | None, *verb: str) -> list[str]:
    """The command line of a verb on this installation."""
    folders: list[str | Path] = ["--data", paths.data, "--registry", paths.registry]
    folders += ["--config", config] if config else []
    return [sys.executable, "-m", "pipeline", *map(str, folders), *verb]


@contextmanager
def following_people(paths: Paths, config: Path | None = None) -> Iterator[None]:
    """The board follows people for as long as the block lasts. Visits that they ask for are the scheduler's, within a minute."""
    follower = Follower(paths, config)
    thread = threading.Thread(target=follower.watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        follower.stopping.set()
        thread.join(STOP_WITHIN_SECONDS)
        follower.stop()
