"""Three days of crawls of one small site, kept, refined and published, and what a rebuild makes of them."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawlers.page_reading import PageReader
from crawlers.platforms.table import SPIDERS
from crawlers.process.report import Report
from crawlers.process.run_file import RunFileWriter, run_file_name
from crawlers.registry.registry import read_registry
from db.store import open_store
from pipeline.crawling.crew import Fetched
from pipeline.crawling.keep import keep, write_registry
from pipeline.crawling.parse_again import Parsed, parse_again
from pipeline.installation.paths import Paths
from pipeline.publishing.publish import publish_board
from pipeline.refine import refine_all
from tests.worlds.crawled_sources import page
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, registry

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
TABLES = ("jobs", "job_facets", "postings", "members", "sources", "crawls", "history", "rejections")


def offer(number: int, title: str = "Régleur", pay: str = "") -> bytes:
    """A page with JSON-LD."""
    posting: dict[str, Any] = {
        "@type": "JobPosting",
        "title": f"{title} {number} (H/F)",
        "datePosted": "2026-11-20",
        "description": f"<p>Vous réglez la machine {number} du bout chaud, en équipe. {pay}</p>",
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Eu", "postalCode": "76260"}},
        "employmentType": "CDI",
    }
    return f'<script type="application/ld+json">{json.dumps(posting)}</script>'.encode()


def crawl(paths: Paths, day: int, bodies: dict[int, bytes]) -> None:
    """A crawl that found these pages, kept, refined and published."""
    known = read_registry(paths.registry, SPIDERS)
    source, at = known.sources["verrerie-site"], NOW + timedelta(days=day)
    reader, report = PageReader(source), Report(source, at, listings=1)
    out = paths.runs / run_file_name(source.id, at)
    with RunFileWriter(out, source, at) as run:
        for number, body in bodies.items():
            one = page(number, source=source.id, body=body, seen_at=at)
            run.write_page(one)
            report.pages += 1
            for posting in reader.read(one):
                run.write_posting(posting)
                report.found += 1
        run.finish(report.crawl(finished_at=at))
    with open_store(paths.store) as store:
        write_registry(store, known, at)
        keep(store, Fetched(source=source, started_at=at, run_file=out))
    refine_all(paths, known, now=at)
    publish_board(paths, at)


def rebuild(paths: Paths, day: int, since: datetime | None = None) -> Parsed:
    """Read everything again, refine and publish."""
    known = read_registry(paths.registry, SPIDERS)
    parsed = parse_again(paths, known, since=since)
    refine_all(paths, known, now=NOW + timedelta(days=day), again=True)
    publish_board(paths, NOW + timedelta(days=day))
    return parsed


def content(paths: Paths) -> dict[str, list[tuple[Any, ...]]]:
    """All that the board holds, but for when it was published."""
    with closing(sqlite3.connect(paths.board)) as board:
        return {table: board.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in TABLES}


def days(paths: Paths) -> None:
    """Three days: an offer changes, one goes, one comes."""
    crawl(paths, 0, {n: offer(n) for n in range(4)})
    crawl(paths, 1, {1: offer(1, pay="Salaire : 2 100 € brut par mois."), 2: offer(2), 3: offer(3)})
    crawl(paths, 2, {1: offer(1, pay="Salaire : 2 100 € brut par mois."), 2: offer(2), 4: offer(4)})


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[Paths]:
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE | {"options": "links=css:a"}])
    yield Paths(registry=tmp_path, data=tmp_path / "var")
