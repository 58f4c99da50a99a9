"""Pages of a site, as each tells → offers, each with all that witnesses say of it."""

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urldefrag

from crawlers.extract.objects.values import phrase
from crawlers.files.judgement import Reason
from crawlers.files.reading import FileReading
from crawlers.gather.links import FILES
from crawlers.items import RawPosting
from crawlers.join.data_joined import join_data
from crawlers.join.offer import Offer, Witness, mostly_offers
from crawlers.join.page_roles import (
    LEAST_TEXT,
    LIKE_ENOUGH,
    is_list,
    likeness,
    pages_of_one,
    slug,
    titles_that_lead,
    without_copies,
)
from crawlers.join.page_told import PageTold
from crawlers.join.places import place_of
from crawlers.judge.cards import WHOLE, Card, CardSet
from vocabulary.set_aside import SetAside


def gathered(pages: Iterable[PageTold]) -> list[Offer]:
    """The offers that pages tell of, in the order of their places."""
    told = without_copies(pages)
    hints = titles_that_lead(told)
    lists = {place_of(page.url) for page in told if page.kind == "html" and is_list(page, hints)}
    by_place = {place_of(page.url): page for page in told if page.kind == "html" and place_of(page.url) not in lists}
    offers: dict[str, Offer] = {}
    alone = pages_of_one(by_place, hints)
    written = {place_of(page.url) for page in told if len(page.postings) == 1 and page.kind == "html"} - lists
    for page in told:
        for one in page.sets:
            add_cards(offers, page, one, by_place, (hints.keys() - lists) | alone | written, lists)
    for place in sorted(alone):
        offers.setdefault(
            place, Offer(place=place, url=by_place[place].url, page=by_place[place], told_by=[by_place[place]])
        )
    for page in told:
        for posting in page.postings:
            add_posting(offers, page, posting, by_place)
        if page.file is not None:
            add_file(offers, page, page.file)
    join_data(offers, told, by_place)
    join_anchors(offers)
    join_titles(offers)
    return [offers[place] for place in sorted(offers)]


def add_cards(
    offers: dict[str, Offer],
    page: PageTold,
    one: CardSet,
    by_place: dict[str, PageTold],
    targets: set[str],
    lists: set[str],
) -> None:
    """Add the records of a set to the offers that they tell of; one that only leads to a list is told there."""
    here = place_of(page.url)
    siblings = any(
        mostly_offers(each) for each in page.sets if each is one or (each.by == one.by and not one.cards[0].url)
    )
    for card in one.cards:
        place = place_of(card.url) if card.url else ""
        if not place or place == here:
            if here in targets:
                continue  # a part of a page that is about one offer
            if card.evidence < WHOLE and not siblings and card.like is None:
                continue
            anchor = next((name for name in card.record.anchors if len(name) < 80), "") or own_name(card, page)
            place = f"{here}#{anchor}"
            url = f"{urldefrag(page.url).url}#{anchor}"
        elif place in lists:
            continue
        else:
            url = card.url
        offer = offers.setdefault(
            place, Offer(place=place, url=url, page=by_place.get(place) if place != here else None)
        )
        offer.cards.append(Witness(card=card, page=page, siblings=siblings))
        offer.told_by.append(page)


def own_name(card: Card, page: PageTold) -> str:
    """What names a card on its page: its title; where another card has the same, with its place, or with its code."""
    alike = [
        other for one in page.sets for other in one.cards if slug(other.title) == slug(card.title) and not other.url
    ]
    places = {slug(phrase(other.fields.get("jobLocation"))) for other in alike}
    if len(places) > 1:
        return slug(card.title, phrase(card.fields.get("jobLocation")))
    codes = {other.record.codes[0] for other in alike if other.record.codes}
    return slug(card.title, card.record.codes[0]) if len(codes) > 1 and card.record.codes else slug(card.title)


