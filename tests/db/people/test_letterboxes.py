"""Limits are of a letterbox, however its address is spelled, and hold when what was asked for is erased."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.people import alerts
from db.people.letterboxes import fingerprint, letterbox
from db.people.open import open_people
from db.store import Store

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
SECRET = b"x" * 32
NAMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Store]:
    with open_people(tmp_path / "people.db") as store:
        yield store


def ask(people: Store, address: str, subject: str = "q=verrier", now: datetime = NOW, *, newcomer: bool = True) -> None:
    """Somebody fills the form."""
    box = fingerprint(SECRET, address)
    alerts.ask(people, address, "search", subject, "daily", box=box, now=now, until="", newcomer=newcomer)


def asked(people: Store, now: datetime = NOW) -> int:
    """How many mails that ask to confirm leave now."""
    rows = alerts.to_confirm(people)
    for row in rows:
        alerts.note_asked(people, row.token, now)
    return len(rows)


@given(NAMES, st.lists(NAMES, max_size=3), st.sampled_from(["gmail.com", "GMAIL.com", "googlemail.com", "gmail.com."]))
def test_every_spelling_is_one_letterbox(name: str, tags: list[str], domain: str) -> None:
    spelled = "+".join([".".join(name).upper(), *tags])
    assert letterbox(f"{spelled}@{domain}") == f"{name}@gmail.com"
    assert letterbox(letterbox(f"{name}@exemple.fr")) == letterbox(f"{name.upper()}+{name}@Exemple.FR.")


def test_two_people_are_two_letterboxes() -> None:
    addresses = ["lea@exemple.fr", "le.a@exemple.fr", "lea@exemple.com", "jean@exemple.fr", "lea@autre.exemple.fr"]
    assert len({fingerprint(SECRET, one) for one in addresses}) == len(addresses)
    assert letterbox("Léa@exemplé.fr") == letterbox("léa@xn--exempl-gva.fr")


def test_spellings_do_not_multiply_mails(people: Store) -> None:
    for n in range(30):
        ask(people, f"vic.time+{n}@gmail.com", f"q={n}")
        ask(people, f"VICTIME+{n}@googlemail.com", "q=verrier")
    assert asked(people) == alerts.MOST_WAITING_ALERTS


def test_a_letterbox_is_left_alone_when_it_does_not_answer(people: Store) -> None:
    mails = 0
    for hour in range(0, 24 * 6, 4):
        now = NOW + timedelta(hours=hour)
        alerts.erase_unconfirmed(people, now - timedelta(hours=2), now)
        ask(people, f"victime+{hour}@exemple.fr", f"q={hour}", now)
        mails += asked(people, now)
    assert mails == alerts.MOST_ASKED_A_WEEK
    kept = "".join(map(str, people.rows("SELECT * FROM asked_letterboxes")))
    assert "victime" not in kept


def test_who_confirms_may_ask_for_more_at_once(people: Store) -> None:
    for n in range(8):
        ask(people, "lea@exemple.fr", f"q={n}")
        assert asked(people) == 1, n
        for row in people.rows("SELECT token FROM alerts"):
            alerts.confirm(people, row["token"], NOW)
    assert people.rows("SELECT * FROM asked_letterboxes") == []


def test_the_last_places_are_for_newcomers(people: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerts, "MOST_UNANSWERED_ALERTS", 6)
    monkeypatch.setattr(alerts, "KEPT_FOR_NEWCOMERS", 2)
    for n in range(4):
        ask(people, f"a{n}@exemple.fr", newcomer=False)
    with pytest.raises(alerts.TooManyAlertsError):
        ask(people, "b@exemple.fr", newcomer=False)
    for n in range(2):
        ask(people, f"c{n}@exemple.fr")
    with pytest.raises(alerts.TooManyAlertsError):
        ask(people, "d@exemple.fr")
    with pytest.raises(alerts.TooManyAlertsError):
        ask(people, "a0@exemple.fr")  # as a new one: the answer does not tell who is subscribed
