"""What people ask for → rows of ``requests``: asked, decided, withdrawn, fallen; nothing else of a row ever changes."""

import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from db.people.links import audit
from db.people.rows import Actor, CounterRow, Request, RequestRow
from db.store import Store
from db.times import stamp

MOST_REQUESTS_A_DAY = 200
"""Requests of one member in a day: a person needs fewer, a script that runs wild does not fill the disk."""
KEPT_FOR_NEWCOMERS = 70
"""How many of those of all visitors together are for who asked nothing yet today: nobody takes the places of all others."""
IDENTITY = "identity"
"""The counter that names this people.db among all others: drawn once, so that one that is new, or another, is known as such."""
COUNT_A_DAY = "SELECT count(*) FROM requests WHERE member = ? AND asked_at > ? AND asked_at <= ?"
KEEP = """
    INSERT INTO requests (kind, member, person, subject, field, value, source_value, state, asked_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
SUPERSEDE = """
    UPDATE requests SET state = 'withdrawn', decided_at = ?, decided_by = ?
    WHERE kind = ? AND member = ? AND subject = ? AND field = ? AND n < ? AND state IN ('waiting', 'active')
"""
ONE_OF = {"hide", "filled", "correct", "consent", "logo", "description"}
"""Kinds of which the last one stands alone."""


class TooManyRequestsError(ValueError):
    """More was asked for in a day than a person needs."""


def ask(people: Store, now: datetime, *, who: Actor, kind: str, subject: str = "", field: str = "",
        value: Mapping[str, Any] | None = None,
        source_value: Mapping[str, Any] | None = None, moderated: bool = False, newcomer: bool = True) -> int:  # fmt: skip
    """Keep what somebody asks for; gives its number. It is in force at once, unless the association looks at it first.

    What the same member asked before of the same thing is withdrawn with it. ``newcomer``: of a visitor, whether it asked nothing
    else today. The association, known by its link of no member, is not bounded: no flood of visitors may keep it from hiding an offer.
    Raises ``TooManyRequestsError``.
    """
    row = (kind, who.member, who.person, subject, field, packed(value), packed(source_value))
    state = "waiting" if moderated else "active"
    with people.transaction():
        since = stamp(now - timedelta(days=1))
        (count,) = people.connection.execute(COUNT_A_DAY, (who.member, since, stamp(now))).fetchone()
        if (who.member or not who.link) and count >= MOST_REQUESTS_A_DAY - (0 if newcomer else KEPT_FOR_NEWCOMERS):
            raise TooManyRequestsError("Beaucoup de demandes aujourd’hui : attendez demain, ou appelez l’association.")
        people.execute(KEEP, (*row, state, stamp(now)))
        n = int(people.connection.execute("SELECT last_insert_rowid()").fetchone()[0])
        if not moderated:
            supersede(people, n, now)
        audit(people, now, kind, who=who, subject=subject or f"demande {n}", detail=field)
    return n


def packed(value: Mapping[str, Any] | None) -> str:
    """JSON as it is stored."""
    return json.dumps(value or {}, ensure_ascii=False, sort_keys=True)


def supersede(people: Store, n: int, now: datetime) -> None:
    """Withdraw what the same member asked before of the same thing."""
    row = next(people.read(RequestRow, "WHERE n = ?", [n]))
    if row.kind in ONE_OF:
        people.execute(SUPERSEDE, (stamp(now), row.person, row.kind, row.member, row.subject, row.field, n))


def find_request(people: Store, n: int) -> Request | None:
    """A request by its number."""
    return next(iter(read(people, "WHERE n = ?", [n])), None)


def read(people: Store, where: str, values: Iterable[object] = ()) -> list[Request]:
    """Requests in the order asked."""
    return [Request.of(row) for row in people.read(RequestRow, f"{where} ORDER BY n", list(values))]


def active(people: Store) -> list[Request]:
    """What is in force."""
    return read(people, "WHERE state = 'active'")


def decide(people: Store, n: int, state: str, now: datetime, *, by: Actor, answer: str = "", action: str = "") -> bool:
    """Put a living request into another state; says whether it was living. ``by``: who, or what, decides."""
    with people.transaction():
        row = find_request(people, n)
        if row is None or not row.living:
            return False
        people.execute(
            "UPDATE requests SET state = ?, decided_at = ?, decided_by = ?, answer = ? WHERE n = ?",
            (state, stamp(now), by.person, answer[:500], n),
        )
        if state == "active":
            supersede(people, n, now)
        who = replace(by, member=row.member)
        audit(people, now, action or state, who=who, subject=f"demande {n}", detail=answer)
    return True


def identity(people: Store) -> int:
    """What names this people.db, drawn now if it has no name yet."""
    people.execute("INSERT OR IGNORE INTO counters VALUES (?, ?)", (IDENTITY, 1 + secrets.randbits(62)))
    return counter(people, IDENTITY)


def counter(people: Store, name: str) -> int:
    """How far something is."""
    row = next(people.read(CounterRow, "WHERE name = ?", [name]), None)
    return row.value if row else 0


def advance(people: Store, name: str, value: int) -> None:
    """Note that something has followed as far as ``value``."""
    people.execute(
        "INSERT INTO counters VALUES (?, ?) ON CONFLICT DO UPDATE SET value = max(value, excluded.value)", (name, value)
    )