def add_file(offers: dict[str, Offer], page: PageTold, file: FileReading) -> None:
    """Add what is written in a file: an offer, several, or why there is none; the row that leads to several is none of them."""
    place = place_of(page.url)
    row = offers.get(place)
    if not file.offers:
        if row is not None and file.legible:
            row.like = SetAside.FILLED if file.reason is Reason.FILLED else SetAside.PAGE
        elif not file.legible:
            row = offers.setdefault(place, Offer(place=place, url=page.url))
            row.like, row.told_by = SetAside.ILLEGIBLE, [*row.told_by, page]
        return
    holders = [offer for offer in offers.values() if offer.place != place and leads_only_to(offer, place)]
    if len(file.offers) == 1 and not holders:
        title = slug(phrase(file.offers[0].get("title")))
        holders = [
            offer
            for offer in offers.values()
            if offer.place != place and any(slug(one.card.title) == title for one in offer.cards)
        ]
    if len(file.offers) == 1 and len(holders) == 1:
        holders[0].file = file.offers[0]  # the sheet that a section gives beside its own words
        holders[0].told_by.append(page)
        offers.pop(place, None)
        return
    if len(file.offers) > 1:
        offers.pop(place, None)
    for fields in file.offers:
        title = phrase(fields.get("title"))
        if any(
            slug(title) == slug(one.card.title)
            for offer in offers.values()
            if offer.place != place
            for one in offer.cards
        ):
            continue  # the sheet beside an offer that has its page
        alone = len(file.offers) == 1
        own = place if alone else f"{place}#{slug(title)}"
        offer = offers.setdefault(own, Offer(place=own, url=page.url if alone else f"{page.url}#{slug(title)}"))
        offer.file = fields
        offer.told_by = [*((row.told_by if row else []) if not alone else offer.told_by), page]


def leads_only_to(offer: Offer, place: str) -> bool:
    """Whether a record of an offer links a file, and no other: one that links several is the frame of several offers."""
    return any({place_of(url) for url in one.card.record.links if FILES.search(url)} == {place} for one in offer.cards)


def add_posting(offers: dict[str, Offer], page: PageTold, posting: RawPosting, by_place: dict[str, PageTold]) -> None:
    """Add a posting that a page writes for machines to the offer that it is."""
    here = place_of(page.url)
    own = len(page.postings) == 1 and here in by_place  # whatever address it gives: it stands on its own page
    place = here if own else place_of(posting.url)
    offer = offers.setdefault(place, Offer(place=place, url=page.url if own else posting.url, page=by_place.get(place)))
    offer.postings.append(posting)
    offer.told_by.append(page)


def longest_text(offer: Offer) -> int:
    """The letters of the longest text that a card of an offer has of its own."""
    return max((one.card.letters for one in offer.cards if one.card.html), default=0)


def join_anchors(offers: dict[str, Offer]) -> None:
    """A row that leads to a place on its page, and the section that stands there, are one."""
    by_anchor: dict[str, Offer] = {}
    for place, offer in offers.items():
        page = place.partition("#")[0]
        for witness in offer.cards:
            if witness.card.html:
                by_anchor |= {f"{page}#{name}": offer for name in witness.card.record.anchors}
    for place in list(offers):
        if place not in offers:
            continue
        offer = offers[place]
        whole = by_anchor.get(place)
        if "#" in place and whole is not None and whole is not offer and longest_text(offer) < longest_text(whole):
            whole.cards += offer.cards
            whole.url, whole.place = offer.url, place
            offers[place] = whole
            offers.pop(next((name for name, one in offers.items() if one is whole and name != place), ""), None)


def join_titles(offers: dict[str, Offer]) -> None:
    """A card that only names an offer, and the one section or window of the same page that tells of it, are one."""
    on_page: dict[str, list[Offer]] = defaultdict(list)
    for place, offer in offers.items():
        if "#" in place and offer.page is None:
            on_page[place.partition("#")[0]].append(offer)
    for those in on_page.values():
        whole = [offer for offer in those if longest_text(offer) >= LEAST_TEXT]
        for offer in those:
            if offer in whole or not whole:
                continue
            likest = sorted(whole, key=lambda one: -likeness(offer.hint, one.hint))
            best = likeness(offer.hint, likest[0].hint)
            if best >= LIKE_ENOUGH and (len(likest) == 1 or best > likeness(offer.hint, likest[1].hint)):
                likest[0].cards += offer.cards
                offers.pop(offer.place, None)
