"""What did not change is not sent twice, however often it is visited; a site that says so falsely is found out within the week."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.items import Crawl
from crawlers.manners.weekly_check import ONE_PAGE_IN, asked_in_full
from crawlers.registry.registry import Source, read_registry
from db.store import Store, open_store
from demo.server import Valley
from pipeline.crawling.fetch import fetch
from pipeline.crawling.keep import keep, write_known_pages
from tests.worlds.servers.answering_site import LIST, OFFER, Answer, AnsweringSite, answering_site
from vocabulary.web_address import WebAddress

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
WEEK = [NOW + timedelta(days=day) for day in range(8)]
SITE = {
    "/liste": Answer(body=LIST, etag='"1"'),
    "/a": Answer(body=OFFER, etag='"1"'),
    "/b": Answer(body=OFFER.replace(b"R\xc3\xa9gleur", b"Cariste"), etag='"1"'),
}
THREE = LIST.replace(b"</ul>", b"<li><a href='/c'>Offre</a></li></ul>")
MORE = {"/c": Answer(body=OFFER.replace(b"R\xc3\xa9gleur", b"Trieur"), etag='"1"')}


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch, forked: None) -> None:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "vallee.db") as opened:
        yield opened


def visit(store: Store, source: Source, folder: Path, at: datetime) -> Crawl:
    """Visit a source as every morning."""
    write_known_pages(store, [source], folder, at)
    ((fetched,),) = fetch([source], out_dir=folder, now=at)
    return keep(store, fetched)


def listing(site: AnsweringSite) -> Source:
    """The source that reads the list of a site."""
    options = {"links": "css:ul.offres a", "container": "css:ul.offres"}
    return Source(id="site", member="", spider="listing", url=WebAddress(f"{site.base}/liste"), options=options)


def test_what_did_not_change_is_not_sent_again(store: Store, tmp_path: Path) -> None:
    with Valley(NOW) as valley:
        source = read_registry(valley.registry_dir).sources["moulerie-quatrevaux"]
        first, *others = [visit(store, source, tmp_path, NOW + timedelta(hours=hour)) for hour in range(4)]
    rewritten = store.rows("SELECT count(*) AS n FROM raw_history")
    seen = store.rows("SELECT crawl, count(*) AS n FROM sightings GROUP BY crawl ORDER BY crawl")

    for crawl in others:
        assert crawl.notes["not_modified"] == str(crawl.pages)
        assert crawl.bytes_received < first.bytes_received / 5
        assert crawl.complete
    assert [row["n"] for row in seen] == [first.found] * 4
    assert rewritten == [{"n": 0}]
    assert not list(tmp_path.glob("*.known"))


def test_within_a_week_the_list_is_asked_for_in_full_once(store: Store, tmp_path: Path) -> None:
    with answering_site(dict(SITE)) as site:
        source, whole = listing(site), []
        for at in WEEK:
            before = Counter(site.asked), Counter(site.conditional)
            assert visit(store, source, tmp_path, at).complete
            asked, named = Counter(site.asked) - before[0], Counter(site.conditional) - before[1]
            assert asked["/liste"] == 1
            whole.append(asked["/liste"] - named["/liste"])

    assert whole[0] == 1
    assert sum(whole[1:]) == 1


def test_a_page_that_changed_and_says_so_is_asked_for_twice_and_believed(store: Store, tmp_path: Path) -> None:
    with answering_site(dict(SITE)) as site:
        source = listing(site)
        visit(store, source, tmp_path, NOW)
        site.answers |= {"/liste": Answer(body=THREE, etag='"2"'), **MORE}
        crawl = visit(store, source, tmp_path, NOW + timedelta(days=7))

    assert (crawl.found, crawl.complete) == (3, True)
    assert "false_304" not in crawl.notes


def test_a_list_that_falsely_says_that_it_did_not_change_is_found_out_within_the_week(
    store: Store, tmp_path: Path
) -> None:
    with answering_site(dict(SITE)) as site:
        source = listing(site)
        visit(store, source, tmp_path, NOW)
        site.answers |= {"/liste": Answer(body=THREE, etag='"1"'), **MORE}
        site.answers["/a"] = Answer(body=OFFER.replace(b"Machines", b"Fours"), etag='"1"')
        crawls = [visit(store, source, tmp_path, at) for at in (*WEEK[1:], WEEK[-1] + timedelta(days=1))]
        texts = {row["fields"] for row in store.rows("SELECT fields FROM raw_postings")}

    (told,) = [crawl for crawl in crawls if "false_304" in crawl.notes]
    day = crawls.index(told)
    assert [crawl.found for crawl in crawls] == [2] * day + [3] * (len(crawls) - day)
    assert all(crawl.complete for crawl in crawls)
    assert "not_modified" not in crawls[day + 1].notes
    assert any("Fours" in text for text in texts)


def test_every_source_has_its_day_and_no_day_has_them_all() -> None:
    mornings = [NOW + timedelta(days=day) for day in range(8)]
    days = Counter(
        day
        for number in range(65)
        for day in range(1, 8)
        if asked_in_full(f"site-{number}", "", listing=True, last=mornings[day - 1], now=mornings[day])
    )

    assert sum(days.values()) == 65
    assert len(days) == 7
    assert max(days.values()) < 65 / 3


@given(st.text(max_size=20), st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)), st.integers(1, 20))
def test_however_seldom_a_source_is_visited_its_list_is_asked_for_in_full_in_time(
    source: str, start: datetime, every: int
) -> None:
    start = start.replace(tzinfo=UTC)
    visits = [start + timedelta(days=every * number) for number in range(9)]
    whole = [
        now for last, now in pairwise(visits)
        if asked_in_full(source, "", listing=True, last=last, now=now)
    ]  # fmt: skip
    gaps = [(after - before).days for before, after in zip([start, *whole], whole, strict=False)]

    assert max(gaps) < 7 + max(every, 7)


@given(st.text(max_size=40))
def test_every_other_page_has_its_week(url: str) -> None:
    weeks = [NOW + timedelta(days=7 * number) for number in range(ONE_PAGE_IN + 1)]
    asked = [asked_in_full("verrerie", url, listing=False, last=last, now=now) for last, now in pairwise(weeks)]

    assert sum(asked) == 1
