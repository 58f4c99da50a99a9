"""A page → what a reader sees of it, line after line, and what each line is beside or inside of.

Not seen are scripts, and the messages that a page holds ready for another day: templates, hidden elements, and the boxes that a click
or a script opens, known by the words of their classes (``seen_page.txt``). Seen, but not about the offer of the page, are menus,
feet, forms' choices, and other offers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any

from lxml.etree import LxmlError, iterwalk
from lxml.html import HTMLParser, document_fromstring

from french.closings.said import TextLine
from french.letters import fold
from french.word_lists import pattern, word_list

WORDS = word_list(Path(__file__).with_name("seen_page.txt"))
UNSEEN = {"script", "style", "template", "noscript", "select", "dialog"}
UNSEEN_STYLE = re.compile(r"display:none|visibility:hidden")
UNSEEN_CLASSES = {"hidden", "hide", "d-none", "is-hidden", "invisible", "sr-only", "visually-hidden"}
UNSEEN_ROLES = {"dialog", "alertdialog", "tooltip"}
BESIDE = {"aside", "nav", "footer", "label", "legend"}
ITEMS = {"li", "tr"}
STRUCK = {"s", "del", "strike"}
INLINE = {"a", "abbr", "b", "em", "font", "i", "mark", "small", "span", "strong", "u", *STRUCK}
"""Elements that do not end a sentence."""
TITLES = {"title": 1, "h1": 1, "h2": 2, "h3": 3, "h4": 4}
MARKS: dict[str, dict[str, int]] = {
    **{tag: {"beside": 1} for tag in BESIDE},
    **{tag: {"item": 1} for tag in ITEMS},
    **{tag: {"struck": 1} for tag in STRUCK},
    **{tag: {"level": level} for tag, level in TITLES.items()},
}
"""Element → what it makes of all that is inside."""
NONE: dict[str, int] = {}
WORD = re.compile(r"[a-zà-ÿ0-9]+|[A-ZÀ-Ý][a-zà-ÿ0-9]*")
BOX = re.compile(pattern(WORDS.plain("invisible")))
ELSEWHERE = re.compile(pattern(WORDS.plain("à côté")))
LABEL = re.compile(pattern(WORDS.plain("pastille")))
OTHERS = re.compile(rf"\W*(?:{pattern(WORDS.plain('autres offres'))})\b")
MOST_NAMES_LETTERS = 300
"""How much of the classes of an element is read."""
MOST_HTML_LETTERS = 2_000_000
"""How much of a page is parsed, …"""
MOST_VISIBLE_LETTERS = 200_000
"""… and how much of what a reader sees of it is looked through."""


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line that a reader sees."""

    text: str
    beside: bool = False
    """Whether it is not about the offer of the page: a menu, a foot, a choice of a form, another offer, a link to somewhere else."""
    label: bool = False
    """Whether it is a badge."""
    picture: bool = False
    """Whether it is what a picture shows, in words."""
    level: int = 0
    """Of a title, 1 to 4; 0 for all else."""
    item: bool = False
    """Whether it is an item of a list."""
    struck: bool = False
    """Whether it is struck out."""

    @property
    def as_text(self) -> TextLine:
        """The line as its words are read."""
        return TextLine(self.text, label=self.label or self.picture, title=self.level == 1, item=self.item)


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What a reader sees of a page."""

    lines: tuple[SeenLine, ...]
    asks_password: bool = False
    """Whether there is a field for a password."""

    @property
    def text(self) -> str:
        """All but pictures, a line a block."""
        return "\n".join(line.text for line in self.lines if not line.picture)[:MOST_VISIBLE_LETTERS]


@dataclass(slots=True)
class Around:
    """Elements that are open at a place of the page, counted by what they make of what is inside."""

    beside: int = 0
    label: int = 0
    item: int = 0
    struck: int = 0
    link: int = 0
    level: int = 0

    def add(self, marks: dict[str, int], by: int) -> None:
        """Open an element, or close it."""
        for name, amount in marks.items():
            setattr(self, name, getattr(self, name) + by * amount)


@dataclass(slots=True)
class OpenLine:
    """A line that is being read: it is only what all of its words are."""

    words: list[str] = field(default_factory=list)
    beside: bool = True
    label: bool = True
    item: bool = False
    struck: bool = True
    level: int = 0

    def add(self, words: str, around: Around) -> None:
        """Add words that stand inside these elements."""
        if not words:
            return
        self.words.append(words)
        if not words.isspace():
            self.beside &= around.beside > 0 or around.link > 0
            self.label &= around.label > 0
            self.item |= around.item > 0
            self.struck &= around.struck > 0
            self.level = max(self.level, around.level)


def visible(text: str) -> str:
    """What a reader sees of a page, a line a block.

    >>> visible("<p>Nos offres</p><template><p>Aucune offre</p></template><div class='modal fade'><p>Aucune offre</p></div>")
    'Nos offres'
    """
    return seen_page(text).text


def seen_page(text: str) -> SeenPage:
    """What a reader sees of a page; of a text that is no HTML, one line."""
    if "<" not in text:
        return SeenPage((SeenLine(" ".join(unescape(text[:MOST_VISIBLE_LETTERS]).split())),))
    try:
        # without comments: there may be hundreds of thousands of them, and nobody sees one
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        root = document_fromstring(text[:MOST_HTML_LETTERS].encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError):
        return SeenPage(())
    walk = PageWalk(root)
    return SeenPage(tuple(walk.lines()), walk.asks_password)


class PageWalk:
    """Walks once through a page, whose every element is looked at once."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.asks_password = False
        self.titled = around_titles(root)
        """Elements around the title of the offer: no box of a message, and no other offer."""
        self.cards = linked_items(root) - self.titled
        """Items of lists that lead somewhere: other offers."""
        self.others = 0
        """The level of the title « autres offres » that was read last, until another one ends it."""

    def lines(self) -> Iterator[SeenLine]:
        """The lines of the page that are not empty."""
        around, line, letters = Around(), OpenLine(), 0
        open_marks: list[dict[str, int] | None] = []
        walk = iterwalk(self.root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                unseen = element is not self.root and self.is_unseen(element)
                marks = None if unseen else self.marks(element)
                open_marks.append(marks)
            else:
                marks = open_marks.pop()
            if marks is not None and (element.tag not in INLINE or "label" in marks):
                for seen in self.ended(line):
                    letters += len(seen.text)
                    yield seen
                if letters > MOST_VISIBLE_LETTERS:
                    return
                line = OpenLine()
            if event == "end":
                around.add(marks or NONE, -1)
                line.add(element.tail or "", around)
            elif marks is None:
                walk.skip_subtree()
            else:
                around.add(marks, 1)
                yield from self.shown_as_picture(element, around)
                line.add(element.text or "", around)
        yield from self.ended(line)

    def ended(self, line: OpenLine) -> Iterator[SeenLine]:
        """A line that came to its end, where it says something."""
        text = " ".join("".join(line.words).split()) if line.words else ""
        if not text:
            return
        if line.level > 1 and OTHERS.match(fold(text[:100])):
            self.others = line.level
        elif 0 < line.level <= self.others:
            self.others = 0
        beside = line.beside or self.others > 0
        yield SeenLine(text, beside=beside, label=line.label, level=line.level, item=line.item, struck=line.struck)

    def shown_as_picture(self, element: Any, around: Around) -> Iterator[SeenLine]:
        """The words of a picture; a field for a password is noted on the way."""
        if element.tag == "input":
            self.asks_password |= (element.get("type") or "").lower() == "password"
        elif element.tag == "img":
            for words in {element.get("alt"), element.get("title")} - {None, ""}:
                yield SeenLine(" ".join(words.split())[:MOST_NAMES_LETTERS], beside=around.beside > 0, picture=True)

    def is_unseen(self, element: Any) -> bool:
        """Whether a reader does not see an element, or only once something happens."""
        if element.tag in UNSEEN or not isinstance(element.tag, str):
            return True
        if not element.attrib:
            return False
        style, classes = element.get("style"), element.get("class")
        if (
            element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or (style and UNSEEN_STYLE.search(style.replace(" ", "")))
            or (classes and not UNSEEN_CLASSES.isdisjoint(classes.split()))
        ):
            return True
        box = element.get("role") in UNSEEN_ROLES or BOX in names_of(element)
        return box and element not in self.titled and element.tag not in {"html", "body", "main"}

    def marks(self, element: Any) -> dict[str, int]:
        """What an element makes of all that is inside."""
        tag = element.tag
        marks = dict(MARKS.get(tag, NONE))
        if element in self.cards:
            marks["beside"] = 1
        if tag == "a" and leads_somewhere(element):
            marks["link"] = 1
        if element.attrib and element not in self.titled:
            kinds = names_of(element)
            if ELSEWHERE in kinds:
                marks["beside"] = 1
            if LABEL in kinds and tag not in TITLES:
                marks["label"] = 1
        return marks


def leads_somewhere(link: Any) -> bool:
    """Whether a link leads to another page."""
    return (link.get("href") or "#").strip()[:1] != "#"


def names_of(element: Any) -> frozenset[re.Pattern[str]]:
    """Of which kinds an element is by the words of its classes and identifier."""
    return kinds_of(f"{element.get('class') or ''} {element.get('id') or ''}"[:MOST_NAMES_LETTERS])


@lru_cache(maxsize=8192)
def kinds_of(names: str) -> frozenset[re.Pattern[str]]:
    """Of which kinds a block is that is called so.

    >>> kinds_of("cookieBanner") == {BOX}, kinds_of("job-status") == {LABEL}, kinds_of("modality")
    (True, True, frozenset())
    """
    words = [word.lower() for word in WORD.findall(names)]
    return frozenset(kind for kind in (BOX, ELSEWHERE, LABEL) if any(map(kind.fullmatch, words)))


def around_titles(root: Any) -> set[Any]:
    """The first titles of a page, and all elements around them."""
    found = set()
    for title in root.iter("h1"):
        element = title
        while element is not None and element not in found:
            found.add(element)
            element = element.getparent()
    return found


def linked_items(root: Any) -> set[Any]:
    """Items of lists that hold a link to another page."""
    found, items = set(), list[Any]()
    for event, element in iterwalk(root, events=("start", "end"), tag=("li", "tr", "a")):
        if element.tag != "a":
            items.append(element) if event == "start" else items.pop()
        elif event == "start" and items and leads_somewhere(element):
            found.add(items[-1])
    return found
