"""A path → an open vallee.db: many may read, one at a time may write, and who writes is known by name."""

import fcntl
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import starmap
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from db.private_file import begin, refuse_foreign, refuse_unfit
from db.rows import Row, TableRow, select
from db.schema import is_old, migrate, migrations
from db.times import stamp

__all__ = [
    "Row",
    "Store",
    "StoreBusyError",
    "bring_up_to_date",
    "connect",
    "held",
    "open_store",
    "read_store",
    "writing",
]

T = TypeVar("T", bound=TableRow)
R = TypeVar("R")
PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA journal_size_limit = 16777216",
    "PRAGMA cache_size = -16384",
)


class StoreBusyError(RuntimeError):
    """Another process is writing."""


@dataclass(slots=True)
class Store:
    """An open vallee.db; use it in a ``with``."""

    path: Path
    connection: sqlite3.Connection
    lock: ExitStack

    def rows(self, sql: str, parameters: Sequence[Any] | Row = ()) -> list[Row]:
        """What a SELECT finds, as dicts."""
        return list(self.each(sql, parameters))

    def each(self, sql: str, parameters: Sequence[Any] | Row = ()) -> Iterator[Row]:
        """What a SELECT finds, as dicts, one at a time."""
        cursor = self.connection.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, values, strict=True)) for values in cursor)

    def read(self, table: type[T], rest: str = "", parameters: Sequence[Any] | Row = ()) -> Iterator[T]:
        """Rows of one table as its records, one at a time; ``rest``: what follows ``SELECT … FROM table``."""
        return self.records(table, select(table, rest), parameters)

    def records(self, kind: Callable[..., R], sql: str, parameters: Sequence[Any] | Row = ()) -> Iterator[R]:
        """What any SELECT finds, one at a time, as records whose fields are its columns in their order."""
        return starmap(kind, self.connection.execute(sql, parameters))

    def write(self, sql: str, rows: Iterable[TableRow]) -> int:
        """Run one statement for each record, all of its columns given; says how many rows were changed."""
        return self.executemany(sql, map(msgspec.structs.astuple, rows))

    def value(self, sql: str, parameters: Sequence[Any] | Row = ()) -> Any:
        """The one value that a SELECT gives: a count, a sum."""
        return self.connection.execute(sql, parameters).fetchone()[0]

    def execute(self, sql: str, parameters: Sequence[Any] | Row = ()) -> int:
        """Run one statement; says how many rows it changed."""
        return self.connection.execute(sql, parameters).rowcount

    def executemany(self, sql: str, rows: Iterable[Sequence[Any] | Row]) -> int:
        """Run one statement for each row; says how many rows were changed (triggers not counted)."""
        return max(0, self.connection.executemany(sql, rows).rowcount)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What stands in the ``with`` is written whole or not at all; inside another transaction, it is a part of that."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:  # on a full disk SQLite has rolled back by itself
                self.connection.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Put everything in the one file, and let others write."""
        self.connection.close()
        self.lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(path: Path, *, write: bool = True, patience: float = 30.0) -> Store:
    """Open vallee.db, making or migrating it when writing.

    Raises ``StoreBusyError`` when another process still writes after ``patience`` seconds, ``SchemaError``
    when the file is newer than this program, or no database of ours, ``FileNotFoundError`` when there is nothing to read.
    """
    with ExitStack() as stack:
        if write:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # members’ notes are nobody else’s
            stack.enter_context(writing(path, patience))
        refuse_unfit(path)
        if not path.exists():
            if not write:
                raise FileNotFoundError(f"{path} n’existe pas encore. Lancez d’abord `glassvallee crawl --all`.")
            begin(path, migrations)
        connection = connect(path, write=write)
        stack.callback(connection.close)
        refuse_foreign(connection, path, migrations)
        if write:
            migrate(connection)
        return Store(path, connection, stack.pop_all())


def bring_up_to_date(path: Path) -> None:
    """Migrate a private database, when it is older than this program: who only reads could not."""
    with open_store(path, write=False) as kept:
        old = is_old(kept.connection)
    if old:
        open_store(path).close()


@contextmanager
def read_store(path: Path) -> Iterator[Store | None]:
    """Open vallee.db to read it; ``None`` when there is none yet."""
    refuse_unfit(path)
    if not path.exists():
        yield None
        return
    with open_store(path, write=False) as store:
        yield store


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection whose transactions are all ours to begin and end."""
    address = f"{path.absolute().as_uri()}?mode={'rw' if write else 'ro'}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=10)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
    return connection


@contextmanager
def writing(path: Path, patience: float) -> Iterator[None]:
    """Hold the writer's lock; the kernel lets it go when the process ends, however it ends."""
    file = path.with_suffix(".lock")
    with file.open("a+", encoding="utf-8") as handle:
        deadline = time.monotonic() + patience
        while not taken(handle.fileno()):
            if time.monotonic() > deadline:
                raise StoreBusyError(f"{held(path, file)} : attendez qu’il finisse, ou arrêtez-le.")
            time.sleep(0.02)
        handle.truncate(0)
        handle.write(f"{os.getpid()} {stamp(datetime.now(UTC))}\n")
        handle.flush()
        yield


def taken(descriptor: int) -> bool:
    """Try to take the lock."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def held(what: Path | str, lock: Path) -> str:
    """Who holds something by this lock, in French, as the holder wrote it down."""
    pid, _, since = lock.read_text(encoding="utf-8", errors="replace").strip().partition(" ")
    return f"{what} est tenu par le processus {pid or '?'} depuis {since or '?'}"
