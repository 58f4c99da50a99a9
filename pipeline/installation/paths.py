"""Where things lie: the registry, and the data that a run makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds our packages: a checkout, or where pip puts what it installs. Programs that we start stand in it."""
IS_CHECKOUT = (ROOT / "pyproject.toml").is_file()
REGISTRY = "registre"
"""The registry's folder in the data folder, where the program was installed without a checkout."""


def place(text: str) -> Path:
    """A path as somebody types it → the same, absolute: the programs that we start do not stand where he stands."""
    return Path(text).absolute()


def data_folder(environment: Mapping[str, str], *, checkout: bool = IS_CHECKOUT) -> Path:
    """Where an installation keeps its data when ``--data`` names no folder.

    In a checkout ``var/``. Elsewhere never beside the code, which an upgrade replaces, but where programs keep a user's data.
    """
    if given := environment.get("GLASSVALLEE_DATA"):
        return place(given)
    if checkout:
        return ROOT / "var"
    return (place(shared) if (shared := environment.get("XDG_DATA_HOME")) else share()) / "glassvallee"


def share() -> Path:
    """Where programs keep a user's data; for a user without a home, the folder that he stands in."""
    try:
        return Path.home() / ".local/share"
    except RuntimeError:
        return Path.cwd()


def registry_folder(environment: Mapping[str, str], data: Path, *, checkout: bool = IS_CHECKOUT) -> Path:
    """Where an installation keeps its registry when ``--registry`` names no folder."""
    if given := environment.get("GLASSVALLEE_REGISTRY"):
        return place(given)
    return ROOT / "crawlers" if checkout else data / REGISTRY


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The two folders of an installation, the files in them, and its settings."""

    registry: Path = ROOT / "crawlers"
    """Holds ``members.csv`` and ``sources.csv``."""

    data: Path
    """Everything that the program writes; ``GLASSVALLEE_DATA`` moves it."""

    config: Path | None = None
    """The installation's own settings, where they do not lie in the data folder."""

    @property
    def store(self) -> Path:
        """The private working database."""
        return self.data / "vallee.db"

    @property
    def people(self) -> Path:
        """What people write: links, corrections, declared offers …"""
        return self.data / "people.db"

    @property
    def board(self) -> Path:
        """The public file that Datasette serves."""
        return self.data / "board.db"

    @property
    def packages(self) -> Path:
        """What visitors may download, made once a day."""
        return self.data / "donnees"

    @property
    def runs(self) -> Path:
        """Run files, until they are ingested."""
        return self.data / "runs"
