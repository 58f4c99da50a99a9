"""When a crawl starts, and how it is stopped. (Only here does *job* mean APScheduler's.)"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from crawlers.platforms import SPIDERS
from crawlers.registry import read_registry
from db.store import read_store
from pipeline.asked import asked_sources
from pipeline.paths import ROOT, Paths

EVERY_MORNING = CronTrigger(hour=5, minute=30, timezone="Europe/Paris")
REST = timedelta(hours=20)
"""A source crawled more recently than this is not due: a restart in the day asks nothing of the sites."""
LONG_AGO = datetime.min.replace(tzinfo=UTC)
GRACE_SECONDS = 15
"""How long a crawl may take to stop when asked; then it is killed, and the next run heals."""


def due(paths: Paths, now: datetime) -> list[str]:
    """The sources that were not crawled lately, by what the database says was done; and those that their members asked for."""
    registry = read_registry(paths.registry, SPIDERS)
    with read_store(paths.store) as store:
        last = store.last_crawl_starts() if store else {}
    asked = set(asked_sources(paths, registry))
    # a visit dated after now was made while the clock was wrong: it keeps nobody from looking again
    rested = {source for source in registry.sources if not timedelta() <= now - last.get(source, LONG_AGO) < REST}
    return [source for source in registry.sources if source in rested | asked]


class Runner:
    """Starts ``glassvallee crawl --due`` as a process of its own, one at a time, and can stop it."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.child: subprocess.Popen[bytes] | None = None
        self.stopping = threading.Event()

    def crawl_due(self) -> None:
        """Crawl what is due, and wait for it: a fresh process each time, since a reactor starts only once."""
        if self.stopping.is_set():
            return
        command = [sys.executable, "-m", "pipeline", "--data", str(self.paths.data)]
        command += ["--registry", str(self.paths.registry), "crawl", "--due"]
        self.child = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
        self.child.wait()

    def stop(self) -> None:
        """Ask the running crawl to stop, and make it."""
        self.stopping.set()
        if self.child is None or self.child.poll() is not None:
            return
        self.child.terminate()
        try:
            self.child.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.child.pid, signal.SIGKILL)


@contextmanager
def scheduled(paths: Paths) -> Iterator[Runner]:
    """A scheduler in the background, for as long as the block lasts; what was missed is caught up at once."""
    runner = Runner(paths)
    defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    scheduler = BackgroundScheduler(job_defaults=defaults)
    scheduler.add_job(runner.crawl_due, EVERY_MORNING, id="every-morning")
    scheduler.add_job(runner.crawl_due, id="catch-up")
    scheduler.start()
    try:
        yield runner
    finally:
        runner.stop()
        scheduler.shutdown(wait=True)


def schedule_forever(paths: Paths) -> None:
    """Schedule until SIGTERM (which the command line turns into an exit) or Ctrl-C."""
    with scheduled(paths), suppress(KeyboardInterrupt):
        threading.Event().wait()
