"""A page that reloads itself is read; one that leads to another at once is followed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawlers.items import Crawl
from crawlers.process.run_file import read_crawl
from crawlers.registry.registry import Source
from pipeline.crawling.fetch import fetch
from tests.worlds.servers.answering_site import LIST, SITE, Answer, answering_site
from vocabulary.faults_and_mends import Outcome
from vocabulary.web_address import WebAddress

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")


def crawl(folder: Path, content: str) -> Crawl:
    """Crawl a list that bears such a refresh."""
    refresh = f"<html><head><meta http-equiv='refresh' content='{content}'></head>".encode()
    answers = {**SITE, "/liste": Answer(body=refresh + LIST + b"</html>"), "/ailleurs": Answer(body=LIST)}
    with answering_site(answers) as site:
        options = {"links": "css:ul.offres a", "container": "css:ul.offres"}
        source = Source(id="site", member="", spider="listing", url=WebAddress(f"{site.base}/liste"), options=options)
        ((fetched,),) = fetch([source], out_dir=folder, now=NOW)
        return read_crawl(fetched.run_file)


@pytest.mark.parametrize("content", ["60; url=/liste", "0; url=/liste", "5", "60; url=/liste?", "300; url=/ailleurs"])
def test_a_page_that_reloads_itself_is_read(tmp_path: Path, content: str) -> None:
    crawled = crawl(tmp_path, content)

    assert (crawled.outcome, crawled.found, crawled.requests) == (Outcome.OK, 2, 4)


def test_a_page_that_leads_elsewhere_at_once_is_followed(tmp_path: Path) -> None:
    crawled = crawl(tmp_path, "0; url=/ailleurs")

    assert (crawled.outcome, crawled.found, crawled.requests) == (Outcome.OK, 2, 5)
