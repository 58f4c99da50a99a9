"""A path whose file may be replaced at any moment → a Datasette database that always reads the newest one."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils import sqlite_timelimit

from board.index import Index, build

T = TypeVar("T")
Signature = tuple[int, int, int, int]


class BoardMissingError(RuntimeError):
    """There is no board.db yet, or it is not one of ours."""


def signature(path: Path) -> Signature:
    """What tells a file from the one that replaces it: device, inode, time and size.

    Raises ``BoardMissingError`` when there is none.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise BoardMissingError(f"{path} does not exist yet: run `glassvallee publish`.") from error
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


class BoardDatabase(Database):  # type: ignore[misc]
    """board.db as Datasette reads it.

    Datasette keeps one connection a thread, and would serve the replaced file for ever: here each query first looks
    whether the file is still the same one. A query that runs goes on in the file where it began.
    """

    def __init__(self, datasette: Datasette, path: Path) -> None:
        super().__init__(datasette, path=str(path))
        self.file = path
        self.open = threading.local()
        self.building = threading.Lock()
        self.built: tuple[Signature, Index] | None = None

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function on a connection to today's file, in one of Datasette's threads."""
        return await self.in_thread(lambda: fn(self.connection()[1]))

    async def read(self, fn: Callable[[sqlite3.Connection, Index], T]) -> T:
        """The same with the file's index; everything that a page needs, so that all of it is of one publication."""
        return await self.in_thread(lambda: self.reading(fn))

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Run in the pool, or here when Datasette was told to have none."""
        if self.ds.executor is None:
            return work()
        import asyncio

        return await asyncio.get_running_loop().run_in_executor(self.ds.executor, work)

    def reading(self, fn: Callable[[sqlite3.Connection, Index], T]) -> T:
        """One page's questions, within the time that a query may take."""
        found, connection = self.connection()
        index = self.index(found, connection)
        with sqlite_timelimit(connection, self.ds.sql_time_limit_ms):
            return fn(connection, index)

    def connection(self) -> tuple[Signature, sqlite3.Connection]:
        """This thread's connection, opened anew when the file was replaced."""
        found = signature(self.file)
        kept: tuple[Signature, sqlite3.Connection] | None = getattr(self.open, "kept", None)
        if kept and kept[0] == found:
            return kept
        fresh = found, self.connect()
        self.open.kept = fresh
        if kept:
            kept[1].close()
        return fresh

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """A read-only connection with Datasette's functions; nobody writes through the board."""
        if write:
            raise PermissionError(f"{self.file} is never changed, only replaced.")
        connection = sqlite3.connect(f"{self.file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self.ds._prepare_connection(connection, self.name)  # noqa: SLF001 - as Database.execute_fn does
        # Datasette's own way calls Python for each cell; a published file is UTF-8, since Python wrote it.
        connection.text_factory = str
        return connection

    def index(self, found: Signature, connection: sqlite3.Connection) -> Index:
        """The index of a file, built by the first who asks."""
        with self.building:
            if self.built is None or self.built[0] != found:
                self.built = found, built(connection)
            return self.built[1]

    @property
    def size(self) -> int:
        """Bytes of today's file; 0 when there is none."""
        return self.file.stat().st_size if self.file.exists() else 0

    @property
    def mtime_ns(self) -> Any:
        """When today's file was written."""
        return self.file.stat().st_mtime_ns if self.file.exists() else None


def built(connection: sqlite3.Connection) -> Index:
    """The index of an open file; raises ``BoardMissingError`` when its tables are not ours."""
    ways = connection.row_factory, connection.text_factory
    # Datasette's own ways call Python for each cell, which doubles the time.
    connection.row_factory, connection.text_factory = None, str
    try:
        return build(connection)
    except sqlite3.DatabaseError as error:
        raise BoardMissingError(f"board.db cannot be read ({error}): run `glassvallee publish`.") from error
    finally:
        connection.row_factory, connection.text_factory = ways
