"""Records of a set, as the page that lists them shows them → how much each looks like an offer, and which of many sets to believe."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from crawlers.columns.fields import column_shapes, fields_of
from crawlers.columns.shapes import Shape, shape_of
from crawlers.columns.titles import cleaned, parted, titles, worth
from crawlers.columns.told import told
from crawlers.extract.page import facts
from crawlers.extract.page.pairs import Block
from crawlers.gather.words import OFFER, plain
from crawlers.judge.likes import like_of, says_filled
from crawlers.judge.taken import Taken
from crawlers.judge.trades import is_marked, trade_in
from crawlers.records.cells import text_of
from crawlers.records.record import Fields, Record, RecordSet
from vocabulary.set_aside import SetAside

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"}
LIKELY = 2.5
"""The evidence from which a record that leads to a page of its own is looked at."""
WHOLE = 3.5
"""The evidence from which a record that is all there is may be an offer."""
WORTH = {
    "employmentType": 1.5,
    "jobLocation": 1.2,
    "baseSalary": 1.0,
    "identifier": 0.7,
    "datePosted": 0.5,
    "validThrough": 0.5,
    "workHours": 0.6,
    "jobStartDate": 0.4,
    "experienceRequirements": 0.4,
    "educationRequirements": 0.4,
    "hiringOrganization": 0.3,
}
"""What a field that is said is worth as evidence."""
OWN_TEXT, LONG_TEXT = 100, 250
"""Letters from which the sentences of a record are read, and from which their number speaks for an offer."""
WHOLE_TEXT = 500
"""Letters from which a record says all itself."""
SECTIONS_COUNT = 0.85
"""What sections under headings count for beside parts that are framed alike: their ends are a guess."""


SHOWN_BESIDE = {SetAside.SPONTANEOUS, SetAside.FILLED}
"""What a list of offers shows beside them, in another frame as may be."""
NOWHERE = re.compile(
    r"/cdn-cgi/|#$|/(?:category|categorie|tags?|author|auteur)/[^/]+/?$|/(?:mentions|contact|postul\w*|apply|candidater?|candidature(?!-?s?-?spontan))\b|[?&](?:apply|postuler)\b",
    re.IGNORECASE,
)
"""Addresses that are no offer's own: hidden mail, the top of the page, the form by which one applies."""
BOX = re.compile(r"modal|pop-?up|popover|dialog|tooltip|lightbox", re.IGNORECASE)
"""Classes of windows."""
APPLY = re.compile(r"postul|candidat|apply|\bcv\b|partag|imprim", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Card:
    """A record with what it says: its title, where it leads, its fields."""

    record: Record
    title: str
    title_at: int
    fields: Fields
    evidence: float
    """How much of it looks like an offer, by what stands on the list."""
    like: SetAside | None
    """What its title or a badge says that it is instead."""
    url: str = ""
    """Where it leads, with the place on a page after ``#``; empty when it leads nowhere."""

    told: Fields = field(default_factory=dict)
    """What its sentences say, where it has a text of its own."""

    sections: int = 0
    """How many parts of an offer its headings announce."""

    letters: int = 0

    html: str = ""
    """Its text with its markup, where it has one of its own; its title is not in it."""

    above: str = ""
    """The heading that stands over its set: « Studio d’Eu », « Alternance et stages »."""


@dataclass(slots=True, kw_only=True)
class CardSet:
    """The records of a set that may be offers."""

    by: str
    path: str
    cards: list[Card]

    @property
    def weight(self) -> float:
        """How much speaks for the set: what its records weigh together."""
        whole = sum(min(max(card.evidence, 0), 8) for card in self.cards)
        return whole if self.by != "sections" else SECTIONS_COUNT * whole


def card_set(records: RecordSet, day: date) -> CardSet:
    """A set, as it was seen on a ``day``, with the title and the fields of each record; those without a title are left out."""
    columns = column_shapes(records.records)
    cards = []
    for record, at in zip(records.records, titles(records.records), strict=True):
        if at >= 0 and shape_of((card := card_of(record, at, columns, day)).title) is None:
            cards.append(card)
    shared = Counter(card.url for card in cards if "#" in card.url)
    for card in cards:
        if shared[card.url] > 1:
            card.url = ""  # one window for all of them names none
    return CardSet(by=records.by, path=records.path, cards=cards)


def card_of(record: Record, at: int, columns: dict[str, Shape], day: date) -> Card:
    """One record that has a title."""
    cell = record.cells[at]
    title, behind = parted(cleaned(cell.text))
    fields = behind | fields_of(record.cells, at, columns) | record.fields
    if not fields.get("employmentType") and (named := facts.contract([title])):
        fields["employmentType"] = named
    like = like_of(title) or like_of(cell.text)
    letters = sum(len(one.text) for one in record.cells)
    said, parts = own_text(record, at, fields) if letters >= OWN_TEXT else ({}, 0)
    if record.hidden:
        like = SetAside[record.hidden.upper()]
    elif cell.struck or badge_says_filled(record, at, day):
        like = SetAside.FILLED
    value = evidence(record, at, title, fields) + 0.6 * min(parts, 3) + 0.5 * min(len(said.keys() & WORTH.keys()), 3)
    return Card(
        record=record, title=title, title_at=at, fields=fields, told=said, sections=parts, letters=letters, evidence=value, like=like,
        url=target(record, at, letters),
    )  # fmt: skip


def badge_says_filled(record: Record, at: int, day: date) -> bool:
    """Whether a cell beside the title says that the offer is filled; not one of a form or a window, by which one reports an offer."""
    said = [cell for n, cell in enumerate(record.cells) if n != at and says_filled(cell.text, day)]
    if not said:
        return False
    boxes = [text_of(box) for node in record.nodes for box in node.iter() if box is not node and is_box(box)]
    return any(not any(cell.text in text for text in boxes) for cell in said)


def is_box(element: Any) -> bool:
    """Whether an element is a part of a form, or a window that opens at a click."""
    if not isinstance(element.tag, str):
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        element.tag in {"form", "label", "dialog"}
        or element.get("role") in {"dialog", "alertdialog"}
        or BOX.search(named[:300]) is not None
    )


