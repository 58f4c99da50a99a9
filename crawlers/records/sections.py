"""Tree of a page → its sections: what stands under each heading of one level, whatever makes it a heading."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from crawlers.records.cells import text_of

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
OTHERS = ("summary", "dt", "bold")
"""Other things that head a section: the button of an accordion, a term, a paragraph that is bold as a whole."""
LONGEST_HEADING = 200
MOST = 400
MOST_PARTS = 300


def sections(root: Any) -> Iterator[tuple[str, list[list[Any]]]]:
    """Level, and the elements of each section, its heading first; a heading may stand alone in its frame."""
    for level in (*LEVELS[1:], *OTHERS):
        found = filter(is_bold, root.iter("p", "div", "td")) if level == "bold" else root.iter(level)
        headings = [one for one in islice(found, MOST) if 2 < len(text_of(one)) <= LONGEST_HEADING]
        if headings:
            yield level, [section(one, level, set(headings)) for one in headings]


def is_bold(element: Any) -> bool:
    """Whether a paragraph is bold as a whole, as old pages write headings."""
    children = [child for child in element if isinstance(child.tag, str) and child.tag != "br"]
    if (
        (element.text or "").strip()
        or len(children) != 1
        or children[0].tag not in {"strong", "b", "u", "font", "em", "a", "span"}
    ):
        return False
    if (children[0].tail or "").strip() or len(text_of(element)) > LONGEST_HEADING:
        return False
    return children[0].tag in {"strong", "b"} or any(True for _ in children[0].iter("strong", "b"))


def section(heading: Any, level: str, others: set[Any]) -> list[Any]:
    """The frame that a heading has to itself, or the heading and what follows it up to the next heading of its level."""
    frame = heading
    while (above := frame.getparent()) is not None and above.tag not in {"body", "html"}:
        if holds_other(above, heading, level, others):
            break
        frame = above
    if frame is not heading and len(text_of(frame)) > len(text_of(heading)) + 40:
        return [frame]
    parts = [frame]
    for following in frame.itersiblings():
        if not isinstance(following.tag, str):
            continue
        if ends(following, level, others) or len(parts) >= MOST_PARTS:
            break
        parts.append(following)
    return parts


def holds_other(element: Any, heading: Any, level: str, others: set[Any]) -> bool:
    """Whether an element holds another heading of the level, or one that is higher."""
    higher = LEVELS[: LEVELS.index(level)] if level in LEVELS else ("h1", "h2", "h3")
    tags = (level, *higher) if level != "bold" else ("p", "div", "td", *higher)
    for inner in element.iter(*tags):
        if inner is heading:
            continue
        if inner in others or inner.tag in higher:
            return True
    return False


def ends(element: Any, level: str, others: set[Any]) -> bool:
    """Whether a following element begins the next section."""
    higher = LEVELS[: LEVELS.index(level)] if level in LEVELS else ("h1", "h2", "h3")
    return element in others or element.tag in higher or holds_other(element, None, level, others)
