"""The own page of an offer, read in the light of what led to it: its title, what is furniture, where the other offers are."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from crawlers.columns.fields import fields_of
from crawlers.columns.titles import cleaned, titles
from crawlers.columns.told import told
from crawlers.extract.formats import html as html_reader
from crawlers.extract.page import article, facts, hints
from crawlers.extract.page.apply_link import apply_url
from crawlers.extract.page.document import Document
from crawlers.extract.page.labels import words
from crawlers.extract.page.pairs import Block
from crawlers.join.blocks import blocks_of
from crawlers.join.places import place_of
from crawlers.judge.trades import is_marked, trade_in
from crawlers.records.cells import cells_of, text_of
from crawlers.records.record import Cell, Fields, Record
from crawlers.records.repeated import count_letters
from crawlers.records.visible_tree import visible_tree
from crawlers.walks.own_page import day_of
from french.closings.said import Saying, TextLine, over, said_instead

TITLE_TAGS = {"h1": 0.5, "h2": 0.3, "h3": 0.2, "title": 0.1}
ALIKE = 0.6
"""The share of a title's words that have to be in a heading for it to be that title."""
MOST_OF_TEXT = 0.8
BADGE = 45
HEAD = 60
"""So many cells of a page may be badges of its offer."""
NAMES = {"dt", "th"}
"""What names a value: « Clôture », over its day, says nothing yet."""
SMALL = {
    "h",
    "f",
    "hf",
    "fh",
    "m",
    "w",
    "d",
    "e",
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "l",
    "un",
    "une",
    "en",
    "a",
    "et",
}


@dataclass(slots=True, kw_only=True)
class OwnPage:
    """What the own page of an offer says."""

    title: str = ""
    """As its heading writes it; empty when no heading is like what led there."""

    fields: Fields = field(default_factory=dict)
    """What labels, chips and lines of its head say."""

    told: Fields = field(default_factory=dict)
    """What its sentences say."""

    description: str = ""
    """The markup of its text."""

    letters: int = 0
    sections: int = 0
    """How many headings announce a part of an offer: tasks, profile, conditions."""

    closed: bool = False
    """Whether it says of itself that it is filled or over."""

    missing: bool = False
    """Whether it says that there is no such page."""


def read_own_page(document: Document, hint: str, furniture: Collection[int], others: Collection[str]) -> OwnPage:
    """Read the own page of an offer; ``hint``: its title on the list; ``others``: where other offers are (``place_of``)."""
    root = visible_tree(document)
    if root is None:
        return OwnPage()
    own = place_of(document.page.url)
    heading = title_element(root, hint, document, others, own)
    drop_others(root, heading, document, others, own)
    drop_furniture(root, heading, furniture)
    article.without_others(root, heading)
    frame = frame_of(root, heading)
    cells = cells_of([frame], document)
    at = title_at(cells, heading, hint)
    said = fields_of(cells, at, {})
    said |= {name: value for name, value in hints.hinted(frame, said).items() if name not in said}
    title = cleaned(cells[at].text) if at >= 0 else ""
    text = "\n".join(cell.text for cell in cells)
    found = OwnPage(
        title=title,
        fields=said,
        told=told(cells, at, said),
        sections=facts.sections([Block(cell.tag, [cell.text], cell.linked) for n, cell in enumerate(cells) if n != at]),
        letters=len(text),
        closed=is_closed(cells, at, day_of(document.page)),
        missing=at < 0
        and said_instead((TextLine(cell.text) for cell in cells[:HEAD]), day_of(document.page)) is Saying.NO_PAGE,
    )
    if url := apply_url(document):
        found.fields.setdefault("applicationUrl", url)
    found.description = html_reader.description(
        frame, heading if heading is not None and heading is not frame else None
    )
    return found


