"""A file that a person keeps → its bytes: a file and nothing else is opened, and never more is read than it may hold.

``/dev/zero`` has no end, and a pipe that nobody writes into keeps whoever opens it waiting for ever.
"""

import os
import stat
from errno import EINVAL
from pathlib import Path

OTHER_KINDS = (
    (stat.S_ISDIR, "c’est un dossier"),
    (stat.S_ISFIFO, "c’est un tube (fifo)"),
    (stat.S_ISSOCK, "c’est une prise (socket)"),
)
"""What a name may lead to that is no file, in French; what is left are devices."""


class UnfitFileError(OSError):
    """No file, or one that is too large: ``strerror`` says so in French, with the mend."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(EINVAL, why, str(path))


def read_regular(path: Path, most_bytes: int) -> bytes:
    """All bytes of a file. Raises ``UnfitFileError`` for what is none or holds more, ``OSError`` for what cannot be read."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            kind = next((words for is_one, words in OTHER_KINDS if is_one(mode)), "c’est un périphérique")
            raise UnfitFileError(path, f"{kind}, il faut un fichier")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            body = file.read(most_bytes + 1)
    finally:
        os.close(descriptor)
    if len(body) > most_bytes:
        raise UnfitFileError(path, f"plus de {most_bytes} octets, c’est trop")
    return body
