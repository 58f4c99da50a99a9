"""Addresses that do not exist, never answer or leave are erased; and nobody fills the letterbox of another."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from db.people import alerts
from db.people.open import open_people
from pipeline.__main__ import main
from pipeline.mail.bounces import dead_addresses
from pipeline.mail.smtp import MailError
from tests.worlds.alert_post import NOW, Post, an_installation

LATER = timedelta(hours=1)


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with an_installation(tmp_path) as post:
        yield post


def test_an_address_that_does_not_exist_is_erased(post: Post) -> None:
    post.ask("parti@exemple.fr")
    post.ask("lea@exemple.fr")
    posted = post.confirmations()
    assert (posted.confirmations_asked, posted.addresses_erased) == (1, 1)
    assert [row["address"] for row in post.rows()] == ["lea@exemple.fr"]


def test_a_mistake_in_our_own_address_erases_nobody(post: Post) -> None:
    post.ask("lea@exemple.fr")
    post.box.settings = replace(post.box.settings, sender="emplois..vallee@vallee.example")
    with pytest.raises(MailError, match="n’est pas une adresse"):
        post.confirmations()
    assert len(post.rows()) == 1


def test_an_address_that_is_refused_for_a_time_is_given_up_after_days_and_not_hours(post: Post) -> None:
    post.box.busy.add("lea@exemple.fr")
    post.ask("lea@exemple.fr")
    post.confirm_all()
    for day in range(alerts.MOST_REFUSAL_DAYS):
        assert len(post.rows()) == 1
        for minutes in range(0, 60, 10):
            post.news(NOW + timedelta(days=day, minutes=minutes))
    assert post.rows() == []


def test_an_address_that_never_answers_is_erased(post: Post) -> None:
    post.ask("lea@exemple.fr")
    post.confirmations(NOW + timedelta(hours=47))
    assert post.rows()
    post.confirmations(NOW + timedelta(hours=49))
    assert not post.rows()


def test_a_mail_that_could_not_leave_is_tried_again(post: Post) -> None:
    post.ask("lea@exemple.fr")
    post.confirm_all()
    open_box = post.box.settings
    post.box.settings = replace(open_box, port=1)
    with pytest.raises(MailError, match=r"\[mail\]"):
        post.news()
    post.box.settings = open_box
    assert post.news().news_sent == 1


def test_nobody_fills_the_letterbox_of_another(post: Post) -> None:
    for n in range(50):
        post.ask("victime@exemple.fr", f"q=mot{n}")
    assert post.confirmations().confirmations_asked == alerts.MOST_WAITING_ALERTS
    for n in range(50):
        post.ask("victime@exemple.fr", f"q=mot{n}")
    assert post.confirmations(NOW + LATER).confirmations_asked == 0


def test_ending_leaves_no_trace_of_the_address(post: Post) -> None:
    post.ask("lea@exemple.fr")
    with open_people(post.paths.people) as people:
        alerts.end(people, people.rows("SELECT token FROM alerts")[0]["token"])
    stored = b"".join(file.read_bytes() for file in post.paths.data.glob("people.db*"))
    assert b"lea@exemple.fr" not in stored


BOUNCE = b"""From: MAILER-DAEMON@exemple.fr
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Desole.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.exemple.fr

Final-Recipient: rfc822; Lea@exemple.fr
Action: %s
Status: %s

--b--
"""


@pytest.mark.parametrize(
    ("action", "status", "left"),
    [
        (b"failed", b"5.1.1", 0),
        (b"delayed", b"4.4.1", 1),
        (b"failed", b"4.4.7", 1),
        (b"failed", b"5.7.1", 1),
        (b"delivered", b"2.0.0", 1),
    ],
)
def test_a_mail_that_came_back_erases_only_what_does_not_exist(
    post: Post, tmp_path: Path, action: bytes, status: bytes, left: int
) -> None:
    post.ask("lea@exemple.fr")
    file = tmp_path / "retour.eml"
    file.write_bytes(BOUNCE % (action, status))
    assert main(["--data", str(tmp_path), "alerts", "--bounce", str(file)]) == 0
    assert len(post.rows()) == left


@given(st.binary(max_size=2000))
def test_no_message_breaks_the_reading_of_returns(message: bytes) -> None:
    assert isinstance(dead_addresses(message), list)
