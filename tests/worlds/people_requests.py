"""What people ask for."""

from typing import Any

import msgspec

from db.people.rows import Request


def request(n: int, kind: str, member: str, subject: str = "", **given: Any) -> Request:
    """A request in force."""
    made = Request(
        n=n, kind=kind, member=member, person="", subject=subject, field="", value={}, source_value={}, state="active",
        asked_at="2026-11-25T08:00:00Z", decided_at=None, decided_by="", answer="",
    )  # fmt: skip
    return msgspec.structs.replace(made, **given)
