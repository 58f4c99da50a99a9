"""What a site announces = what was read + what was set aside, with its reason + what was not read."""

from dataclasses import dataclass
from typing import Any

from crawlers.join.reading import Aside, SiteReading
from vocabulary.site_account import BESIDE, account_in_french

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
        reasons = [aside.reason for aside in self.set_aside]
        return account_in_french(self.announced, self.seen, self.read, reasons, self.missing)

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
