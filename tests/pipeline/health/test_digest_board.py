"""The morning mail counts the offers that the board shows: what people asked for is in it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.people.open import open_people
from db.people.requests import ask
from db.people.rows import Actor
from pipeline.health.digest import DigestFacts
from pipeline.health.digest_facts import Memory, facts, recall, remember
from pipeline.installation.configuration import read_configuration
from tests.worlds.board.members_world import World, world
from tests.worlds.rebuilt_days import NOW, offer


@pytest.fixture
def valley(tmp_path: Path) -> World:
    return world(tmp_path)


def today(valley: World) -> datetime:
    return NOW + timedelta(days=valley.day)


def facts_of(valley: World, memory: Memory) -> DigestFacts:
    return facts(valley.paths, read_configuration(valley.paths.data).settings, memory, today(valley))


def shown(found: DigestFacts) -> frozenset[str]:
    assert found.shown is not None
    return found.shown


def counts(found: DigestFacts) -> tuple[int, int, int]:
    return found.open, found.opened, found.closed


def wish(valley: World, job: str, kind: str) -> None:
    with open_people(valley.paths.people) as people:
        ask(people, today(valley), who=Actor(member="verrerie", person="Claire"), kind=kind, subject=job)
    valley.follow()


def test_an_offer_that_is_hidden_is_neither_open_nor_new_nor_closed(valley: World) -> None:
    first = facts_of(valley, Memory(None, {}))
    assert first.open == len(shown(first)) == len(valley.jobs()) > 2
    one, other, *_ = sorted(job["id"] for job in valley.jobs("organization_id = 'verrerie'"))
    wish(valley, one, "hide")
    before = Memory(today(valley), {}, first.shown)
    assert counts(facts_of(valley, before)) == (first.open - 1, 0, 0)
    assert one not in shown(facts_of(valley, before))
    wish(valley, other, "filled")
    assert counts(facts_of(valley, before)) == (first.open - 2, 0, 1)
    remember(valley.paths.data, Memory(today(valley), {}, facts_of(valley, before).shown))
    assert counts(facts_of(valley, recall(valley.paths.data))) == (first.open - 2, 0, 0), "each is told once"


def test_an_offer_that_appears_is_new_once_also_for_a_memory_of_an_older_program(valley: World) -> None:
    before = Memory(today(valley) - timedelta(hours=23), {})
    known = shown(facts_of(valley, Memory(None, {})))
    valley.bodies[9] = offer(9, title="Mouliste")
    valley.crawl()
    assert counts(facts_of(valley, Memory(before.at, {}, known))) == (len(known) + 1, 1, 0)
    assert counts(facts_of(valley, Memory(today(valley), {}))) == (len(known) + 1, 0, 0)
    assert facts_of(valley, before).opened == 1


def test_a_flag_of_an_offer_that_nobody_sees_is_not_told(valley: World) -> None:
    valley.bodies[9] = offer(9, pay="Femme uniquement.")
    valley.crawl()
    (flagged,) = facts_of(valley, Memory(None, {})).warned
    wish(valley, flagged.id, "hide")
    assert not facts_of(valley, Memory(None, {})).warned


def test_a_board_that_cannot_be_read_silences_nothing_and_is_no_board_without_offers(valley: World) -> None:
    valley.paths.board.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    damaged = facts_of(valley, Memory(None, {}))
    assert (counts(damaged), damaged.shown) == ((0, 0, 0), None)
    assert [words for words in damaged.problems if "board.db est abîmée" in words]
    assert len(damaged.sources) > 0
    valley.paths.board.unlink()
    assert facts_of(valley, Memory(None, {})).shown is None
