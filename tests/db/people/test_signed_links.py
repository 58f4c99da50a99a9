"""A secret that was lost, emptied or replaced is told, with what follows and how to mend it; nothing is made void in silence."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.people.links import link_of, make_link, open_link
from db.people.open import open_people
from db.people.secret import SecretError, installation_secret, known_secret
from db.people.signed_links import signed_with, why_links_are_void
from db.store import Store

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
OTHER = "f" * 64


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GLASSVALLEE_SECRET", raising=False)


def give(people: Store, data: Path, *, anew: bool = False) -> str:
    """A link, made with the secret that is there."""
    secret = installation_secret(data)
    _, token = make_link(people, secret, NOW, member="verre", person="Léa", days=30, by="test", anew=anew)
    return token


WAYS: dict[str, tuple[Callable[[Path], object], str]] = {
    "lost": (Path.unlink, "est perdu"),
    "emptied": (lambda file: file.write_text(""), "est vide"),
    "cut": (lambda file: file.write_text("abc"), "est trop court"),
    "no text": (lambda file: file.write_bytes(b"\xff" * 64), "ce n’est pas du texte"),
    "a folder": (lambda file: file.rename(file.with_name("secret-")).with_name("secret").mkdir(), "c’est un dossier"),
    "replaced": (lambda file: file.write_text(OTHER), "n’est plus celui"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_secret_that_is_not_that_of_the_links_is_told(tmp_path: Path, way: str) -> None:
    file = tmp_path / "people.db"
    assert why_links_are_void(file, NOW) == ""
    with open_people(file) as people:
        give(people, tmp_path)
    assert why_links_are_void(file, NOW) == ""
    lose, words = WAYS[way]
    lose(tmp_path / "secret")
    told = why_links_are_void(file, NOW)
    assert words in told
    assert "glassvallee restore" in told
    if way in {"lost", "replaced"}:
        assert why_links_are_void(file, NOW + timedelta(days=31)) == "", "no link is in force any more"


def test_no_link_is_made_with_another_secret_while_some_are_in_force(tmp_path: Path) -> None:
    with open_people(tmp_path / "people.db") as people:
        give(people, tmp_path)
        (tmp_path / "secret").write_text(OTHER)
        with pytest.raises(SecretError, match="--new-secret"):
            give(people, tmp_path)
        assert people.value("SELECT count(*) FROM links WHERE revoked_at IS NULL") == 1
        token = give(people, tmp_path, anew=True)
        assert people.value("SELECT count(*) FROM links WHERE revoked_at IS NULL") == 1
        assert link_of(people, OTHER.encode(), token, "member", NOW)[1] == ""
    assert why_links_are_void(tmp_path / "people.db", NOW) == ""


def test_a_link_that_opens_says_which_secret_it_was_made_with(tmp_path: Path) -> None:
    with open_people(tmp_path / "people.db") as people:
        token = give(people, tmp_path)
        people.execute("DELETE FROM counters WHERE name = 'secret'")  # as an older program left it
        assert signed_with(people.connection) == 0
        open_link(people, OTHER.encode(), token, "member", NOW)
        assert signed_with(people.connection) == 0
        assert open_link(people, installation_secret(tmp_path), token, "member", NOW)[1] == ""
        assert signed_with(people.connection) != 0


def test_who_only_looks_makes_no_secret(tmp_path: Path) -> None:
    assert known_secret(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
