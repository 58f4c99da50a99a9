"""The kept pages of a visit → the offers of the site, what is set aside, and the account. Pure: a rebuild reads the same."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any

from crawlers.extract.page.document import Document
from crawlers.items import Page, RawPosting
from crawlers.join.keys import keyed, reference_key
from crawlers.join.languages import twins_in_french
from crawlers.join.merged import TAGS, merged
from crawlers.join.offer import Offer
from crawlers.join.offers import gathered
from crawlers.join.own_page import read_own_page
from crawlers.join.page_roles import slug
from crawlers.join.page_told import PageTold, tell
from crawlers.judge.expired import is_of_past_year, is_past, is_recent, period_is_over
from crawlers.judge.texts import signs_of
from crawlers.judge.verdict import Evidence, verdict
from french.letters import squeezed
from vocabulary.set_aside import SetAside

JOB_POSTINGS = {"json_ld", "microdata", "rdfa", "platform"}
"""Readers of what is written as a job posting; a feed may hold anything."""
NUMBER_OF_A_ROW = ("identifier", "data")
"""What names any row of data, and speaks for no offer."""
LEAST_TEXT, COMPARED = 150, 1_500
"""Letters from which a text tells two offers apart, and how many are compared: the end may hold the day, or a counter."""
MOST_CELLS = 40
LONGEST_HTML = 40_000
LONGEST_DATED = 3_000
"""Letters in which a season that is over is looked for."""
TEMPLATE = 0.6
"""The share of own pages on which a part has to stand to be of their template."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Something that is kept apart from the offers."""

    title: str
    url: str
    reason: SetAside


@dataclass(slots=True, kw_only=True)
class SiteReading:
    """What the pages of a site say, all together."""

    postings: list[RawPosting] = field(default_factory=list)
    set_aside: list[Aside] = field(default_factory=list)
    announced: int | None = None
    """How many offers the site says that it has; nothing when it does not say."""
    unread: list[str] = field(default_factory=list)
    """What looks like an offer and could not be read."""
    offers: list[Offer] = field(default_factory=list)
    """The offers, in the order of ``postings``, with all that witnesses say."""
    told: list[PageTold] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """The titles of the postings, as slugs."""


def read_site(pages: Sequence[Page], *, source: str, hosts: frozenset[str] | None = None) -> SiteReading:
    """Read all kept pages of a site together; their order changes nothing."""
    reading = SiteReading(told=[tell(page, hosts=hosts) for page in pages if page.status < 400])
    offers = gathered(reading.told)
    furniture = furniture_of(reading.told, offers)
    places = {offer.place for offer in offers}
    for offer in offers:
        if offer.page is not None:
            offer.own = read_own_page(Document(offer.page.page, hosts=hosts), offer.hint, furniture, places)
    twins = twins_in_french(offers)
    for offer in offers:
        offer.like = SetAside.LANGUAGE if offer.place in twins else offer.like
        judge(offer, reading, source)
    drop_twins(reading)
    reading.postings = keyed(reading.postings)
    reading.announced = max(
        (page.announced for page in reading.told if page.announced is not None and page.careers), default=None
    )
    return reading


def judge(offer: Offer, reading: SiteReading, source: str) -> None:
    """Put an offer among the postings, or set it aside."""
    title, fields, read_by = merged(offer)
    if not title:
        return
    text = text_of_offer(offer, title, fields)
    today = reading.told[0].page.seen_at.date()
    evidence = Evidence(
        title=title,
        url=offer.url,
        fields={name: value for name, value in fields.items() if (name, read_by.get(name)) != NUMBER_OF_A_ROW},
        structured=offer.file is not None or any(posting.extractor in JOB_POSTINGS for posting in offer.postings),
        sections=offer.own.sections if offer.own else max((one.card.sections for one in offer.cards), default=0),
        letters=len(str(fields.get("description", ""))),
        careers=any(one.page.careers for one in (*offer.cards, *offer.data)),
        siblings=any(one.siblings for one in (*offer.cards, *offer.data)),
        signs=signs_of(text, today),
    )
    reason = verdict(evidence, like_of_offer(offer))
    if reason is None and (is_over(offer, title, fields, today) or period_is_over(text[:LONGEST_DATED], today)):
        reason = SetAside.EXPIRED
    if reason:
        if not (reason is SetAside.PAGE and not evidence.siblings):
            reading.set_aside.append(Aside(title=title, url=offer.url, reason=reason))
        return
    posting = posting_of(offer, title, fields, read_by, source, reading)
    if not offer.cards and offer.page is None and slug(title) in reading.names:
        return  # a row of data that another list shows in full
    reading.postings.append(posting)
    reading.names.add(slug(title))
    reading.offers.append(offer)


