"""What people asked for → the same with its words, as private pages list it."""

from collections.abc import Sequence

import msgspec

from board.members.request_wording import KINDS, STATES, TONES, sentence, shown
from db.people.corrections import corrected_columns
from db.people.rows import Request

FOR_GOOD = {"crawl", "consent", "join", "split"}
"""What cannot be taken back: it is done already, or another word replaces it."""


class ShownRequest(Request, frozen=True):
    """What somebody asked for, with the words that a private page shows for it."""

    words: str = ""
    """What the field is to say, when this is a correction."""

    @property
    def what(self) -> str:
        """Its kind in French."""
        return KINDS.get(self.kind, self.kind)

    @property
    def sentence(self) -> str:
        """What it asks for, in a line."""
        return sentence(self)

    @property
    def state_words(self) -> str:
        """Its state in French."""
        return STATES[self.state]

    @property
    def tone(self) -> str:
        """The tone of its state, which the style sheet gives its colour."""
        return TONES[self.state]

    @property
    def revocable(self) -> bool:
        """Whether it may be taken back."""
        return self.living and self.kind not in FOR_GOOD


def dressed(request: Request, words: str = "") -> ShownRequest:
    """A request as a private page lists it; ``words``: what a corrected field is to say."""
    return msgspec.structs.replace(msgspec.convert(request, ShownRequest, from_attributes=True), words=words)


def correction_of(about: Sequence[Request], field: str) -> ShownRequest | None:
    """The living correction of a field."""
    for row in reversed(about):
        if row.kind == "correct" and row.field == field and row.living:
            return dressed(row, shown(field, corrected_columns(row.value)))
    return None
