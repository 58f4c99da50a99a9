"""What long work tells on its way, as values: whoever calls it may listen, and draw it (``pipeline/commands/terminal/``)."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """The next part of the work begins."""

    name: str
    """What is done now, in French, for people."""
    total: int | None = None
    """How many things there are to do in it; ``None``: nobody knows, or it is one."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Something is waited for from now on."""

    name: str
    """The id of a source, an address, a file."""


@dataclass(frozen=True, slots=True)
class Ended:
    """It is waited for no more."""

    name: str


@dataclass(frozen=True, slots=True)
class Done:
    """One more of the things of this step is done."""

    offers: int = 0
    """Offers that were read in it."""


Event = Step | Begun | Ended | Done
Tell = Callable[[Event], None]
"""May be called by several threads at once; returns at once, and raises nothing."""


def tell_nobody(_: Event) -> None:
    """For work that nobody looks at."""
