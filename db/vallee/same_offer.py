"""A posting under a key that nobody knows → the known posting that it is, when only its key changed.

An offer is named by its reference, or by its address where the site gives none. A page whose labels are broken one day
(another encoding, half a page, a new template) loses its reference, and would be another offer: one closed and one new.
A site that is drawn anew names all its offers anew at once; whoever tells us its new address tells us so.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from msgspec.structs import replace

from db.store import Store
from db.times import stamp
from db.vallee.raw_id import raw_id
from db.vallee.rows import CrawlRow, RawPostingRow
from vocabulary.crawl_notes import READ_WITH

KNOWN = "SELECT id, sha256, key, url, seen_at FROM raw_postings WHERE source = ?"
FAR_AHEAD = timedelta(days=7)
"""A text that is dated so long after a crawl that sees it again was brought under a fast clock."""
LAST_READ_OTHERWISE = """
    SELECT raw_postings.id, fields FROM sightings JOIN raw_postings ON posting = raw_postings.id
    WHERE sightings.crawl = (
        SELECT id FROM crawls WHERE source = ?1 AND id != ?2 AND started_at BETWEEN ?3 AND ?4
        AND (spider != ?5 OR coalesce(notes ->> '$.read_with', ?6) != ?6)
        AND EXISTS (SELECT 1 FROM sightings WHERE crawl = crawls.id) ORDER BY rowid DESC LIMIT 1
    ) ORDER BY raw_postings.id
"""
MOVING = timedelta(days=14)
"""How long after the last visit to the old site an offer of the new one may still be one of its own."""
ELSEWHERE = "SELECT 1 FROM raw_postings WHERE id = ? AND source != ?"
FIELDS = "SELECT fields FROM raw_postings WHERE id = ?"


@dataclass(slots=True)
class KnownPostings:
    """The raw postings of a source, as they were before a crawl."""

    store: Store
    texts: Mapping[str, str]
    """Id → sha256 of its text; nothing, where it is to be kept anew."""
    at: Mapping[str, tuple[str, str]]
    """Address → id and key of the posting there; none where several are."""
    by_key: Mapping[str, str] = field(default_factory=dict)
    """Key → id of the posting that bears it, which an earlier key may have named."""
    moving: Mapping[str, str] = field(default_factory=dict)
    """Title → id of what the source told the last time that it was read in another way; none where several bear the title."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Id → key of the posting."""
    taken: list[str] = field(default_factory=list)
    """Keys of postings whose id is that of another posting: their hash is the same, and none of them is written over the other."""
    seen: dict[str, None] = field(default_factory=dict)
    """Ids of those that the crawl saw, in its order."""

    @classmethod
    def of(cls, store: Store, crawl: CrawlRow) -> Self:
        """Read the raw postings that are known of the source of a crawl, which comes now.

        A text dated long after that was brought under a fast clock: it is kept anew, with a date that is right.
        """
        too_late = stamp(datetime.fromisoformat(crawl.started_at) + FAR_AHEAD)
        rows = store.connection.execute(KNOWN, [crawl.source]).fetchall()
        at: dict[str, tuple[str, str]] = {}
        several = set()
        for id, _, key, url, _ in rows:
            if url in at:
                several.add(url)
            at[url] = (id, key)
        return cls(
            store,
            {id: text if seen_at < too_late else "" for id, text, _, _, seen_at in rows},
            {url: posting for url, posting in at.items() if url not in several},
            {key: id for id, _, key, _, _ in rows},
            read_otherwise(store, crawl),
            {id: key for id, _, key, _, _ in rows},
        )

    def changed(self, postings: Iterable[RawPostingRow]) -> Iterator[RawPostingRow]:
        """Note which postings were seen, and pass on those whose text is not known yet.

        What a crawl says a second time of a posting is not heard: two texts in turn would be a change a day. One whose
        key may only have changed waits until the whole crawl is read: the known one may still come, or a second one.
        """
        waiting: dict[str, dict[str, RawPostingRow]] = {}
        moved: dict[str, dict[str, RawPostingRow]] = {}
        for told in postings:
            posting = replace(told, id=self.by_key.get(told.key, told.id))
            if self.is_anothers(posting):
                self.taken.append(posting.key)
            elif posting.id not in self.texts and self.may_be_known(posting):
                waiting.setdefault(posting.url, {}).setdefault(posting.id, posting)
            elif posting.id not in self.texts and (title := bare(posting.fields) if self.moving else "") in self.moving:
                moved.setdefault(title, {}).setdefault(posting.id, posting)
            elif self.see(posting):
                yield posting
        for url, rows in waiting.items():
            id, key = self.at[url]
            yield from self.settle(id, rows, key)
        for title, rows in moved.items():
            yield from self.settle(self.moving[title], rows)

    def is_anothers(self, posting: RawPostingRow) -> bool:
        """Whether the id of a posting is that of another source's, or of another key: one that was named anew keeps its id."""
        known = self.keys.get(posting.id)
        if known is None:
            return bool(self.store.connection.execute(ELSEWHERE, [posting.id, posting.source]).fetchone())
        return known != posting.key and raw_id(posting.source, known) == posting.id

    def settle(self, id: str, rows: Mapping[str, RawPostingRow], key: str = "") -> Iterator[RawPostingRow]:
        """What waited, now that the whole crawl is read: the known posting, where it alone may be that, else others.

        ``key``: what names the known one still; without it, its new key does from now on.
        """
        alone = len(rows) == 1 and id not in self.seen
        for posting in rows.values():
            kept = replace(posting, id=id, key=key or posting.key) if alone else posting
            if self.see(kept):
                yield kept

    def see(self, posting: RawPostingRow) -> bool:
        """Note that a posting was seen; says whether it tells something new."""
        id = posting.id
        new = id not in self.seen and self.texts.get(id) != posting.sha256
        self.seen[id] = None
        return new

    def may_be_known(self, posting: RawPostingRow) -> bool:
        """Whether the one known posting at its address has the same title, and one of both is named by that address."""
        id, key = self.at.get(posting.url, ("", ""))
        if not id or is_address(key) == is_address(posting.key):
            return False
        kept = self.store.connection.execute(FIELDS, [id]).fetchone()[0]
        return bool(bare(kept)) and bare(kept) == bare(posting.fields)


def read_otherwise(store: Store, crawl: CrawlRow) -> dict[str, str]:
    """Title → id of what the source told the last time that it was read in another way, a short time ago."""
    since = stamp(datetime.fromisoformat(crawl.started_at) - MOVING)
    way = str(json.loads(crawl.notes).get(READ_WITH, ""))
    asked = [crawl.source, crawl.id, since, crawl.started_at, crawl.spider, way]
    titles: dict[str, list[str]] = defaultdict(list)
    for id, fields in store.connection.execute(LAST_READ_OTHERWISE, asked):
        titles[bare(fields)].append(id)
    return {title: ids[0] for title, ids in titles.items() if title and len(ids) == 1}


def is_address(key: str) -> bool:
    """Whether a key is the address of a page that a posting has for itself."""
    return key.startswith(("http://", "https://")) and "#" not in key


def bare(fields: str) -> str:
    r"""The title without all that a wrong encoding changes.

    >>> bare('{"title": "Chargé d’essais H/F"}'), bare('{"title": "Charg\ufffd d\ufffdessais H/F"}')
    ('chargdessaishf', 'chargdessaishf')
    """
    title = str(json.loads(fields).get("title") or "")
    return "".join(letter for letter in title.lower() if letter.isascii() and letter.isalnum())
