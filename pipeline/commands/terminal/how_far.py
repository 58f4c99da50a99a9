"""What long work told so far → how far it is, in words. Pure: seconds are given, nothing is drawn."""

from dataclasses import dataclass, replace
from typing import Self

from board.wording.formats import FIRM, count
from pipeline.commands.terminal.readable import readable
from pipeline.progress import Begun, Done, Ended, Event, Step

MOST_NAMED = 3
"""Names of what is waited for; of the others only how many there are."""
NOTHING_YET = Step("Préparation")
FEWEST_DONE = 2
"""Things done from which the time that is left may be told."""


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far long work is."""

    step: Step = NOTHING_YET
    since: float = 0.0
    """When the step began, in seconds of a clock that never goes back."""
    done: int = 0
    offers: int = 0
    waiting: tuple[str, ...] = ()
    """What is waited for, the longest first."""

    def after(self, event: Event, at: float) -> Self:
        """How far it is once that was told, at that second."""
        match event:
            case Step():
                return type(self)(step=event, since=at)
            case Begun(name):
                return replace(self, waiting=(*self.waiting, readable(name)))
            case Ended(name):
                return replace(self, waiting=tuple(other for other in self.waiting if other != readable(name)))
            case Done(offers):
                return replace(self, done=self.done + 1, offers=self.offers + offers)

    def seconds_left(self, at: float) -> float | None:
        """What is left of the step if the rest goes as what is done went; ``None`` while too little is."""
        if not self.step.total or self.done < FEWEST_DONE:
            return None
        return (at - self.since) / self.done * max(0, self.step.total - self.done)

    def counts(self, at: float) -> str:
        """« 12 sur 65, 143 annonces lues, encore 2 min environ »."""
        total, left = self.step.total, self.seconds_left(at)
        told = [f"{self.done} sur {total}"] if total else []
        told += [f"{count(self.offers, 'annonce')} lue{'s' if self.offers > 1 else ''}"] if self.offers else []
        told += [f"depuis {duration(at - self.since)}"] if left is None else []
        told += [f"encore {duration(left)} environ"] if left else []
        return ", ".join(told)

    @property
    def waited_for(self) -> str:
        """« en attente de a, b, c et 4 autres »; empty when nothing is."""
        if not self.waiting:
            return ""
        named, more = self.waiting[:MOST_NAMED], len(self.waiting) - MOST_NAMED
        others = f" et {count(more, 'autre')}" if more > 0 else ""
        return f"en attente de {', '.join(named)}{others}"

    def sentence(self, at: float) -> str:
        """All of it in one line."""
        return " ; ".join(filter(None, (f"{self.step.name} : {self.counts(at)}", self.waited_for)))


def duration(seconds: float) -> str:
    """Seconds as one says them.

    >>> duration(7.4), duration(100), duration(3700)
    ('7\\xa0s', '2\\xa0min', '1\\xa0h\\xa002')
    """
    if seconds < 60:
        return f"{seconds:.0f}{FIRM}s"
    minutes = round(seconds / 60)
    return f"{minutes}{FIRM}min" if minutes < 60 else f"{minutes // 60}{FIRM}h{FIRM}{minutes % 60:02}"
