"""Answers to visitors who left an address: kept until their mail left, and not a day longer than needed."""

from datetime import datetime, timedelta

from db.people.requests import find_request
from db.people.rows import AnswerDueRow, Request
from db.rows import insert
from db.store import Store
from db.times import stamp

TRIED_FOR = timedelta(days=7)
"""A mail that could not leave for so long tells nobody anything new."""


def owe(people: Store, request: int, address: str, now: datetime) -> None:
    """Note that an answer is to be mailed."""
    row = AnswerDueRow(request=request, address=address, decided_at=stamp(now))
    with people.transaction():
        people.write(insert(AnswerDueRow, otherwise="ON CONFLICT DO NOTHING"), [row])


def owed(people: Store, now: datetime) -> list[tuple[AnswerDueRow, Request]]:
    """Answers to mail, with what they answer; those that are too old are erased."""
    with people.transaction():
        people.execute("DELETE FROM answers_due WHERE decided_at < ?", [stamp(now - TRIED_FOR)])
    due = list(people.read(AnswerDueRow, "ORDER BY request"))
    return [(row, request) for row in due if (request := find_request(people, row.request)) is not None]


def any_owed(people: Store) -> bool:
    """Whether an answer is to be mailed."""
    return next(people.read(AnswerDueRow, "LIMIT 1"), None) is not None


def settle(people: Store, request: int) -> None:
    """Erase the address: its answer left, or never can."""
    with people.transaction():
        people.execute("DELETE FROM answers_due WHERE request = ?", [request])
