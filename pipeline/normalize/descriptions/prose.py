"""A description → what is published of it, and what rules read."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from french.contacts.redacted import without_contacts
from french.letters import fold
from pipeline.normalize.descriptions.safe_html import plain, sanitized
from pipeline.normalize.descriptions.stretches import labelled_lines

MOST_LETTERS = 60_000
READ_LETTERS = 8_000
"""Letters of it that rules read: what an offer asks is said before."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A description in its several forms."""

    html: str
    """Sanitized, without anybody's name, telephone or mail."""
    text: str
    """The description as plain text."""
    words: str
    """The beginning of that text, folded: this is what rules read."""
    labels: tuple[tuple[str, str], ...]
    """Its lines « label : value »."""
    contact_removed: bool

    def original(self, words: str) -> str:
        """How the description writes some of its folded words; the words themselves when that cannot be told."""
        at = self.words.find(words)
        if at < 0:
            return words
        line = self.text.split("\n")[self.words.count("\n", 0, at)]
        start = at - (self.words.rfind("\n", 0, at) + 1)
        ends = list(accumulate(len(fold(letter)) for letter in line))  # « € » is read as « eur »
        if not ends or ends[-1] != len(fold(line)):
            return line
        return line[bisect_right(ends, start) : bisect_right(ends, start + len(words))]

    @classmethod
    def of(cls, description: str) -> "Prose":
        """Clean a description, HTML or plain."""
        html, removed = without_contacts(sanitized(description[:MOST_LETTERS]))
        text = plain(html)
        words = fold(text[:READ_LETTERS])
        return cls(html, text, words, labelled_lines(words), removed)
