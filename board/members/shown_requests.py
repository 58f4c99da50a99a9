"""What people asked for → the same with its words, as private pages list it."""

from collections.abc import Sequence

import msgspec

from board.members.request_wording import KINDS, STATES, TONES, sentence, shown
from db.people.rows import Request

FOR_GOOD = {"crawl", "consent", "join", "split"}
"""What cannot be taken back: it is done already, or another word replaces it."""


class ShownRequest(Request, frozen=True):
    """A request with its words."""

    words: str = ""
    """Of a correction, what the field is to say."""

    @property
    def what(self) -> str:
        """Its kind."""
        return KINDS.get(self.kind, self.kind)

    @property
    def sentence(self) -> str:
        """What it asks for, in a line."""
        return sentence(self)

    @property
    def state_words(self) -> str:
        """How it is."""
        return STATES[self.state]

    @property
    def tone(self) -> str:
        """The same as a tone."""
        return TONES[self.state]

    @property
    def revocable(self) -> bool:
        """Whether it may be taken back."""
        return self.living and self.kind not in FOR_GOOD


def dressed(request: Request, words: str = "") -> ShownRequest:
    """The same with its words."""
    return msgspec.structs.replace(msgspec.convert(request, ShownRequest, from_attributes=True), words=words)


def correction_of(about: Sequence[Request], field: str) -> ShownRequest | None:
    """The living correction of a field."""
    for row in reversed(about):
        if row.kind == "correct" and row.field == field and row.living:
            return dressed(row, shown(field, row.value))
    return None
