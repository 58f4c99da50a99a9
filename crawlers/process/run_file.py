"""A crawl ↔ its run file: header, pages, postings, report and an end mark, one line of JSON each.

A file without a whole end mark is a failed crawl; the crawl holds a lock on its file as long as it runs.
"""

import fcntl
import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Self
from zlib import crc32

from zstandard import ZstdCompressor

from crawlers.items import Crawl, Page, RawPosting, Trouble
from crawlers.registry.registry import Source
from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.own_pages import OwnPage

Line = dict[str, Any]
ZSTD_LEVEL = 3
"""zstd: 42 KB become 6 KB in 0.05 ms (measured)."""


class TornRunFileError(ValueError):
    """The file does not end as a run file ends."""


ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dumps(value: Any) -> bytes:
    """One line of JSON; half a character becomes « ? »."""
    return ENCODER.encode(value).encode("utf-8", "replace")


def run_file_name(source: str, started_at: datetime) -> str:
    """Where the crawl of a source goes: ``verrerie@20261124T053000Z.run``."""
    return f"{source}@{started_at.astimezone(UTC):%Y%m%dT%H%M%SZ}.run"


class RunFileWriter:
    """Writes a run file; nothing but ``finish`` makes it whole."""

    def __init__(self, path: Path, source: Source, started_at: datetime) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.file: BinaryIO = path.open("ab")  # « wb » would empty the file of a crawl that still runs
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.file.close()
            raise
        self.file.truncate(0)
        self.compressor = ZstdCompressor(level=ZSTD_LEVEL)
        self.check = 0
        self.lines = 0
        self.kept: set[str] = set()
        self.write_line(
            "header", {"source": asdict(source) | {"url": source.url.whole}, "started_at": started_at.isoformat()}
        )
        self.file.flush()

    def write_line(self, kind: str, value: Any) -> None:
        """Add one line, and count it in the checksum of the end mark."""
        data = b'{"%b":%b}\n' % (kind.encode(), dumps(value))
        self.check = crc32(data, self.check)
        self.lines += 1
        self.file.write(data)

    def write_page(self, page: Page) -> None:
        """Keep a page; a body that is already in the file is only named."""
        name = page.sha256
        body = "" if name in self.kept else b64encode(self.compressor.compress(page.body)).decode("ascii")
        self.kept.add(name)
        self.write_line(
            "page",
            {
                "url": page.url,
                "status": page.status,
                "content_type": page.content_type,
                "etag": page.etag,
                "last_modified": page.last_modified,
                "listing": int(page.listing),
                "sha256": name,
                "size": len(page.body),
                "body": body,
            },
        )

    def write_posting(self, posting: RawPosting) -> None:
        """Keep a posting, word for word; its source and time are those of the crawl."""
        self.write_line("posting", posting_to_json(posting))

    def finish(self, crawl: Crawl) -> None:
        """Add the report and the end mark, and close."""
        self.write_line("crawl", crawl_to_json(crawl))
        self.file.write(dumps({"end": {"lines": self.lines, "crc32": self.check}}) + b"\n")
        self.close()

    def close(self) -> None:
        """Close the file as it is: without its end mark when ``finish`` was not called."""
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def posting_to_json(posting: RawPosting) -> Line:
    """A posting as JSON, without what its crawl says already."""
    return {
        "key": posting.key,
        "url": posting.url,
        "extractor": posting.extractor,
        "page": posting.page,
        "fields": posting.fields,
        "read_by": posting.read_by,
    }


def crawl_to_json(crawl: Crawl) -> Line:
    """A report as JSON."""
    return asdict(crawl) | {
        "started_at": crawl.started_at.isoformat(),
        "finished_at": crawl.finished_at.isoformat(),
    }


def crawl_from_json(line: Line) -> Crawl:
    """The report that such a line tells."""
    troubles = tuple(Trouble(**trouble | {"fault": Fault(trouble["fault"])}) for trouble in line["troubles"])
    return Crawl(
        **line
        | {
            "started_at": datetime.fromisoformat(line["started_at"]),
            "finished_at": datetime.fromisoformat(line["finished_at"]),
            "outcome": Outcome(line["outcome"]),
            "troubles": troubles,
            "gone": tuple(line["gone"]),
            "own_pages": {url: OwnPage(said) for url, said in line.get("own_pages", {}).items()},
        }
    )


def is_running(path: Path) -> bool:
    """Whether a crawl still writes this file; one that is not there, or is a folder, is written by nobody."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def read_header(path: Path) -> tuple[str, str, datetime]:
    """Source id, spider and start of a run file, torn ones too; raises ``TornRunFileError`` without even that."""
    with path.open("rb") as file:
        try:
            header = json.loads(file.readline())["header"]
            return header["source"]["id"], header["source"]["spider"], datetime.fromisoformat(header["started_at"])
        except (ValueError, KeyError, TypeError) as error:
            raise TornRunFileError(f"{path} has no header") from error


def read_crawl(path: Path) -> Crawl:
    """The report of a whole run file; every line is checked. Raises ``TornRunFileError`` when it is not whole."""
    check, lines, previous, last = 0, 0, b"", b""
    with path.open("rb") as file:
        for line in file:
            if last:
                check, lines = crc32(last, check), lines + 1
            previous, last = last, line
    try:
        end = json.loads(last)["end"]
        if end != {"lines": lines, "crc32": check} or not last.endswith(b"\n"):
            raise TornRunFileError(f"{path} was changed after it was written")
        return crawl_from_json(json.loads(previous)["crawl"])
    except (ValueError, KeyError, TypeError) as error:
        raise TornRunFileError(f"{path} stops before its end: the crawl was interrupted") from error


def read_lines(path: Path, kind: str) -> Iterator[Line]:
    """Every ``page`` or ``posting`` of a whole run file, in order; bodies of pages are zstd bytes, or empty."""
    start = b'{"%b":' % kind.encode()
    with path.open("rb") as file:
        for line in file:
            if line.startswith(start):
                value: Line = json.loads(line)[kind]
                if kind == "page":
                    value["body"] = b64decode(value["body"])
                yield value
