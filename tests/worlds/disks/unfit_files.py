"""What a person, or an accident, may leave where a file is expected."""

import os
from pathlib import Path

UNFIT = {
    "folder": "c’est un dossier",
    "pipe": "c’est un tube",
    "device": "c’est un périphérique",
    "large": "octets, c’est trop",
}
"""What it is → how that is told."""
LARGE_BYTES = 10**12


def unfit(path: Path, kind: str) -> Path:
    """Put it there. The large one is a hole, and takes no room."""
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.touch()
        os.truncate(path, LARGE_BYTES)
    return path
