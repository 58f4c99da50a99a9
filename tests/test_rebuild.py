"""What is derived can be derived again from the kept pages alone, and twice gives the same."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawlers.platforms import SPIDERS
from crawlers.reading import Reader
from crawlers.registry import read_registry
from crawlers.report import Report
from crawlers.run_file import RunFileWriter, file_name
from db.store import open_store
from pipeline.fetch import Fetched
from pipeline.keep import keep, keep_registry
from pipeline.normalize.text import text
from pipeline.paths import Paths
from pipeline.publication import publish_board
from pipeline.rebuild import Parsed, parse_again
from pipeline.run import refine_all
from tests.crawl_things import page
from tests.registry_rows import GOOD_MEMBER, GOOD_SOURCE, registry

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


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[Paths]:
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE | {"options": "links=css:a"}])
    yield Paths(registry=tmp_path, data=tmp_path / "var")


def crawl(paths: Paths, day: int, bodies: dict[int, bytes]) -> None:
    """A crawl that found these pages, kept, refined and published."""
    known = read_registry(paths.registry, SPIDERS)
    source, at = known.sources["verrerie-site"], NOW + timedelta(days=day)
    reader, report = Reader(source), Report(source, at, listings=1)
    out = paths.runs / file_name(source.id, at)
    with RunFileWriter(out, source, at) as run:
        for number, body in bodies.items():
            one = page(number, source=source.id, body=body, seen_at=at)
            run.page(one)
            report.pages += 1
            for posting in reader.read(one):
                run.posting(posting)
                report.found += 1
        run.finish(report.crawl(finished_at=at))
    with open_store(paths.store) as store:
        keep_registry(store, known)
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


def test_a_mended_parser_repairs_the_past(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Reader, "read", broken(Reader.read))
        days(paths)
    assert sorted(row[2] for row in content(paths)["jobs"]) == [f"Cariste {n}" for n in range(5)]

    rebuild(paths, 2)
    assert {row[2] for row in content(paths)["jobs"]} == {f"Régleur {n}" for n in range(5)}


def broken(read: Any) -> Any:
    """A reader that loses titles."""

    def lossy(self: Reader, one: Any) -> Any:
        return [
            replace(posting, fields=posting.fields | {"title": posting.fields["title"].replace("Régleur", "Cariste")})
            for posting in read(self, one)
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
        patch.setattr("pipeline.refine.text", breaking(text))
        crawl(paths, 1, {1: offer(1, title="Broken"), 2: offer(2), 3: offer(3)})
    assert sorted(row[2] for row in content(paths)["jobs"]) == ["Régleur 1", "Régleur 2", "Régleur 3"]

    crawl(paths, 2, {1: offer(1, title="Broken"), 2: offer(2), 3: offer(3)})
    assert sorted(row[2] for row in content(paths)["jobs"]) == ["Broken 1", "Régleur 2", "Régleur 3"]


def breaking(rule: Any) -> Any:
    """A rule that one posting breaks."""

    def broken_by(fields: Any, *, url: str = "") -> Any:
        if "Broken" in str(fields):
            raise RecursionError("too deep")
        return rule(fields, url=url)

    return broken_by
