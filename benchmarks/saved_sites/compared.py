"""What the board would show of saved sites, beside their truth."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.saved_sites.facts import Want, note_facts, plain, spellings, text_is
from benchmarks.saved_sites.saved_site import SavedSite, saved_site, truth, walked
from benchmarks.saved_sites.tally import Tally
from crawlers.join.reading import read_site
from pipeline.model import JobPosting
from pipeline.normalize import Raw, normalize
from pipeline.normalize.source_text.posting import text
from pipeline.normalize.titles.title import title

ALIKE = 14
"""Letters at the beginning of two titles that make them one offer: pages add H/F, towns and references at the end."""


def read_sites(folders: Iterable[Path]) -> Tally:
    """Walk each site from its home address, read it, and compare with its truth.

    ``found`` is asked once an offer of the truth, ``genuine`` once a posting that would be shown (wrong: it is no offer, or one
    twice), ``whole`` once a site (every offer, and nothing else); the facts of an offer, where it was found.
    """
    tally = Tally()
    for folder in folders:
        compare(saved_site(folder), tally)
    return tally


def compare(site: SavedSite, tally: Tally) -> None:
    """One site."""
    left, offers = shown(site), truth(site)
    number = len(left)
    for want in offers:
        posting = counterpart(want, left)
        tally.note("found", posting)
        if posting is not None:
            left.remove(posting)
            note_facts(tally, want, posting)
    for at in range(number):
        tally.note("genuine", at >= len(left))
    tally.note("whole", number == len(offers) and not left)


def shown(site: SavedSite) -> list[JobPosting]:
    """What the board would show of a site that nobody has told it about: read, understood, and not set aside."""
    postings = [
        normalize(
            Raw(
                text=text(raw.fields, url=raw.url), id=raw.url, source="site", key=raw.key, seen_at=site.seen_at,
                extractor=raw.extractor, publisher=site.publisher,
            )
        )
        for raw in read_site(walked(site), source="site").postings
    ]  # fmt: skip
    return [posting for posting in postings if posting.rejection is None]


def counterpart(want: Want, left: list[JobPosting]) -> JobPosting | None:
    """What was read of an offer: of those whose title begins alike, the one at its address, or with its text; else the first."""
    titles = {plain(title(one, places=want["locations"]))[:ALIKE] for one in spellings(want, "title")}
    addresses = {url.rstrip("/") for url in spellings(want, "url")}
    alike = [posting for posting in left if plain(title(posting.title, places=want["locations"]))[:ALIKE] in titles]
    return max(alike, key=lambda one: (one.url.rstrip("/") in addresses, text_is(want, one)), default=None)
