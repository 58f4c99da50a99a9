"""What people ask for is followed to its end, whatever goes wrong in between."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawlers.platforms.table import SPIDERS
from crawlers.registry.registry import read_registry
from db.people.open import open_people
from db.people.requests import counter
from db.store import Store, StoreBusyError
from pipeline.publishing import follow_people
from pipeline.publishing.follow_people import Follower
from pipeline.publishing.member_requests import close_visit_requests
from tests.worlds.board.members_world import LAST_DAY, World, world


@pytest.fixture
def valley(tmp_path: Path) -> World:
    return world(tmp_path, moderated="[]")


def test_what_could_not_be_followed_to_its_end_is_followed_again(
    valley: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def far() -> tuple[int, int]:
        with open_people(valley.paths.people) as people:
            return counter(people, "asked"), counter(people, "followed")

    def busy(*_: object) -> bool:
        raise StoreBusyError("a rebuild holds it")

    valley.browser("verrerie").post(
        "/membre/declarer", title="Mouleur", place="Eu", description="Vous moulez.", valid_through=LAST_DAY
    )
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.publishing.member_requests.carry_out", busy)
        with pytest.raises(StoreBusyError):
            valley.follow()
    asked, followed = far()
    assert followed < asked
    valley.follow()
    assert "Mouleur" in {job["title"] for job in valley.jobs()}
    asked, followed = far()
    assert followed == asked


def test_the_watch_outlives_what_goes_wrong_in_it(valley: World, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []

    def look(follower: Follower, people: Store, now: float) -> None:
        looks.append(now)
        if len(looks) == 1:
            raise sqlite3.OperationalError("database is locked")
        follower.stopping.set()

    monkeypatch.setattr(follow_people, "RETRY_AFTER_SECONDS", 0.01)
    monkeypatch.setattr(Follower, "look", look)
    Follower(valley.paths, None).watch()
    assert len(looks) == 2


def test_a_visit_asked_for_while_one_is_made_is_made_too(valley: World) -> None:
    claire = valley.browser("verrerie")
    registry = read_registry(valley.paths.registry, SPIDERS)
    began = datetime.now(UTC) - timedelta(minutes=5)
    claire.post("/membre/visite")
    close_visit_requests(valley.paths, ["verrerie-site"], registry, began)
    assert [row["state"] for row in valley.rows("requests")] == ["active"]
    close_visit_requests(valley.paths, ["verrerie-site"], registry, datetime.now(UTC))
    assert [row["state"] for row in valley.rows("requests")] == ["done"]
