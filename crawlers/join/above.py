"""Tree of a page → the heading that stands over each of its parts."""

from typing import Any

from crawlers.records.cells import text_of

HEADINGS = ("h1", "h2", "h3", "h4")
LONGEST = 150
FRAME = 400
"""A part that is no longer than this may be only the frame of a heading."""


class HeadingsAbove:
    """The nearest heading before an element that stands over it; what was found once is known for all that come later."""

    def __init__(self, root: Any) -> None:
        self.known: dict[Any, str] = {root: ""}

    def of(self, element: Any) -> str:
        """The words of the heading over an element; empty where there is none."""
        passed: list[Any] = []
        found = ""
        while element is not None and element not in self.known:
            passed.append(element)
            before = element.getprevious()
            if before is None:
                element = element.getparent()
            elif found := heading_in(before):
                break
            else:
                element = before
        found = found or self.known.get(element, "")
        self.known |= dict.fromkeys(passed, found)
        return found


def heading_in(element: Any) -> str:
    """The words of a heading, or of the last one in its frame."""
    if not isinstance(element.tag, str):
        return ""
    if element.tag in HEADINGS:
        return text_of(element)[:LONGEST]
    inner = list(element.iter(*HEADINGS))
    return text_of(inner[-1])[:LONGEST] if inner and len(text_of(element)) < FRAME else ""
