"""What a crawl produces: pages, raw postings, and one report."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.own_pages import OwnPage
from vocabulary.web_address import WebAddress
from vocabulary.without_secrets import without_secrets


@dataclass(frozen=True, kw_only=True)
class Page:
    """One answer of a site, as it was received."""

    source: str
    """The id of its line in ``sources.csv``."""

    url: str
    """The address that answered, after redirects."""

    status: int
    """The HTTP status."""

    content_type: str
    """The ``Content-Type`` header, which may lie."""

    body: bytes
    """The body, decompressed, untouched."""

    seen_at: datetime
    """When the crawl started (UTC): the only clock that later steps may read."""

    etag: str | None = None
    """The ``ETag`` header, for a conditional request next time."""

    last_modified: str | None = None
    """The ``Last-Modified`` header, word for word."""

    listing: bool = False
    """Whether it was read for its links only: a list, or a sitemap; no offer is looked for in it."""

    known_sha256: str = field(default="", compare=False, repr=False)
    """The sha256 of the body, where whoever kept it knows it already."""

    @cached_property
    def sha256(self) -> str:
        """The name of the body: 64 hexadecimal digits; made once, since several steps ask for it."""
        return self.known_sha256 or sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPosting:
    """One posting, word for word as its source publishes it."""

    source: str
    """The id of its line in ``sources.csv``."""

    key: str
    """What names it within its source: its own identifier, or its address."""

    url: str
    """Where a reader can see it."""

    seen_at: datetime
    """When its crawl started (UTC)."""

    extractor: str
    """The way of writing that was recognised: ``json_ld``, ``html`` …"""

    page: str
    """The sha256 of the page that it was read from."""

    fields: dict[str, Any]
    """schema.org JobPosting properties, untouched: text, numbers, lists or nested objects."""

    read_by: dict[str, str] = field(default_factory=dict)
    """Property → extractor, only for properties that another extractor than ``extractor`` gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One request or page that went wrong."""

    fault: Fault
    """What went wrong, by its name in the house."""

    url: str
    """The address where it went wrong, without what may be secret in it."""

    detail: str
    """In words, at most 300 characters, nothing secret."""

    listing: bool
    """Whether it was a listing page (or feed, or sitemap): then the crawl is not complete."""

    def __post_init__(self) -> None:
        """Hide keys here, since what went wrong is published: whoever notes it need not think of them."""
        object.__setattr__(self, "url", str(WebAddress(self.url)) if self.url else "")
        object.__setattr__(self, "detail", without_secrets(self.detail))


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """The report of one visit to one source."""

    id: str
    """``SOURCE@2026-11-24T05:30:00Z``: the source and when it was visited."""

    source: str
    """The id of its line in ``sources.csv``."""

    spider: str
    """The spider that walked the source."""

    started_at: datetime
    """UTC."""

    finished_at: datetime
    """UTC."""

    outcome: Outcome
    """How the visit ended, in one word."""

    complete: bool
    """Whether every listing page was read to the end: only then may absence mean something."""

    troubles: tuple[Trouble, ...] = ()
    """What went wrong, in the order met, at most 50."""

    requests: int = 0
    """Requests sent, robots.txt included."""

    bytes_received: int = 0
    """Bytes of the answers as they travelled."""

    pages: int = 0
    """How many pages were kept."""

    found: int = 0
    """How many raw postings were read."""

    gone: tuple[str, ...] = ()
    """Addresses that a listing still names, or named, and that answered 404 or 410."""

    says_empty: bool = False
    """Whether the site says in words that it has no offer (« aucune offre »)."""

    notes: dict[str, str] = field(default_factory=dict)
    """What else was learnt: robots.txt's answer, ``tdm-reservation``, crawl delay, whether a 304 was not true."""

    own_pages: dict[str, OwnPage] = field(default_factory=dict)
    """Address of a posting that no list showed → what the posting's own page said."""
