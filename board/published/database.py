"""A path whose file may be replaced at any moment → a Datasette database that always reads the newest one."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils import sqlite_timelimit

from board.search import communes
from board.search.index import Index, build

T = TypeVar("T")
Signature = tuple[int, int, int, int]
LONGEST_QUERY_MS = 4000
"""A word that a large file was never asked for takes more than the second that visitors' own queries of ``/board`` may take."""
PATIENCE_SECONDS = 0.3
"""Seconds that a page waits for the index of a new file; up to 10,000 jobs, that is enough."""


class BoardMissingError(RuntimeError):
    """There is no board.db yet, or it is not one of ours."""


def signature(path: Path) -> Signature:
    """What tells a file from the one that replaces it: device, inode, time and size.

    Raises ``BoardMissingError`` when there is none.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise BoardMissingError(f"{path} does not exist yet: run `glassvallee publish`.") from error
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size


@dataclass(slots=True)
class Publication:
    """A file that is ready to be read: its index is made."""

    signature: Signature
    index: Index
    spare: sqlite3.Connection
    """For threads that have no connection of their own to a file that is replaced already."""
    lock: threading.Lock = field(default_factory=threading.Lock)


class BoardDatabase(Database):  # type: ignore[misc]
    """board.db as Datasette reads it.

    Datasette keeps one connection a thread, and would serve the replaced file for ever: here each query first looks
    whether the file is still the same one. A query that runs goes on in the file where it began.
    Pages that need the index of a large new file read the old one until it is made: nobody waits longer than ``PATIENCE_SECONDS``.
    """

    def __init__(self, datasette: Datasette, path: Path) -> None:
        super().__init__(datasette, path=str(path))
        self.file = path
        self.open = threading.local()
        self.building = threading.Lock()
        self.builder: Future[Publication] | None = None
        self.wanted: Signature | None = None
        self.current: Publication | None = None

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function on a connection to today's file, in one of Datasette's threads."""
        return await self.in_thread(lambda: fn(self.connection()[1]))

    async def read(
        self, fn: Callable[[sqlite3.Connection, Index], T], *, quick: Callable[[Index], bool] | None = None
    ) -> T:
        """The same with the file's index; everything that a page needs, so that all of it is of one publication.

        ``quick``: whether the page takes so little time that it is not worth a way to a thread and back: a few rows by
        their keys, counts of known words. Threads would take turns at it all the same (the GIL), and lose time in each.
        """
        if quick and (current := self.current) and self.ready(signature(self.file)) and quick(current.index):
            return self.reading(fn)
        return await self.in_thread(lambda: self.reading(fn))

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Run in the pool, or here when Datasette was told to have none."""
        if self.ds.executor is None:
            return work()
        import asyncio

        return await asyncio.get_running_loop().run_in_executor(self.ds.executor, work)

    def reading(self, fn: Callable[[sqlite3.Connection, Index], T]) -> T:
        """One page's questions, within the time that a query may take."""
        publication = self.publication(signature(self.file))
        found, connection = self.connection(publication.signature)
        if found == publication.signature:
            with sqlite_timelimit(connection, LONGEST_QUERY_MS):
                return fn(connection, publication.index)
        with publication.lock, sqlite_timelimit(publication.spare, LONGEST_QUERY_MS):
            return fn(publication.spare, publication.index)

    def publication(self, wanted: Signature) -> Publication:
        """What pages are read from now: the file that is there, or the one before it while its index is being made."""
        with self.building:
            current, builder = self.current, self.builder
            if current and current.signature == wanted:
                return current
            if builder is None or self.wanted != wanted:
                builder = self.builder = Future()
                self.wanted = wanted
                threading.Thread(target=self.build, args=(wanted, builder), daemon=True).start()
        try:
            return builder.result(timeout=PATIENCE_SECONDS if current else None)
        except TimeoutError:
            if current is None:
                raise
            return current

    def build(self, wanted: Signature, builder: "Future[Publication]") -> None:
        """Make the index of a file, in a thread of its own, and have it served."""
        try:
            connection = self.connect()
            made = Publication(wanted, build_index(connection), connection)
        except Exception as error:  # noqa: BLE001 - who asked is told, and who asks next tries again
            with self.building:
                self.builder = None if self.builder is builder else self.builder
            builder.set_exception(error)
            return
        with self.building:
            if self.wanted == wanted:
                self.current = made
        builder.set_result(made)

    def ready(self, wanted: Signature) -> bool:
        """Whether pages are read from this very file; yes as well when none was read yet."""
        return self.current is None or self.current.signature == wanted

    def connection(self, wanted: Signature | None = None) -> tuple[Signature, sqlite3.Connection]:
        """This thread's connection, opened anew when the file was replaced and the old one is not ``wanted``."""
        now = signature(self.file)
        kept: tuple[Signature, sqlite3.Connection] | None = getattr(self.open, "kept", None)
        if kept and kept[0] in {now, wanted}:
            return kept
        fresh = now, self.connect()
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

    @property
    def size(self) -> int:
        """Bytes of today's file; 0 when there is none."""
        return self.file.stat().st_size if self.file.exists() else 0

    @property
    def mtime_ns(self) -> Any:
        """When today's file was written."""
        return self.file.stat().st_mtime_ns if self.file.exists() else None


def build_index(connection: sqlite3.Connection) -> Index:
    """The index of an open file; raises ``BoardMissingError`` when its tables are not ours."""
    communes.read_ahead()
    ways = connection.row_factory, connection.text_factory
    # Datasette's own ways call Python for each cell, which doubles the time.
    connection.row_factory, connection.text_factory = None, str
    try:
        return build(connection)
    except sqlite3.DatabaseError as error:
        raise BoardMissingError(f"board.db cannot be read ({error}): run `glassvallee publish`.") from error
    finally:
        connection.row_factory, connection.text_factory = ways
