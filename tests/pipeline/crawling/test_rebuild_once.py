"""A page that did not change is parsed once in a rebuild, however many crawls brought it."""

from typing import Any

import pytest

from crawlers.extract import extract
from crawlers.items import Page, RawPosting
from pipeline.installation.paths import Paths
from tests.worlds.rebuilt_days import content, days, paths, rebuild

assert paths, "the fixture"


def test_a_page_that_did_not_change_is_parsed_once(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    days(paths)
    before = content(paths)
    parsed: list[str] = []

    def counted(page: Page, **given: Any) -> list[RawPosting]:
        parsed.append(page.sha256)
        return extract(page, **given)

    monkeypatch.setattr("crawlers.page_reading.extract", counted)
    rebuild(paths, 2)

    assert len(parsed) == len(set(parsed)) == 6, "of ten pages, four were as the day before"
    assert content(paths) == before
