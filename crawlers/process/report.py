"""What happens during a crawl → its ``Crawl`` report: how it ended, and whether absence may mean something."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from crawlers.items import Crawl, Trouble
from crawlers.registry.registry import Source
from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.own_pages import OwnPage
from vocabulary.web_address import WebAddress
from vocabulary.without_secrets import without_secrets

MOST_TROUBLES = 50
MOST_GONE = 1000


def crawl_id(source: str, started_at: datetime) -> str:
    """The name of a crawl.

    >>> crawl_id("verrerie", datetime(2026, 11, 24, 5, 30, tzinfo=UTC))
    'verrerie@2026-11-24T05:30:00Z'
    """
    return f"{source}@{started_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


READS_ALIKE = frozenset({"at", "every", "patience", "jsonld"})
"""Options that say when a source is visited, or how its offers are shown: they change nothing of how it is read."""


def read_with(source: Source) -> str:
    """In which way a source is read, as a fingerprint: its options may hold a key.

    >>> from dataclasses import replace
    >>> from vocabulary.web_address import WebAddress
    >>> one = Source(id="a", member="a", spider="listing", url=WebAddress("https://a.example/"), options={"at": "06:15"})
    >>> read_with(one) == read_with(replace(one, options={})), read_with(one) == read_with(replace(one, spider="feed"))
    (True, False)
    """
    options = sorted((name, value) for name, value in source.options.items() if name not in READS_ALIKE)
    return sha256(repr((source.spider, source.url.whole, options)).encode()).hexdigest()[:16]


def printable(text: str) -> str:
    r"""Text without the characters by which a hostile site could write over what a person reads in a terminal.

    >>> printable("un\x1b[2J deux\u202e\n")
    'un[2J deux'
    """
    return "".join(letter for letter in text if letter.isprintable())


@dataclass(slots=True)
class Report:
    """A crawl that is under way."""

    source: Source
    started_at: datetime
    troubles: list[Trouble] = field(default_factory=list)
    gone: dict[str, None] = field(default_factory=dict)
    pages: int = 0
    found: int = 0
    listings: int = 0
    """Listing pages that were read and understood."""
    says_empty: bool = False
    plainly_empty: bool = False
    """Whether the answer was a list, and the list was empty: understood, but not said in words."""
    bare: bool = False
    """Whether a list was read whose container (or channel) is there, and empty: it was not drawn anew, it has no offer."""
    notes: dict[str, str] = field(default_factory=dict)
    own_pages: dict[str, OwnPage] = field(default_factory=dict)
    """Address of an offer that was not read → what its own page said."""
    over: int = 0
    """Pages of listed offers that say that they are over."""

    def note_trouble(self, fault: Fault, url: str | WebAddress, detail: str, *, listing: bool) -> None:
        """Note what went wrong; past fifty, the crawl is known well enough."""
        if len(self.troubles) < MOST_TROUBLES:
            self.troubles.append(
                Trouble(
                    fault=fault,
                    url=printable(str(url)),
                    detail=without_secrets(printable(detail))[:300],
                    listing=listing,
                )
            )

    def note_gone(self, url: str) -> None:
        """Note that an offer which is still listed, or was so far, has no page any more."""
        if len(self.gone) < MOST_GONE:
            self.gone[url] = None

    def note_all_gone(self) -> None:
        """Note that the list shows nothing because nothing is left: no offer that it had has its page any more."""
        self.troubles = [trouble for trouble in self.troubles if trouble.fault is not Fault.NOTHING_FOUND]
        self.plainly_empty = True
        self.notes["all_gone"] = str(len(self.gone))

    def crawl(self, *, finished_at: datetime, requests: int = 0, bytes_received: int = 0) -> Crawl:
        """The report, when it is over."""
        self.judge_emptiness()
        return Crawl(
            id=crawl_id(self.source.id, self.started_at),
            source=self.source.id,
            spider=self.source.spider,
            started_at=self.started_at,
            finished_at=finished_at,
            outcome=self.outcome(),
            complete=not self.troubles and self.listings > 0,
            troubles=tuple(self.troubles),
            requests=requests,
            bytes_received=bytes_received,
            pages=self.pages,
            found=self.found,
            gone=tuple(self.gone),
            says_empty=self.says_empty and not self.found,
            notes=dict(self.notes),
            own_pages=dict(self.own_pages),
        )

    def judge_emptiness(self) -> None:
        """A site that shows no offer, and does not say so, is not believed."""
        if not (self.found or self.says_empty or self.plainly_empty or self.troubles or self.gone or self.over):
            self.note_trouble(
                Fault.NOTHING_FOUND,
                self.source.url,
                "la page répond, mais aucune offre n’y a été reconnue",
                listing=True,
            )

    def outcome(self) -> Outcome:
        """How it ended, in one word."""
        if not self.troubles:
            return Outcome.OK if self.found else Outcome.EMPTY
        ends = {trouble.fault.record.outcome for trouble in self.troubles if trouble.listing}
        if ends == {Outcome.OFF} and not self.found:
            return Outcome.OFF
        if self.found or not ends or Outcome.SUSPECT in ends:
            return Outcome.SUSPECT
        return Outcome.BLOCKED if Outcome.BLOCKED in ends else Outcome.FAILED
