"""A crawl is kept whole or not at all, twice as once, and what it says again is not written again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.walks.second_look import budget
from db.store import Store, open_store
from db.vallee.ingest import ingest, live_offers
from db.vallee.raw_id import raw_id
from db.vallee.refinement import write_jobs
from db.vallee.registry import write_members, write_sources
from db.vallee.rows import CrawlRow, FetchRow, MemberRow, PageRow, RawPostingRow
from tests.worlds.store_rows import DAY, crawl, fill, job, job_posting, raw, source
from vocabulary.own_pages import OwnPage

NEXT_DAY = "2026-11-25T05:30:00Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "vallee.db") as opened:
        yield opened


def dump(store: Store) -> list[str]:
    return list(store.connection.iterdump())


def page(sha256: str = "a" * 64) -> PageRow:
    return PageRow(sha256, size=5, body=b"zstd!")


def fetched(visit: CrawlRow, sha256: str = "a" * 64) -> FetchRow:
    return FetchRow(
        crawl=visit.id,
        url="http://verrerie.example/offres",
        status=200,
        content_type="text/html",
        sha256=sha256,
        etag='"1"',
        last_modified=None,
        listing=0,
        n=0,
    )


def counts(**changed: int) -> dict[str, int]:
    return {"pages": 0, "fetches": 0, "postings": 0, "sightings": 0} | changed


def test_same_crawl_twice_is_once(store: Store) -> None:
    visit = crawl()
    postings = [raw(1, visit), raw(2, visit)]
    first = ingest(store, visit, pages=[page()], fetches=[fetched(visit)], postings=postings)
    assert first == counts(pages=1, fetches=1, postings=2, sightings=2)
    before = dump(store)
    assert ingest(store, visit, pages=[page()], fetches=[fetched(visit)], postings=postings) == counts()
    assert dump(store) == before


def test_unchanged_posting_is_only_seen(store: Store) -> None:
    first, second = crawl(), crawl(at=NEXT_DAY)
    ingest(store, first, pages=[page()], postings=[raw(1, first)])
    kept = store.rows("SELECT * FROM raw_postings")
    again = ingest(store, second, pages=[page()], postings=[raw(1, second)])
    assert again == counts(sightings=1)
    assert store.rows("SELECT * FROM raw_postings") == kept
    assert store.rows("SELECT * FROM raw_history") == []


def test_changed_posting_keeps_its_past(store: Store) -> None:
    first, second = crawl(), crawl(at=NEXT_DAY)
    ingest(store, first, postings=[raw(1, first, fields='{"title":"avant"}')])
    ingest(store, second, postings=[raw(1, second, fields='{"title":"après"}')])
    (now,) = store.rows("SELECT fields, crawl, seen_at FROM raw_postings")
    (past,) = store.rows("SELECT fields, crawl, seen_at, replaced_by FROM raw_history")
    assert now == {"fields": '{"title":"après"}', "crawl": second.id, "seen_at": NEXT_DAY}
    assert past == {
        "fields": '{"title":"avant"}', "crawl": first.id, "seen_at": DAY, "replaced_by": second.id,
    }  # fmt: skip


def test_two_texts_of_one_posting_in_one_crawl_are_no_change_a_day(store: Store) -> None:
    for day in (DAY, NEXT_DAY):
        visit = crawl(at=day)
        ingest(
            store,
            visit,
            postings=[raw(1, visit, fields='{"title":"a"}'), raw(1, visit, fields='{"title":"b"}')],
        )
    assert store.rows("SELECT fields FROM raw_postings") == [{"fields": '{"title":"a"}'}]
    assert store.rows("SELECT * FROM raw_history") == []


def test_crawl_that_breaks_half_way_leaves_nothing(store: Store) -> None:
    visit = crawl()

    def postings() -> Iterator[RawPostingRow]:
        yield raw(1, visit)
        raise OSError("the disk went away")

    before = dump(store)
    with pytest.raises(OSError, match="disk"):
        ingest(store, visit, pages=[page()], postings=postings())
    assert dump(store) == before


def test_whole_crawl_replaces_a_torn_one_and_never_the_reverse(store: Store) -> None:
    torn = crawl(torn=1, complete=0, outcome="failed")
    ingest(store, torn, postings=[raw(1, torn)])
    ingest(store, crawl(), postings=[raw(1, torn), raw(2, torn)])
    ingest(store, torn, postings=[raw(1, torn)])
    assert store.rows("SELECT torn, complete, outcome FROM crawls") == [{"torn": 0, "complete": 1, "outcome": "ok"}]
    assert store.rows("SELECT count(*) AS n FROM sightings") == [{"n": 2}]


def test_row_that_leaves_the_registry_keeps_its_history(store: Store) -> None:
    known = source("verrerie-fictive", member="verrerie", url="http://v.example")
    assert write_sources(store, [known]) == 1
    assert write_sources(store, [known]) == 0
    visit = crawl()
    ingest(store, visit, postings=[raw(1, visit)])
    assert write_sources(store, [], removed=lambda id: id != "verrerie-fictive") == 0
    assert store.rows("SELECT active FROM sources") == [{"active": 1}]
    assert write_sources(store, []) == 1
    assert store.rows("SELECT active, url FROM sources") == [{"active": 0, "url": "http://v.example"}]
    assert store.rows("SELECT count(*) AS n FROM sightings") == [{"n": 1}]
    assert write_sources(store, [known]) == 1
    assert store.rows("SELECT active FROM sources") == [{"active": 1}]


def test_members_too(store: Store) -> None:
    member = MemberRow("verrerie", "Verrerie", "[]", "", "", "", "", "", "", "", "", "", "", "", "", "", active=1)
    assert [write_members(store, [member]), write_members(store, [member])] == [1, 0]


@given(days=st.lists(st.dictionaries(st.integers(0, 5), st.sampled_from(["a", "b", "c"]), max_size=6), max_size=6))
@settings(max_examples=25)
def test_history_and_today_tell_every_text_in_order(
    tmp_path_factory: pytest.TempPathFactory, days: list[dict[int, str]]
) -> None:
    with open_store(tmp_path_factory.mktemp("store") / "vallee.db") as store:
        texts: dict[str, list[str]] = {}
        seen = 0
        for day, offers in enumerate(days):
            visit = crawl(at=f"2026-11-{day + 1:02}T05:30:00Z")
            ingest(store, visit, postings=[raw(n, visit, fields=text) for n, text in offers.items()])
            seen += len(offers)
            for number, text in offers.items():
                texts_of = texts.setdefault(f"{number:016x}", [])
                if texts_of[-1:] != [text]:
                    texts_of.append(text)
        kept: dict[str, list[str]] = {}
        for row in store.rows("SELECT id, fields FROM raw_history ORDER BY n"):
            kept.setdefault(row["id"], []).append(row["fields"])
        for row in store.rows("SELECT id, fields FROM raw_postings"):
            kept.setdefault(row["id"], []).append(row["fields"])
        assert kept == texts
        assert store.rows("SELECT count(*) AS n FROM sightings") == [{"n": seen}]


def test_each_absent_offer_has_its_turn_whatever_the_others_answer(store: Store) -> None:
    fill(store, 70)
    answers = [said for said in OwnPage if said is not OwnPage.WAITING]
    rounds = [set[str](), set[str]()]
    for day in range(6):
        absent = [row.url for row in live_offers(store, "verrerie-fictive")]
        asked = absent[: budget(len(absent), found=5)]
        waiting = dict.fromkeys(absent, OwnPage.WAITING)
        own = waiting | {url: answers[number % len(answers)] for number, url in enumerate(asked)}
        ingest(store, crawl(at=f"2026-11-{25 + day}T05:30:00Z", own_pages=json.dumps(own)))
        rounds[day // 3].update(asked)

    assert [len(asked) for asked in rounds] == [70, 70], "all within three visits, and all again in the next three"


def test_the_longest_unseen_is_asked_for_before_others_that_nobody_asked_for(store: Store) -> None:
    first, second, third = fill(store, 3)
    seen = {first.id: "2026-11-24T05:30:00Z", second.id: "2026-11-20T05:30:00Z", third.id: "2026-11-22T05:30:00Z"}
    rows = (first, second, third)
    write_jobs(store, map(job, rows), [job_posting(row, last_seen=seen[row.id]) for row in rows], [], NEXT_DAY)

    assert [row.key for row in live_offers(store, "verrerie-fictive")] == ["1", "2", "0"]


def test_what_has_the_id_of_another_posting_is_refused_and_told(store: Store) -> None:
    first, other = crawl("verrerie-fictive"), crawl("moules-fictifs")
    id = raw_id("verrerie-fictive", "1")
    ingest(store, first, postings=[raw(1, first, id=id)])
    before = list(store.read(RawPostingRow))
    ingest(store, other, postings=[raw(9, other, id=id), raw(2, other)])
    again = crawl("verrerie-fictive", NEXT_DAY)
    ingest(store, again, postings=[raw(7, again, id=id)])
    assert list(store.read(RawPostingRow, "WHERE id = ?", [id])) == before
    assert store.rows("SELECT crawl FROM sightings WHERE posting = ?", [id]) == [{"crawl": first.id}]
    told = store.rows("SELECT complete, troubles ->> '$[0].fault' AS fault FROM crawls WHERE id != ?", [first.id])
    assert told == [{"complete": 0, "fault": "unreadable"}] * 2
    assert store.value("SELECT count(*) FROM raw_postings") == 2
