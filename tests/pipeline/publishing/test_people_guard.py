"""A people.db that is lost, new or older makes nothing public again that a member hid."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from db.people.open import open_people
from pipeline.__main__ import main
from pipeline.publishing.people_guard import known_now, last_followed, refusal_without_people
from pipeline.publishing.publish import Published, publish_board
from tests.worlds.board.members_world import World, world
from tests.worlds.rebuilt_days import NOW


def lose(people: Path) -> None:
    """The file and what SQLite keeps beside it are gone."""
    for file in people.parent.glob("people.db*"):
        file.unlink()


def empty(people: Path) -> None:
    """A disk that was full left a file of 0 bytes."""
    lose(people)
    people.touch()


def begin_anew(people: Path) -> None:
    """Somebody took the file away, and the board made a new one."""
    lose(people)
    open_people(people).close()


def hidden(folder: Path) -> tuple[World, str]:
    """An installation in which a member hid an offer, which is public no more."""
    valley = world(folder)
    job = valley.jobs()[0]["id"]
    valley.browser("verrerie").post(f"/membre/offres/{job}", faire="hide")
    valley.follow()
    assert job not in shown(valley)
    return valley, job


def shown(valley: World) -> set[str]:
    """What is public."""
    return {job["id"] for job in valley.jobs()}


def published(valley: World, *, force: bool = False) -> Published:
    """A publication a little later."""
    return publish_board(valley.paths, NOW + timedelta(days=1), force=force)


@pytest.mark.parametrize("happen", [lose, empty, begin_anew])
def test_what_a_member_hid_stays_hidden_when_the_file_that_says_so_is_lost(
    tmp_path: Path, happen: Callable[[Path], None]
) -> None:
    valley, job = hidden(tmp_path)
    happen(valley.paths.people)

    assert refusal_without_people(
        valley.paths.people, known_now(valley.paths.people), last_followed(valley.paths.people)
    )
    told = published(valley)
    assert "ce que les adhérents ont masqué ou corrigé serait de nouveau public" in told.refused
    assert "glassvallee restore" in told.refused
    where = ["--registry", str(valley.paths.registry), "--data", str(valley.paths.data)]
    assert main([*where, "--now", (NOW + timedelta(days=1)).isoformat(), "members", "follow"]) == 1
    assert job not in shown(valley)

    assert not published(valley, force=True).refused
    assert not published(valley).refused


def test_an_older_file_is_not_followed_either(tmp_path: Path) -> None:
    valley = world(tmp_path)
    with open_people(valley.paths.people):
        pass
    assert not published(valley).refused
    kept = tmp_path / "old.db"
    shutil.copy(valley.paths.people, kept)
    job = valley.jobs()[0]["id"]
    valley.browser("verrerie").post(f"/membre/offres/{job}", faire="hide")
    valley.follow()
    lose(valley.paths.people)
    shutil.copy(kept, valley.paths.people)

    assert "est plus ancien" in published(valley).refused
    assert job not in shown(valley)


def test_where_nobody_asked_for_anything_nothing_is_lost(tmp_path: Path) -> None:
    valley = world(tmp_path)
    assert not published(valley).refused
    lose(valley.paths.people)

    assert not published(valley).refused
