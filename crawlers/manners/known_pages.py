"""Pages that an earlier crawl kept ↔ a file beside the run file: what a crawl need not ask for again."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from zstandard import ZstdDecompressor

MOST_BYTES = 64 * 1024 * 1024
LARGEST = 8 * 1024 * 1024
Row = Mapping[str, Any]


def write_known(path: Path, rows: Iterable[Row]) -> bool:
    """Write rows of ``url, content_type, etag, last_modified, body`` (zstd); says whether there was one.

    What does not fit in 64 MB is asked for again in full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            line = json.dumps(dict(row) | {"body": b64encode(row["body"]).decode("ascii")}, ensure_ascii=False)
            written += len(line)
            if written > MOST_BYTES:
                break
            file.write(line + "\n")
    if not written:
        path.unlink()
    return written > 0


def read_known(path: Path) -> dict[str, dict[str, Any]]:
    """The rows again, by address; bodies stay compressed until they are needed. Without the file, nothing is known."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as file:
        return {row["url"]: row for row in map(json.loads, file)}


def body_of(row: Row) -> bytes:
    """The body of a known page, as it came."""
    return ZstdDecompressor().decompress(b64decode(row["body"]), max_output_size=LARGEST)
