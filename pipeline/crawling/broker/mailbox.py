"""What conductor and workers leave for each other in Redis, by the name of the crawl's run file.

A crawl is ``asked`` for, then ``done`` (its run file is on the conductor's disk) or ``cancelled``. Nothing is deleted before
it is on the next disk, and everything expires.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import redis
from zstandard import ZstdCompressor, ZstdDecompressor

from db.atomic_file import write_whole

ASKED, DONE, CANCELLED = b"asked", b"done", b"cancelled"
KEPT_SECONDS = 24 * 3600
"""How long anything stays in Redis when nobody comes for it."""
MOST_TRAVELLING_BYTES = 128 * 1024 * 1024
"""How large a run file, or what is known of pages, may be when packed; 5,000 pages of 40 KB are some 40 MB."""
MOST_UNPACKED_BYTES = 1024 * 1024 * 1024
NAME = re.compile(r"[\w.-]+@\d{8}T\d{6}Z\.run", re.ASCII)
PREFIX = "glassvallee"
DOWN = (redis.ConnectionError, redis.TimeoutError)
"""What Redis raises while it is away, or while it reads its file at its start (``BusyLoadingError`` is one of them)."""


class BrokerDownError(OSError):
    """Redis does not answer."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A crawl that a worker has ended."""

    died: str
    """Why its process did not end well; empty when it did."""
    packed: bytes
    """Its run file, compressed; empty when there is none."""


class Mailbox:
    """The keys of one installation; two installations take two databases of Redis (``redis://host/1``)."""

    def __init__(self, url: str, *, hold: float = 15.0) -> None:
        self.hold = hold
        """For how many seconds a sign of life is believed."""
        parts = urlsplit(url)
        self.place = f"{parts.hostname or parts.path}:{parts.port or 6379}"
        """Where Redis is, without the password."""
        self.redis: Any = redis.Redis.from_url(
            url, socket_timeout=20, socket_connect_timeout=5, health_check_interval=15
        )

    def ask(self, name: str, known: Path | None) -> None:
        """Note that a crawl is wanted, and leave what is known of its pages."""
        pages = packed(known) if known and known.exists() else b""
        with self.redis.pipeline(transaction=True) as pipe:
            pipe.set(key("state", name), ASKED, ex=KEPT_SECONDS)
            if 0 < len(pages) <= MOST_TRAVELLING_BYTES:  # else they are asked for in full
                pipe.set(key("known", name), pages, ex=KEPT_SECONDS)
            pipe.execute()

    def known(self, name: str) -> bytes:
        """What is known of the pages, unpacked; empty when nothing is."""
        return unpacked(value(self.redis.get(key("known", name))))

    def state(self, name: str) -> bytes:
        """``asked``, ``done`` or ``cancelled``; empty when Redis has forgotten, or never knew."""
        return value(self.redis.get(key("state", name)))

    def set_state(self, name: str, state: bytes) -> None:
        """Note that a crawl is no longer wanted, and drop what was left for it."""
        with self.redis.pipeline(transaction=True) as pipe:
            pipe.set(key("state", name), state, ex=KEPT_SECONDS)
            pipe.delete(key("known", name), key("ended", name), key("bell", name))
            pipe.execute()

    def note_worker(self, name: str, who: str) -> None:
        """Say that somebody makes this crawl now."""
        self.redis.set(key("work", name), who, px=int(self.hold * 1000))

    def worker_of(self, name: str) -> str:
        """Who makes this crawl now; empty when nobody gave a sign of life."""
        return value(self.redis.get(key("work", name))).decode()

    def hand_over(self, name: str, ended: Ended) -> None:
        """Leave a crawl for the conductor, and wake it."""
        with self.redis.pipeline(transaction=True) as pipe:
            pipe.hset(key("ended", name), mapping={"died": ended.died, "run": ended.packed})
            pipe.expire(key("ended", name), KEPT_SECONDS)
            pipe.rpush(key("bell", name), b"1")
            pipe.expire(key("bell", name), KEPT_SECONDS)
            pipe.delete(key("work", name))
            pipe.execute()

    def ended(self, name: str) -> Ended | None:
        """What a worker left; it stays until ``set_state``."""
        fields = self.redis.hgetall(key("ended", name))
        return Ended(fields[b"died"].decode("utf-8", "replace"), fields[b"run"]) if fields else None

    def wait(self, name: str, seconds: int) -> None:
        """Wait for the bell of a crawl, at most so long."""
        self.redis.blpop([key("bell", name)], timeout=seconds)

    def all_ended(self) -> Iterator[str]:
        """The crawls that wait for a conductor."""
        for mark in self.redis.scan_iter(match=key("ended", "*")):
            name = mark.decode("utf-8", "replace").removeprefix(key("ended", ""))
            if NAME.fullmatch(name):
                yield name


def key(kind: str, name: str) -> str:
    """The key in Redis of what belongs to a crawl."""
    return f"{PREFIX}:{kind}:{name}"


def value(answer: bytes | None) -> bytes:
    """What Redis answered; empty when it has nothing."""
    return answer or b""


def packed(path: Path) -> bytes:
    """A file, compressed to travel."""
    return ZstdCompressor(level=1).compress(path.read_bytes())


def unpacked(data: bytes) -> bytes:
    """The file again; raises ``ValueError`` when it would be larger than any of ours."""
    if not data:
        return b""
    with ZstdDecompressor().stream_reader(data) as reader:
        content = bytes(reader.read(MOST_UNPACKED_BYTES))
    if len(content) == MOST_UNPACKED_BYTES:
        raise ValueError("un fichier de visite trop gros est arrivé par Redis")
    return content


def fetch_back(mailbox: Mailbox, name: str, folder: Path) -> Ended | None:
    """Bring the run file of an ended crawl to this disk; only then may Redis forget it."""
    ended = mailbox.ended(name)
    if ended is None:
        return None
    if ended.packed and not (folder / name).exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, unpacked(ended.packed))
    with suppress(*DOWN):  # Redis still has it: it will be brought again, and found to be here already
        mailbox.set_state(name, DONE)
    return ended
