"""Pages that an earlier crawl kept ↔ a file beside the run file: what a crawl need not ask for again."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
from zstandard import ZstdDecompressor

MOST_FILE_BYTES = 64 * 1024 * 1024
"""How large the file may be: pages that do not fit are asked for in full."""
MOST_PAGE_BYTES = 8 * 1024 * 1024
"""How large a body may be once it is decompressed, as ``DOWNLOAD_MAXSIZE`` in ``crawlers/settings.py``."""


class KnownPage(msgspec.Struct, frozen=True):
    """A page as it was got last."""

    url: str
    content_type: str
    etag: str | None
    last_modified: str | None
    body: bytes
    """zstd."""
    in_full: bool = False
    """Whether it is asked for in full this time, and compared (``crawlers/manners/conditional.py``)."""

    @property
    def plain_body(self) -> bytes:
        """The body, decompressed."""
        return ZstdDecompressor().decompress(self.body, max_output_size=MOST_PAGE_BYTES)


DECODE = msgspec.json.Decoder(KnownPage).decode


def write_known(path: Path, pages: Iterable[KnownPage]) -> bool:
    """Write a line of JSON for each page, its body in base64; says whether there was one.

    What does not fit in 64 MB is asked for again in full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with path.open("wb") as file:
        for page in pages:
            line = msgspec.json.encode(page)
            written += len(line)
            if written > MOST_FILE_BYTES:
                break
            file.write(line + b"\n")
    if not written:
        path.unlink()
    return written > 0


def read_known(path: Path) -> dict[str, KnownPage]:
    """The pages again, by address; bodies stay compressed until they are needed. Without the file, nothing is known."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {page.url: page for page in map(DECODE, file)}
