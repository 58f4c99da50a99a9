"""The name of a declared table → its file, in our folders and nowhere else."""

from collections.abc import Iterable
from pathlib import Path


def file_in(name: str, folders: Iterable[Path]) -> Path | None:
    """A file of that name in one of the folders and nowhere else, not even by a link."""
    for folder in folders:
        path = (folder / name).resolve()
        if path.is_file() and folder.resolve() in path.parents:
            return path
    return None
