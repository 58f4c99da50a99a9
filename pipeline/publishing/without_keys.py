"""What is kept of sources, visits and postings → the same without the keys that a source is asked with. Pure.

A key stands in the address or in the options of a source; its site may repeat it in the links of its offers, and in what it
answers when something goes wrong. vallee.db keeps all of it, since it is needed to ask again; the public file has none.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import asdict, replace

from db.board.lines import ChangeLine, CrawlLine, SourceLine
from db.board.vallee_rows import PostingToPublish
from db.vallee.rows import SourceRow
from french.contacts.addresses import without_contact
from french.contacts.redacted import redacted
from french.visible import visible
from pipeline.kept.posting_rows import to_json
from pipeline.publishing.contact_free_rows import tells_contact
from vocabulary.site_account import SiteAccount
from vocabulary.web_address import WebAddress
from vocabulary.without_secrets import needles_of, without, without_secrets

ADDRESSES = ("url", "apply_url")
NAMES = frozenset(("id", "source", "key", "posting", "job", "crawl", "extractor", "hiring_member"))
"""Columns that name a thing of ours: no text of a site stands in them."""
OPTIONS = msgspec.json.Decoder(dict[str, str]).decode
Keys = Mapping[str, Sequence[str]]
"""Source → what of its line nobody else is to read; a source without any is not in it."""
R = TypeVar("R", PostingToPublish, ChangeLine)


class KeptTrouble(msgspec.Struct, frozen=True):
    """What went wrong in a visit, as it is kept; an older version may have kept all of an address."""

    fault: str
    url: str = ""
    detail: str = ""
    listing: bool = False


TROUBLES = msgspec.json.Decoder(list[KeptTrouble]).decode


def keys_of(sources: Iterable[SourceRow]) -> Keys:
    """The keys of each source that has one."""
    found = {row.id: needles_of(row.url, OPTIONS(row.options)) for row in sources}
    return {source: needles for source, needles in found.items() if needles}


def public_source(source: SourceLine, keys: Keys) -> SourceLine:
    """Where one may click, why in plain words, and no note: the notes of both tables are for the editors."""
    return replace(
        source,
        url=WebAddress(source.url).link,
        why=without_secrets(source.why),
        account=public_account(source.account, keys.get(source.id, ())),
        note="",
    )


def public_account(text: str, needles: Sequence[str]) -> str:
    """What a site shows of its offers, without keys, people, and the names of what the site itself does not show."""
    account = SiteAccount.of_json(text and without(text, needles))
    if account is None:
        return ""
    named = [
        dataclasses.replace(one, title=contact_free_text(one.title), url=public_address(one.url))
        for one in account.for_the_public.set_aside
    ]
    unread = map(contact_free_text, map(without_secrets, account.unread))
    return to_json(dataclasses.replace(account, set_aside=tuple(named), unread=tuple(unread)).to_json())


def contact_free_text(text: str) -> str:
    """A text of a site without what reaches a person, nor signs that nobody sees."""
    return visible(redacted(text) if tells_contact(text) else text)


def public_address(url: str) -> str:
    """Where one may click, without what reaches a person; nothing where it is no address of the web.

    >>> public_address("https://moulerie.example/offre/7?contact=o.vernay@moulerie.example"), public_address("javascript:alert()")
    ('https://moulerie.example/offre/7', '')
    """
    return without_contact(WebAddress(visible(url)).link) if url.startswith(("http://", "https://")) else ""


def public_crawl(crawl: CrawlLine, keys: Keys) -> CrawlLine:
    """A visit whose troubles tell no key."""
    if crawl.troubles == "[]":
        return crawl
    return replace(crawl, troubles=public_troubles(crawl.troubles, keys.get(crawl.source, ())))


def public_troubles(text: str, needles: Sequence[str]) -> str:
    """A JSON list of troubles without keys; nothing of a list that is none."""
    try:
        troubles = TROUBLES(text)
    except msgspec.DecodeError:
        return "[]"
    return to_json(
        [
            replace(
                trouble,
                url=str(WebAddress(without(trouble.url, needles))),
                detail=without_secrets(without(trouble.detail, needles)),
            )
            for trouble in troubles
        ]
    )


def public_postings(postings: Mapping[str, PostingToPublish], keys: Keys) -> Mapping[str, PostingToPublish]:
    """Postings by id, those of a source that has a key without it."""
    if not keys:
        return postings
    return {id: without_keys(row, keys[row.source]) if row.source in keys else row for id, row in postings.items()}


def public_change(change: ChangeLine, postings: Mapping[str, PostingToPublish], keys: Keys) -> ChangeLine:
    """What a source changed in its words, without its key."""
    told = postings.get(change.posting)
    return without_keys(change, keys[told.source]) if told and told.source in keys else change


def without_keys(row: R, needles: Sequence[str]) -> R:
    """A row whose texts hold no key; an address that held one leads to its page, or to the site."""
    texts = {name: text for name, text in asdict(row).items() if isinstance(text, str) and name not in NAMES}
    return replace(row, **{name: without_key(name, text, needles) for name, text in texts.items()})


def without_key(name: str, text: str, needles: Sequence[str]) -> str:
    """The text of a column without keys.

    >>> without_key("url", "https://site.example/flux?key=abc123", ["key=abc123"])
    'https://site.example/flux'
    """
    if not any(needle in text for needle in needles):
        return text
    return without(WebAddress(text).link if name in ADDRESSES else text, needles)
