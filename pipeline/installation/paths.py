"""Where things lie: the registry, and the data that a run makes."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Paths:
    """The two folders of an installation, and the files in them."""

    registry: Path = ROOT / "crawlers"
    """Holds ``members.csv`` and ``sources.csv``."""

    data: Path = ROOT / "var"
    """Everything that the program writes; ``GLASSVALLEE_DATA`` moves it."""

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
