"""Tree of a page → its sections: what stands under each heading of one level, whatever makes it a heading."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Any

from crawlers.judge.trades import is_marked, trade_in
from crawlers.records.cells import leading, text_of
from crawlers.records.repeated import Numbers

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
OTHERS = ("summary", "dt", "bold", "lead", "picture")
"""Other things that head a section: the button of an accordion, a term, a paragraph that is bold as a whole."""
LONGEST_HEADING = 200
MOST = 400
MOST_PARTS = 300


def sections(root: Any, numbers: Numbers) -> Iterator[tuple[str, list[list[Any]]]]:
    """Level, and the elements of each section, its heading first; a heading may stand alone in its frame."""
    for level in (*LEVELS[1:], *OTHERS):
        headings = list(islice(headings_of(root, level), MOST))
        if headings:
            higher = LEVELS[: LEVELS.index(level)] if level in LEVELS else ("h1", "h2", "h3")
            ends = Ends(numbers, {*headings, *root.iter(*higher)})
            yield level, [section(one, ends, level) for one in headings]


class Ends:
    """Where sections of one level end: at its headings, and at higher ones."""

    def __init__(self, numbers: Numbers, headings: set[Any]) -> None:
        self.numbers = numbers
        self.at = sorted(numbers.first[one] for one in headings)

    def inside(self, element: Any) -> int:
        """How many of these headings an element is or holds."""
        first, last = self.numbers.span(element)
        return bisect_right(self.at, last) - bisect_left(self.at, first)


def headings_of(root: Any, level: str) -> Iterator[Any]:
    """What heads the sections of a level."""
    if level == "lead":
        yield from (one for one in root.iter("p", "li") if begins_bold(one))
    elif level == "picture":
        yield from (
            frame_of_picture(one)
            for one in root.iter("img")
            if trade_in(one.get("alt") or "") or is_marked(one.get("alt") or "")
        )
    else:
        found = filter(is_bold, root.iter("p", "div", "td")) if level == "bold" else root.iter(level)
        yield from (one for one in found if 2 < len(text_of(one)) <= LONGEST_HEADING)


def begins_bold(element: Any) -> bool:
    """Whether a paragraph begins with bold words that head it."""
    children = [child for child in element if isinstance(child.tag, str)]
    return bool(children) and leading(element, children) is not None


def frame_of_picture(picture: Any) -> Any:
    """The outermost frame that holds a picture and no text."""
    frame = picture
    while (
        (above := frame.getparent()) is not None
        and above.tag not in {"body", "html", "td"}
        and not text_of(above)
        and len(list(above.iter("img"))) == 1
    ):
        frame = above
    return frame


def is_bold(element: Any) -> bool:
    """Whether a paragraph is bold as a whole, as old pages write headings."""
    children = list(islice((child for child in element if isinstance(child.tag, str) and child.tag != "br"), 2))
    if (
        (element.text or "").strip()
        or len(children) != 1
        or children[0].tag not in {"strong", "b", "u", "font", "em", "a", "span"}
    ):
        return False
    if (children[0].tail or "").strip() or len(text_of(element)) > LONGEST_HEADING:
        return False
    return children[0].tag in {"strong", "b"} or any(True for _ in children[0].iter("strong", "b"))


def section(heading: Any, ends: Ends, level: str) -> list[Any]:
    """The frame that a heading has to itself, or the heading and what follows it up to the next heading of its level."""
    frame = heading
    while (above := frame.getparent()) is not None and above.tag not in {"body", "html"} and ends.inside(above) == 1:
        frame = above
    if level == "lead":
        frame = heading
    elif frame is not heading and len(text_of(frame)) > len(text_of(heading)) + 40:
        return [frame]
    parts = [frame]
    for following in frame.itersiblings():
        if not isinstance(following.tag, str):
            continue
        if ends.inside(following) or len(parts) >= MOST_PARTS:
            break
        parts.append(following)
    return parts