def own_text(record: Record, at: int, fields: Fields) -> tuple[Fields, int]:
    """What the sentences of a record say, and how many parts of an offer its headings announce."""
    blocks = [Block(cell.tag, [cell.text], cell.linked) for n, cell in enumerate(record.cells) if n != at]
    return told(record.cells, at, fields), facts.sections(blocks)


def evidence(record: Record, at: int, title: str, fields: Fields) -> float:
    """How much of a record looks like an offer."""
    value = 2.0 * trade_in(title) + 2.0 * is_marked(title)
    value += sum(weight for name, weight in WORTH.items() if fields.get(name))
    shapes = [shape_of(cell.text) for cell in record.cells[:40]]
    value += 0.7 * (Shape.MORE in shapes)
    value += 0.7 * any(OFFER.search(plain(url.partition("//")[2].partition("/")[2])) for url in list(record.links)[:5])
    value += 0.5 * (sum(len(cell.text) for cell in record.cells) >= LONG_TEXT)
    return value - 3 * other_titles(record, at)


def other_titles(record: Record, at: int) -> int:
    """How many other cells of a record name jobs in the same way as its title: then it holds several offers, and is none."""
    own = record.cells[at]
    place = last_of(own.path)
    return len(
        {
            cell.text
            for cell in record.cells[:60]
            if last_of(cell.path) == place
            and cell.text != own.text
            and (trade_in(cell.text) > 0 or is_marked(cell.text))
            and worth(cell, 0) >= LIKELY
        }
    )


def last_of(path: str) -> str:
    """The heading that the last steps of a path name, or its last step: in frames within frames the steps before differ."""
    steps = [step.partition("#")[0] for step in path.split("/")]
    return next((step for step in reversed(steps[-3:]) if step.partition(".")[0] in HEADINGS), steps[-1])


def target(record: Record, at: int, letters: int) -> str:
    """Where a record leads: the link of its title, else of « Voir l’offre », else the only address that it names.

    One that says all itself leads nowhere by other links: they are where one applies, or what its text speaks of.
    """
    links = {url: text for url, text in record.links.items() if not NOWHERE.search(url)}
    named = [url for url in record.cells[at].links if url in links]
    more = [url for url, text in links.items() if shape_of(text) is Shape.MORE and not APPLY.search(text)]
    offers = [url for url, text in links.items() if OFFER.search(plain(url)) and not APPLY.search(text)]
    if letters >= WHOLE_TEXT and record.nodes:
        return next(iter([*named, *more]), "")
    return next(iter([*named, *more, *offers, *(links if len(links) == 1 else ())]), "")


def chosen(sets: Iterable[CardSet]) -> list[CardSet]:
    """Of many sets, whose records lie in each other, those to believe: the weightiest first, each part of the page once.

    What is set aside counts too, where offers are beside it.
    """
    taken = Taken()
    found: list[CardSet] = []
    ranked = sorted((each for each in sets if each.cards), key=lambda each: (-each.weight, each.path))
    for one in ranked:
        if any(card.evidence >= LIKELY for card in one.cards):
            take_free(one, [card for card in one.cards if card.evidence >= LIKELY or card.like], found, taken)
    for one in ranked if found else ():
        take_free(one, [card for card in one.cards if card.like in SHOWN_BESIDE], found, taken)
    return found


def take_free(one: CardSet, cards: list[Card], found: list[CardSet], taken: Taken) -> None:
    """Take those cards of a set that lie in no part of the page that is taken."""
    free = [card for card in cards if not any(map(taken.touches, card.record.spans))]
    for card in free:
        for span in card.record.spans:
            taken.add(span)
    if free:
        found.append(CardSet(by=one.by, path=one.path, cards=free))
