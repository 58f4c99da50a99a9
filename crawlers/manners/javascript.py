"""A source whose pages are drawn in the browser → what Scrapy needs to draw them too: an extra, asked for source by source."""

import asyncio
import os
import shutil
import socket
from importlib.util import find_spec
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError
from scrapy.http import Response

from crawlers.manners.address_guard import PRIVATE, OtherHostError, PrivateAddressError, refused
from crawlers.registry.registry import Source

OPTION = "javascript"
LOOPBACK_VARIABLE = "GLASSVALLEE_ALLOW_LOOPBACK"
NAVIGATION_MS = 20_000
NOT_NEEDED = {"image", "media", "font", "websocket", "manifest"}
PRIVATE_NETWORKS = ("10.*", "192.168.*", "169.254.*", *(f"172.{n}.*" for n in range(16, 32)), "0.*", "100.64.*", "[f*]")
OWN_MACHINE = ("localhost", "*.localhost", "127.*", "[::1]")
MEND = (
    "Installez l’extra « javascript » (pip install '.[javascript]') et Chromium, "
    "ou cherchez un flux ou une API avec glassvallee probe"
)


def is_drawn(source: Source) -> bool:
    """Whether a source is to be read with a browser."""
    return source.options.get(OPTION) == "yes"


def browser() -> str:
    """Where Chromium is; empty when it is not installed."""
    return os.environ.get("GLASSVALLEE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""


def missing_for_drawing() -> str:
    """What lacks to draw a page, in French; empty when nothing does."""
    lacks = [
        name
        for name, here in (("scrapy-playwright", find_spec("scrapy_playwright")), ("Chromium", browser()))
        if not here
    ]
    return f"ces pages demandent un navigateur, et il manque {' et '.join(lacks)}. {MEND}" if lacks else ""


def settings(max_size: int) -> dict[str, Any]:
    """Scrapy's settings for a source that is drawn."""
    handler = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"
    nowhere = [*PRIVATE_NETWORKS, *(() if loopback() else OWN_MACHINE)]
    rules = ", ".join(f"MAP {host} ~NOTFOUND" for host in nowhere)
    return {
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "DOWNLOADER_MIDDLEWARES": {"crawlers.manners.javascript.DrawnPages": 590},
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {"executable_path": browser(), "args": [f"--host-resolver-rules={rules}"]},
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": NAVIGATION_MS,
        "PLAYWRIGHT_MAX_CONTEXTS": 1,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 1,
        "PLAYWRIGHT_ABORT_REQUEST": not_for_us,
        "KNOWN_PAGES": "",  # a 304 speaks of the page as it was sent, not as a browser draws it
        "DOWNLOAD_MAXSIZE": max_size,
    }


def loopback() -> bool:
    """Whether our own machine may be asked: for tests."""
    return os.environ.get(LOOPBACK_VARIABLE) == "1"


async def not_for_us(request: Any) -> bool:
    """Whether a request that a page makes is left out: what only decorates, and private addresses."""
    parts = urlsplit(request.url)
    if request.resource_type in NOT_NEEDED or parts.scheme not in {"http", "https"}:
        return True
    try:
        addresses = await asyncio.get_running_loop().getaddrinfo(
            parts.hostname, parts.port or 443, type=socket.SOCK_STREAM
        )
    except OSError:
        return True
    return any(refused(str(address[0]), allow_loopback=loopback()) for *_, address in addresses)


class DrawnPages:
    """Has every page drawn but robots.txt; where the browser was led elsewhere, the page is not kept."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.largest = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Ask for the page as it is once it came to rest."""
        if urlsplit(request.url).path != "/robots.txt":
            request.meta["playwright"] = True
            request.meta["playwright_page_goto_kwargs"] = {"wait_until": "networkidle"}

    def process_response(self, request: Request, response: Response) -> Response:
        """The page, when it is one of the site's, and no longer than a page may be."""
        host = urlsplit(response.url).hostname or ""
        known = getattr(self.crawler.spider, "allowed_domains", None)
        if refused(host, allow_loopback=loopback()):
            raise PrivateAddressError(f"{PRIVATE} : {host}")
        if known and not any(host == domain or host.endswith(f".{domain}") for domain in known):
            raise OtherHostError(f"autre site : {host} (l’option hosts permet de le suivre)")
        if len(response.body) > self.largest:
            raise DownloadCancelledError(f"DOWNLOAD_MAXSIZE: {request.url}")
        return response
