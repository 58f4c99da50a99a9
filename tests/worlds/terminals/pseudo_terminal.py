"""A terminal of so many columns, by the pseudo-terminals of the system: what a verb writes there."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from pathlib import Path

from rich.cells import cell_len

from tests.worlds.folders import ROOT

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]")
"""What a terminal obeys: colours, a cursor that moves, a line that is wiped."""
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def open_terminal(columns: int) -> tuple[int, int]:
    """A terminal's two ends, the program's the second."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    return ours, theirs


def in_terminal(columns: int, *words: str | Path, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a verb in a terminal; gives its exit status, and all that it wrote there, word for word."""
    ours, theirs = open_terminal(columns)
    own = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS", "FORCE_COLOR"}}
    own |= {"TERM": "xterm-256color", **(env or {})}
    command = [sys.executable, "-m", "pipeline", *map(str, words)]
    with subprocess.Popen(
        command, cwd=ROOT, env=own, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, close_fds=True
    ) as process:
        os.close(theirs)
        written = b"".join(iter(lambda: read(ours), b""))
        os.close(ours)
    return process.returncode, written.decode("utf-8").replace("\r\n", "\n")


def read(terminal: int) -> bytes:
    """The next bytes; none when the program has left the terminal."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def letters(written: str) -> list[str]:
    """The lines as they are read."""
    return re.split(r"[\r\n]", CONTROL.sub("", written))


def widest(written: str) -> int:
    """Cells of the widest line."""
    return max(map(cell_len, letters(written)))
