"""What refining reads is what changed; what it writes again is not written; what changes goes to history."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from db.store import Store, open_store
from db.vallee.crawl_times import complete_crawl_since, crawl_times
from db.vallee.ingest import ingest
from db.vallee.refinement import (
    changed_raw,
    crawls,
    decide,
    decisions,
    sightings,
    write_health,
    write_jobs,
    write_postings,
    write_source_states,
)
from db.vallee.rows import DecisionRow, SourceStateRow
from tests.worlds.store_rows import DAY, crawl, fill, job, job_posting, match, posting, raw

NEXT_DAY = "2026-11-25T05:30:00Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "vallee.db") as opened:
        yield opened


def history(store: Store) -> list[tuple[str | None, ...]]:
    return [tuple(row.values()) for row in store.rows("SELECT subject, field, old, new, why FROM history ORDER BY n")]


def test_changed_raw_is_new_or_other_text_or_other_rules(store: Store) -> None:
    visit = crawl()
    raws = [raw(number, visit) for number in range(3)]
    ingest(store, visit, postings=raws)
    assert [row.id for row in changed_raw(store, "1")] == [row.id for row in raws]
    write_postings(store, [posting(row) for row in raws])
    assert list(changed_raw(store, "1")) == []
    assert len(list(changed_raw(store, "2"))) == 3
    tomorrow = crawl(at=NEXT_DAY)
    ingest(store, tomorrow, postings=[raw(1, tomorrow, fields='{"title": "Régleur"}'), raw(2, tomorrow)])
    assert [(row.id, row.fields) for row in changed_raw(store, "1")] == [(raws[1].id, '{"title": "Régleur"}')]


def test_writing_while_reading_what_changed(store: Store) -> None:
    visit = crawl()
    ingest(store, visit, postings=[raw(number, visit) for number in range(1203)])
    read = 0
    for row in changed_raw(store, "1"):
        write_postings(store, [posting(row)])
        read += 1
    assert read == 1203
    assert store.rows("SELECT count(*) AS n FROM postings") == [{"n": 1203}]


def test_same_postings_are_not_written_again(store: Store) -> None:
    rows = fill(store, 3)
    assert write_postings(store, rows) == 0
    assert write_postings(store, [replace(rows[0], contract_months=6.0), *rows[1:]]) == 1


def test_same_jobs_are_not_written_again(store: Store) -> None:
    rows = fill(store, 3)
    before = store.rows("SELECT * FROM history")
    assert write_jobs(store, [job(row) for row in rows], [job_posting(row) for row in rows], [], NEXT_DAY) == 0
    assert store.rows("SELECT * FROM history") == before


def test_closing_goes_to_history_with_its_reason(store: Store) -> None:
    (row,) = fill(store, 1)
    store.execute("DELETE FROM history")
    end = {"status": "closed", "closed_at": NEXT_DAY, "closed_by": "gone"}
    write_jobs(store, [job(row, **end)], [job_posting(row, **end)], [], NEXT_DAY)
    assert history(store) == [(row.id, "status", "open", "closed", "gone")] * 2
    assert store.rows("SELECT DISTINCT kind, at FROM history ORDER BY 1") == [
        {"kind": "job", "at": NEXT_DAY}, {"kind": "posting", "at": NEXT_DAY},
    ]  # fmt: skip


def test_merging_two_jobs_leaves_one_and_says_where_the_other_went(store: Store) -> None:
    one, other = fill(store, 2)
    store.execute("DELETE FROM history")
    joined = job(one, reasons='["même référence"]')
    lines = [job_posting(one), job_posting(other, job=one.id, canonical=0)]
    write_jobs(store, [joined], lines, [match(one, other)], NEXT_DAY)
    assert [row["id"] for row in store.rows("SELECT id FROM jobs")] == [one.id]
    assert (other.id, "job", other.id, one.id, "") in history(store)
    assert (other.id, "status", "open", None, "") in history(store)
    write_jobs(store, [job(one), job(other)], [job_posting(one), job_posting(other)], [], NEXT_DAY)
    assert store.rows("SELECT * FROM matches") == []
    assert (other.id, "job", one.id, other.id, "") in history(store)


def test_lives_are_read_from_sightings_and_crawls(store: Store) -> None:
    first, second = crawl(), crawl(at=NEXT_DAY, gone='["http://verrerie.example/offres/1"]')
    ingest(store, first, postings=[raw(1, first), raw(2, first)])
    ingest(store, second, postings=[raw(2, second)])
    assert sightings(store) == {f"{1:016x}": [first.id], f"{2:016x}": [first.id, second.id]}
    assert [row.gone for row in crawls(store)] == ["[]", '["http://verrerie.example/offres/1"]']
    write_health(store, {second.id: False})
    assert [row.healthy for row in crawls(store)] == [None, 0]
    (known,) = crawl_times(store, each=1)["verrerie-fictive"]
    assert (known.started_at, known.interrupted) == ("2026-11-25T05:30:00Z", 0)


def test_last_decision_of_a_pair_counts_whatever_its_order(store: Store) -> None:
    last = DecisionRow(None, "1", "2", "distinct", reason="autre atelier", decided_by="Camille", decided_at=DAY)
    decide(store, replace(last, a="2", b="1", verdict="merge"))
    decide(store, last)
    assert decisions(store) == [replace(last, n=2)]


def test_states_of_sources_are_kept_with_their_changes(store: Store) -> None:
    fill(store, 1)
    store.execute("DELETE FROM history")
    state = SourceStateRow(
        source="verrerie-fictive",
        state="ok",
        why="",
        last_crawl=DAY,
        last_healthy=DAY,
        found=1,
        kept=1,
        rejected=0,
        unreadable=0,
        merged=0,
        shown=1,
        cause="",
        alarm=0,
        patience=1,
        account="",
    )
    assert write_source_states(store, [state], DAY) == 1
    assert write_source_states(store, [state], DAY) == 0
    assert write_source_states(store, [replace(state, state="failed", why="le site ne répond pas")], NEXT_DAY) == 1
    assert history(store)[-1] == ("verrerie-fictive", "state", "ok", "failed", "le site ne répond pas")


def test_the_order_kept_decides_which_crawl_is_last_not_its_date(store: Store) -> None:
    fast, right = crawl(at="2027-11-24T05:30:00Z"), crawl(at=NEXT_DAY)
    ingest(store, fast, postings=[raw(1, fast)])
    ingest(store, right, postings=[raw(1, right)])

    assert [known.started_at for known in crawl_times(store, each=1)["verrerie-fictive"]] == [NEXT_DAY]
    assert not complete_crawl_since(store, NEXT_DAY, "2026-11-26T05:30:00Z"), "a crawl to come proves nothing"
    assert complete_crawl_since(store, "2027-01-01T00:00:00Z", "2026-11-26T05:30:00Z"), (
        "nor does a board to come hide one"
    )


def test_a_text_that_was_brought_under_a_fast_clock_is_dated_and_normalized_anew(store: Store) -> None:
    fast, right = crawl(at="2027-11-24T05:30:00Z"), crawl(at=NEXT_DAY)
    ingest(store, fast, postings=[raw(1, fast)])
    write_postings(store, [posting(raw(1, fast))])
    ingest(store, right, postings=[raw(1, right)])

    assert [row.seen_at for row in changed_raw(store, "1")] == [NEXT_DAY]
