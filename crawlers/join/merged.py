"""Witnesses of one offer → one title and one set of fields, each from the best of them; a blank never beats a value."""

import re
from collections.abc import Iterator
from typing import Any

from crawlers.columns.shapes import is_place
from crawlers.columns.titles import parted
from crawlers.extract.objects.values import phrase
from crawlers.extract.page.patterns import CONTRACT
from crawlers.join.offer import Offer
from crawlers.judge.expired import with_year
from crawlers.judge.trades import is_marked, trade_in
from crawlers.records.record import Fields
from french.communes import glued, table

Named = tuple[str, Fields]
ALLOWANCE = re.compile(r"\W*(?:gratification|indemnit|prime|panier|tickets?|ch[èe]que|d[ée]fraiement)", re.IGNORECASE)
"""What is paid beside a wage, or in the place of one, and is none."""
TAGS = re.compile(r"<[^<>]{0,2000}>")
PLACE_ABOVE = re.compile(
    r"(?:studio|site|atelier|agence|usine|bureau|dépôt|plateforme|magasin|établissement|à|sur)\s+(?:de\s+|d[’']|du\s+|des\s+|"
    r"à\s+)?(?:la |le |les )?([A-ZÀ-Ý].{1,40})",
    re.IGNORECASE,
)
TAIL = re.compile(r"\s*[,:;(]|\s[–—-]\s")
AT_THE = re.compile(r"(aux?)\s+([A-ZÀ-Ý][\w’'-]+)", re.IGNORECASE)
"""« Au Tréport »: the article of its name is in the word before it."""
WORDS = re.compile(r"[A-ZÀ-Ý][\w’'À-ÿ-]*(?:[ -](?:sur|en|les?|la|de|du|des|aux?|l[’']|d[’']|[A-ZÀ-Ý])[\w’'À-ÿ-]*){0,5}")


def merged(offer: Offer) -> tuple[str, Fields, dict[str, str]]:
    """Title, fields, and who gave each."""
    witnesses = witnesses_of(offer)
    found: Fields = {}
    read_by: dict[str, str] = {}
    names = dict.fromkeys(name for _, fields in witnesses for name in fields)
    for name in names:
        values = [(by, fields[name]) for by, fields in witnesses if fields.get(name) not in (None, "", [], {})]
        if not values:
            continue
        by, value = best(name, values)
        found[name] = value
        read_by[name] = by
    if isinstance(until := found.get("validThrough"), str) and offer.told_by:
        found["validThrough"] = with_year(until, offer.told_by[0].page.seen_at.date())
    if ALLOWANCE.match(phrase(found.get("baseSalary"))):
        found.pop("baseSalary")
        read_by.pop("baseSalary")
    for name in ("title", "url", "description"):
        found.pop(name, None)
        read_by.pop(name, None)
    if not says_place(found.get("jobLocation")) and (place := place_above(offer)):
        found["jobLocation"] = place
    if text := description_of(offer):
        found["description"] = text
    return title_of(offer), found, read_by


def witnesses_of(offer: Offer) -> list[Named]:
    """All that say something of an offer, the best first: what it writes for machines, its page, data, cards, sentences."""
    named: list[Named] = [(posting.extractor, posting.fields) for posting in offer.postings]
    if offer.file:
        named.append(("file", offer.file))
    if offer.own:
        named.append(("page", offer.own.fields))
    named += [("data", one.card.fields) for one in offer.data]
    named += [("card", one.card.fields) for one in offer.cards]
    if offer.own:
        named.append(("text", offer.own.told))
    named += [("text", one.card.told) for one in offer.cards]
    return named


def best(name: str, values: list[tuple[str, Any]]) -> tuple[str, Any]:
    """The best value: the first, but for places and contracts the first that is one."""
    if name == "jobLocation":
        return next((one for one in values if says_place(one[1])), values[0])
    if name == "employmentType":
        return next((one for one in values if CONTRACT.search(phrase(one[1]))), values[0])
    return values[0]


def says_place(value: Any) -> bool:
    """Whether a value names a commune."""
    if isinstance(value, dict):
        address = value.get("address")
        text = phrase(address.get("addressLocality")) if isinstance(address, dict) else ""
        return bool(text or phrase(value.get("name")))
    text = phrase(value)
    if not text:
        return False
    if is_place(text):
        return True
    return any(glued(found[0]) in table().names for found in WORDS.finditer(text))


def place_above(offer: Offer) -> str:
    """The place that the heading above an offer names, or else its page for all of them."""
    for one in offer.cards:
        text = one.card.above
        if is_place(text):
            return text
        behind = parted(text)[1].get("jobLocation")
        if behind:
            return str(behind)
        if found := next((place for place in places_in_heading(text) if is_place(place)), ""):
            return found
    return next((one.page.place for one in offer.cards if one.page.place and offer.page is None), "")


def places_in_heading(text: str) -> Iterator[str]:
    """What may be a place in a heading: « Studio d’Eu », « À Dieppe, clinique des Quatre-Ponts », « Au Tréport, centre … »."""
    if match := PLACE_ABOVE.search(text):
        yield match[1].strip()
        yield TAIL.split(match[1])[0].strip()
    if match := AT_THE.match(text):
        yield f"{'Les' if match[1].lower() == 'aux' else 'Le'} {match[2]}"


def title_of(offer: Offer) -> str:
    """The title: of its own page where that is like the card's, else the fullest."""
    if offer.own and offer.own.title and len(offer.own.title) <= 160:
        return offer.own.title
    if offer.file and phrase(offer.file.get("title")):
        return phrase(offer.file["title"])
    titles = [one.card.title for one in (*offer.cards, *offer.data)] + [
        phrase(one.fields.get("title")) for one in offer.postings
    ]
    ranked = sorted(
        filter(None, titles), key=lambda title: (-(trade_in(title) + is_marked(title)), titles.index(title))
    )
    return ranked[0] if ranked else ""


def description_of(offer: Offer) -> str:
    """The longest text that a witness has, its own page before others."""
    texts = [phrase(posting.fields.get("description")) for posting in offer.postings]
    texts += [phrase(offer.file.get("description"))] if offer.file else []
    texts += [offer.own.description] if offer.own and (offer.own.title or not offer.data) else []
    texts += [phrase(one.card.fields.get("description")) for one in offer.data]
    texts += [one.card.html for one in offer.cards]
    letters = [len(TAGS.sub("", text)) for text in texts]
    longest = max(letters, default=0)
    return next((text for text, count in zip(texts, letters, strict=True) if count * 2 >= longest and text), "")
