"""What was asked, and what came out right."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Two numbers a figure; they are kept in the order in which figures were first asked."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def note(self, name: str, right: object) -> None:
        """Count one case."""
        self.asked[name] += 1
        self.right[name] += bool(right)

    def share(self, name: str) -> float:
        """How many came out right, from 0 to 1; 1 where nothing was asked."""
        return self.right[name] / self.asked[name] if self.asked[name] else 1.0
