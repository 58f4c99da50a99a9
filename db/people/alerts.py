"""Mails that somebody asked for ↔ people.db: asked, confirmed, told, ended."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from db.people.rows import AlertRow
from db.store import Store
from db.times import stamp

Kind = Literal["search", "member"]
Rhythm = Literal["daily", "weekly"]
MOST_ALERTS_AN_ADDRESS = 20
MOST_WAITING_ALERTS = 3
"""Mails that ask one address to confirm, until it did: nobody can fill another's letterbox."""
MOST_UNANSWERED_ALERTS = 300
"""Addresses that did not answer yet, of everybody: a script that fills the form does not make us write to the whole world."""
KEPT_FOR_NEWCOMERS = 100
"""How many of these places are for visitors who asked nothing yet today: who fills the form all day long does not get them."""
MOST_ASKED_A_DAY, MOST_ASKED_A_WEEK = 3, 6
"""Mails that ask one letterbox to confirm, however its address is spelled, and also once what was asked for is erased."""
ASKED_FOR = timedelta(days=7)
"""How long a fingerprint of a letterbox is kept to count for that."""
ASK_AGAIN = timedelta(hours=24)
MOST_REFUSAL_DAYS = 5
"""Days in a row on which mails were refused, before an address is given up: a letterbox may be full for a while."""


