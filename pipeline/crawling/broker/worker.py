"""Messages → crawls on this machine → run files, handed over through Redis."""

import os
import socket
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from dramatiq import Worker
from dramatiq.errors import Retry
from dramatiq.rate_limits import ConcurrentRateLimiter
from dramatiq.rate_limits.backends import RedisBackend

from crawlers.platforms.table import asked_host
from crawlers.process.order import Order
from crawlers.process.run_file import is_running
from pipeline.crawling.broker.mailbox import CANCELLED, DONE, DOWN, MOST_TRAVELLING_BYTES, NAME, Ended, Mailbox, packed
from pipeline.crawling.broker.messages import QUEUE, broker, crawl_message
from pipeline.crawling.crew import Crew, Fetched

Answer = TypeVar("Answer")
LOOK_SECONDS = 0.5
"""How often a worker gives a sign of life of its crawl, and looks whether the crawl is still wanted."""
POLL_MS = 200
"""How long a worker waits at most before it looks for a message again, when there was none."""
HOST_BUSY_MS = 1000
"""How long a crawl waits before it is tried again, when another one has its host."""
TOO_LARGE = "le fichier de visite est trop gros pour voyager ({size} Mo, {most} au plus)"


class CrawlWorker:
    """Makes the crawls that arrive, in a folder of its own."""

    def __init__(self, url: str, folder: Path, *, at_once: int, hold: float) -> None:
        self.mailbox = Mailbox(url, hold=hold)
        self.folder = folder
        self.name = f"{socket.gethostname()}-{os.getpid()}"
        self.limits = RedisBackend(client=self.mailbox.redis)
        self.crew = Crew()
        self.stopping = threading.Event()
        messages = broker(url, hold=hold)
        crawl_message(messages, self.work)
        self.worker = Worker(messages, queues={QUEUE}, worker_threads=at_once, worker_timeout=POLL_MS)
        self.worker.queue_prefetch = (
            at_once  # a message that one worker takes ahead is one that an idle worker waits for
        )

    def start(self) -> None:
        """Throw away what a dead worker left in our folder, and begin to take messages."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in (*self.folder.glob("*.run"), *self.folder.glob("*.known")):
            if not is_running(left):
                left.unlink(missing_ok=True)
        self.worker.start()

    def stop(self) -> None:
        """Give back what is not done, and end."""
        self.stopping.set()
        self.crew.stop()
        self.worker.stop(timeout=20_000)

    def work(self, text: str) -> None:
        """Make one crawl, unless it is made, or made by another; one at a time of a host, over all workers."""
        order = Order.from_json(text)
        name = order.run_file.name
        if not NAME.fullmatch(name):
            raise ValueError(f"« {name} » ne nomme pas un fichier de visite")
        if self.patiently(lambda: self.mailbox.state(name) in {DONE, CANCELLED} or self.mailbox.ended(name)):
            return
        if self.stopping.is_set() or self.patiently(lambda: self.mailbox.worker_of(name)):
            raise Retry(delay=HOST_BUSY_MS)
        host = f"glassvallee:host:{asked_host(order.source)}"
        ttl = int(self.mailbox.hold * 1000)
        limit = ConcurrentRateLimiter(self.limits, host, ttl=ttl)  # type: ignore[no-untyped-call]
        with suppress(*DOWN), ExitStack() as held:  # a host that cannot be let go is free when its time is over
            if not self.patiently(lambda: held.enter_context(limit.acquire(raise_on_failure=False))):
                raise Retry(delay=HOST_BUSY_MS)
            self.make(order, host)

    def make(self, order: Order, host: str) -> None:
        """Crawl here, with signs of life, and hand over."""
        name = order.run_file.name
        here = self.folder / name
        known = here.with_suffix(".known")
        pages = self.patiently(lambda: self.mailbox.known(name))
        known.write_bytes(pages)
        mine = replace(order, run_file=here, known_pages=known if pages else None, saved_pages=None, folders=())
        done: list[Fetched] = []
        thread = threading.Thread(target=lambda: done.append(self.crew.fetch_one(mine)), name=name)
        thread.start()
        while thread.is_alive():
            with suppress(*DOWN):
                self.sign_of_life(name, host)
                if self.mailbox.state(name) == CANCELLED:
                    self.crew.end(here)
            thread.join(LOOK_SECONDS)
        if self.stopping.is_set():
            raise Retry(delay=0)
        made = crawl_to_hand_over(done, here)
        self.patiently(lambda: self.mailbox.hand_over(name, made))
        here.unlink(missing_ok=True)
        known.unlink(missing_ok=True)

    def sign_of_life(self, name: str, host: str) -> None:
        """Keep the crawl and its host ours, also when Redis was emptied meanwhile."""
        self.mailbox.note_worker(name, self.name)
        self.mailbox.redis.set(host, 1, px=int(self.mailbox.hold * 1000))

    def patiently(self, ask: Callable[[], Answer]) -> Answer:
        """Ask Redis until it answers: an exception here would lose the message."""
        while True:
            try:
                return ask()
            except DOWN:
                if self.stopping.is_set():
                    raise
                time.sleep(LOOK_SECONDS)


def crawl_to_hand_over(done: list[Fetched], here: Path) -> Ended:
    """What the conductor gets back: the packed run file, or why there is none."""
    died = done[0].died if done else "le poste de visite a échoué"
    data = packed(here) if here.exists() else b""
    if len(data) > MOST_TRAVELLING_BYTES:
        return Ended(TOO_LARGE.format(size=len(data) >> 20, most=MOST_TRAVELLING_BYTES >> 20), b"")
    return Ended(died, data)
