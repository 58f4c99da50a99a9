"""Offers → those that only say in another language what one in French says."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from crawlers.extract.objects.values import phrase
from crawlers.extract.page.labels import words
from crawlers.join.offer import Offer
from crawlers.join.page_told import PageTold
from crawlers.join.places import place_of
from crawlers.judge.expired import day_of
from french.letters import squeezed

CODE = re.compile(r"(?<![a-z0-9])(?=[a-z0-9-]*\d)[a-z]{1,5}-?\d{2,}(?![a-z0-9])|(?<!\d)\d{4,}(?!\d)", re.IGNORECASE)
"""A reference in an address."""

FIGURE = re.compile(r"\d{2,}")
ALIKE = 5
"""Letters at the beginning of a word that English and French share where the word comes from one: « operator », « opérateur »."""


def twins_in_french(offers: Sequence[Offer]) -> set[str]:
    """The places of offers in another language that are offers in French too: by what a page names, a reference, or day and place."""
    places = {offer.place for offer in offers}
    french = [offer for offer in offers if language(offer) in {"fr", ""}]
    codes = {code for offer in french for code in codes_of(offer)}
    posted: dict[date, set[str]] = defaultdict(set)
    for offer in french:
        if day := day_of(said(offer, "datePosted")):
            posted[day].add(place_said(offer))
    on_page: dict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        if stands_on := page_of(offer):
            on_page[stands_on.url].append(offer)
    counted = {place_of(url): len(those) for url, those in on_page.items()}
    found = set()
    for offer in offers:
        page = offer.page or page_of(offer)
        if page is None or language(offer) in {"fr", ""}:
            continue
        named = place_of(page.french) if page.french else ""
        if (
            (offer.page is not None and named in places and named != offer.place)
            or codes_of(offer) & codes
            or (offer.page is None and same_day_and_place(offer, posted))
            or (offer.page is None and named and counted.get(named, 0) >= len(on_page[page.url]))
            or any(says_the_same(offer, other) for other in french)
        ):
            found.add(offer.place)
    return found


def says_the_same(offer: Offer, other: Offer) -> bool:
    """Whether two offers in two languages are at one place, and share a word of their titles or the figures of their wages."""
    here, there = place_said(offer), place_said(other)
    if here and there and here != there:
        return False
    wages = [set(FIGURE.findall(said(one, "baseSalary"))) - {"13", "12"} for one in (offer, other)]
    return bool(wages[0] & wages[1]) or bool(beginnings(offer) & beginnings(other))


def beginnings(offer: Offer) -> set[str]:
    """The beginnings of the longer words of a title: « technician » and « technicien » begin alike in both languages."""
    return {word[:ALIKE] for word in words(offer.hint).split() if len(word) >= ALIKE}


def same_day_and_place(offer: Offer, posted: dict[date, set[str]]) -> bool:
    """Whether one of those that were ``posted`` came the same day, at the same place where both say where."""
    day = day_of(said(offer, "datePosted"))
    places = posted.get(day, set()) if day else set()
    return bool(places) and (not place_said(offer) or not places.isdisjoint({place_said(offer), ""}))


def place_said(offer: Offer) -> str:
    """The beginning of the place that an offer says, to compare it with."""
    return squeezed(said(offer, "jobLocation")).decode()[:6]


def said(offer: Offer, name: str) -> str:
    """What the cards of an offer say in a field."""
    return next((phrase(one.card.fields[name]) for one in (*offer.cards, *offer.data) if one.card.fields.get(name)), "")


def page_of(offer: Offer) -> PageTold | None:
    """The page on which an offer that has none of its own stands."""
    return next(iter(offer.told_by), None)


def language(offer: Offer) -> str:
    """The language of the page that tells of an offer: its own, or the list's."""
    page = offer.page or page_of(offer)
    return page.language if page else ""


def codes_of(offer: Offer) -> set[str]:
    """The references in the address of an offer."""
    return {
        found[0].lower()
        for found in CODE.finditer(offer.url.rpartition("/")[2] or offer.url.rstrip("/").rpartition("/")[2])
    }
