"""What a site is asked, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from demo.valley import InventedCompany, Offer

PER_PAGE = 4
"""Offers on one page of a list: few, so that every list has several pages."""


@dataclass(frozen=True, slots=True)
class SiteRequest:
    """A GET."""

    path: str
    query: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SiteResponse:
    """An answer; text is sent as UTF-8."""

    body: str | bytes
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def payload(self) -> bytes:
        """The bytes that travel."""
        return self.body if isinstance(self.body, bytes) else self.body.encode("utf-8")


@dataclass(frozen=True, slots=True)
class InventedSite:
    """A site at one moment."""

    company: InventedCompany
    base: str
    """``http://127.0.0.1:PORT``."""
    offers: tuple[Offer, ...]
    """All that have a page, the newest first."""
    today: date
    listed: tuple[Offer, ...]
    """Those that its lists name: the same, unless something is broken."""
    container: str = "offres"
    """The class of the element that holds the list."""

    def url(self, path: str) -> str:
        """An absolute address."""
        return f"{self.base}{path}"

    def find(self, slug: str) -> Offer | None:
        """The offer whose address ends so."""
        return next((offer for offer in self.offers if offer.slug == slug), None)

    def page(self, number: int) -> tuple[Offer, ...]:
        """One page of the list."""
        return self.listed[(number - 1) * PER_PAGE : number * PER_PAGE]

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-len(self.listed) // PER_PAGE))


def number(request: SiteRequest) -> int:
    """The page that is asked for: ``?page=2`` or ``/page/2/``."""
    parts = request.path.strip("/").split("/")
    text = request.query.get("page") or (parts[-1] if parts[-2:-1] == ["page"] else "1")
    return int(text) if text.isdecimal() else 1


def last_part(path: str) -> str:
    """The last word of an address, without its extension."""
    return path.rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
