"""Records of data, beside the offers that pages show → the offers that they are, or new ones."""

from collections import Counter, defaultdict
from urllib.parse import urldefrag, urlsplit

from crawlers.join.offer import Offer, Witness, mostly_offers
from crawlers.join.page_roles import slug
from crawlers.join.page_told import PageTold
from crawlers.join.places import place_of
from crawlers.judge.cards import LIKELY, Card


def join_data(offers: dict[str, Offer], told: list[PageTold], by_place: dict[str, PageTold]) -> None:
    """Join the records of data to the offers that they are; those that are none yet become one."""
    place_records(told)
    known = Known(offers, by_place)
    waiting: list[tuple[Witness, PageTold]] = []
    for page in told:
        for one in page.data:
            siblings = mostly_offers(one)
            for card in one.cards:
                witness = Witness(card=card, page=page, siblings=siblings)
                if offer := known.find(card):
                    offer.data.append(witness)
                    offer.told_by.append(page)
                else:
                    waiting.append((witness, page))
    for witness, page in waiting:
        add_data(offers, witness, page, known.prefixes, told)


def place_records(told: list[PageTold]) -> None:
    """Give to each record of data that has no place the one that its code names in any answer."""
    places = {code: town for page in told for code, town in page.places.items()}
    for card in (card for page in told for one in page.data for card in one.cards) if places else ():
        named = next((places[cell.text] for cell in card.record.cells if cell.text in places), "")
        if named and not card.fields.get("jobLocation"):
            card.fields["jobLocation"] = named


class Known:
    """The offers that pages show, to be found by what data say of them: address, last step of it, title."""

    def __init__(self, offers: dict[str, Offer], by_place: dict[str, PageTold]) -> None:
        self.offers, self.by_place = offers, by_place
        self.by_last = {step: offer for offer in offers.values() if (step := last_step(offer.place))}
        self.by_page = {step: place for place in by_place if (step := last_step(place))}
        self.by_title: dict[str, set[str]] = defaultdict(set)
        for offer in offers.values():
            for one in offer.cards:
                self.by_title[slug(one.card.title)].add(offer.place)
        self.by_code: dict[str, set[str]] = defaultdict(set)
        for offer in offers.values():
            for one in offer.cards:
                for code in one.card.record.codes:
                    self.by_code[code].add(offer.place)
        self.prefixes: Counter[str] = Counter()
        """What stands before the last step of addresses that were found so."""

    def find(self, card: Card) -> Offer | None:
        """The offer that a record of data is; a page that is nobody's yet becomes one."""
        if card.url and (offer := self.offers.get(place_of(card.url))):
            return offer
        steps = [slug(name) for name in card.record.anchors]
        for step in steps:
            if offer := self.by_last.get(step):
                self.prefixes[urldefrag(offer.url).url.rstrip("/").rpartition("/")[0]] += 1
                return offer
        for step in steps:
            if place := self.by_page.get(step):
                page = self.by_place[place]
                return self.offers.setdefault(place, Offer(place=place, url=page.url, page=page))
        for code in card.record.codes:
            if len(self.by_code.get(code, ())) == 1:
                return self.offers[next(iter(self.by_code[code]))]
        alike = self.by_title.get(slug(card.title), set())
        return self.offers[next(iter(alike))] if len(alike) == 1 else None


def last_step(place: str) -> str:
    """The last step of an address, as one word."""
    path = urlsplit(f"//{place}").path.rstrip("/")
    return slug(path.rpartition("/")[2].partition(".")[0]) if "/" in path else ""


def add_data(
    offers: dict[str, Offer], witness: Witness, page: PageTold, prefixes: Counter[str], told: list[PageTold]
) -> None:
    """A record of data that no card shows: an offer of its own, at the address that its slug gives where others have theirs."""
    card = witness.card
    by_place = {place_of(one.url): one for one in told if one.kind == "html"}
    if card.evidence < LIKELY and not witness.siblings:
        return
    if card.url:
        place, url = place_of(card.url), card.url
    else:
        prefix = prefixes.most_common(1)[0][0] if prefixes else ""
        urls = [f"{prefix}/{name}{end}" for name in card.record.anchors for end in ("", "/", ".html")] if prefix else []
        url = next((url for url in urls if place_of(url) in by_place), "")
        place = (
            place_of(url)
            if url
            else f"#{slug(card.title, str(card.fields.get('jobLocation', '')), str(card.fields.get('identifier', '')))}"
        )
        url = url or f"{shown_at(page, told).url}#{slug(card.title)}"
    offer = offers.setdefault(place, Offer(place=place, url=url, page=by_place.get(place)))
    if offer.page is None and page.careers and not card.url and place.startswith("#"):
        offer.url = f"{page.url}#{slug(card.title)}"
    offer.data.append(witness)
    offer.told_by.append(page)


def shown_at(page: PageTold, told: list[PageTold]) -> PageTold:
    """The page on which people see what an answer in JSON holds: the first about work; an API's address is nobody's to open."""
    if page.kind == "html":
        return page
    return next(
        (one for one in told if one.kind == "html" and one.careers),
        next((one for one in told if one.kind == "html"), page),
    )
