"""An installation that crawls one site of each kind, whatever is done to them."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawlers.items import Crawl
from demo.answers import SiteRequest, SiteResponse
from demo.faults import SiteFault
from demo.server import Valley
from demo.valley import InventedCompany
from pipeline.installation.paths import Paths
from pipeline.run import run

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
SITES = {
    "sitemap": "verrerie-aubepine",
    "listing": "moulerie-quatrevaux",
    "feed": "cristallerie-orvannes",
    "json_api": "plasturgie-norvalie",
    "single_page": "outillages-fevrin",
    "pdf": "tri-verdelune",
    "atom": "cfa-galet-bleu",
}
"""Kind of source → the site that stands for it."""
OFFERS = 6
"""On each site: two pages of a list, and no longer than that, since every one of them is asked for 25 times."""
Line = tuple[Any, ...]
POSTINGS = "SELECT source, id, title, status, closed_by FROM postings ORDER BY source, id"


@dataclass
class World:
    """The valley, and an installation beside it."""

    valley: Valley
    paths: Paths
    at: datetime = NOW
    crawls: dict[str, Crawl] = field(default_factory=dict)
    """The last crawl of each source."""

    @property
    def found(self) -> dict[str, tuple[int, bool]]:
        """What the last crawls say: how many offers, and whether that was all."""
        return {source: (crawl.found, crawl.complete) for source, crawl in self.crawls.items()}

    def run(self, *, clock: timedelta = timedelta()) -> None:
        """Crawl every site, an hour later; ``clock``: how wrong ours is."""
        self.at += timedelta(hours=1)
        summary = run(self.paths, now=self.at + clock, sources=SITES.values())
        self.crawls = {crawl.source: crawl for crawl in summary.crawls}

    def run_alone(self, site: str, data: Path) -> Crawl:
        """Crawl one site into an installation of its own."""
        paths = Paths(registry=self.valley.registry_dir, data=data)
        return run(paths, now=self.at, sources=[site]).crawls[0]

    def board(self, query: str, *values: Any) -> list[Line]:
        """What the published file says."""
        with closing(sqlite3.connect(f"file:{self.paths.board}?mode=ro", uri=True)) as connection:
            return connection.execute(query, values).fetchall()

    def live(self) -> dict[str, Line]:
        """Posting → source and title, of all that the board shows."""
        rows = self.board(POSTINGS)
        return {id: (source, title) for source, id, title, status, _ in rows if status in {"open", "unseen"}}

    def states(self) -> dict[str, str]:
        """How each source is."""
        return dict(self.board("SELECT id, state FROM sources WHERE last_crawl IS NOT NULL"))

    @contextmanager
    def broken(self, fault: SiteFault) -> Iterator[None]:
        """The time of a fault on every site."""
        for site in SITES.values():
            self.valley.set_fault(site, fault)
        try:
            yield
        finally:
            for site in SITES.values():
                self.valley.set_fault(site, None)

    @contextmanager
    def elsewhere(self, base: str) -> Iterator[None]:
        """The time when every address of the registry leads to another host, as when a name is lost."""
        path = self.valley.registry_dir / "sources.csv"
        before = text = path.read_text(encoding="utf-8")
        for site in SITES.values():
            text = text.replace(self.valley.urls[site], base)
        path.write_text(text, encoding="utf-8")
        try:
            yield
        finally:
            path.write_text(before, encoding="utf-8")

    @contextmanager
    def deadly(self, patch: pytest.MonkeyPatch) -> Iterator[None]:
        """The time when a crawl is killed as it asks for its second page."""
        answer = self.valley.answer

        def kill_and_answer(company: InventedCompany, request: SiteRequest) -> tuple[SiteResponse, bool]:
            if request.path != "/robots.txt":
                kill_writer(self.paths.runs, company.id)
            return answer(company, request)

        with patch.context() as patched:
            patched.setattr(self.valley, "answer", kill_and_answer)
            yield


def shorten(valley: Valley) -> None:
    """Leave as many offers on each site as the tests need."""
    for site in SITES.values():
        for offer in [id for id, offer in valley.offers.items() if offer.company.id == site][OFFERS:]:
            valley.remove(offer)


def kill_writer(folder: Path, source: str) -> None:
    """kill -9 the crawl that writes the run file of a source."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            files = [str(file.readlink()) for file in (process / "fd").iterdir()]
            mine = process.name != str(os.getpid())
            if mine and any(file.startswith(f"{folder.resolve()}/{source}@") for file in files):
                os.kill(int(process.name), signal.SIGKILL)
