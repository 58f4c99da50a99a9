"""What an installation cannot make again: its databases, its registry, what was declared, its settings."""

from collections.abc import Iterator
from pathlib import Path

from db.people.open import migrations as people_steps
from db.people.secret import FILE as KEY
from db.schema import migrations as store_steps
from pipeline.installation.configuration import NAME
from pipeline.installation.paths import Paths

DATABASES = ("vallee.db", "people.db")
"""In the data folder. board.db and the open data are made of them."""
STEPS = {"vallee.db": store_steps, "people.db": people_steps}
"""Name of a database → the steps that make it ours."""
OWNERS_ONLY = {"data/vallee.db", "data/people.db", f"data/{KEY}", f"settings/{NAME}"}
"""In an archive: what nobody but the owner may read, wherever it comes from."""
TABLES = ("*.csv", "*.xlsx")
"""The registry's two tables, and offers that were declared; not what a spreadsheet that is open leaves beside them."""


def databases(paths: Paths) -> list[Path]:
    """The databases that are there."""
    return [paths.data / name for name in DATABASES if (paths.data / name).exists()]


def kept_files(paths: Paths, settings: Path | None) -> Iterator[tuple[str, Path]]:
    """Name in an archive → file, of everything that is there; ``settings``: the installation's own file."""
    for file in databases(paths):
        yield f"data/{file.name}", file
    if (paths.data / KEY).is_file():
        yield f"data/{KEY}", paths.data / KEY
    for folder, of in (("registry", paths.registry), ("data", paths.data)):
        for pattern in TABLES:
            for file in sorted(file for file in of.glob(pattern) if file.name[0] not in ".~"):
                yield f"{folder}/{file.name}", file
    if settings and settings.exists():
        yield f"settings/{NAME}", settings


def place_of(name: str, paths: Paths, settings: Path | None) -> Path:
    """Where a file of an archive lies in this installation."""
    folder, _, file = name.partition("/")
    if folder == "settings":
        return settings or paths.data / NAME
    return (paths.registry if folder == "registry" else paths.data) / file
