"""One opening that its source shows again under another address: one job, known since the first day, and said so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from board.wording.labels import LABELS
from db.store import open_store
from db.vallee.refinement import write_jobs
from pipeline.deduplicate import deduplicate
from pipeline.history.posting_lives import republished
from pipeline.installation.paths import Paths
from pipeline.model import ClosedBy, Life, Status
from pipeline.publishing.publish import publish
from tests.worlds.board.client import Board
from tests.worlds.postings.strategies import EMPLOYER
from tests.worlds.rebuilt_days import NOW, crawl, offer, paths, rebuild
from tests.worlds.store_rows import DAY, board_rows, fill, job, job_posting

assert paths, "the fixture"
JOBS = "SELECT id, status, first_seen, republished_at, reopened_at FROM jobs ORDER BY id"
MORNING = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
OTHERS = {n: offer(n) for n in (2, 3, 4)}


def stamp(day: int) -> str:
    return f"{NOW + timedelta(days=day):%Y-%m-%dT%H:%M:%SZ}"


def jobs_of(made: Paths, title: str) -> list[tuple[Any, ...]]:
    return board_rows(made.board, JOBS.replace("ORDER", f"WHERE title = '{title}' ORDER"))


def test_an_offer_under_a_new_address_the_old_one_gone_is_the_same_job(paths: Paths) -> None:
    crawl(paths, 0, {1: offer(1), **OTHERS})
    ((id, *_),) = jobs_of(paths, "Régleur 1")
    crawl(paths, 1, {9: offer(1), **OTHERS})

    assert jobs_of(paths, "Régleur 1") == [(id, "open", stamp(0), stamp(1), None)]
    urls = "SELECT postings.url FROM postings WHERE canonical AND title = 'Régleur 1'"
    assert board_rows(paths.board, urls)[0][0].endswith("9"), "the words and the link are those of today"

    query = f"SELECT at FROM history WHERE job = '{id}' AND field = 'canonical' AND old IS NOT NULL"
    assert board_rows(paths.board, query) == [(stamp(1),)]

    for day in (2, 3):
        crawl(paths, day, {9: offer(1), **OTHERS})
    assert jobs_of(paths, "Régleur 1") == [(id, "open", stamp(0), stamp(1), None)]
    rebuild(paths, 3)
    assert jobs_of(paths, "Régleur 1") == [(id, "open", stamp(0), stamp(1), None)]


def test_after_a_closure_it_is_reopened_as_well(paths: Paths) -> None:
    crawl(paths, 0, {1: offer(1), **OTHERS})
    for day in (1, 2, 3):
        crawl(paths, day, OTHERS)
    assert jobs_of(paths, "Régleur 1")[0][1] == "closed"
    crawl(paths, 4, {9: offer(1), **OTHERS})

    ((_, status, first, again, opened),) = jobs_of(paths, "Régleur 1")
    assert (status, first, again, opened) == ("open", stamp(0), stamp(4), stamp(4))
    page = Board(paths.board).html("/")
    assert page.count("Republiée le 28\xa0novembre 2026") == 1
    assert "Rouverte" not in page
    link = page.partition("Republiée")[0].rpartition('href="/offres/')[2].partition('"')[0]
    sentence = "Republiée le 28\xa0novembre 2026\u202f; vue pour la première fois le 24"
    assert sentence in Board(paths.board).html(f"/offres/{link}")


def test_both_live_in_one_visit_are_two_jobs(paths: Paths) -> None:
    crawl(paths, 0, {1: offer(1), **OTHERS})
    crawl(paths, 1, {1: offer(1), 9: offer(1), **OTHERS})

    assert [row[3] for row in jobs_of(paths, "Régleur 1")] == [None, None]


def life(first: int, last: int, status: Status) -> Life:
    hours = [MORNING + timedelta(hours=at) for at in (first, last)]
    closed = hours[1] if status == Status.CLOSED else None
    by = ClosedBy.ABSENT if closed else None
    return Life(status=status, first_seen=hours[0], last_seen=hours[1], closed_at=closed, closed_by=by)


def test_on_one_day_too_what_went_before_is_followed_and_what_a_cut_visit_missed_is_not() -> None:
    new = replace(EMPLOYER, id="b", key="A-2", url="https://aubepine.example/offres/2")
    later = life(4, 4, Status.OPEN)

    followed = deduplicate([EMPLOYER, new], lives={"a": life(0, 0, Status.UNSEEN), "b": later})
    assert [job.postings for job in followed.jobs] == [("b", "a")]
    missed = deduplicate([EMPLOYER, new], lives={"a": life(0, 0, Status.OPEN), "b": later})
    assert len(missed.jobs) == 2


def test_what_another_source_shows_is_no_publication_again() -> None:
    gone, new = life(0, 0, Status.CLOSED), life(4, 9, Status.OPEN)

    assert republished([("site", gone), ("ft", new)]) is None
    assert republished([("site", life(0, 9, Status.OPEN)), ("site", new)]) is None
    assert republished([("site", gone), ("site", new)]) == new.first_seen


def test_words_of_a_closed_posting_give_way_to_a_live_one() -> None:
    public = replace(EMPLOYER, id="0", source="ft", publisher="France Travail", publisher_kind="public_service")

    (job,) = deduplicate([EMPLOYER, public], lives={"a": life(0, 3, Status.CLOSED), "0": life(1, 9, Status.OPEN)}).jobs
    assert job.postings == ("0", "a")


def test_both_addresses_of_jobs_whose_names_are_gone_lead_on(tmp_path: Path) -> None:
    store, file = tmp_path / "vallee.db", tmp_path / "board.db"
    with open_store(store) as kept:
        a, b = fill(kept, 2)
        two = [job(a, id="gone1"), job(b, id="gone2")]
        write_jobs(kept, two, [job_posting(a, job="gone1"), job_posting(b, job="gone2")], [], DAY)
        write_jobs(kept, two[:1], [job_posting(a, job="gone1"), job_posting(b, job="gone1", canonical=0)], [], DAY)
    publish(store, file, NOW, labels=LABELS)

    answer = Board(file).get("/offres/gone2-operateur-bout-froid-eu")
    assert answer.status_code == 301
    assert answer.headers["location"] == "/offres/gone1-operateur-bout-froid-eu"
    assert Board(file).get("/offres/gone3").status_code == 404
