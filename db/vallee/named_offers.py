"""What somebody wrote, an address in it → the offers that it names, as vallee.db has them. Read only."""

import re
from typing import NamedTuple

from db.store import Store

OUR_ADDRESS = re.compile(r"/offres/([0-9A-Za-z_]{1,64})")
ADDRESS = re.compile(r"https?://[^\s<>«»\"]+", re.IGNORECASE)
PUNCTUATION = ".,;:!?)"
"""What ends a sentence, and no address."""
MOST_ADDRESSES = 20
NAMED = """
    SELECT postings.id, job, title, publisher FROM postings JOIN job_postings ON posting = postings.id
    WHERE postings.id = ? OR postings.url = ? ORDER BY canonical DESC, postings.id
"""


class NamedOffer(NamedTuple):
    """An offer that somebody names."""

    id: str
    """Of its posting."""
    job: str
    title: str
    publisher: str


def named_offers(store: Store, words: str) -> list[NamedOffer]:
    """The offers whose address stands in these words, ours or the one at its own site; one a job, in the order named."""
    found: dict[str, NamedOffer] = {}
    for id, url in addresses(words):
        for offer in store.records(NamedOffer, NAMED, [id, url]):
            found.setdefault(offer.job, offer)
    return list(found.values())


def addresses(words: str) -> list[tuple[str, str]]:
    """Each address in these words: the id that it has as one of ours, and the address itself; one of both is empty.

    >>> addresses("Voyez https://emplois.example/offres/ab12-cariste-eu, ou https://site.example/offre?n=3.")
    [('ab12', ''), ('', 'https://site.example/offre?n=3')]
    >>> addresses("/offres/ab12")
    [('ab12', '')]
    """
    ours = [(id, "") for id in OUR_ADDRESS.findall(words)]
    written = [url.rstrip(PUNCTUATION) for url in ADDRESS.findall(words)]
    theirs = [("", url) for url in written if not OUR_ADDRESS.search(url)]
    return list(dict.fromkeys([*ours, *theirs]))[:MOST_ADDRESSES]
