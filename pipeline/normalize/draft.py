"""What is to be normalized, and what is known of it while that is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.model import Occupation, Text
from pipeline.normalize.descriptions.prose import Prose
from pipeline.normalize.field_readers import FieldReading
from pipeline.normalize.organization import NOBODY, Organization, Publisher
from pipeline.normalize.places.place import LocatedPlace
from pipeline.normalize.values import PostingValues
from vocabulary.posting_values import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A posting as its source says it, one string a field, with what its crawl knows of it."""

    text: Text
    id: str
    source: str
    key: str
    seen_at: datetime
    extractor: str = ""
    read_by: Mapping[str, str] = field(default_factory=dict)
    """Property → extractor, where another one than ``extractor`` gave it."""
    publisher: Publisher = NOBODY
    contact: Contact | None = None
    """Of a declared offer only."""


class Draft:
    """What is known so far of a posting."""

    __slots__ = ("days_doubted", "employer", "located", "prose", "raw", "readings", "text", "trade", "values")
    prose: Prose
    located: list[LocatedPlace]
    employer: Organization
    trade: tuple[Occupation, str] | None
    days_doubted: bool
    """Whether a day that its source gives cannot be true."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.text = raw.text
        self.values: PostingValues = {}
        """Fields of the posting."""
        self.readings: list[FieldReading] = []
        """Where they come from."""
