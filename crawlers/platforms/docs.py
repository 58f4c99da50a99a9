"""The table of platforms → its rows in the documentation. ``python -m crawlers.platforms.docs`` writes them anew."""

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from crawlers.platforms.record.platform import Platform
from crawlers.platforms.table import PLATFORMS, RECRUITING

DOCS = Path(__file__).resolve().parents[2] / "docs"
ROWS = re.compile(r"(?:^\| `\w+` \|.*\n)+", re.MULTILINE)


def for_sources(platform: Platform) -> str:
    """What whoever adds a source must know of it."""
    options = " · ".join(f"`{name}`: {meaning}" for name, meaning in platform.options.items())
    return f"| `{platform.name}` | {platform.for_} | {options} |\n"


def for_platforms(platform: Platform) -> str:
    """How it is recognised and asked."""
    return f"| `{platform.name}` | {platform.known_by} | {platform.asks} | {platform.known_to_work} |\n"


PAGES: Mapping[str, Callable[[], str]] = {
    "adding-a-source.md": lambda: "".join(map(for_sources, PLATFORMS.values())),
    "platforms.md": lambda: "".join(map(for_platforms, RECRUITING)),
}
"""Page → the rows of its table."""


def page(name: str) -> str:
    """The text that a page should have."""
    rows = PAGES[name]()
    return ROWS.sub(lambda _: rows, (DOCS / name).read_text(encoding="utf-8"), count=1)


def main() -> int:
    """Write the table of each page anew."""
    for name in PAGES:
        (DOCS / name).write_text(page(name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
