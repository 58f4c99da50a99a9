"""The sitemap spider as the program runs it, but without its pauses, so that what it costs can be compared."""

import gc
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bare_spider import CONCURRENT
from crawlers.crawl import crawl, make_light
from crawlers.process.order import Order
from crawlers.registry.registry import Source
from vocabulary.web_address import WebAddress

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
SETTINGS = {
    "ALLOW_LOOPBACK": True,
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": CONCURRENT,
    "CONCURRENT_REQUESTS": 16,
    "CLOSESPIDER_PAGECOUNT": 0,
}


def main(base: str, out: Path) -> None:
    """Crawl, and say the CPU time of the process in seconds and the postings found, as JSON."""
    make_light()
    source = Source(
        id="valley", member="", spider="sitemap", url=WebAddress(f"{base}/sitemap.xml"), options={"pages": "/offre/"}
    )
    report = crawl(Order(source=source, started_at=NOW, run_file=out), SETTINGS)
    print(
        json.dumps({"cpu": time.process_time(), "pages": report.found, "outcome": report.outcome, "gc": gc.isenabled()})
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
