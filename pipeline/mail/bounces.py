"""A mail that came back (RFC 3464) → the addresses that do not exist."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import cast

from pipeline.mail.smtp import GONE_STATUSES

MOST_MESSAGE_BYTES = 1_000_000
"""How much of a message is read."""


def dead_addresses(message: bytes) -> list[str]:
    """Addresses that a report of failed delivery says will never take a mail; none in any other message.

    >>> dead_addresses(b"Subject: Bonjour\\n\\nRien.")
    []
    """
    return list(dict.fromkeys(failed_recipients(message_from_bytes(message[:MOST_MESSAGE_BYTES], policy=default))))


def failed_recipients(message: Message) -> Iterator[str]:
    """The recipients that a report names as failed."""
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in cast("list[Message]", part.get_payload()):
            recipient = str(block.get("Final-Recipient") or block.get("Original-Recipient") or "")
            failed = str(block.get("Action") or "").strip().lower() == "failed"
            if recipient and failed and str(block.get("Status") or "").strip().startswith(GONE_STATUSES):
                yield recipient.rpartition(";")[2].strip().strip("<>")
