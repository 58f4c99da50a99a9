"""When something starts, and how it is stopped. (Only here does *job* mean APScheduler's.)

Every minute the program looks at what is due, by what the database says was done, and starts it as a process of its own. Nothing is
remembered: a machine that slept, a registry that was edited and a visit that was interrupted all heal at the next look.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from crawlers.platforms.table import SPIDERS
from crawlers.registry.registry import read_registry
from db.schema import SchemaError
from db.store import StoreBusyError, writing
from db.stumbles import forget_stumble, note_stumble
from pipeline.installation import logs
from pipeline.installation.configuration import ConfigurationError, read_configuration
from pipeline.installation.paths import ROOT, Paths
from pipeline.installation.settings import Settings
from pipeline.scheduling.chores import due_chores, write_done
from pipeline.scheduling.progress import did_something, waiting, waits
from pipeline.scheduling.sources_to_visit import sources_to_visit

LOOK_SECONDS = 60
STOP_SECONDS = 20
"""How long a stop takes at most: a process that does not end by itself is then killed, and the next look makes up for it."""
CHORE_DEADLINE = timedelta(hours=2)
"""How long a chore may take: a backup to a disk that does not answer must not keep every site from being visited."""


@dataclass(slots=True)
class Running:
    """A process that was started."""

    process: subprocess.Popen[bytes]
    began: datetime


@dataclass(slots=True)
class Runner:
    """Looks what is due, starts it, one process of each name at a time, and can stop all of them."""

    paths: Paths
    config: Path | None = None
    running: dict[str, Running] = field(default_factory=dict)
    not_before: dict[str, datetime] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    """How often in a row each verb failed."""
    settings: Settings | None = None
    problems_told: frozenset[str] = frozenset()
    stopping: threading.Event = field(default_factory=threading.Event)

    def look(self) -> None:
        """Look once what is due; whatever goes wrong is logged, and the next look is a minute away."""
        try:
            self.look_at(datetime.now(UTC).replace(microsecond=0))
        except Exception:  # noqa: BLE001 - told with its traceback; the scheduler must outlive it
            logs.LOG.exception("schedule")

    def look_at(self, now: datetime) -> None:
        """Look once, at a moment. While a crawl runs nothing else starts: a digest must not tell of half a morning."""
        self.collect(now)
        if self.running or self.stopping.is_set():
            return
        settings, problems = self.in_force()
        registry = read_registry(self.paths.registry, SPIDERS)
        self.tell([*problems, *map(str, registry.problems)])
        if not self.paths.board.exists() or sources_to_visit(registry, self.paths, settings, now):
            self.start("crawl", ["crawl", "--due"], now)
        else:
            self.forget_failures("crawl")  # somebody made the visit by hand
        for name, verb in [] if self.running else list(due_chores(settings, self.paths.data, now)):
            self.start(name, verb, now)

    def in_force(self) -> tuple[Settings, list[str]]:
        """The settings, as the file says now; those of before, and why, while it cannot be read."""
        try:
            self.settings = read_configuration(self.paths.data, self.config).settings
        except (ConfigurationError, OSError) as error:
            if self.settings is None:
                raise
            return self.settings, [str(error)]
        return self.settings, []

    def tell(self, problems: list[str]) -> None:
        """Say what is to mend, each thing once as long as it stays."""
        for problem in problems:
            if problem not in self.problems_told:
                print(problem, file=sys.stderr, flush=True)
                logs.log_event("problem", what=problem)
        self.problems_told = frozenset(problems)

    def start(self, name: str, verb: list[str], now: datetime) -> None:
        """Start a verb, unless it failed a moment ago: a fresh process each time, since a reactor starts only once."""
        if waiting(self.not_before.get(name), now):
            return
        command = [sys.executable, "-m", "pipeline", "--data", str(self.paths.data)]
        command += ["--registry", str(self.paths.registry)]
        command += ["--config", str(self.config)] if self.config else []
        process = subprocess.Popen([*command, *verb], cwd=ROOT, start_new_session=True)
        self.running[name] = Running(process, now)
        if self.stopping.is_set():
            self.stop()

    def collect(self, now: datetime) -> None:
        """Note what ended, and how. A crawl where some source failed is done; a chore that failed is tried again."""
        for name, started in list(self.running.items()):
            status = started.process.poll()
            if status is None:
                if name != "crawl" and now - started.began > CHORE_DEADLINE:  # crawls have deadlines of their own
                    logs.log_event("problem", what=f"« {name} » dure depuis plus de {CHORE_DEADLINE} : arrêté")
                    kill(started.process)
                continue
            del self.running[name]
            logs.log_event("ran", what=name, status=status, seconds=round((now - started.began).total_seconds()))
            if status == 0 and name != "crawl":
                write_done(self.paths.data, name, started.began)
            if status == 0 or (name == "crawl" and status == 1 and self.went_on(started.began, now)):
                self.forget_failures(name)  # 1: some source failed, which is told elsewhere
            elif not self.stopping.is_set():
                self.put_off(name, now)

    def forget_failures(self, name: str) -> None:
        """Note that a verb goes well again, or is not needed any more."""
        self.failures.pop(name, None)
        forget_stumble(self.paths.data, name)

    def went_on(self, began: datetime, now: datetime) -> bool:
        """Whether a crawl did something, as far as that can be known: a damaged database knows nothing."""
        try:
            return did_something(self.paths, began, now)
        except (OSError, sqlite3.Error, SchemaError):
            return False

    def put_off(self, name: str, now: datetime) -> None:
        """Start a verb that failed again later, the later the more often it failed, and tell of it where the state is told."""
        times = self.failures[name] = self.failures.get(name, 0) + 1
        self.not_before[name] = now + waits(times)
        stumble = note_stumble(self.paths.data, name, now, self.not_before[name])
        if times == 1:
            self.tell([*self.problems_told, stumble.sentence(name)])

    def stop(self) -> None:
        """Ask everything that runs to stop, then kill what still runs; takes at most ``STOP_SECONDS``."""
        self.stopping.set()
        limit = monotonic() + STOP_SECONDS - 2
        processes = [started.process for started in list(self.running.values()) if started.process.poll() is None]
        for process in processes:
            process.terminate()
        for process in processes:
            try:
                process.wait(max(0.1, limit - monotonic()))
            except subprocess.TimeoutExpired:
                kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def scheduled(paths: Paths, config: Path | None = None) -> Iterator[Runner]:
    """A scheduler in the background, for as long as the block lasts; what was missed is caught up at once.

    Raises ``StoreBusyError`` when these data have a scheduler already, and ``ConfigurationError`` for settings that are none.
    """
    paths.data.mkdir(parents=True, exist_ok=True)
    runner = Runner(paths, config)
    runner.in_force()
    with scheduler_lock(paths.data):
        scheduler = BackgroundScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        scheduler.add_job(
            runner.look, IntervalTrigger(seconds=LOOK_SECONDS, timezone=UTC), next_run_time=datetime.now(UTC)
        )
        scheduler.start()
        try:
            yield runner
        finally:
            runner.stopping.set()
            scheduler.shutdown(wait=True)
            runner.stop()


@contextmanager
def scheduler_lock(data: Path) -> Iterator[None]:
    """Hold the scheduler's lock: two would ask the same sites twice."""
    with ExitStack() as stack:
        try:
            stack.enter_context(writing(data / "schedule", 0))
        except StoreBusyError as busy:
            raise StoreBusyError(f"Un planificateur tourne déjà pour ces données : {busy}") from busy
        yield


def schedule_forever(paths: Paths, config: Path | None = None) -> None:
    """Schedule until SIGTERM (which the command line turns into an exit) or Ctrl-C."""
    with scheduled(paths, config), suppress(KeyboardInterrupt):
        threading.Event().wait()
