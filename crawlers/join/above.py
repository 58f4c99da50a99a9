"""Tree of a page → the heading that stands over each of its parts."""

from itertools import islice
from typing import Any

from crawlers.records.cells import text_of

HEADINGS = ("h1", "h2", "h3", "h4")
LONGEST = 150
LOOKED_AT = 30
"""So many elements of a part are looked at for its own heading."""
FRAME = 400
"""A part that is no longer than this may be only the frame of a heading."""


class HeadingsAbove:
    """The nearest heading before an element that stands over it; what was found once is known for all that come later."""

    def __init__(self, root: Any) -> None:
        self.known: dict[int, dict[Any, str]] = {level: {root: ""} for level in range(1, len(HEADINGS) + 2)}

    def of(self, element: Any) -> str:
        """The words of the heading over an element, higher than the element's own; empty where there is none."""
        level = own_level(element)
        known = self.known[level]
        passed: list[Any] = []
        found = ""
        while element is not None and element not in known:
            passed.append(element)
            before = element.getprevious()
            if before is None:
                element = element.getparent()
            elif found := heading_in(before, HEADINGS[: level - 1]):
                break
            else:
                element = before
        found = found or known.get(element, "")
        known |= dict.fromkeys(passed, found)
        return found


def own_level(element: Any) -> int:
    """The level of the first heading that an element is or holds, from 1; one more than the last where it holds none."""
    first = next((one.tag for one in islice(element.iter(), LOOKED_AT) if one.tag in HEADINGS), "")
    return HEADINGS.index(first) + 1 if first else len(HEADINGS) + 1


def heading_in(element: Any, headings: tuple[str, ...]) -> str:
    """The words of a heading, or of the last one in its frame."""
    if not isinstance(element.tag, str) or not headings:
        return ""
    if element.tag in headings:
        return text_of(element)[:LONGEST]
    inner = list(element.iter(*headings))
    return text_of(inner[-1])[:LONGEST] if inner and len(text_of(element)) < FRAME else ""
