"""Tree of a page → its repeated parts: elements that are written alike, whatever their tags."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from crawlers.records.cells import classes

LEAST_LETTERS = 12
MOST_LETTERS = 20_000
LEVELS = 4
"""How many elements above decide, with the element itself, whether two are written alike."""
MOST_GROUPS = 400
ALONE = {"article", "li", "tr", "details", "section"}
"""Elements that may be the only one of their list."""
NEVER = {
    "body", "html", "main", "form", "tbody", "thead", "br", "hr", "img", "i", "b", "strong", "em", "small", "sup", "option",
    "td", "th", "u", "time", "font", "col", "caption",
}  # fmt: skip


class Numbers:
    """Elements in the order of the document: each with its own number and that of the last one in it."""

    def __init__(self, root: Any) -> None:
        self.first: dict[Any, int] = {}
        self.last: dict[Any, int] = {}
        for number, element in enumerate(element for element in root.iter() if isinstance(element.tag, str)):
            self.first[element] = self.last[element] = number
        for element in reversed(list(self.first)):
            above = element.getparent()
            if above in self.last:
                self.last[above] = max(self.last[above], self.last[element])

    def span(self, element: Any) -> tuple[int, int]:
        """The numbers of an element and of the last one in it."""
        return self.first[element], self.last[element]

    def size(self, element: Any) -> int:
        """How many elements an element is, with all in it."""
        return self.last[element] - self.first[element] + 1


def repeated(root: Any) -> Iterator[tuple[str, list[Any]]]:
    """Path and elements of each group that is written alike; an element may be in several groups, and inside one of another."""
    letters = {element: 0 for element in root.iter() if isinstance(element.tag, str)}
    count_letters(letters)
    by_shape: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    by_parent: dict[tuple[Any, str], list[Any]] = defaultdict(list)
    shapes = {element: shape(element) for element in letters}
    for element, length in letters.items():
        if element.tag in NEVER or not LEAST_LETTERS <= length <= MOST_LETTERS or element is root:
            continue
        above = [shapes[one] for one in [element, *element.iterancestors()][:LEVELS] if one in shapes]
        by_shape[tuple(above)].append(element)
        by_parent[element.getparent(), str(element.tag)].append(element)
    known: set[tuple[int, ...]] = set()
    groups = [(" ".join(reversed(name)), those) for name, those in by_shape.items()]
    groups += [(f"{shapes.get(parent, '')} > {tag}", those) for (parent, tag), those in by_parent.items()]
    given = 0
    for path, those in groups:
        apart = outermost(those)
        own = tuple(map(id, apart))
        if own in known or (len(apart) < 2 and apart[0].tag not in ALONE and not classes(apart[0])):
            continue
        known.add(own)
        given += 1
        if given > MOST_GROUPS:
            return
        yield path, apart


def count_letters(letters: dict[Any, int]) -> None:
    """Note how many letters of text each element holds, from the innermost up."""
    for element in reversed(list(letters)):
        letters[element] += len((element.text or "").strip()) + (
            40 if element.tag == "img" and element.get("alt") else 0
        )
        above = element.getparent()
        if above in letters:
            letters[above] += letters[element] + len((element.tail or "").strip())


def shape(element: Any) -> str:
    """How an element is written: its tag and the classes that last."""
    own = sorted(classes(element))
    return f"{element.tag}.{'.'.join(own)}" if own else str(element.tag)


def outermost(elements: list[Any]) -> list[Any]:
    """Those that lie in no other of them."""
    inside = set(elements)
    return [element for element in elements if not any(above in inside for above in element.iterancestors())]
