"""A saved site: its pages as they were answered (``index.csv``), what it is (``site.json``), and its offers (``truth.jsonl``)."""

import csv
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from crawlers.addresses import page_url
from crawlers.gather.ask import Role
from crawlers.gather.walk import Walk
from crawlers.items import Page
from pipeline.normalize import Publisher

MOST_REQUESTS = 78
"""As many as the exploration of a site that nobody has seen asks for."""


@dataclass(frozen=True, slots=True)
class SavedSite:
    """One folder."""

    folder: Path
    about: dict[str, Any]

    @property
    def seen_at(self) -> datetime:
        """When its pages were saved; what they call « hier » is the day before."""
        return datetime.fromisoformat(f"{self.about['captured_on']}T08:00:00+01:00")

    @property
    def publisher(self) -> Publisher:
        """Whose site it is, which is all that the registry would know: a firm's own, or an agency's."""
        agency = self.about.get("publisher")
        return Publisher(name=agency or self.about["company"], kind="agency" if agency else "employer", member=None)


def saved_site(folder: Path) -> SavedSite:
    """The site of a folder."""
    return SavedSite(folder, json.loads((folder / "site.json").read_text(encoding="utf-8")))


def truth(site: SavedSite) -> list[dict[str, Any]]:
    """Its offers, as whoever wrote the site says that a reader sees them."""
    lines = (site.folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def walked(site: SavedSite) -> list[Page]:
    """The pages that a walk from its home address asks for, as a robot would that knows nothing else of it."""
    with (site.folder / "index.csv").open(encoding="utf-8", newline="") as lines:
        saved = {page_url(line["url"], line["url"]): line for line in csv.DictReader(lines)}
    walk, pages = Walk(site.about["home_url"]), dict[str, Page]()
    for _ in range(MOST_REQUESTS):
        if (ask := walk.next()) is None:
            break
        line = saved.get(ask.url)
        if line is None or int(line["status"] or 200) >= 400:
            walk.take(ask, None)
            continue
        body = (site.folder / line["file"]).read_bytes()
        page = Page(
            source="site", url=line["url"], status=200, content_type=line["content_type"], body=body, seen_at=site.seen_at
        )  # fmt: skip
        walk.take(ask, page)
        if ask.role is not Role.ROBOTS:
            pages[ask.url] = page
    return list(pages.values())
