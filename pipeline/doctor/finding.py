"""What the doctor is shown, and what it says."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.configuration import Configuration
from pipeline.doctor.here import Machine
from pipeline.paths import Paths


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    name: str
    """Which check found it."""
    what: str
    """In French, for the association."""
    mend: str
    """What to do, word for word where it is a command."""
    grave: bool = True
    """Whether something is broken, or will be; otherwise it is only good to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What is examined."""

    paths: Paths
    configuration: Configuration
    now: datetime
    machine: Machine
    mail: bool = False
    """Whether to speak to the mail server."""