def text_of_offer(offer: Offer, title: str, fields: dict[str, Any]) -> str:
    """All the words that tell of an offer: its text, and what stands on its card."""
    shown = [cell.text for one in offer.cards[:3] for cell in one.card.record.cells[:MOST_CELLS]]
    return "\n".join([title, *shown, unescape(TAGS.sub("\n", str(fields.get("description", ""))[:LONGEST_HTML]))])


def is_over(offer: Offer, title: str, fields: dict[str, Any], today: date) -> bool:
    """Whether the last day of an offer is past, or the season that its title or its page is called after."""
    if is_past(fields.get("validThrough"), today):
        return True
    dated = " ".join(
        [
            title,
            *({page.title for page in offer.told_by} if offer.page is None else ()),
            *({offer.url} if offer.page is None else ()),
        ]
    )
    return is_of_past_year(dated, today) and not is_recent(fields.get("datePosted"), today)


def drop_twins(reading: SiteReading) -> None:
    """Keep one of those that are one page under several addresses: the same title, place and text; the shortest address stays."""
    best: dict[tuple[str, bytes, bytes], int] = {}
    for number, posting in enumerate(reading.postings):
        text = squeezed(str(posting.fields.get("description") or ""))
        if len(text) < LEAST_TEXT:
            continue
        name = (
            slug(str(posting.fields["title"])),
            squeezed(str(posting.fields.get("jobLocation") or "")),
            text[:COMPARED],
        )
        known = best.setdefault(name, number)
        if len(posting.url) < len(reading.postings[known].url):
            best[name] = number
    kept = set(best.values())
    short = {
        n
        for n, one in enumerate(reading.postings)
        if len(squeezed(str(one.fields.get("description") or ""))) < LEAST_TEXT
    }
    left = [number for number in range(len(reading.postings)) if number in kept | short]
    reading.postings = [reading.postings[number] for number in left]
    reading.offers = [reading.offers[number] for number in left]


def like_of_offer(offer: Offer) -> SetAside | None:
    """Why an offer is set aside by what any of its witnesses says of it."""
    if offer.like:
        return offer.like
    if offer.own and offer.own.closed:
        return SetAside.FILLED
    likes = [one.card.like for one in (*offer.cards, *offer.data)]
    if None in likes:  # a heading over several offers is a witness of the first, and no page that it is instead
        likes = [like for like in likes if like is not SetAside.PAGE]
    return next(filter(None, likes), None)


def posting_of(
    offer: Offer, title: str, fields: dict[str, Any], read_by: dict[str, str], source: str, reading: SiteReading
) -> RawPosting:
    """The raw posting of an offer."""
    page = (offer.page or next((one.page for one in (*offer.cards, *offer.data)), None) or reading.told[0]).page
    return RawPosting(
        source=source,
        key=reference_key(fields, offer.url),
        url=offer.url,
        seen_at=page.seen_at,
        extractor="records",
        page=page.sha256,
        fields={"title": title, **fields, "url": offer.url},
        read_by=read_by,
    )


def furniture_of(told: Sequence[PageTold], offers: Sequence[Offer]) -> frozenset[int]:
    """The parts of pages that are the site's: they stand on a page that is no offer's too, or on most of the offers'."""
    own = {id(offer.page) for offer in offers if offer.page is not None}
    others: set[int] = set()
    counted: Counter[int] = Counter()
    for page in told:
        if id(page) in own:
            counted.update(page.blocks)
        else:
            others |= page.blocks
    most = max(3, TEMPLATE * len(own))
    return frozenset(block for block, count in counted.items() if block in others or count >= most)
