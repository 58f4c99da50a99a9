"""What people ask for → rows of ``requests``: asked, decided, withdrawn, fallen; nothing else of a row ever changes."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from db.people.links import audit
from db.store import Row, Store
from db.times import stamp

LIVING = ("waiting", "active")
MOST_A_DAY = 200
"""Requests of one member in a day: a person needs fewer, a script that runs wild does not fill the disk."""
SAME = "kind = :kind AND member = :member AND subject = :subject AND field = :field"
ONE_OF = {"hide", "filled", "correct", "consent", "logo", "description"}
"""Kinds of which the last one stands alone."""


class TooManyError(ValueError):
    """More was asked for in a day than a person needs."""


def ask(people: Store, now: datetime, *, who: Row, kind: str, subject: str = "", field: str = "",
        value: Row | None = None, source_value: Row | None = None, moderated: bool = False) -> int:  # fmt: skip
    """Keep what somebody asks for; gives its number. It is in force at once, unless the association looks at it first.

    What the same member asked before of the same thing is withdrawn with it. Raises ``TooManyError``.
    """
    row = {
        "kind": kind,
        "member": who.get("member", ""),
        "person": who.get("person", ""),
        "subject": subject,
        "field": field,
    }
    row |= {"value": packed(value), "source_value": packed(source_value), "asked_at": stamp(now)}
    row |= {"state": "waiting" if moderated else "active"}
    with people.transaction():
        since = stamp(now - timedelta(days=1))
        count = people.rows(
            "SELECT count(*) AS n FROM requests WHERE member = ? AND asked_at > ?", (row["member"], since)
        )
        if count[0]["n"] >= MOST_A_DAY:
            raise TooManyError("Beaucoup de demandes aujourd’hui : attendez demain, ou appelez l’association.")
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        people.execute(f"INSERT INTO requests ({names}) VALUES ({marks})", row)  # noqa: S608 - names are ours
        n = int(people.connection.execute("SELECT last_insert_rowid()").fetchone()[0])
        if not moderated:
            supersede(people, row | {"n": n}, now)
        audit(people, now, kind, who=who, subject=subject or f"demande {n}", detail=field)
    return n


def packed(value: Row | None) -> str:
    """JSON as it is stored."""
    return json.dumps(value or {}, ensure_ascii=False, sort_keys=True)


def supersede(people: Store, row: Row, now: datetime) -> None:
    """Withdraw what the same member asked before of the same thing."""
    if row["kind"] in ONE_OF:
        people.execute(
            f"UPDATE requests SET state = 'withdrawn', decided_at = :now, decided_by = :person "  # noqa: S608 - ours
            f"WHERE {SAME} AND n < :n AND state IN ('waiting', 'active')",
            row | {"now": stamp(now)},
        )


def one(people: Store, n: int) -> Row | None:
    """A request by its number, its JSON read."""
    return next(iter(read(people, "WHERE n = ?", [n])), None)


def read(people: Store, where: str, values: Iterable[object] = ()) -> list[Row]:
    """Requests in the order asked, their JSON read."""
    rows = people.rows(f"SELECT * FROM requests {where} ORDER BY n", list(values))  # noqa: S608 - ours
    return [row | {"value": json.loads(row["value"]), "source_value": json.loads(row["source_value"])} for row in rows]


def active(people: Store) -> list[Row]:
    """What is in force."""
    return read(people, "WHERE state = 'active'")


def decide(people: Store, n: int, state: str, now: datetime, *, by: Row, answer: str = "", action: str = "") -> bool:
    """Put a living request into another state; says whether it was living. ``by``: who decides; for machines, ``{"person": …}``."""
    with people.transaction():
        row = one(people, n)
        if row is None or row["state"] not in LIVING:
            return False
        people.execute(
            "UPDATE requests SET state = ?, decided_at = ?, decided_by = ?, answer = ? WHERE n = ?",
            (state, stamp(now), by.get("person", ""), answer[:500], n),
        )
        if state == "active":
            supersede(people, row, now)
        who = by | {"member": row["member"]}
        audit(people, now, action or state, who=who, subject=f"demande {n}", detail=answer)
    return True


def counter(people: Store, name: str) -> int:
    """How far something is."""
    found = people.rows("SELECT value FROM counters WHERE name = ?", [name])
    return int(found[0]["value"]) if found else 0


def reached(people: Store, name: str, value: int) -> None:
    """Note that something has followed as far as ``value``."""
    people.execute(
        "INSERT INTO counters VALUES (?, ?) ON CONFLICT DO UPDATE SET value = max(value, excluded.value)", (name, value)
    )
