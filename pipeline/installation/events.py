"""What a run did → the events that are logged of it."""

from crawlers.items import Crawl
from pipeline.installation.logs import event


def log_crawl(crawl: Crawl) -> Crawl:
    """Tell that a crawl ended, and give it back."""
    event(
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
