"""One process that has imported everything → a process for each crawl, forked from it. ``python -m crawlers.fork_server SPIDER…``

A line of JSON on standard input asks for a crawl or sends it a signal; one on standard output says how a crawl ended. Each
crawl is a process, a session and a memory limit of its own; none outlives this one, and this one ends with its input.
"""

import ctypes
import gc
import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from tempfile import TemporaryFile
from typing import IO, Any, NoReturn

from crawlers import crawl

IMPORTED_BY_A_CRAWL = """
    protego scrapy.core.downloader.contextfactory scrapy.core.downloader.handlers.http11 scrapy.downloadermiddlewares.defaultheaders
    scrapy.downloadermiddlewares.downloadtimeout scrapy.downloadermiddlewares.httpcompression
    scrapy.downloadermiddlewares.redirect scrapy.downloadermiddlewares.retry scrapy.downloadermiddlewares.stats
    scrapy.downloadermiddlewares.useragent scrapy.extensions.closespider scrapy.extensions.corestats
    scrapy.extensions.feedexport scrapy.extensions.logcount scrapy.extensions.logstats scrapy.extensions.throttle
    scrapy.pqueues scrapy.robotstxt scrapy.spidermiddlewares.depth scrapy.spidermiddlewares.metacopy
    scrapy.spidermiddlewares.referer scrapy.spidermiddlewares.start scrapy.spidermiddlewares.urllength scrapy.squeues
    scrapy.statscollectors twisted.internet.endpoints twisted.web.client crawlers.manners.conditional crawlers.manners.address_guard
    crawlers.manners.robots encodings.idna
""".split()
"""What Scrapy would import when a crawl begins, here imported once for all crawls.

Nothing of it installs a reactor: each crawl needs one of its own.
"""
CHUNK_BYTES = 1 << 16
LAST_WORDS_BYTES = 4096
"""How much is read of what a crawl wrote to its standard error, from the end."""
DIE_WITH_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux: the kernel sends a process this signal when its parent dies."""


@dataclass(frozen=True, slots=True)
class Child:
    """A crawl that runs."""

    name: str
    complaints: IO[bytes]


class ForkServer:
    """The process that crawls are forked from, and those that run now.

    A pipe to itself, ``bell``, wakes it when a crawl has ended: the kernel writes to it at each SIGCHLD.
    """

    def __init__(self) -> None:
        self.children: dict[int, Child] = {}
        self.half_line = b""
        self.bell, ring = os.pipe()
        os.set_blocking(ring, False)
        signal.set_wakeup_fd(ring, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        libc = ctypes.CDLL(None)
        self.prctl = getattr(libc, "prctl", None)

    def serve(self) -> None:
        """Obey until the input ends; then end every crawl."""
        while True:
            ready, _, _ = select.select([0, self.bell], [], [])
            if self.bell in ready:
                os.read(self.bell, CHUNK_BYTES)
                self.reap()
            if 0 in ready and not self.listen():
                break
        for pid in self.children:
            if not signal_crawl(pid, signal.SIGKILL):
                os.kill(pid, signal.SIGKILL)

    def listen(self) -> bool:
        """Obey the lines that have come; says whether more may come."""
        data = os.read(0, CHUNK_BYTES)
        *lines, self.half_line = (self.half_line + data).split(b"\n")
        for line in lines:
            self.obey(json.loads(line))
        return bool(data)

    def obey(self, line: Mapping[str, Any]) -> None:
        """Begin a crawl, or send it a signal, if it still runs."""
        if "order" in line:
            self.begin(line["name"], line["order"])
        for pid, child in self.children.items():
            if "signal" in line and line["name"] in {child.name, ""} and not signal_crawl(pid, line["signal"]):
                os.kill(pid, line["signal"])  # forked this moment, it has no session of its own yet; nobody reaped it

    def begin(self, name: str, order: str) -> None:
        """Fork a process that makes this crawl."""
        complaints = TemporaryFile()  # noqa: SIM115 - read and closed when the child has ended
        pid = os.fork()
        if not pid:
            self.become(order, complaints)
        self.children[pid] = Child(name, complaints)

    def become(self, order: str, complaints: IO[bytes]) -> NoReturn:
        """Make the crawl in the process that was just forked, in a session of its own; what it complains of goes to a file."""
        code = 1
        try:
            os.setsid()
            if self.prctl:
                self.prctl(DIE_WITH_PARENT, signal.SIGKILL)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            nowhere = os.open(os.devnull, os.O_RDWR)
            for ours, theirs in ((nowhere, 0), (nowhere, 1), (complaints.fileno(), 2)):
                os.dup2(ours, theirs)
            code = crawl.obey(order)
        except BaseException:  # noqa: BLE001 - whatever went wrong, this process must not go on as if it were the server
            traceback.print_exc()
        finally:
            with suppress(Exception):
                sys.stderr.flush()
            os._exit(code)

    def reap(self) -> None:
        """Tell the conductor which crawls have ended."""
        while self.children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            child = self.children.pop(pid)
            signal_crawl(pid, signal.SIGKILL)  # it may have left a browser that still runs
            tell(
                {
                    "name": child.name,
                    "code": os.waitstatus_to_exitcode(status),
                    "last_words": last_words(child.complaints),
                }
            )


def signal_crawl(pid: int, number: int) -> bool:
    """Signal a crawl and all that it started; says whether its session was there."""
    try:
        os.killpg(pid, number)
    except PermissionError:
        return True
    except ProcessLookupError:
        return False
    return True


def tell(line: Mapping[str, Any]) -> None:
    """Write a line to the conductor."""
    os.write(1, json.dumps(line).encode() + b"\n")


def last_words(complaints: IO[bytes]) -> str:
    """The end of what a crawl wrote to its standard error."""
    with complaints:
        complaints.seek(max(0, complaints.seek(0, os.SEEK_END) - LAST_WORDS_BYTES))
        return complaints.read().decode("utf-8", "replace")


def main() -> int:
    """Import what these spiders need, and serve."""
    for module in (*IMPORTED_BY_A_CRAWL, *map(crawl.spider_module, sys.argv[1:])):
        with suppress(Exception):  # a module that is broken then fails in the crawl that needs it, and harms no other
            import_module(module)
    gc.collect()
    gc.freeze()
    ForkServer().serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
