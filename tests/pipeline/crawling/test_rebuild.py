"""What is derived can be derived again from the kept pages alone, and twice gives the same."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from crawlers.page_reading import PageReader
from pipeline.installation.paths import Paths
from pipeline.normalize.source_text.posting import text
from tests.worlds.rebuilt_days import NOW, content, crawl, days, offer, paths, rebuild
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, registry
from tests.worlds.store_rows import board_rows

assert paths, "the fixture"

UNREADABLE = "SELECT id, unreadable FROM sources"


def test_a_rebuild_gives_what_the_crawls_gave(paths: Paths) -> None:
    days(paths)
    before = content(paths)
    parsed = rebuild(paths, 2)

    assert (parsed.crawls, parsed.pages, parsed.dropped) == (3, 10, 0)
    assert content(paths) == before
    assert len(before["jobs"]) == 5


def test_a_second_rebuild_changes_nothing(paths: Paths) -> None:
    days(paths)
    rebuild(paths, 2)
    before, body = content(paths), paths.board.read_bytes()
    rebuild(paths, 2)

    assert content(paths) == before
    assert paths.board.read_bytes() == body


def test_half_a_character_in_a_page_breaks_neither_a_crawl_nor_a_rebuild(paths: Paths) -> None:
    crawl(paths, 0, {1: offer(1, title="Tri\ud800eur"), 2: offer(2)})
    before = content(paths)
    rebuild(paths, 1)

    assert content(paths) == before
    assert sorted(row[2] for row in before["jobs"]) == ["Régleur 2", "Tri?eur 1"]


def test_a_mended_parser_repairs_the_past(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(PageReader, "read", broken(PageReader.read))
        days(paths)
    assert sorted(row[2] for row in content(paths)["jobs"]) == [f"Cariste {n}" for n in range(5)]

    rebuild(paths, 2)
    assert {row[2] for row in content(paths)["jobs"]} == {f"Régleur {n}" for n in range(5)}


def broken(read: Any) -> Any:
    """A reader that loses titles."""

    def lossy(self: PageReader, page: Any) -> Any:
        return [
            replace(posting, fields=posting.fields | {"title": posting.fields["title"].replace("Régleur", "Cariste")})
            for posting in read(self, page)
        ]

    return lossy


def test_since_a_day_leaves_what_was_before(paths: Paths) -> None:
    days(paths)
    before = content(paths)
    parsed = rebuild(paths, 2, since=NOW + timedelta(days=2))

    assert (parsed.crawls, parsed.pages) == (1, 3)
    assert content(paths) == before


def test_a_source_that_left_the_registry_is_read_as_it_was_known(paths: Paths) -> None:
    days(paths)
    (paths.registry / "sources.csv").write_text(
        "id,member,spider,url,options,consent,note,checked_on\n", encoding="utf-8"
    )
    parsed = rebuild(paths, 3)

    assert parsed.postings == 10
    assert len(content(paths)["jobs"]) == 5


def test_pages_are_read_as_the_spider_of_that_day_read_them(paths: Paths) -> None:
    days(paths)
    registry(paths.registry, [GOOD_MEMBER], [GOOD_SOURCE | {"spider": "france_travail", "options": ""}])
    parsed = rebuild(paths, 3)

    assert (parsed.postings, parsed.dropped) == (10, 0)


def test_a_posting_that_breaks_our_rules_stays_as_it_was_and_harms_no_other(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl(paths, 0, {1: offer(1), 2: offer(2)})
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.kept.raw_rows.text", breaking(text))
        crawl(paths, 1, {1: offer(1, title="Broken"), 2: offer(2), 3: offer(3)})
    assert sorted(row[2] for row in content(paths)["jobs"]) == ["Régleur 1", "Régleur 2", "Régleur 3"]
    assert board_rows(paths.board, UNREADABLE) == [("verrerie-site", 1)]

    crawl(paths, 2, {1: offer(1, title="Broken"), 2: offer(2), 3: offer(3)})
    assert sorted(row[2] for row in content(paths)["jobs"]) == ["Broken 1", "Régleur 2", "Régleur 3"]
    assert board_rows(paths.board, UNREADABLE) == [("verrerie-site", 0)]


def breaking(rule: Any) -> Any:
    """A rule that one posting breaks."""

    def broken_by(fields: Any, *, url: str = "") -> Any:
        if "Broken" in str(fields):
            raise RecursionError("too deep")
        return rule(fields, url=url)

    return broken_by
