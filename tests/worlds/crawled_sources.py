"""A source, its pages, its postings and its report, for tests of crawling and keeping."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawlers.items import Page, RawPosting
from crawlers.process.report import Report
from crawlers.process.run_file import RunFileWriter, run_file_name
from crawlers.registry.registry import Source
from vocabulary.web_address import WebAddress

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
SOURCE = Source(id="verrerie", member="verrerie", spider="listing", url=WebAddress("http://verrerie.example/emploi"))


def page(number: int = 1, **given: Any) -> Page:
    """A page of the site."""
    values: dict[str, Any] = {
        "source": "verrerie",
        "url": f"http://verrerie.example/emploi/{number}",
        "status": 200,
        "content_type": "text/html; charset=utf-8",
        "body": f"<h1>Régleur {number}</h1>".encode(),
        "seen_at": NOW,
    }
    return Page(**values | given)


def posting(number: int = 1, **given: Any) -> RawPosting:
    """A posting of the site."""
    values: dict[str, Any] = {
        "source": "verrerie",
        "key": str(number),
        "url": f"http://verrerie.example/emploi/{number}",
        "seen_at": NOW,
        "extractor": "html",
        "page": page(number).sha256,
        "fields": {"title": f"Régleur {number}", "jobLocation": {"address": {"addressLocality": "Eu"}}},
    }
    return RawPosting(**values | given)


def run_file(folder: Path, count: int = 3, *, finished: bool = True, now: datetime = NOW) -> Path:
    """The run file of a crawl that found some postings."""
    path = folder / run_file_name(SOURCE.id, now)
    report = Report(SOURCE, now, found=count, pages=count, listings=1)
    with RunFileWriter(path, SOURCE, now) as run:
        for number in range(count):
            run.write_page(page(number, seen_at=now))
            run.write_posting(posting(number, seen_at=now))
        if finished:
            run.finish(report.crawl(finished_at=now, requests=count + 1, bytes_received=1000))
    return path
