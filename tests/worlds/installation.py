"""A small installation with all that a backup keeps."""

from datetime import UTC, datetime
from pathlib import Path

from db.people.open import open_people
from db.people.requests import ask
from db.people.rows import Actor
from db.store import open_store
from pipeline.__main__ import main
from pipeline.installation.paths import Paths
from pipeline.recovery.backup import back_up
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, registry
from tests.worlds.store_rows import fill

NOW = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)
JOBS = 40


def installed(folder: Path) -> Paths:
    """An installation with forty jobs, people's own database, a registry and settings."""
    registry(folder, [GOOD_MEMBER], [GOOD_SOURCE])
    found = Paths(registry=folder, data=folder / "var")
    with open_store(found.store) as store:
        fill(store, JOBS)
    with open_people(found.people) as people:
        ask(people, NOW, who=Actor(member=GOOD_MEMBER["id"]), kind="filled", subject="ce poste est pourvu")
    (found.data / "secret").write_text("0123456789abcdef" * 4, encoding="utf-8")
    (found.data / "glassvallee.toml").write_text('[backup]\nfolder = "copies"\nnights = 2\n', encoding="utf-8")
    return found


def call(paths: Paths, *words: str) -> int:
    """Run a verb there."""
    return main(["--registry", str(paths.registry), "--data", str(paths.data), "--now", NOW.isoformat(), *words])


def made(paths: Paths, now: datetime = NOW) -> Path:
    """A backup."""
    return back_up(paths, paths.data / "glassvallee.toml", paths.data / "copies", now).file


def spoil(database: Path) -> None:
    """Overwrite a page in the middle of a database, as a failing disk does."""
    body = bytearray(database.read_bytes())
    body[5 * 4096 : 6 * 4096] = b"\xa5" * 4096
    database.write_bytes(body)
