"""What a site announces = what was read + what was set aside, with its reason + what was not read."""

from dataclasses import dataclass
from typing import Any

from crawlers.join.reading import Aside, SiteReading
from vocabulary.set_aside import SetAside

BESIDE = {SetAside.PAGE, SetAside.NEWS, SetAside.EVENT, SetAside.PORTRAIT, SetAside.TENDER}
"""What stands on a page of offers and is not counted as one by the site."""
MOST_NAMED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The account of one reading of a site."""

    announced: int | None
    """How many offers the site says that it has; nothing when it says no number."""
    read: int
    set_aside: tuple[Aside, ...]
    unread: tuple[str, ...] = ()
    """Addresses, or titles, of what looks like an offer and could not be read."""

    @property
    def seen(self) -> int:
        """How many things that may be offers were seen."""
        return self.read + sum(aside.reason not in BESIDE for aside in self.set_aside) + len(self.unread)

    @property
    def missing(self) -> int:
        """How many of the announced offers nobody saw."""
        return max(0, (self.announced or 0) - self.seen) + len(self.unread)

    @property
    def state(self) -> str:
        """``complete``, ``partial``, ``empty`` or ``unreadable``."""
        if self.read:
            return "partial" if self.missing else "complete"
        return "unreadable" if self.missing else "empty"

    @property
    def in_french(self) -> str:
        """The account in one sentence: « le site en montre 12, nous en lisons 11, 1 écartée (formation) »."""
        shown = (
            f"le site en annonce {self.announced}" if self.announced is not None else f"le site en montre {self.seen}"
        )
        counted: dict[str, int] = {}
        for aside in self.set_aside:
            if aside.reason not in BESIDE:
                counted[aside.reason.label] = counted.get(aside.reason.label, 0) + 1
        apart = ", ".join(
            f"{number} {'écartée' if number == 1 else 'écartées'} ({label})" for label, number in counted.items()
        )
        unread = f", {self.missing} non {'lue' if self.missing == 1 else 'lues'}" if self.missing else ""
        return f"{shown}, nous en lisons {self.read}{f', {apart}' if apart else ''}{unread}"

    def to_json(self) -> dict[str, Any]:
        """As it is kept with the crawl."""
        return {
            "announced": self.announced,
            "seen": self.seen,
            "read": self.read,
            "set_aside": [
                {"title": one.title[:150], "url": one.url, "reason": one.reason.value}
                for one in self.set_aside[:MOST_NAMED]
            ],
            "unread": list(self.unread[:MOST_NAMED]),
            "state": self.state,
        }


def account_of(reading: SiteReading) -> Account:
    """The account of a reading."""
    return Account(
        announced=reading.announced,
        read=len(reading.postings),
        set_aside=tuple(reading.set_aside),
        unread=tuple(reading.unread),
    )
