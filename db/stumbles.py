"""What the scheduler starts and what fails each time ↔ ``stumbles.json`` beside board.db: who looks at the state is told.

A file and not a table: it must be written and read even where a database cannot be.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from db.atomic_file import write_whole
from db.times import stamp
from french.calendar import paris

FILE = "stumbles.json"


class Stumble(msgspec.Struct, frozen=True):
    """A verb that fails, time after time."""

    since: str
    """Time of the first failure in a row."""
    times: int
    """How many there were."""
    again_at: str
    """Time before which it is not started again."""

    def sentence(self, name: str) -> str:
        """The same in French, with the mend.

        >>> Stumble("2026-11-24T05:30:00Z", 3, "2026-11-24T06:40:00Z").sentence("crawl")
        '« crawl » échoue depuis le 24/11/2026 à 06:30, 3 fois de suite. `glassvallee doctor` dit pourquoi et comment réparer.'
        """
        since = paris(self.since)
        often = f"{self.times} fois de suite" if self.times > 1 else "une fois"
        return (
            f"« {name} » échoue depuis le {since:%d/%m/%Y à %H:%M}, {often}. "
            "`glassvallee doctor` dit pourquoi et comment réparer."
        )


DECODE = msgspec.json.Decoder(dict[str, Stumble]).decode


def read_stumbles(folder: Path) -> dict[str, Stumble]:
    """Verb → how it fails; a file that is not there, or cannot be read, tells of none."""
    try:
        return DECODE((folder / FILE).read_bytes())
    except (OSError, msgspec.DecodeError):
        return {}


def note_stumble(folder: Path, name: str, now: datetime, again_at: datetime) -> Stumble:
    """Note one more failure of a verb; gives what is known of it now."""
    known = read_stumbles(folder)
    before = known.get(name)
    stumble = Stumble(before.since if before else stamp(now), before.times + 1 if before else 1, stamp(again_at))
    write(folder, known | {name: stumble})
    return stumble


def forget_stumble(folder: Path, name: str) -> None:
    """Note that a verb goes well again."""
    known = read_stumbles(folder)
    if known.pop(name, None):
        write(folder, known)


def write(folder: Path, stumbles: dict[str, Stumble]) -> None:
    """Write the file; a disk that is full, or a folder that is not there, is told elsewhere, and must not stop the scheduler."""
    with suppress(OSError):
        write_whole(folder / FILE, msgspec.json.encode(stumbles))
