"""Processes that are killed at any moment."""

import random
import subprocess
import sys
import time
from collections.abc import Sequence


def kill_at_random(command: Sequence[str], moments: random.Random, *, lines: int, span: float) -> None:
    """Start a process, let it say some lines and live a random while more, and kill it."""
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _ in range(moments.randrange(1, lines)):
            assert process.stdout.readline(), "the process ended by itself"
        time.sleep(moments.uniform(0, span))
        process.kill()
        process.stdout.read()
