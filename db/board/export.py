"""board.db → its open jobs, as anybody may have them: CSV, JSON Lines, Parquet."""

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from db.schema import tables
from db.store import Row

PRIVATE_USE = {"search_text"}
"""Columns that only serve the board itself."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
BATCH_JOBS = 5000


class ParquetMissingError(RuntimeError):
    """The optional library that writes Parquet is not installed."""


def columns() -> list[str]:
    """The columns of ``jobs`` that are published as data."""
    return [name for name in tables("board")["jobs"].names if name not in PRIVATE_USE]


def open_jobs(board: Path) -> Iterator[Row]:
    """Every open job, newest first; raises ``FileNotFoundError`` when nothing was published yet."""
    if not board.exists():
        raise FileNotFoundError(
            f"{board} n’existe pas encore. Lancez d’abord `glassvallee crawl --all`, ou `glassvallee publish`."
        )
    names = columns()
    query = f"SELECT {', '.join(names)} FROM jobs WHERE status != 'closed' ORDER BY rowid DESC"  # noqa: S608 - names are ours
    with closing(sqlite3.connect(f"{board.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        for values in connection.execute(query):
            yield dict(zip(names, values, strict=True))


def as_csv(jobs: Iterable[Row], out: TextIO) -> None:
    """One line a job, under the names of the columns, even when there is none."""
    writer = csv.DictWriter(out, columns())
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in job.items()} for job in jobs)


def cell(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula.

    >>> cell("=HYPERLINK(1)"), cell(-3), cell("Trieur")
    ("'=HYPERLINK(1)", -3, 'Trieur')
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def as_jsonl(jobs: Iterable[Row], out: TextIO) -> None:
    """One JSON object a line."""
    out.writelines(json.dumps(job, ensure_ascii=False) + "\n" for job in jobs)


def as_parquet(jobs: Iterable[Row], out: BinaryIO) -> None:
    """One row group for 5,000 jobs; raises ``ParquetMissingError`` without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ParquetMissingError("Le format Parquet demande pyarrow : pip install 'glassvallee[parquet]'.") from error
    types = {"INTEGER": pa.int64(), "REAL": pa.float64(), "TEXT": pa.string()}
    kinds = {column.name: types[column.type] for column in tables("board")["jobs"].columns}
    schema = pa.schema([(name, kinds[name]) for name in columns()])
    rest = iter(jobs)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := list(islice(rest, BATCH_JOBS)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
