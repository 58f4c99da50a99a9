"""The one message that travels: « make this crawl »."""

from collections.abc import Callable

from dramatiq import Actor
from dramatiq.brokers.redis import RedisBroker
from dramatiq.errors import Retry
from dramatiq.middleware import Retries

from pipeline.crawling.broker.mailbox import PREFIX

QUEUE = "crawls"
EVERY_COMMAND = 1_000_000
"""Dramatiq's word for certainty: each command of a worker looks for the messages of workers that died.

That costs little, since there are few commands, and a crawl is worth it.
"""
MOST_MISHAPS = 3
"""How often a message may fail for a reason that nobody foresaw; the conductor asks again after that."""


def broker(url: str, *, hold: float) -> RedisBroker:
    """Dramatiq's, with what a crawl needs: no limit of time (it has its own), and no metrics server.

    A worker that gave no sign of life for ``hold`` seconds loses its messages to the others.
    """
    retries = Retries(min_backoff=1000, max_backoff=5000, retry_when=worth_a_retry)
    return RedisBroker(  # type: ignore[no-untyped-call]
        url=url,
        middleware=[retries],
        namespace=f"{PREFIX}-messages",
        maintenance_chance=EVERY_COMMAND,
        heartbeat_timeout=int(hold * 1000),
    )


def worth_a_retry(retries: int, error: BaseException) -> bool:
    """A busy host is asked again for as long as it takes."""
    return isinstance(error, Retry) or retries < MOST_MISHAPS


def crawl_message(messages: RedisBroker, work: Callable[[str], None]) -> "Actor[[str], None]":
    """The message, and what is done when it arrives: ``work`` gets the order in JSON."""
    return Actor(work, broker=messages, actor_name="crawl", queue_name=QUEUE, priority=0, options={})


def never(_: str) -> None:
    """What a conductor does with messages: it only sends them."""
    raise RuntimeError("a conductor sends crawls, and makes none")
