"""Orders → messages → run files on the conductor's disk, whoever dies meanwhile."""

import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from dramatiq.errors import BrokerConnectionError

from crawlers.process.order import Order
from pipeline.crawling.broker.mailbox import CANCELLED, DOWN, BrokerDownError, Mailbox, fetch_back
from pipeline.crawling.broker.messages import broker, crawl_message, never
from pipeline.crawling.crew import Crew, Fetched

REDIS_PATIENCE_SECONDS = 10 * 60
"""How long Redis may be away at the beginning, before the conductor gives up."""
PAUSE_SECONDS = 1.0
BELL_SECONDS = 2
"""How long a crawl is waited for before it is looked at again, although no worker rang its bell."""
ASK_AGAIN_SECONDS = 5 * 60
"""How long a crawl may give no sign of life before it is asked for once more: a message can be lost, and to ask twice does no harm."""
GIVE_UP_SECONDS = 5 * 3600
"""How long a crawl may take to come back before it is given up for today."""
AWAY = "Redis ({place}) ne répond pas. Rien n’est perdu : nouvel essai chaque seconde, pendant {minutes:.0f} minutes."
GONE = "Redis ({place}) ne répond toujours pas : aucune visite n’est commandée. Démarrez-le (`systemctl start redis-server`)."
LOST = "aucun poste de visite n’a rendu cette visite ; elle reste à faire. `glassvallee worker` tourne-t-il ?"


class RemoteCrew:
    """Does what ``Crew`` does, by asking workers; what needs this machine's files stays here."""

    side_by_side = 200
    """How many crawls are waited for at a time; how many run at a time, the workers decide."""

    def __init__(self, url: str) -> None:
        self.mailbox = Mailbox(url)
        self.message = crawl_message(broker(url, hold=self.mailbox.hold), never)
        self.local = Crew()
        self.stopping = threading.Event()
        self.asked: set[str] = set()
        self.said_away = False
        self.reach()

    def reach(self) -> None:
        """Wait for Redis; raises ``BrokerDownError`` when it does not come."""
        limit = time.monotonic() + REDIS_PATIENCE_SECONDS
        words = AWAY
        while not redis_answers(self.mailbox):
            if time.monotonic() > limit:
                raise BrokerDownError(GONE.format(place=self.mailbox.place))
            if words:
                print(
                    words.format(place=self.mailbox.place, minutes=REDIS_PATIENCE_SECONDS / 60),
                    file=sys.stderr,
                    flush=True,
                )
            words = ""
            time.sleep(PAUSE_SECONDS)

    def fetch_host(self, orders: Iterable[Order]) -> list[Fetched]:
        """Have the sources of one host crawled, one after the other."""
        return [self.fetch_one(order) for order in orders if not self.stopping.is_set()]

    def fetch_one(self, order: Order) -> Fetched:
        """Have one source crawled, and wait for its run file."""
        if order.saved_pages or order.source.options.get("file"):
            return self.local.fetch_one(order)
        self.asked.add(order.run_file.name)
        try:
            return self.wait_for(order)
        finally:
            self.asked.discard(order.run_file.name)

    def wait_for(self, order: Order) -> Fetched:
        """Ask for a crawl, and again when nobody gives a sign of life, until its run file is on this disk or it is given up."""
        name, limit, last_sign = order.run_file.name, time.monotonic() + GIVE_UP_SECONDS, -ASK_AGAIN_SECONDS * 1.0
        unasked = Fetched(
            source=order.source, started_at=order.started_at, run_file=order.run_file, died=LOST, asked=False
        )
        while time.monotonic() < limit and not self.stopping.is_set():
            try:
                if ended := fetch_back(self.mailbox, name, order.run_file.parent):
                    return replace(unasked, died=ended.died, asked=True)
                if self.mailbox.worker_of(name):
                    last_sign = time.monotonic()
                if not self.mailbox.state(name) or time.monotonic() - last_sign > ASK_AGAIN_SECONDS:
                    self.ask(order)
                    last_sign = time.monotonic()
                self.mailbox.wait(name, BELL_SECONDS)
            except (*DOWN, BrokerConnectionError):
                self.say_away()
                self.stopping.wait(PAUSE_SECONDS)
        return unasked

    def ask(self, order: Order) -> None:
        """Send the message; what Redis knows of the crawl comes first, so that no worker finds it unwanted."""
        self.mailbox.ask(order.run_file.name, order.known_pages)
        self.message.send(order.to_json())

    def say_away(self) -> None:
        """Say once, for all who wait, that Redis went away."""
        if not self.said_away:
            self.said_away = True
            words = AWAY.format(place=self.mailbox.place, minutes=GIVE_UP_SECONDS / 60)
            print(words, file=sys.stderr, flush=True)

    def stop(self) -> None:
        """Tell the workers that nobody waits any more."""
        self.stopping.set()
        self.local.stop()
        for name in list(self.asked):
            with suppress(*DOWN):
                self.mailbox.set_state(name, CANCELLED)


def redis_answers(mailbox: Mailbox) -> bool:
    """Whether Redis answers."""
    try:
        return bool(mailbox.redis.ping())
    except DOWN:
        return False


def bring_back(url: str, folder: Path) -> None:
    """Bring here what workers ended for a conductor that was killed."""
    mailbox = Mailbox(url)
    try:
        for name in mailbox.all_ended():
            fetch_back(mailbox, name, folder)
    except DOWN:
        return  # whoever asks for crawls waits for Redis, and says so
