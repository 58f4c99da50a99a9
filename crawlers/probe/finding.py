"""What probing a site found, as it is told and as it travels."""

from base64 import b64encode
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from crawlers.account.account import Account
from crawlers.gather.ask import Ask
from crawlers.items import Page, RawPosting
from crawlers.join.reading import Aside
from vocabulary.set_aside import SetAside

FIELDS = {
    "title": "title",
    "organization": "hiringOrganization",
    "place": "jobLocation",
    "contract": "employmentType",
    "date_posted": "datePosted",
    "valid_through": "validThrough",
    "salary": "baseSalary",
    "schedule": "workHours",
    "identifier": "identifier",
    "description": "description",
}
"""What coverage is told of → the property that holds it."""
Fetch = Callable[[Ask], Awaitable[Page | None]]
"""What is asked for → the page; nothing when there is none."""
EMPTY: tuple[Any, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way of reading a site: what would be written in sources.csv, and what that gives."""

    spider: str
    url: str
    options: dict[str, str] = field(default_factory=dict)
    count: int = 0
    """Offers that are seen to be there."""
    more: bool = False
    """Whether the list goes on after what was looked at."""
    postings: tuple[RawPosting, ...] = ()
    """The handful that was read."""
    page: str = ""
    """The address of a page that a test can keep: of an offer, or of all of them."""
    pages: tuple[str, ...] = ()
    """Addresses of offers that it leads to, as far as they were seen."""


@dataclass(slots=True, kw_only=True)
class Finding:
    """What is known of a site."""

    url: str
    careers_url: str = ""
    platforms: list[dict[str, Any]] = field(default_factory=list)
    """Known platforms that a page belongs to, links to or bears the marks of: ``name``, ``spider``, ``url``, ``options``."""
    way: Way | None = None
    robots: str = "unknown"
    """``allowed``, ``forbidden``, ``absent`` (everything may be read), ``failed`` or ``unknown`` (saved pages)."""
    tdm: str = "none"
    """``reserved`` when the site reserves text and data mining, else ``none``."""
    feeds: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    structured: list[str] = field(default_factory=list)
    """How the offers that were read are written: ``json_ld``, ``html`` …"""
    troubles: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    """The page that a test can keep: ``url``, ``content_type`` and ``body`` (base64)."""
    says_empty: bool = False
    account: Account | None = None
    """What the site announces, what was read, set aside and not read; nothing where a known platform was tried alone."""
    requests: int = 0

    @property
    def coverage(self) -> dict[str, float]:
        """Field → the share of the offers that were read that say it."""
        return coverage(self.way.postings if self.way else ())

    def to_json(self) -> dict[str, Any]:
        """As it travels from the process that fetched."""
        found = asdict(self) | {"coverage": self.coverage}
        found["account"] = self.account.to_json() if self.account else None
        for posting in (found["way"] or {}).get("postings", ()):
            posting["seen_at"] = posting["seen_at"].isoformat()
        return found

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> "Finding":
        """As it was."""
        way, account = found["way"], found["account"]
        if account:
            aside = (
                Aside(title=one["title"], url=one["url"], reason=SetAside[one["reason"].upper()])
                for one in account["set_aside"]
            )
            account = Account(
                announced=account["announced"],
                read=account["read"],
                set_aside=tuple(aside),
                unread=tuple(account["unread"]),
            )
        if way:
            postings = (
                RawPosting(**one | {"seen_at": datetime.fromisoformat(one["seen_at"])}) for one in way["postings"]
            )
            way = Way(**way | {"postings": tuple(postings), "pages": tuple(way["pages"])})
        return cls(
            **{name: value for name, value in found.items() if name != "coverage"} | {"way": way, "account": account}
        )


def kept(url: str, content_type: str, body: bytes) -> dict[str, str]:
    """A page as it travels."""
    return {"url": url, "content_type": content_type, "body": b64encode(body).decode("ascii")}


def coverage(postings: Iterable[RawPosting]) -> dict[str, float]:
    """Field → share of postings that have it."""
    all_of_them = list(postings)
    return {
        name: sum(posting.fields.get(known) not in EMPTY for posting in all_of_them) / len(all_of_them)
        for name, known in FIELDS.items()
        if all_of_them
    }
