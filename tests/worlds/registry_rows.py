"""Registry files for tests: good rows, and what is read when a file holds something else."""

import csv
import io
from pathlib import Path

from crawlers.registry.registry import MEMBER, SOURCE, Problem, Registry, read_registry

TABLE = {"listing": {"links": "", "next": ""}, "feed": {"follow": ""}}
GOOD_MEMBER = {"id": "verrerie", "name": "Verrerie Fictive", "kind": "verrier", "status": "active"}
GOOD_SOURCE = {
    "id": "verrerie-site",
    "member": "verrerie",
    "spider": "listing",
    "url": "https://verrerie.example/offres",
}


def write(folder: Path, name: str, columns: list[str], rows: list[dict[str, str]], separator: str = ",") -> None:
    """A CSV file as the csv module writes it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / name).write_text(text.getvalue(), encoding="utf-8")


def registry(folder: Path, members: list[dict[str, str]], sources: list[dict[str, str]]) -> Registry:
    """What is read when the files hold these rows."""
    write(folder, "members.csv", list(MEMBER), members)
    write(folder, "sources.csv", list(SOURCE), sources)
    return read_registry(folder, TABLE)


def other(row: dict[str, str], id: str, **cells: str) -> dict[str, str]:
    """The same row under another id."""
    return row | {"id": id} | cells


def raw(
    folder: Path, body: bytes, *, sources: bytes = b"id,member,spider,url,options,consent,note,checked_on\n"
) -> Registry:
    """What is read when members.csv holds these bytes."""
    (folder / "members.csv").write_bytes(body)
    (folder / "sources.csv").write_bytes(sources)
    return read_registry(folder, TABLE)


def only(read: Registry) -> Problem:
    """The one problem."""
    assert len(read.problems) == 1, [str(problem) for problem in read.problems]
    return read.problems[0]
