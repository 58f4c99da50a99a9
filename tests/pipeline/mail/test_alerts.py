"""Mails of saved searches: only who confirmed gets one, and only with something new."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.people.answers import owe
from db.people.open import open_people
from db.people.requests import ask, decide
from db.people.rows import NOBODY, Actor
from pipeline.__main__ import main
from pipeline.mail.answer_letters import send_answers
from pipeline.mail.send_alerts import sender_of
from tests.worlds.alert_post import NOW, Post, an_installation
from tests.worlds.servers.smtp_server import text_of

MONDAY = datetime(2026, 11, 30, 7, 30, tzinfo=UTC)
LATER = timedelta(hours=1)


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with an_installation(tmp_path) as post:
        yield post


def test_nothing_is_told_before_the_address_agrees(post: Post) -> None:
    post.ask("lea@exemple.fr")
    assert post.news().news_sent == 0
    assert post.confirmations().confirmations_asked == 1
    assert post.confirmations().confirmations_asked == 0, "one mail asks, not one a run"
    (letter,) = post.box.letters
    (row,) = post.rows()
    text = text_of(letter)
    assert letter["To"] == "lea@exemple.fr"
    assert f"https://emplois.vallee.example/alertes/{row['token']}" in text
    assert "cariste" not in text, "who typed the words may be somebody else"
    assert post.news().news_sent == 0


def test_who_confirmed_is_told_once_and_only_what_is_new(post: Post) -> None:
    post.ask("lea@exemple.fr")
    post.confirm_all()
    assert post.news().news_sent == 1
    (letter,) = post.box.letters
    (row,) = post.rows()
    text = text_of(letter)
    with closing(sqlite3.connect(post.paths.board)) as board:
        board.row_factory = sqlite3.Row
        announced = [job for job in board.execute("SELECT * FROM jobs") if f"/offres/{job['id']}-{job['slug']}" in text]
    assert announced
    assert all(job["status"] != "closed" for job in announced)
    assert any("cariste" in job["search_text"].lower() for job in announced)
    assert letter["List-Unsubscribe"].strip() == f"<https://emplois.vallee.example/alertes/{row['token']}/fin>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert post.news(NOW + timedelta(days=1)).news_sent == 0, "never a mail with nothing new"
    assert len(post.box.letters) == 1


def test_a_visitor_s_request_is_answered_once_and_its_address_forgotten(post: Post) -> None:
    with open_people(post.paths.people) as people:
        n = ask(people, NOW, who=NOBODY, kind="removal", value={"why": "voyez https://arnaque.example"}, moderated=True)
        decide(people, n, "done", NOW, by=Actor(person="l’association"), answer="Bonne journée.")
        owe(people, n, "lea@exemple.fr", NOW)
    settings = post.settings
    sender = sender_of(settings)
    assert sender is not None
    assert [send_answers(post.paths, settings, sender, NOW) for _ in range(2)] == [1, 0]
    (letter,) = post.box.letters
    text = text_of(letter)
    assert letter["To"] == "lea@exemple.fr"
    assert "l’offre n’est plus sur le tableau" in text
    assert "Bonne journée." in text
    assert "arnaque" not in text, "the address may be anybody's: what a visitor typed does not reach it"


def test_only_jobs_first_seen_since_then_are_new(post: Post) -> None:
    with closing(sqlite3.connect(post.paths.board)) as board:
        newest, latest = board.execute(
            "SELECT id, first_seen FROM jobs WHERE status != 'closed' ORDER BY first_seen DESC, id LIMIT 1"
        ).fetchone()
        before = board.execute("SELECT max(first_seen) FROM jobs WHERE first_seen < ?", [latest]).fetchone()[0]
        expected = board.execute(
            "SELECT count(*) FROM jobs WHERE status != 'closed' AND first_seen > ?", [before]
        ).fetchone()[0]
    post.ask("lea@exemple.fr", "", until=before)
    post.confirm_all()
    assert post.news().news_sent == 1
    (letter,) = post.box.letters
    assert letter["Subject"].startswith(f"{expected} nouvelle")
    assert newest in text_of(letter)


def test_a_visit_that_was_not_over_when_somebody_was_told_is_told_of_later(post: Post) -> None:
    """A board may be published while a visit runs (a member asked for something): what that visit finds is older than that board."""
    post.ask("lea@exemple.fr", "")
    post.confirm_all()
    with closing(sqlite3.connect(post.paths.board)) as board, board:
        newest, first_seen = board.execute(
            "SELECT max(rowid), max(first_seen) FROM jobs WHERE status != 'closed'"
        ).fetchone()
        began, published = (
            f"{datetime.fromisoformat(first_seen) + timedelta(hours=n):%Y-%m-%dT%H:%M:%SZ}" for n in (1, 2)
        )
        board.execute("UPDATE jobs SET status = 'closed' WHERE rowid = ?", [newest])
        board.execute("UPDATE meta SET value = ? WHERE key = 'published_at'", [published])
    assert post.news().news_sent == 1
    with closing(sqlite3.connect(post.paths.board)) as board, board:
        board.execute("UPDATE jobs SET status = 'open', first_seen = ? WHERE rowid = ?", [began, newest])
    assert post.news(NOW + LATER).news_sent == 1
    assert re.match(r"1\s+nouvelle offre", post.box.letters[-1]["Subject"])


@pytest.mark.parametrize("looked", [False, True], ids=["told before", "nothing to tell before"])
def test_an_offer_that_was_hidden_or_is_corrected_into_a_search_is_told_once(post: Post, looked: bool) -> None:
    """Neither was first seen since: what a search finds, and did not find when it was last looked at, is new."""
    with closing(sqlite3.connect(post.paths.board)) as board, board:
        hidden, corrected = (
            row[0]
            for row in board.execute("SELECT id FROM jobs WHERE status != 'closed' ORDER BY first_seen, id LIMIT 2")
        )
        board.execute("DELETE FROM job_facets WHERE facet = 'contract' AND value = 'STAGE'")
        board.execute("UPDATE jobs SET status = 'closed' WHERE id = ?", [hidden])
        board.execute("DELETE FROM job_facets WHERE job IN (?, ?) AND facet = 'contract'", [hidden, corrected])
        board.execute(
            "INSERT INTO job_facets (facet, value, job, label) VALUES ('contract', 'STAGE', ?, 'Stage')", [hidden]
        )
        some = board.execute(
            "SELECT id FROM jobs WHERE status != 'closed' AND id != ? LIMIT 1", [corrected]
        ).fetchone()[0]
        board.execute(
            "INSERT INTO job_facets (facet, value, job, label) VALUES ('contract', 'STAGE', ?, 'Stage')", [some]
        )
        latest = board.execute("SELECT max(first_seen) FROM jobs").fetchone()[0]
    post.ask("lea@exemple.fr", "contrat=STAGE", until=latest if looked else "")
    post.confirm_all()
    assert post.news().news_sent == (0 if looked else 1)
    with closing(sqlite3.connect(post.paths.board)) as board, board:
        board.execute("UPDATE jobs SET status = 'open' WHERE id = ?", [hidden])
        board.execute(
            "INSERT INTO job_facets (facet, value, job, label) VALUES ('contract', 'STAGE', ?, 'Stage')", [corrected]
        )
    assert post.news(NOW + LATER).news_sent == 1
    text = text_of(post.box.letters[-1])
    assert [f"/offres/{id}-" in text for id in (hidden, corrected, some)] == [True, True, False]
    assert post.news(NOW + 2 * LATER).news_sent == 0


def test_what_left_a_search_and_comes_back_is_told(post: Post) -> None:
    post.ask("lea@exemple.fr", "")
    post.confirm_all()
    post.news()
    for status, sent in (("closed", 0), ("open", 1)):
        with closing(sqlite3.connect(post.paths.board)) as board, board:
            board.execute("UPDATE jobs SET status = ? WHERE rowid = (SELECT max(rowid) FROM jobs)", [status])
        assert post.news(NOW + LATER).news_sent == sent
    assert re.match(r"1\s+nouvelle offre", post.box.letters[-1]["Subject"])


def test_a_weekly_mail_leaves_on_mondays(post: Post) -> None:
    post.ask("lea@exemple.fr", rhythm="weekly")
    post.confirm_all()
    assert post.news().news_sent == 0
    assert post.news(MONDAY).news_sent == 1


def test_a_member_is_told_of_offers_that_end_and_of_its_week(post: Post) -> None:
    with closing(sqlite3.connect(post.paths.board)) as board, board:
        member, job = board.execute(
            "SELECT organization_id, id FROM jobs WHERE status != 'closed' AND organization_id IS NOT NULL LIMIT 1"
        ).fetchone()
        board.execute("UPDATE jobs SET valid_through = NULL")
        board.execute("UPDATE jobs SET valid_through = '2026-12-01' WHERE id = ?", [job])
    post.ask("rh@exemple.fr", member, kind="member", until="2026-11-23T07:30:00Z")
    post.confirm_all()
    assert post.news().news_sent == 1
    assert "dernier jour dans 7 jours" in text_of(post.box.letters[-1])
    assert post.news(NOW + LATER).news_sent == 0
    days = [NOW + timedelta(days=n) for n in range(1, 9)]
    written_on = [day for day in days if post.news(day).news_sent]
    assert [day.date().isoformat() for day in written_on] == ["2026-11-30"], "the day before, which is a Monday here"
    text = text_of(post.box.letters[-1])
    assert "dernier jour demain" in text
    assert "Vos sept derniers jours" in text


def test_without_an_address_of_the_board_nothing_leaves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "alerts"]) == 0
    assert "[site] url" in capsys.readouterr().err
