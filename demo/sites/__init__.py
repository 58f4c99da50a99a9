"""One module a make of site: where its offers are, which spider reads it, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from demo.answers import InventedSite, SiteRequest, SiteResponse
from demo.layout import MENU, about


@dataclass(frozen=True, slots=True)
class Make:
    """A way of building a site of offers."""

    spider: str
    start: str
    """The path that goes to ``sources.csv``."""
    options: str
    answer: Callable[[InventedSite, SiteRequest], SiteResponse | None]
    """What it says; nothing: the page does not exist."""
    robots: str = "User-agent: *\nDisallow: /wp-admin/\n"
    """Its robots.txt; empty: it has none."""
    careers: str = ""
    """The page of offers that people read, when the spider reads something else."""


def load(name: str) -> Make:
    """The make that a module of this package defines."""
    make = import_module(f"demo.sites.{name}").MAKE
    assert isinstance(make, Make)
    return make


def answer(make: Make, site: InventedSite, request: SiteRequest) -> SiteResponse:
    """What a site of this make answers."""
    if request.path == "/robots.txt" and make.robots:
        return SiteResponse(make.robots.format(base=site.base), "text/plain; charset=utf-8")
    if request.path in MENU:
        careers = make.careers or (make.start if make.spider in {"listing", "single_page"} else "")
        return SiteResponse(
            about(site, request.path, careers=careers, feed=make.start if make.spider == "feed" else "")
        )
    response = make.answer(site, request)
    return response or SiteResponse("<h1>404</h1><p>Cette page n’existe pas.</p>", status=404)
