"""people.db → what is in force for a publication, and the note that the board follows it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from db.people.open import read_people
from db.people.requests import active, advance, counter, decide, identity
from db.people.rows import Actor, PictureRow, Request

SHOWN_PICTURES = """
    WHERE sha256 IN (SELECT value ->> 'logo' FROM requests WHERE state = 'active' AND kind = 'logo') ORDER BY sha256
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What people.db says at one moment."""

    requests: list[Request] = field(default_factory=list)
    pictures: Iterable[PictureRow] = ()
    """Those that are shown, read one by one: all together they need not find room in memory."""
    count: int = 0
    """How often somebody asked for something, or took it back, so far."""
    identity: int = 0
    """What names the file; 0 when there is none."""


@contextmanager
def asking(people: Path | None) -> Iterator[Asked]:
    """What is in force, of one moment as long as the ``with`` lasts; meanwhile people go on writing.

    A people.db that cannot be read is an error: nothing that was hidden is to come back.
    """
    if people is None:
        yield Asked()
        return
    with read_people(people) as kept:
        if kept is None:
            yield Asked()
            return
        name = identity(kept)
        kept.execute("BEGIN")
        yield Asked(active(kept), kept.read(PictureRow, SHOWN_PICTURES), counter(kept, "asked"), name)


def note_followed(people: Path | None, asked: Asked, fallen: Mapping[int, str], now: datetime) -> None:
    """Write down that the board follows, and which requests are over by themselves."""
    if people is None or not asked.count:
        return
    with read_people(people) as kept:
        if kept is not None:
            advance(kept, "published", asked.count)
            for n, why in fallen.items():
                decide(kept, n, "fallen", now, by=Actor(person="la source"), answer=why)