SAME = "WHERE (address = ? OR letterbox = ?) AND (kind, subject) = (?, ?)"
COUNTS = """
    SELECT count(*), count(*) FILTER (WHERE confirmed_at IS NULL) FROM alerts WHERE letterbox = ? OR address = ?
"""
ASKED = """
    SELECT coalesce(sum(n) FILTER (WHERE day = ?1), 0), coalesce(sum(n) FILTER (WHERE day <= ?1), 0) FROM asked_letterboxes
    WHERE letterbox = ?2
"""
"""A day to come is of a clock that was fast, and counts for nobody."""
KEEP = """
    INSERT INTO alerts (token, address, kind, subject, rhythm, asked_at, told_until, letterbox) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
FULL = "Réessayez demain, ou suivez la recherche par son flux RSS."


class TooManyAlertsError(ValueError):
    """Too many addresses wait for an answer. The message is for who asked."""


def ask(
    people: Store, address: str, kind: Kind, subject: str, rhythm: Rhythm, *, box: str, now: datetime, until: str,
    newcomer: bool = True,
) -> None:  # fmt: skip
    """Keep what an address asks for, until it confirms; who asks learns nothing of what was asked before.

    ``box``: the fingerprint of its letterbox (``db.people.letterboxes``). ``until``: jobs first seen until then are not told of.
    ``newcomer``: whether its visitor asked nothing else today. Does nothing when too much is asked for one letterbox; raises
    ``TooManyAlertsError`` when too many addresses did not answer yet, whatever was asked before.
    """
    with people.transaction():
        everybody = people.value("SELECT count(*) FROM alerts WHERE confirmed_at IS NULL")
        if everybody >= MOST_UNANSWERED_ALERTS - (0 if newcomer else KEPT_FOR_NEWCOMERS):
            raise TooManyAlertsError(FULL)
        same = next(people.read(AlertRow, SAME, [address, box, kind, subject]), None)
        if same:
            ask_again(people, same, now)
            return
        mine, waiting = people.connection.execute(COUNTS, [box, address]).fetchone()
        if mine < MOST_ALERTS_AN_ADDRESS and waiting < MOST_WAITING_ALERTS and may_be_asked(people, box, now):
            note_letterbox(people, box, now)
            people.execute(KEEP, [secrets.token_urlsafe(24), address, kind, subject, rhythm, stamp(now), until, box])


def ask_again(people: Store, row: AlertRow, now: datetime) -> None:
    """Have the mail that asks to confirm sent once more, a day after the last one."""
    last = row.asked_to_confirm_at
    if (
        row.confirmed_at is None
        and last
        and not stamp(now - ASK_AGAIN) < last <= stamp(now)
        and may_be_asked(people, row.letterbox, now)
    ):
        note_letterbox(people, row.letterbox, now)
        sql = "UPDATE alerts SET asked_to_confirm_at = NULL, asked_at = ? WHERE token = ?"
        people.execute(sql, [stamp(now), row.token])


def may_be_asked(people: Store, box: str, now: datetime) -> bool:
    """Whether one more mail may ask a letterbox to confirm; what is older than a week is forgotten here."""
    people.execute("DELETE FROM asked_letterboxes WHERE day <= ?", [stamp(now - ASKED_FOR)[:10]])
    today, week = people.connection.execute(ASKED, [stamp(now)[:10], box]).fetchone()
    return bool(today < MOST_ASKED_A_DAY and week < MOST_ASKED_A_WEEK)


def note_letterbox(people: Store, box: str, now: datetime) -> None:
    """Count one more mail that asks a letterbox to confirm."""
    sql = "INSERT INTO asked_letterboxes VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1"
    people.execute(sql, [box, stamp(now)[:10]])


def find(people: Store, token: str) -> AlertRow | None:
    """What a link of a mail is about."""
    return next(people.read(AlertRow, "WHERE token = ?", [token]), None)


def confirm(people: Store, token: str, now: datetime) -> None:
    """The address agrees; the first time counts. Its letterbox wants our mails: what was counted against more is forgotten."""
    with people.transaction():
        people.execute(
            "UPDATE alerts SET confirmed_at = ? WHERE token = ? AND confirmed_at IS NULL", [stamp(now), token]
        )
        people.execute(
            "DELETE FROM asked_letterboxes WHERE letterbox IN (SELECT letterbox FROM alerts WHERE token = ?)", [token]
        )


def end(people: Store, token: str) -> None:
    """Erase one line."""
    people.execute("DELETE FROM alerts WHERE token = ?", [token])


def end_address(people: Store, address: str) -> int:
    """Erase all that an address asked for: it does not exist any more. Says how many lines there were."""
    return people.execute("DELETE FROM alerts WHERE lower(address) = lower(?)", [address])


def to_confirm(people: Store) -> list[AlertRow]:
    """Lines whose address must be asked to confirm."""
    waiting = "WHERE confirmed_at IS NULL AND asked_to_confirm_at IS NULL ORDER BY asked_at, token"
    return list(people.read(AlertRow, waiting))


def unanswered(people: Store) -> bool:
    """Whether some address has not agreed yet."""
    return bool(people.rows("SELECT 1 FROM alerts WHERE confirmed_at IS NULL LIMIT 1"))


def note_asked(people: Store, token: str, now: datetime) -> None:
    """The mail that asks to confirm left."""
    people.execute("UPDATE alerts SET asked_to_confirm_at = ? WHERE token = ?", [stamp(now), token])


def confirmed(people: Store) -> list[AlertRow]:
    """Lines whose address agreed."""
    return list(people.read(AlertRow, "WHERE confirmed_at IS NOT NULL ORDER BY confirmed_at, token"))


def note_told(people: Store, token: str, until: str, known: Sequence[str] | None = None) -> None:
    """A mail left: jobs first seen until then are known now, and ``known``, the ids of all that its search finds, if it has one."""
    people.execute(
        "UPDATE alerts SET told_until = ?, known = ?, refusals = 0, refused_on = NULL WHERE token = ?",
        [until, known if known is None else ids_to_json(known), token],
    )


def note_known(people: Store, row: AlertRow, known: Sequence[str] | None) -> None:
    """Nothing was to be told: what left the search meanwhile is news when it comes back. ``None``: it could not be asked today."""
    if known is not None and row.known != ids_to_json(known):
        people.execute("UPDATE alerts SET known = ? WHERE token = ?", [ids_to_json(known), row.token])


def ids_to_json(ids: Sequence[str]) -> str:
    """Ids as a line keeps them: in order, so that the same ones are the same text."""
    return msgspec.json.encode(sorted(ids)).decode()


def known_ids(row: AlertRow) -> frozenset[str] | None:
    """The ids that a line keeps; ``None`` when nobody looked yet."""
    return None if row.known is None else frozenset(msgspec.json.decode(row.known, type=list[str]))


def note_refused(people: Store, token: str, now: datetime) -> None:
    """A mail was not taken, for a time; an address that takes none, day after day, is erased."""
    day = stamp(now)[:10]
    with people.transaction():
        people.execute(
            "UPDATE alerts SET refusals = refusals + 1, refused_on = ? WHERE token = ? AND refused_on IS NOT ?",
            [day, token, day],
        )
        people.execute("DELETE FROM alerts WHERE token = ? AND refusals >= ?", [token, MOST_REFUSAL_DAYS])


def erase_unconfirmed(people: Store, asked_before: datetime, now: datetime) -> int:
    """Erase addresses that never agreed; says how many lines there were. One asked under a fast clock counts as asked now."""
    people.execute("UPDATE alerts SET asked_at = ?1 WHERE confirmed_at IS NULL AND asked_at > ?1", [stamp(now)])
    return people.execute("DELETE FROM alerts WHERE confirmed_at IS NULL AND asked_at < ?", [stamp(asked_before)])
