"""Answers already made from today's file → the same ones, without asking again."""

from collections import OrderedDict
from dataclasses import dataclass, field

from board.http.headers import Header

MOST_KEPT_BYTES = 24_000_000
LARGEST_ANSWER_BYTES = 400_000


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, as it is sent."""

    status: int
    headers: list[Header]
    body: bytes

    @property
    def size(self) -> int:
        """About what it takes in memory."""
        return len(self.body) + 1500


@dataclass(slots=True)
class KeptPages:
    """The answers last asked for, as long as they hold: ``stamp`` names the file and the minutes that they are true for."""

    stamp: object = None
    answers: "OrderedDict[tuple[str, ...], Answer]" = field(default_factory=OrderedDict)
    size: int = 0

    def get(self, stamp: object, key: tuple[str, ...]) -> Answer | None:
        """The answer to the same address, if it was made from the same file in the same minutes."""
        if stamp != self.stamp:
            self.stamp, self.size = stamp, 0
            self.answers.clear()
        answer = self.answers.get(key)
        if answer:
            self.answers.move_to_end(key)
        return answer

    def put(self, stamp: object, key: tuple[str, ...], answer: Answer) -> None:
        """Keep one; the oldest go when there is too much."""
        if stamp != self.stamp or answer.size > LARGEST_ANSWER_BYTES or key in self.answers:
            return
        self.answers[key] = answer
        self.size += answer.size
        while self.size > MOST_KEPT_BYTES:
            self.size -= self.answers.popitem(last=False)[1].size