def title_element(root: Any, hint: str, document: Document, others: Collection[str], own: str) -> Any:
    """The element that names the offer: the one most like the title on the list, else a first-level heading that names a job."""
    wanted = {word for word in words(hint).split() if word not in SMALL}
    best: tuple[float, Any] = (0, None)
    for order, element in enumerate(
        root.iter("h1", "h2", "h3", "h4", "h5", "p", "div", "span", "strong", "td", "b", "font", "li", "summary")
    ):
        if len(element) > 8:
            continue
        text = text_of(element)
        if not 2 < len(text) <= 250 or leads_to_other(element, document, others, own):
            continue
        said = {word for word in words(text).split() if word not in SMALL}
        if not wanted or not said:
            continue
        share = len(wanted & said) / len(wanted)
        if share < ALIKE:
            continue
        value = share + TITLE_TAGS.get(element.tag, 0) - 0.04 * len(said - wanted) - 0.0005 * order
        if value > best[0]:
            best = value, element
    if best[1] is not None:
        return best[1]
    for element in root.iter("h1", "h2"):
        text = text_of(element)
        if (
            2 < len(text) <= 200
            and (trade_in(text) == 1 or is_marked(text))
            and not leads_to_other(element, document, others, own)
        ):
            return element
    return None


def leads_to_other(element: Any, document: Document, others: Collection[str], own: str) -> bool:
    """Whether an element is, or stands in, a link to another offer."""
    links = [*element.iter("a"), *element.iterancestors("a")][:6]
    return any(
        (place := place_of(document.absolute(link.get("href") or ""))) in others and place != own for link in links
    )


def drop_others(root: Any, heading: Any, document: Document, others: Collection[str], own: str) -> None:
    """Take away what shows other offers: around each link to one, as much as belongs to it and not to this one."""
    above = set(heading.iterancestors()) | {heading} if heading is not None else set()
    letters = {element: 0 for element in root.iter() if isinstance(element.tag, str)}
    count_letters(letters)
    whole = letters.get(root, 0) or 1
    doomed = []
    for link in root.iter("a"):
        place = place_of(document.absolute(link.get("href") or ""))
        if place not in others or place == own:
            continue
        frame = link
        while (parent := frame.getparent()) is not None and parent is not root and parent not in above:
            if letters.get(parent, 0) > 0.5 * whole or (
                letters.get(parent, 0) > 400 and not only_leads_to(parent, document, others, own)
            ):
                break
            frame = parent
        doomed.append(frame)
    for frame in doomed:
        if frame.getparent() is not None and frame not in above:
            article.drop(frame)


def only_leads_to(element: Any, document: Document, others: Collection[str], own: str) -> bool:
    """Whether most links of an element lead to other offers."""
    places = [place_of(document.absolute(link.get("href") or "")) for link in list(element.iter("a"))[:40]]
    return sum(place in others and place != own for place in places) * 2 > len(places)


def drop_furniture(root: Any, heading: Any, furniture: Collection[int]) -> None:
    """Take away the parts whose text stands on other pages too."""
    above = set(heading.iterancestors()) | {heading} if heading is not None else set()
    doomed = [
        element
        for element, block in blocks_of(root)
        if block in furniture and element is not root and element not in above
    ]
    for element in doomed:
        article.drop(element)


def frame_of(root: Any, heading: Any) -> Any:
    """The nearest frame of the heading that holds most of what is left."""
    if heading is None:
        return root
    letters = {element: 0 for element in root.iter() if isinstance(element.tag, str)}
    count_letters(letters)
    whole = letters.get(root, 0) or 1
    for above in heading.iterancestors():
        share = letters.get(above, 0) / whole
        if above is root or share > MOST_OF_TEXT or (above.tag in {"main", "article"} and share > 0.4):
            return above
    return root


def title_at(cells: list[Cell], heading: Any, hint: str) -> int:
    """The number of the cell that is the heading."""
    if heading is not None:
        text = text_of(heading)
        for at, cell in enumerate(cells[:150]):
            if cell.text == text or (len(cell.text) > 3 and text.startswith(cell.text)):
                return at
    return titles([Record(cells=cells)])[0] if not hint else -1


def is_closed(cells: list[Cell], at: int, day: date) -> bool:
    """Whether the page says of its own offer that it is over: by a sentence about it, a badge, or a struck title."""
    if at >= 0 and cells[at].struck:
        return True
    lines = (
        TextLine(
            cell.text,
            label=cell.tag == "img" or (n < HEAD and len(cell.text) <= BADGE and cell.tag not in NAMES),
            title=n == at,
            item=cell.tag == "li",
        )
        for n, cell in enumerate(cells)
    )
    return over(lines, day)
