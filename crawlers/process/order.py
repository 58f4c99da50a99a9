"""What the conductor asks a crawl process to do, as it travels to it."""

import json
from dataclasses import asdict, astuple, dataclass
from datetime import datetime
from pathlib import Path

from crawlers.registry.registry import Source
from vocabulary.web_address import WebAddress


@dataclass(frozen=True, slots=True)
class LiveOffer:
    """An offer of a source that is not closed: what its own page is known by."""

    url: str
    key: str
    title: str
    """As the source writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A crawl that the conductor wants made."""

    source: Source
    started_at: datetime
    run_file: Path
    """The run file to write."""
    saved_pages: Path | None = None
    """Answer every request from this folder of saved pages."""
    known_pages: Path | None = None
    """Pages of an earlier crawl, so that an unchanged one is not sent again."""
    live_offers: tuple[LiveOffer, ...] = ()
    """The offers that are not closed: those that the list does not show are asked for themselves, the first ones first."""
    folders: tuple[Path, ...] = ()
    """The registry's folder and the data's: where files that are kept by hand may lie."""

    def to_json(self) -> str:
        """The order as it travels to the process or the worker that makes the crawl.

        Its names there stay short and as they are: a worker of another version may read them.
        """
        values = {
            "source": asdict(self.source) | {"url": self.source.url.whole},
            "started_at": self.started_at.isoformat(),
            "out": str(self.run_file),
            "folders": [str(folder.resolve()) for folder in self.folders],
            "live": [astuple(offer) for offer in self.live_offers],
            "pages": self.saved_pages and str(self.saved_pages.resolve()),
            "known": self.known_pages and str(self.known_pages),
        }
        return json.dumps(values)

    @classmethod
    def from_json(cls, text: str) -> "Order":
        """The order that such a text tells."""
        values = json.loads(text)
        return cls(
            source=Source(**values["source"] | {"url": WebAddress(values["source"]["url"])}),
            started_at=datetime.fromisoformat(values["started_at"]),
            run_file=Path(values["out"]),
            saved_pages=Path(values["pages"]) if values["pages"] else None,
            known_pages=Path(values["known"]) if values["known"] else None,
            live_offers=tuple(LiveOffer(*offer) for offer in values.get("live", ())),
            folders=tuple(map(Path, values.get("folders", ()))),
        )
