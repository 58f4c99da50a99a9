"""What is asked for, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Why a page is asked for."""

    START = "start"
    ROBOTS = "robots"
    LIST = "list"
    """It is known, or very likely, to list offers: a page of the recipe, the next page of a list, a recruiting tool in a frame."""
    OWN = "own"
    """It is likely an offer's own page, or its file."""
    DATA = "data"
    """An answer in JSON that a page names."""
    PAGE = "page"
    """A page that may lead to offers."""
    SITEMAP = "sitemap"
    FEED = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A page to ask for."""

    url: str
    role: Role
    priority: float
    """The greatest is asked for first."""
    depth: int = 0
    """How many links lie between it and the first page."""
    post: bool = False
    """Whether it is asked for by POST, with what stands after ``?`` as what is sent too."""
