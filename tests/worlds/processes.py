"""Processes and conditions that a test waits for: never for ever, and nothing is left behind when it fails."""

import os
import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

PATIENCE = 90
"""Seconds."""


def chance() -> random.Random:
    """Chance that can be had again: a test that fails shows its seed, and ``SEED=… pytest`` takes it."""
    seed = int(os.environ.get("SEED") or random.randrange(2**32))
    print(f"SEED={seed}")
    return random.Random(seed)


class Working(subprocess.Popen[Any]):
    """A process that ends when its block does, also when the block failed: asked to, and then made to."""

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.poll() is None:
            self.terminate()
        try:
            self.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        super().__exit__(kind, value, trace)


def alive(pid: int) -> bool:
    """Whether a process runs (one that has ended and waits to be read does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def writers(path: Path) -> list[int]:
    """The processes that have this file open."""
    found = []
    for descriptor in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if descriptor.readlink() == path:
                found.append(int(descriptor.parts[2]))
        except OSError:
            continue
    return found


def until(true: Callable[[], object], else_: str = "it never came true", patience: float = PATIENCE) -> None:
    """Wait for something, for a bounded time."""
    limit = time.monotonic() + patience
    while not true():
        assert time.monotonic() < limit, else_
        time.sleep(0.02)
