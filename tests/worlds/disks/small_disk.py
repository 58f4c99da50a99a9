"""A disk of a few megabytes, really mounted, that can be filled to the last page."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

import pytest

BLOCK = 4096


class SmallDisk:
    """Where it is, and how much is left on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ballast = folder / "lest"

    def leave(self, size: int) -> None:
        """Fill it but for so many bytes."""
        self.free()
        with suppress(OSError), self.ballast.open("wb") as file:
            while True:
                file.write(b"\0" * BLOCK)
                file.flush()
        status = os.statvfs(self.folder)
        missing = size - status.f_bavail * status.f_frsize
        if missing > 0:
            os.truncate(self.ballast, max(0, self.ballast.stat().st_size - missing))

    def free(self) -> None:
        """Give the room back."""
        self.ballast.unlink(missing_ok=True)


@contextmanager
def small_disk(megabytes: int = 8) -> Iterator[SmallDisk]:
    """A disk for as long as the block lasts; the test is skipped where this user may not mount one.

    Not in pytest's own folder: another pytest that clears old ones could not remove a mounted one.
    """
    folder = Path(mkdtemp(prefix="small-disk-"))
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        folder.rmdir()
        pytest.skip(f"no small disk can be mounted here, so that nothing can fill it: {mounted.stderr.decode()[:80]}")
    try:
        yield SmallDisk(folder)
    finally:
        # lazily: the process that crawls fork from ends a moment after its conductor, and stands there
        subprocess.run(["umount", "--lazy", folder], check=True)
        folder.rmdir()
