"""Crawls by this machine's own processes, and by workers behind a real redis-server: the same tests for both."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

from pipeline.crawling.fetch import BROKER_VARIABLE
from pipeline.installation.paths import ROOT
from tests.worlds.processes import PATIENCE, Working, until

MODES = ("local", "redis")
HOLD = "2"
"""Seconds: tests do not wait long for a dead worker's crawls."""


class RedisServer:
    """Debian's redis-server on a free port of 127.0.0.1, that writes nothing; it can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        if not shutil.which("redis-server"):
            pytest.skip("redis-server lacks (apt-get install redis-server): crawls through a broker are NOT tested")
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.url = f"redis://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = {"port": self.port, "bind": "127.0.0.1", "save": "", "appendonly": "no", "dir": self.folder}
        command = ["redis-server", *(word for name, value in options.items() for word in (f"--{name}", str(value)))]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        with redis.Redis.from_url(self.url) as client:
            until(lambda: answers(client), "redis-server does not answer")

    def kill(self) -> None:
        """SIGKILL: everything that it held is lost."""
        if self.process:
            self.process.kill()
            self.process.wait()


def answers(client: "redis.Redis") -> bool:
    """Whether it is up."""
    try:
        return bool(client.ping())
    except redis.ConnectionError:
        return False


def worker(url: str, data: Path, together: int = 4) -> Working:
    """Start ``glassvallee worker``."""
    command = [sys.executable, "-m", "pipeline", "--data", str(data), "worker"]
    command += ["--hold", HOLD, "--together", str(together)]
    return Working(command, cwd=ROOT, env=os.environ | {BROKER_VARIABLE: url})


@contextmanager
def redis_server(folder: Path) -> Iterator[RedisServer]:
    """A server for as long as the block lasts."""
    server = RedisServer(folder)
    try:
        server.start()
        yield server
    finally:
        server.kill()


@contextmanager
def crawling(mode: str, folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """``pipeline.crawling.fetch`` in one of the ``MODES``; the environment of the crawls is that of this moment."""
    if mode == "local":
        yield
        return
    with redis_server(folder) as server:
        patch.setenv(BROKER_VARIABLE, server.url)
        with worker(server.url, folder / "elsewhere") as running:
            yield
            running.terminate()
            assert running.wait(PATIENCE) in {0, 128 + 15}
