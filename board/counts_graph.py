"""Weekly counts of a company → bars to draw, and the words for who cannot see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from board.job import Row

WEEKS = 26
WIDTH, HEIGHT, FOOT = 640, 120, 22
"""The drawing's units; the last for the names of months."""
MONTHS = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


@dataclass(frozen=True, slots=True)
class Bar:
    """A week."""

    week: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Graph:
    """What to draw."""

    bars: list[Bar]
    months: list[tuple[float, str]]
    """Where each month begins, and its name."""
    highest: int
    width: int = WIDTH
    height: int = HEIGHT + FOOT


def graph(counts: Sequence[Row], last: str) -> Graph | None:
    """Open jobs at the end of each of the last weeks, those without a line counted 0; ``None`` with nothing to compare.

    ``counts``: lines of ``weekly_counts`` of one member; ``last``: the Monday of the last week that was counted at all.
    """
    known = {row["week"]: row["open"] for row in counts}
    weeks = every_week(min(known), max(last, *known))[-WEEKS:] if known else []
    if len(weeks) < 2:
        return None
    highest = max(1, *(known.get(week, 0) for week in weeks))
    step = WIDTH / len(weeks)
    bars = []
    for number, week in enumerate(weeks):
        count = known.get(week, 0)
        tall = round((HEIGHT - 24) * count / highest, 1)
        bars.append(Bar(week, count, round(number * step + step * 0.14, 1), HEIGHT - tall, round(step * 0.72, 1), tall))
    return Graph(bars, months(weeks, step), highest)


def every_week(first: str, last: str) -> list[str]:
    """Mondays, both included.

    >>> every_week("2026-11-16", "2026-11-30")
    ['2026-11-16', '2026-11-23', '2026-11-30']
    """
    start = date.fromisoformat(first)
    number = (date.fromisoformat(last) - start).days // 7 + 1
    return [f"{start + timedelta(days=7 * week)}" for week in range(number)]


def months(weeks: Sequence[str], step: float) -> list[tuple[float, str]]:
    """The first week of each month, unless it would be written over the one before."""
    found: list[tuple[float, str]] = []
    for number, week in enumerate(weeks):
        name = MONTHS[int(week[5:7]) - 1]
        x = round(number * step + step * 0.14, 1)
        if (not found or found[-1][1] != name) and (not found or x - found[-1][0] > 48) and x < WIDTH - 30:
            found.append((x, name))
    return found
