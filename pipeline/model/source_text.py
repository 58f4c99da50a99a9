"""What a source says of a posting, before it is understood."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What a source says of a posting, one string a field: what ``normalize`` reads.

    Every way of writing (JSON-LD objects, table rows, feed elements) is brought to this form first, so that one rule reads all.
    """

    title: str
    organization: str = ""
    locations: tuple[str, ...] = ()
    contract: str = ""
    salary: str = ""
    date_posted: str = ""
    valid_through: str = ""
    schedule: str = ""
    experience: str = ""
    education: str = ""
    description: str = ""
    """HTML or plain text, not sanitized yet."""
    url: str = ""
    apply_url: str = ""
    external_id: str = ""
    rome: str = ""
    language: str = ""
