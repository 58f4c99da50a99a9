"""What people ask for."""

from typing import Any

Row = dict[str, Any]


def request(n: int, kind: str, member: str, subject: str = "", **given: Any) -> Row:
    """A request in force."""
    row = {"n": n, "kind": kind, "member": member, "subject": subject, "field": "", "value": {}, "source_value": {}}
    return row | {"asked_at": "2026-11-25T08:00:00Z", "state": "active"} | given
