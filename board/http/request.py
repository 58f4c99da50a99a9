"""One request → what its page needs: the file, the time, the words that every page shares, and the answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from sqlite3 import Connection
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from jinja2 import Environment
from markupsafe import Markup

from board.published.database import BoardDatabase
from board.published.site import ServedSite, as_site
from board.search.index import Index
from board.wording.template_filters import FILTERS
from board.wording.typography import Typography
from french.calendar import PARIS

T = TypeVar("T")
STATIC = Path(__file__).resolve().parents[1] / "static"
HOST = re.compile(r"[a-z0-9.-]+(:[0-9]{1,5})?|\[[0-9a-f:]+\](:[0-9]{1,5})?")
NAME = "board"
"""Our database, and our block of the configuration."""


@dataclass(slots=True)
class Shared:
    """What stays the same from one request to the next."""

    templates: Environment
    site: ServedSite
    version: str
    """Changes with our style sheet and script, so that browsers may keep them for ever."""
    foot: Markup
    """What stands below every page."""


SHARED: "WeakKeyDictionary[Datasette, Shared]" = WeakKeyDictionary()


def shared(datasette: Datasette) -> Shared:
    """Ours for this Datasette; templates are rendered without a coroutine for each block, which takes a third of the time."""
    ours = SHARED.get(datasette)
    if ours is None:
        datasette.jinja_env.filters.update(FILTERS)
        templates = datasette.jinja_env.overlay(
            enable_async=False,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=200,
            extensions=[Typography],  # like the filters: Datasette has its own only once it is started
        )
        site = as_site(datasette.plugin_config(NAME) or {})
        foot = Markup(templates.get_template("_foot.html").render(site=site, root=root_of(datasette)))  # noqa: S704 - a template
        ours = SHARED[datasette] = Shared(templates, site, version(), foot)
    return ours


def root_of(datasette: Datasette) -> str:
    """What stands before every path; empty unless the board lives in a folder of a site."""
    return str(datasette.setting("base_url")).rstrip("/")


def version() -> str:
    """A short fingerprint of ``static/``."""
    content = blake2b(digest_size=6)
    for path in sorted(STATIC.iterdir()):
        content.update(path.read_bytes())
    return content.hexdigest()


def database(datasette: Datasette) -> BoardDatabase:
    """The published file."""
    board = datasette.get_database(NAME)
    if not isinstance(board, BoardDatabase):
        raise TypeError("The database « board » must be added by board.serve.")
    return board


@dataclass(frozen=True, kw_only=True)
class PageRequest:
    """Somebody asks the board for a page: the HTTP request, and when it was made. A *visit* is of a site, by a crawl."""

    datasette: Datasette
    http: Request
    now: datetime

    @cached_property
    def today(self) -> date:
        """The day in Paris."""
        return self.now.astimezone(PARIS).date()

    @property
    def site(self) -> ServedSite:
        """What is told of the site, its publisher and this installation."""
        return shared(self.datasette).site

    @property
    def root(self) -> str:
        """What stands before every path; empty unless the board lives in a folder of a site."""
        return root_of(self.datasette)

    @cached_property
    def origin(self) -> str:
        """The public address of the site, without a slash at its end."""
        configured = self.site.url.rstrip("/")
        if configured:
            return configured
        host = self.http.host.lower()
        scheme = "https" if self.datasette.setting("force_https_urls") else self.http.scheme
        return f"{scheme}://{host if HOST.fullmatch(host) else 'localhost'}{self.root}"

    @property
    def named(self) -> dict[str, str]:
        """What the route took from the path."""
        return dict(self.http.url_vars)

    async def read(self, fn: Callable[[Connection, Index], T], *, quick: Callable[[Index], bool] | None = None) -> T:
        """Everything that a page wants from the file, all of one publication."""
        return await database(self.datasette).read(fn, quick=quick)

    def html(self, template: str, status: int = 200, headers: dict[str, str] | None = None, **context: Any) -> Response:
        """A page of ours."""
        body = shared(self.datasette).templates.get_template(template).render(self.context() | context)
        return Response.html(body, status=status, headers=headers)

    def context(self) -> dict[str, Any]:
        """What every template may use."""
        return words(self.datasette) | {
            "origin": self.origin,
            "path": self.http.path,
            "now": self.now,
            "today": self.today,
        }

    def redirect(self, path: str, status: int = 301) -> Response:
        """Another page of ours."""
        return Response.redirect(f"{self.root}{path}", status=status)


def words(datasette: Datasette) -> dict[str, Any]:
    """What templates may use even when nothing is asked of us."""
    ours = shared(datasette)
    return {
        "site": ours.site,
        "root": root_of(datasette),
        "version": ours.version,
        "foot": ours.foot,
    }
