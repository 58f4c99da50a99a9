"""What lies under the name of a private database and is none is told, and nothing is made of it in silence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from db.people.open import migrations as people_steps
from db.people.open import open_people, read_people
from db.private_file import begin, why_foreign
from db.schema import SchemaError
from db.schema import migrations as store_steps
from db.store import open_store, read_store
from tests.worlds.disks.unfit_files import blank, foreign


def half_gone(file: Path) -> None:
    """What SQLite kept beside a database that is gone."""
    file.with_name(f"{file.name}-wal").write_bytes(b"x")


WRONG: dict[str, Callable[[Path], object]] = {
    "empty": Path.touch,
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "foreign": foreign,
    "blank": blank,
    "the other one of ours": lambda file: begin(file, people_steps if file.name == "vallee.db" else store_steps),
    "half gone": half_gone,
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_database_of_ours_is_refused_and_stays_as_it_is(tmp_path: Path, wrong: str) -> None:
    for name, opened, steps in (("vallee.db", open_store, store_steps), ("people.db", open_people, people_steps)):
        file = tmp_path / name
        WRONG[wrong](file)
        before = file.stat().st_size if file.exists() else None
        with pytest.raises(SchemaError, match="glassvallee restore") as raised:
            opened(file)
        assert str(file) in str(raised.value)
        reading = read_store if opened is open_store else read_people
        with pytest.raises(SchemaError), reading(file):
            pass
        assert (file.stat().st_size if file.exists() else None) == before
        assert bool(why_foreign(file, steps)) == (wrong != "half gone")


def test_a_new_database_has_its_name_once_it_is_whole(tmp_path: Path) -> None:
    begin(tmp_path / "people.db", people_steps)
    assert [file.name for file in tmp_path.iterdir()] == ["people.db"]
    assert (tmp_path / "people.db").stat().st_mode & 0o077 == 0
    before = (tmp_path / "people.db").stat().st_ino
    begin(tmp_path / "people.db", people_steps)
    assert (tmp_path / "people.db").stat().st_ino == before, "another process was first"
