"""A file is written beside its place and put there in one step: whoever looks, after a power cut too, finds the old or the new one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BESIDE = ".tmp-"
"""What stands in the name of a file until it is whole; who wrote it and died leaves it so."""


def beside(place: Path) -> Path:
    """Where a file is written that is to take a place."""
    return place.with_name(f"{place.name}{BESIDE}{os.getpid()}")


@contextmanager
def whole(place: Path) -> Iterator[Path]:
    """A path to write a file to; it takes its place when the ``with`` ends well, and is gone when it does not."""
    made = beside(place)
    try:
        yield made
        put(made, place)
    finally:
        made.unlink(missing_ok=True)


def write_whole(place: Path, body: bytes) -> None:
    """Write a file whole, or not at all."""
    with whole(place) as made:
        made.write_bytes(body)


def put(made: Path, place: Path) -> None:
    """Give a finished file of the same disk its place."""
    settle(made)
    made.replace(place)
    settle(place.parent)


def settle(path: Path) -> None:
    """Have the disk hold what was written to a file or folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
