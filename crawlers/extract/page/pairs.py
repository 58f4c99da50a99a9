"""A sliced fragment of a page → the labels and values in it, whatever the markup between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crawlers.extract.page.labels import labelled, words

if TYPE_CHECKING:  # a quarter of the start of a crawl, for what sites with JSON-LD never need
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, Tag

BLOCKS = set(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption footer form h1 "
    "h2 h3 h4 h5 h6 "
    "header hr html label legend li main nav ol option p pre section summary table tbody td tfoot th thead tr ul".split()
)
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "label"}
LONGEST_FRAGMENT = 400_000
LONGEST_VALUE = 300
SEPARATOR = re.compile(r"\s*[|•‣▪●]\s*|\s{3,}")
COLON = re.compile(r"\s*(?:[:：]|–|—)\s*")
LEADING = re.compile(r"^[\s:：–—•>·-]+")
SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Block:
    """A line of the page: the pieces of text between two line ends."""

    tag: str
    chunks: list[str] = field(default_factory=list)
    linked: bool = True
    """Whether all of it is a link."""

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.chunks)


@dataclass(frozen=True, slots=True)
class Pair:
    """A value and the label before it."""

    property: str
    label: str
    value: str


def fragment(html: str) -> "BeautifulSoup":
    """Soup of a fragment, bounded."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(html[:LONGEST_FRAGMENT], "lxml")


def blocks(soup: "Tag") -> list[Block]:
    """The lines of a fragment."""
    from bs4.element import NavigableString, PreformattedString, Tag

    found: list[Block] = []
    owner: Any = None
    for node in soup.descendants:
        if isinstance(node, Tag):
            if node.name == "br":
                owner = None
            continue
        if isinstance(node, PreformattedString) or not isinstance(node, NavigableString):
            continue
        text = SPACE.sub(" ", str(node)).strip()
        if not text:
            continue
        holder, linked = holding(node)
        if holder is not owner or owner is None or not found:
            found.append(Block(holder.name if holder else ""))
            owner = holder
        found[-1].chunks.append(text)
        found[-1].linked = found[-1].linked and linked
    return found


def holding(node: "NavigableString") -> tuple[Any, bool]:
    """The block that a text is in, and whether a link is between."""
    linked = False
    for parent in node.parents:
        if parent.name == "a":
            linked = True
        if parent.name in BLOCKS:
            return parent, linked
    return None, linked


def pairs(lines: list[Block]) -> list[Pair]:
    """Every label that has a value."""
    found: list[Pair] = []
    waiting: tuple[str, str, str] | None = None
    listed: list[str] = []
    for line in [*lines, Block("")]:
        inside = list(within(line))
        if waiting is not None:
            if waiting[2] == "list" and line.tag == "li" and not inside and len(listed) < 6 and len(line.text) < 90:
                listed.append(line.text)
                continue
            if listed:
                found.append(Pair(waiting[0], waiting[1], ", ".join(listed)))
                waiting, listed = None, []
            elif not inside and line.text:
                if line.tag == "li" and len(line.text) < 90:
                    waiting, listed = (waiting[0], waiting[1], "list"), [line.text]
                    continue
                found.append(Pair(waiting[0], waiting[1], LEADING.sub("", line.text)))
                waiting = None
        for known, label, value in inside:
            if value:
                found.append(Pair(known, label, value))
        if inside:
            known, label, value = inside[-1]
            waiting = None if value else (known, label, "")
    return [pair for pair in found if pair.property and 0 < len(pair.value) <= LONGEST_VALUE]


def within(line: Block) -> Iterator[tuple[str, str, str]]:
    """Property, label and value of each label in a line; the last may have no value yet."""
    if line.linked and line.tag not in HEADINGS:
        return
    known: str | None = None
    label, values = "", [""]
    for piece in pieces(line):
        found, rest, name = opened(piece)
        if found is not None:
            if known is not None:
                yield known, label, value_of(values)
            known, label, values = found, name, [rest]
        elif known is not None:
            values.append(piece)
    if known is not None:
        yield known, label, value_of(values)


def pieces(line: Block) -> Iterator[str]:
    """The pieces of a line, cut where a bar or a bullet stands."""
    for chunk in line.chunks:
        yield from (piece for piece in SEPARATOR.split(chunk) if piece) if len(chunk) < 2000 else [chunk[:2000]]


def opened(piece: str) -> tuple[str | None, str, str]:
    """The property that a piece announces, what follows in it, and the label."""
    whole = labelled(piece)
    if whole is not None:
        return whole, "", words(piece)
    cut = COLON.search(piece, 0, 70)
    if cut and cut.start():
        head, rest = piece[: cut.start()], piece[cut.end() :]
        if "(" in head:
            head = head.partition("(")[0]
        longer = COLON.search(piece, cut.end(), 70)
        if longer and (both := labelled(piece[: longer.start()])):
            return both, piece[longer.end() :], words(piece[: longer.start()])
        return labelled(head), rest, words(head)
    started = re.match(
        r"((?:publi|mis|post|parue?|créé|diffus|actualis)\w*(?: en ligne)?(?: le| on| du)?)\s+(?=\d|[A-Z]?[a-z]+ \d)",
        piece,
        re.IGNORECASE,
    )
    if started and labelled(started[1].strip()):
        return labelled(started[1].strip()), piece[started.end() :], words(started[1])
    return None, "", ""


def value_of(values: list[str]) -> str:
    """The pieces of a value, joined."""
    text = " ".join(filter(None, (value.strip() for value in values)))
    return LEADING.sub("", text).replace(" ,", ",").strip()
