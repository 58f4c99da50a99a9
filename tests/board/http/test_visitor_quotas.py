"""One visitor cannot take the places of all others, whatever is limited for everybody together."""

from datetime import date
from pathlib import Path

import pytest

from board.http.token_buckets import client
from board.http.visitor_quotas import MOST_A_DAY, Turn, VisitorQuotas, networks
from db.people import alerts
from db.people.rows import AuditRow
from tests.worlds.board.members_world import World, world

SETTINGS = (
    '[mail]\nhost = "127.0.0.1"\nsecurity = "none"\nsender = "a@vallee.example"\n[site]\nurl = "http://localhost"\n'
    'trusted_proxies = ["127.0.0.1"]\n'
)


@pytest.fixture
def valley(tmp_path: Path) -> World:
    return world(tmp_path, SETTINGS)


def send(valley: World, path: str, visitor: str, **form: str) -> int:
    """A form, from a network."""
    return valley.ask("POST", path, data=form, headers={"x-forwarded-for": visitor}).status_code


def hop(n: int) -> str:
    """An address of one subscriber, who has 256 networks of 64 bits: none of them asks twice."""
    return f"2001:db8:aa:{n:02x}::1"


def test_one_subscriber_does_not_take_the_places_of_all_addresses(valley: World) -> None:
    codes = [send(valley, "/alertes", hop(n), adresse=f"a{n}@exemple.fr", recherche="q=verrier") for n in range(14)]
    assert codes == [200] * MOST_A_DAY["alert"] + [429] * 4
    assert send(valley, "/alertes", "192.0.2.7", adresse="lea@exemple.fr", recherche="q=verrier") == 200
    assert len(valley.rows("alerts")) == MOST_A_DAY["alert"] + 1


def test_when_places_are_scarce_they_are_for_newcomers(valley: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerts, "MOST_UNANSWERED_ALERTS", 4)
    monkeypatch.setattr(alerts, "KEPT_FOR_NEWCOMERS", 2)
    codes = [send(valley, "/alertes", hop(n), adresse=f"a{n}@exemple.fr", recherche="q=verrier") for n in range(4)]
    assert codes == [200, 200, 429, 429]
    assert send(valley, "/alertes", "192.0.2.7", adresse="lea@exemple.fr", recherche="q=verrier") == 200


def test_one_subscriber_does_not_take_the_requests_for_removal(valley: World) -> None:
    codes = [send(valley, "/retrait/demande", hop(n), pourquoi=f"raison {n}") for n in range(13)]
    assert codes == [200] * MOST_A_DAY["removal"] + [429] * 3
    assert send(valley, "/retrait/demande", "192.0.2.7", pourquoi="mon nom y est") == 200
    assert len(valley.rows("requests")) == MOST_A_DAY["removal"] + 1


@pytest.mark.parametrize(
    ("addresses", "times"),
    [([f"2001:db8:77:{n << 8:x}::1" for n in range(256)], 3), ([f"2001:db8:{n:x}::1" for n in range(256)], 8),
     ([f"203.0.113.{n}" for n in range(256)], 3)],
)  # fmt: skip
def test_a_wide_network_takes_its_part_and_no_more(addresses: list[str], times: int) -> None:
    quotas, day = VisitorQuotas(), date(2026, 11, 24)

    def take(address: str) -> Turn:
        return quotas.take("removal", networks(client({"client": (address, 1), "headers": []}, ())), day)

    turns = [take(address) for address in addresses]
    assert [turn.allowed for turn in turns] == [n < MOST_A_DAY["removal"] * times for n in range(256)]
    assert [turn.newcomer for turn in turns] == [True] + [False] * 255
    assert take("198.51.100.1") == take("2a01:cb00::1") == Turn(allowed=True, newcomer=True)


def test_what_one_may_not_send_is_not_laid_to_its_neighbours() -> None:
    quotas, day = VisitorQuotas(), date(2026, 11, 24)
    for _ in range(1000):
        quotas.take("removal", networks("192.0.2.1"), day)
    assert quotas.take("removal", networks("192.0.2.2"), day) == Turn(allowed=True, newcomer=False)


def test_the_noise_of_one_visitor_does_not_hide_the_tries_of_another(
    valley: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST_A_DAY, "refusal", 3)
    for n in range(9):
        for method in ("GET", "POST"):
            valley.ask(method, f"/membre/{'x' * 43}", headers={"x-forwarded-for": hop(n)})
        valley.ask("GET", "/membre", "membre=rien", headers={"x-forwarded-for": hop(n)})
    valley.ask("GET", f"/association/{'y' * 43}", headers={"x-forwarded-for": "192.0.2.7"})
    refused = [row for row in valley.rows("audit") if row["outcome"] == "refused"]
    assert [row["subject"] for row in refused] == ["member", "member", "/membre", "association"]
    assert "network" not in AuditRow.__struct_fields__
    stored = b"".join(file.read_bytes() for file in valley.paths.data.glob("people.db*"))
    assert b"192.0.2.7" not in stored
    assert b"2001:db8" not in stored


def test_an_address_of_both_kinds_is_the_one_it_wraps() -> None:
    def of(address: str) -> str:
        return client({"client": (address, 1), "headers": []}, ())

    assert of("::ffff:192.0.2.7") == of("192.0.2.7") != of("::ffff:192.0.2.8")
    assert of("::ffff:127.0.0.1") == ""
