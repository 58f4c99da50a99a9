"""What the doctor is shown, and what it says."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from db.backup import damage
from pipeline.doctor.this_machine import Machine
from pipeline.installation.configuration import Configuration
from pipeline.installation.paths import Paths


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that is not as it should be."""

    name: str
    """The name of the check that found it."""
    what: str
    """In French, for the association."""
    mend: str
    """What to do, word for word where it is a command."""
    grave: bool = True
    """Whether something is broken, or will be; otherwise it is only good to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """The installation that the doctor examines."""

    paths: Paths
    configuration: Configuration
    now: datetime
    machine: Machine
    mail: bool = False
    """Whether to speak to the mail server."""
    looked: dict[Path, str] = field(default_factory=dict, repr=False, compare=False)
    """Database → what SQLite said against it."""

    def damage(self, database: Path) -> str:
        """What SQLite says against a database: to know, all of it is read, so once however many checks ask."""
        if database not in self.looked:
            self.looked[database] = damage(database)
        return self.looked[database]
