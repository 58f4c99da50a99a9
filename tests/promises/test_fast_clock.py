"""What was stored while the clock was a year fast counts for ever in no window: each has two ends."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from board.companies.directory import health
from board.search.index import Index
from board.search.search import recent
from db.people import alerts
from db.people.links import MOST_REFUSALS_A_DAY, make_link, open_link, refusals, session_of
from db.people.open import open_people
from db.people.requests import MOST_REQUESTS_A_DAY, ask
from db.people.rows import Actor, AlertRow
from db.store import Store, open_store
from db.times import stamp
from db.vallee.ingest import ingest
from db.vallee.old_rows import count_withdrawn, old_pages, prune_withdrawn
from db.vallee.rows import FetchRow, PageRow
from pipeline.health.failure_patience import overdue
from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.mail.send_alerts import told_of
from pipeline.recovery.backup import backup_name, nightly_backup
from pipeline.recovery.prune import older_files
from pipeline.scheduling.progress import did_something, waiting
from tests.worlds.installations_to_mend import graves, installation, sound
from tests.worlds.store_rows import crawl

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
FAST = NOW + timedelta(days=365)
A_DAY = timedelta(days=1)
SECRET = b"s" * 32


@pytest.fixture
def people(tmp_path: Path) -> Any:
    with open_people(tmp_path / "people.db") as opened:
        yield opened


def test_requests_and_refusals_of_a_fast_clock_take_no_place_of_today(people: Store) -> None:
    who = Actor(member="verre", person="Léa")
    with people.transaction():
        for _ in range(MOST_REQUESTS_A_DAY):
            ask(people, FAST, who=who, kind="join")
    assert ask(people, NOW, who=who, kind="join")
    row = "INSERT INTO audit (at, link, member, person, action, subject, outcome) VALUES (?, '', '', '', 'open', '', 'refused')"
    with people.transaction():
        people.executemany(row, [(stamp(FAST),)] * MOST_REFUSALS_A_DAY)
    assert refusals(people, "", NOW) == 0


def test_a_session_of_a_fast_clock_is_over(people: Store) -> None:
    _, token = make_link(people, SECRET, NOW, member="verre", person="Léa", days=800, by="test")
    cookie, _ = open_link(people, SECRET, token, "member", FAST)
    assert session_of(people, SECRET, cookie, "member", FAST)
    assert session_of(people, SECRET, cookie, "member", NOW) is None
    fresh, _ = open_link(people, SECRET, token, "member", NOW)
    assert session_of(people, SECRET, fresh, "member", NOW)
    assert people.value("SELECT count(*) FROM sessions") == 1


def test_an_address_that_was_asked_under_a_fast_clock_is_asked_again_and_erased_in_time(people: Store) -> None:
    for subject in ("q=a", "q=b", "q=c"):
        alerts.ask(people, "lea@exemple.fr", "search", subject, "daily", now=FAST, box="b", until="")
    assert alerts.may_be_asked(people, "b", NOW)
    for row in alerts.to_confirm(people):
        alerts.note_asked(people, row.token, FAST)
    alerts.ask(people, "lea@exemple.fr", "search", "q=a", "daily", now=NOW, box="b", until="")
    assert [row.subject for row in alerts.to_confirm(people)] == ["q=a"]
    assert alerts.erase_unconfirmed(people, NOW - 2 * A_DAY, NOW) == 0
    assert alerts.erase_unconfirmed(people, NOW + A_DAY, NOW + 3 * A_DAY) == 3


@pytest.mark.parametrize(("told", "since"), [(stamp(FAST), stamp(NOW - A_DAY)), (stamp(NOW), stamp(NOW)), ("", "")])
def test_who_was_told_under_a_fast_clock_is_told_again(told: str, since: str) -> None:
    assert told_of(cast("AlertRow", SimpleNamespace(told_until=told, rhythm="daily")), stamp(NOW - A_DAY), NOW) == since


def test_a_withdrawn_request_of_a_fast_clock_goes_when_its_time_has_come(people: Store) -> None:
    for _ in range(2):
        ask(
            people, FAST, who=Actor(member="verre", person="Léa"), kind="hide", subject="a"
        )  # the second withdraws the first
    assert prune_withdrawn(people, stamp(NOW - A_DAY), stamp(NOW)) == 0
    assert count_withdrawn(people, stamp(NOW + A_DAY)) == 1


def test_pages_that_a_fast_clock_dated_are_as_old_as_what_was_kept_before_them(tmp_path: Path) -> None:
    days = [NOW - timedelta(days=500), FAST, NOW - timedelta(days=499), NOW - A_DAY]
    with open_store(tmp_path / "vallee.db") as store:
        for number, at in enumerate(days):
            visit = crawl(at=stamp(at))
            page = PageRow(f"{number:064x}", 1, b"x")
            fetch = FetchRow(crawl=visit.id, url="https://verre.example/", status=200, content_type="", sha256=page.sha256,
                             etag=None, last_modified=None, listing=0, n=0)  # fmt: skip
            ingest(store, visit, pages=[page], fetches=[fetch], postings=[])
        assert old_pages(store, stamp(NOW - timedelta(days=400)), stamp(NOW))[0] == 3


def test_a_file_that_a_fast_clock_dated_is_old(tmp_path: Path) -> None:
    for name, at in (
        ("fast", FAST),
        ("old", NOW - 9 * A_DAY),
        ("new", NOW),
        ("a moment ahead", NOW + timedelta(minutes=1)),
    ):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (at.timestamp(), at.timestamp()))
    assert [file.name for file in older_files(tmp_path, "*", NOW - A_DAY, NOW)] == ["fast", "old"]


def test_a_source_read_under_a_fast_clock_counts_as_unread_until_it_is_read() -> None:
    assert overdue(FAST, A_DAY, 1, NOW) == 1
    assert overdue(NOW, A_DAY, 1, NOW) == 0


def test_a_verb_that_failed_under_a_fast_clock_is_started_again() -> None:
    assert not waiting(FAST, NOW)
    assert waiting(NOW + timedelta(minutes=5), NOW)
    assert not waiting(None, NOW)


def test_backups_of_a_fast_clock_neither_hide_that_none_is_made_nor_take_the_places_of_others(tmp_path: Path) -> None:
    paths = sound(tmp_path)
    copies = paths.data / "copies"
    (real,) = copies.iterdir()
    for day in range(3):
        shutil.copy(real, copies / backup_name(FAST + day * A_DAY))
    names = {diagnosis.name for diagnosis in graves(installation(paths, NOW))}
    assert names == set()
    later = NOW + 9 * A_DAY
    assert "backups_made" in {diagnosis.name for diagnosis in graves(installation(paths, later))}
    made = nightly_backup(paths, read_configuration(paths.data), later)
    assert made
    assert sorted(file.name for file in copies.iterdir()) == [real.name, made.file.name]


def test_a_board_or_a_source_of_a_fast_clock_does_not_hide_that_nothing_is_read() -> None:
    with closing(sqlite3.connect(":memory:")) as board:
        board.execute("CREATE TABLE meta (key, value)")
        board.execute("CREATE TABLE sources (last_healthy, state)")
        board.executemany("INSERT INTO sources VALUES (?, 'ok')", [(stamp(FAST),), (stamp(NOW - 9 * A_DAY),)])
        board.execute("INSERT INTO meta VALUES ('published_at', ?)", [stamp(NOW)])
        index = cast("Index", SimpleNamespace(rowids=[]))
        assert health(board, index, NOW, 36).status == "unverified"
        board.execute("UPDATE meta SET value = ?", [stamp(FAST)])
        assert health(board, index, NOW, 36).status == "stale"


def test_an_offer_of_a_fast_clock_is_not_the_newest_for_a_year() -> None:
    days = [FAST.date(), NOW.date(), NOW.date() - timedelta(days=9)]
    index = cast(
        "Index", SimpleNamespace(since=lambda day: sum(1 << at for at, of in enumerate(days) if of.isoformat() >= day))
    )
    assert recent(index, NOW.date(), 3) == 0b010


def test_what_a_fast_clock_dated_does_not_prove_that_a_crawl_did_something(tmp_path: Path) -> None:
    paths = Paths(data=tmp_path)
    with open_store(paths.store) as store:
        ingest(store, crawl(at=stamp(FAST)), postings=[])
        assert not did_something(paths, NOW, NOW + timedelta(minutes=9))
        ingest(store, crawl(at=stamp(NOW)), postings=[])
    assert did_something(paths, NOW, NOW + timedelta(minutes=9))
