"""What happens → one line of JSON an event, in ``logs/2026-11-24.jsonl`` of the data folder; words for people stay on stderr.

The standard library, with a formatter of our own: several processes write the same day's file, a line at a time, and nothing is
rotated under anybody's feet. No secret and no query of an address ever gets into a line.
"""

import json
import logging
import os
import re
import secrets
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any

from pipeline.installation.configuration import SECRETS
from pipeline.installation.error_words import error_words
from vocabulary.without_secrets import without_secrets

if TYPE_CHECKING:
    from crawlers.items import Crawl

FOLDER = "logs"
LOG = logging.getLogger("pipeline")
QUERY = re.compile(r"(https?://[^\s?#\"']*)[?#][^\s\"']*")
PASSWORD = re.compile(r"(\w+://)[^\s/@\"']+@")
MOST_LETTERS = 20_000
"""The length of one value in a line at most: a traceback is shorter."""


def log_event(name: str, **fields: Any) -> None:
    """Log that something happened: a word, and what belongs to it (texts, numbers, booleans)."""
    LOG.info(name, extra={"fields": fields})


def log_crawl(crawl: "Crawl") -> "Crawl":
    """Log how a crawl ended; gives it back, so that it can be done on its way."""
    log_event(
        "crawled",
        source=crawl.source,
        outcome=str(crawl.outcome),
        complete=crawl.complete,
        found=crawl.found,
        pages=crawl.pages,
        requests=crawl.requests,
        bytes=crawl.bytes_received,
        seconds=round((crawl.finished_at - crawl.started_at).total_seconds()),
        troubles=sorted({str(trouble.fault) for trouble in crawl.troubles}),
    )
    return crawl


@contextmanager
def log_verb(data: Path, verb: str) -> Iterator[dict[str, Any]]:
    """Keep the events of one verb, from its start to its end; everything in it has the same run id.

    Gives the fields of its last event, for the verb to add to.
    """
    day_file = DayFile(data / FOLDER, secrets.token_hex(6), verb)
    people = ToPeople()
    people.setLevel(logging.WARNING)
    people.setFormatter(CleanFormatter())
    people.addFilter(lambda record: not hasattr(record, "fields"))
    root, level = logging.getLogger(), LOG.level
    LOG.setLevel(logging.INFO)
    for each in (day_file, people):
        root.addHandler(each)
    began = monotonic()
    ending: dict[str, Any] = {}
    log_event("started")
    try:
        yield ending
    except Exception:
        LOG.error("failed", exc_info=True, extra={"fields": {}})  # noqa: G201 - people are told by the command line
        raise
    finally:
        log_event("ended", **ending, seconds=round(monotonic() - began, 2))
        for each in (day_file, people):
            root.removeHandler(each)
        LOG.setLevel(level)


def tell_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print the traceback of an error that nobody foresaw, clean: Python's own would repeat whatever its words repeat."""
    print(clean("".join(traceback.format_exception(kind, error, trace))), end="", file=sys.stderr)


class ToPeople(logging.Handler):
    """Prints where words for people go at that moment: while long work draws how far it is, above its picture."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print the line."""
        print(self.format(record), file=sys.stderr)


class CleanFormatter(logging.Formatter):
    """What people read on stderr, traceback included, is as clean as the day's file."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        return clean(super().format(record))


class DayFile(logging.Handler):
    """Adds a line to the file of the day (UTC); a disk that is full costs the line, and nothing else."""

    def __init__(self, folder: Path, run: str, verb: str) -> None:
        super().__init__(logging.INFO)
        self.folder, self.run, self.verb = folder, run, verb

    def emit(self, record: logging.LogRecord) -> None:
        """One write, at the end of the file: lines of two processes do not mix."""
        line = line_of(record, self.run, self.verb).encode("utf-8", "replace")
        path = self.folder / f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%d}.jsonl"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)
            try:
                os.write(descriptor, line)
            finally:
                os.close(descriptor)
        except OSError as error:
            print(f"{path} : {error_words(error)}", file=sys.stderr)


def line_of(record: logging.LogRecord, run: str, verb: str) -> str:
    """The line of JSON of one event."""
    line: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "run": run,
        "verb": verb,
        "level": record.levelname.lower(),
        "event": record.getMessage(),
    }
    if record.name != LOG.name:
        line["from"] = record.name
    line |= {name: value for name, value in getattr(record, "fields", {}).items() if name not in line}
    if record.exc_info:
        line["trace"] = "".join(traceback.format_exception(*record.exc_info))
    return json.dumps({name: safe(value) for name, value in line.items()}, ensure_ascii=False) + "\n"


def safe(value: Any) -> Any:
    """A value whose texts are clean, however deep; what JSON does not know, as a text."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return [safe(item) for item in value]
    return clean(str(value))


def clean(text: str) -> str:
    """A text without secrets, private links, passwords in addresses, and what stands after ``?``: that may be a visitor's search.

    >>> clean("https://jean:mot@site.example/offres?q=cariste n’a pas répondu")
    'https://site.example/offres n’a pas répondu'
    """
    for name in SECRETS:
        if value := os.environ.get(name):
            text = text.replace(value, "***")
    return without_secrets(QUERY.sub(r"\1", PASSWORD.sub(r"\1", text)))[:MOST_LETTERS]
