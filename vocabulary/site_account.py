"""The account of a visit as it is kept with its crawl: what the site announces, what was read, set aside and not read."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from vocabulary.set_aside import SetAside

BESIDE = {SetAside.PAGE, SetAside.NEWS, SetAside.EVENT, SetAside.PORTRAIT, SetAside.TENDER}
"""What stands on a page of offers and is not counted as one by the site."""
UNPUBLISHED = {SetAside.HIDDEN, SetAside.DRAFT}
"""What the site itself does not show: the public is told how many there are, and never which."""
SQUARE = {"complete", "empty"}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAside:
    """Something that the site shows, and why it is no offer."""

    title: str
    """Empty where nobody is to be told."""
    url: str
    reason: SetAside


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAccount:
    """The account of one visit."""

    announced: int | None
    """How many offers the site says that it has; nothing when it says no number."""
    seen: int
    """How many things that may be offers were seen."""
    read: int
    set_aside: tuple[KeptAside, ...]
    unread: tuple[str, ...]
    """Addresses, or titles, of what looks like an offer and could not be read."""
    state: str
    """``complete``, ``partial``, ``empty`` or ``unreadable``."""

    @classmethod
    def of_json(cls, text: str | None) -> Self | None:
        """The account that a crawl keeps; nothing of a crawl that keeps none, or keeps what is none.

        >>> SiteAccount.of_json('{"announced": 3, "seen": 2, "read": 2, "state": "partial"}').in_french
        'le site en annonce 3, nous en lisons 2, 1 non lue'
        """
        try:
            kept = json.loads(text or "")
            return cls(
                announced=None if kept.get("announced") is None else int(kept["announced"]),
                seen=int(kept["seen"]),
                read=int(kept["read"]),
                set_aside=tuple(map(kept_aside, kept.get("set_aside") or ())),
                unread=tuple(map(str, kept.get("unread") or ())),
                state=str(kept["state"]),
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    @property
    def square(self) -> bool:
        """Whether announced = read + set aside: only then may anybody say that all of it was read."""
        return self.state in SQUARE

    @property
    def missing(self) -> int:
        """How many offers of the site were not read."""
        return max(0, (self.announced or 0) - self.seen) + len(self.unread)

    @property
    def in_french(self) -> str:
        """The account in one sentence, as ``account_in_french`` writes it."""
        return account_in_french(
            self.announced, self.seen, self.read, [one.reason for one in self.set_aside], self.missing
        )

    @property
    def sentence(self) -> str:
        """The same, as a sentence that stands by itself."""
        return f"{self.in_french[:1].upper()}{self.in_french[1:]}."

    @property
    def named(self) -> list[KeptAside]:
        """What is set aside, and may be named to whoever reads this account."""
        return [one for one in self.set_aside if one.title or one.url]

    @property
    def unnamed(self) -> int:
        """How many are set aside that this account does not name."""
        return len(self.set_aside) - len(self.named)

    @property
    def for_the_public(self) -> Self:
        """The same account without the names of what the site does not show, and without portraits, whose titles name people."""
        shown = [one for one in self.set_aside if one.reason is not SetAside.PORTRAIT]
        hidden = [replace(one, title="", url="") if one.reason in UNPUBLISHED else one for one in shown]
        return replace(self, set_aside=tuple(hidden))

    def to_json(self) -> dict[str, Any]:
        """As it is kept with the crawl."""
        return {
            "announced": self.announced,
            "seen": self.seen,
            "read": self.read,
            "set_aside": [{"title": one.title, "url": one.url, "reason": one.reason.value} for one in self.set_aside],
            "unread": list(self.unread),
            "state": self.state,
        }


def kept_aside(one: Mapping[str, Any]) -> KeptAside:
    """One thing set aside; a reason of a newer version is a doubt here."""
    known = one["reason"] in {reason.value for reason in SetAside}
    return KeptAside(
        title=str(one.get("title") or ""),
        url=str(one.get("url") or ""),
        reason=SetAside(one["reason"]) if known else SetAside.UNSURE,  # type: ignore[call-arg]
    )


def account_in_french(announced: int | None, seen: int, read: int, reasons: Iterable[SetAside], missing: int) -> str:
    """An account in one sentence.

    >>> account_in_french(None, 12, 11, [SetAside.TRAINING, SetAside.NEWS], 0)
    'le site en montre 12, nous en lisons 11, 1 écartée (formation)'
    """
    shown = f"le site en annonce {announced}" if announced is not None else f"le site en montre {seen}"
    counted = Counter(reason.label for reason in reasons if reason not in BESIDE)
    parts: Sequence[str] = [
        shown,
        f"nous en lisons {read}",
        *(f"{number} {'écartée' if number == 1 else 'écartées'} ({label})" for label, number in counted.items()),
        *([f"{missing} non {'lue' if missing == 1 else 'lues'}"] if missing else []),
    ]
    return ", ".join(parts)
