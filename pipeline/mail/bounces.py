"""A mail that came back (RFC 3464) → the addresses that do not exist."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import cast

from pipeline.mail.smtp import GONE

LARGEST = 1_000_000
"""Bytes of a message that are read."""


def gone(message: bytes) -> list[str]:
    """Addresses that a report of failed delivery says will never take a mail; none in any other message.

    >>> gone(b"Subject: Bonjour\\n\\nRien.")
    []
    """
    return list(dict.fromkeys(found(message_from_bytes(message[:LARGEST], policy=default))))


def found(message: Message) -> Iterator[str]:
    """The recipients that a report names as failed."""
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in cast("list[Message]", part.get_payload()):
            recipient = str(block.get("Final-Recipient") or block.get("Original-Recipient") or "")
            failed = str(block.get("Action") or "").strip().lower() == "failed"
            if recipient and failed and str(block.get("Status") or "").strip().startswith(GONE):
                yield recipient.rpartition(";")[2].strip().strip("<>")
