"""A terminal of so many columns, by the pseudo-terminals of the system: what a verb writes there."""

import fcntl
import os
import pty
import re
import struct
import termios
import threading
from collections.abc import Mapping
from pathlib import Path

from rich.cells import cell_len

from tests.worlds.terminals.forked_verbs import status_of

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
    written: list[bytes] = []
    reading = threading.Thread(target=lambda: written.extend(iter(lambda: read(ours), b"")))
    reading.start()
    status = status_of(os.ttyname(theirs), list(map(str, words)), own)
    os.close(theirs)  # the last end: what was written is read, and then there is no more
    reading.join()
    os.close(ours)
    return status, b"".join(written).decode("utf-8").replace("\r\n", "\n")


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
