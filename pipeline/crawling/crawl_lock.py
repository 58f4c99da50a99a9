"""One crawl at a time in an installation: two would ask the same sites twice, and take each other's files."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from db.store import StoreBusyError, writing

MOST_WAIT_SECONDS = 6 * 3600
"""How long another crawl is waited for: a whole morning of crawls is shorter."""


@contextmanager
def crawl_lock(data: Path, patience_seconds: float = MOST_WAIT_SECONDS) -> Iterator[None]:
    """Wait for the crawl that runs here, and say so; then keep every other one waiting for as long as the block lasts."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with ExitStack() as stack:
        try:
            stack.enter_context(writing(data / "crawl", 0))
        except StoreBusyError as busy:
            print(f"Une autre visite est en cours ({busy}) Celle-ci attend son tour.", file=sys.stderr, flush=True)
            stack.enter_context(writing(data / "crawl", patience_seconds))
        yield
