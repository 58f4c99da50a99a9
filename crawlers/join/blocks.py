"""Tree of a page → its parts, each told by its text as a number: what other pages show too is the site's furniture."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from french.letters import squeezed

LEAST, LONGEST = 34, 2_500
"""Letters, without blanks and signs, of a part that is told by its text."""
PRIME = (1 << 61) - 31
TOLD = {"p", "li", "td", "div", "section", "a"}
"""Elements that are a part though they hold no other."""
Text = tuple[int, int]
"""Letters of a text, and the number that they are in base 256, of which the rest by a prime is kept."""


def blocks_of(root: Any) -> Iterator[tuple[Any, int]]:
    """The parts of a page that are long enough to be told by their text, each with its number: the same in every process."""
    for element, (letters, number) in texts_of(root).items():
        if LEAST <= letters <= LONGEST and (len(element) or element.tag in TOLD):
            yield element, number << 16 | letters


def texts_of(root: Any) -> dict[Any, Text]:
    """Each element with its text, from the innermost up: each letter is read once, however deep it lies."""
    found: dict[Any, Text] = dict.fromkeys(root.iter(etree.Element), (0, 0))
    for element in reversed(list(found)):
        found[element] = joined(text_in(element.text), found[element])
        above = element.getparent()
        if element is not root and above in found:
            found[above] = joined(joined(found[element], text_in(element.tail)), found[above])
    return found


def text_in(text: str | None) -> Text:
    """A text by its letters."""
    letters = squeezed(text) if text else b""
    return len(letters), int.from_bytes(letters, "big") % PRIME


def joined(one: Text, other: Text) -> Text:
    """Two texts as one: it does not matter where its markup cuts it.

    >>> joined(text_in("Nos valeurs"), text_in(" : le verre")) == text_in("Nos valeurs : le verre")
    True
    """
    return one[0] + other[0], (one[1] * pow(256, other[0], PRIME) + other[1]) % PRIME
