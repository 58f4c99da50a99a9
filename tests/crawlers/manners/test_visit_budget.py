"""A visit brings so many bytes, and no more; what did not change costs nothing of it."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import Settings

from crawlers.crawl import settings
from crawlers.manners.conditional import NOT_MODIFIED
from crawlers.manners.visit_budget import TOO_MANY_BYTES, VisitBudget
from crawlers.process.order import Order
from crawlers.registry.intervals import check_times
from crawlers.registry.registry import Source
from crawlers.walks.scrapy_errors import FINISHED_EARLY
from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.web_address import WebAddress

SOURCE = Source(id="a", member="a", spider="listing", url=WebAddress("https://verre.example/"))


def budget(most: int, packed: int = 0) -> tuple[VisitBudget, list[str]]:
    """A visit that may bring so much, and why it was told to end."""
    ended: list[str] = []
    crawler: Any = SimpleNamespace(
        settings=Settings({"MOST_VISIT_BYTES": most}),
        stats=SimpleNamespace(get_value=lambda *_: packed),
        engine=SimpleNamespace(close_spider=lambda _, reason: ended.append(reason)),
        spider=object(),
    )
    return VisitBudget(cast("Crawler", crawler)), ended


def test_a_visit_ends_when_it_brought_more_bytes_than_its_source_is_given() -> None:
    visit, ended = budget(100)
    for _ in range(3):
        visit.response_received(Response("https://verre.example/", body=b"x" * 90, flags=[NOT_MODIFIED]))
    visit.response_received(Response("https://verre.example/", body=b"x" * 90))
    assert ended == []
    visit.response_received(Response("https://verre.example/", body=b"x" * 11))
    assert ended == [TOO_MANY_BYTES]
    fault, words = FINISHED_EARLY[TOO_MANY_BYTES]
    assert (fault, "most_mb" in words, "most_mb" in fault.record.cause.mend) == (Fault.CAP_REACHED, True, True)
    assert fault.record.outcome is Outcome.SUSPECT


def test_what_comes_packed_counts_too() -> None:
    visit, ended = budget(100, packed=101)
    visit.response_received(Response("https://verre.example/", body=b""))
    assert ended == [TOO_MANY_BYTES]


def test_a_source_says_how_much_a_visit_may_bring(tmp_path: Path) -> None:
    def given(**options: str) -> tuple[int, int]:
        source = Source(id="a", member="a", spider="listing", url=SOURCE.url, options=options)
        made = settings(
            Order(source=source, started_at=datetime(2026, 11, 24, tzinfo=UTC), run_file=tmp_path / "a"), {}
        )
        return made.getint("MOST_VISIT_BYTES"), made.getint("CLOSESPIDER_PAGECOUNT")

    assert given() == (300_000_000, 5000)
    assert given(most_mb="20", most_pages="70") == (20_000_000, 70)


@pytest.mark.parametrize(
    "options", [{"most_mb": "0"}, {"most_mb": "9" * 30}, {"most_pages": "٦"}, {"most_pages": "-1"}, {"most_mb": "²"}]
)
def test_an_absurd_budget_is_refused(options: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"option most_\w+ : .* de 1 à "):
        check_times(options)
