"""Jobs of each week → a drawing in SVG, made here: no script, no style of its own, and the same figures in a table below it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from sqlite3 import Connection
from typing import Any

from board.search.index import Index
from board.wording import formats
from french.calendar import MONTHS

MOST_WEEKS = 26
"""Half a year: what a telephone can show."""
FEWEST_WEEKS = 3
"""Fewer weeks are not drawn: a curve of two points tells nothing."""
WIDTH, HEIGHT, TOP, FOOT, LEFT, RIGHT = 440, 180, 14, 28, 34, 10
OF_ALL = "SELECT week, sum(open) AS open, sum(opened) AS opened, sum(closed) AS closed FROM weekly_counts GROUP BY week ORDER BY week"
OF_ONE = "SELECT week, open, opened, closed FROM weekly_counts WHERE member = ? ORDER BY week"


@dataclass(frozen=True, slots=True)
class Week:
    """One week: jobs open when it ended, opened in it, closed in it."""

    monday: date
    open: int
    opened: int
    closed: int


@dataclass(frozen=True, slots=True)
class Curve:
    """What ``_weekly.html`` draws and says; lengths in units of its ``viewBox``."""

    weeks: list[Week]
    line: str
    area: str
    points: list[tuple[float, float]]
    scale: list[tuple[float, int]]
    """Height and number of each line of the grid."""
    months: list[tuple[float, str]]
    """Where each month begins, and its name."""
    words: str
    """The whole drawing in a sentence."""
    width: int = WIDTH
    height: int = HEIGHT


def curve(connection: Connection, index: Index, member: str = "") -> Curve | None:
    """The last half year of a member, or of the whole valley; ``None`` when too few weeks are known. Drawn once a file."""
    kept: dict[str, Curve | None] = index.kept.setdefault("weekly", {})
    if member not in kept:
        rows = connection.execute(OF_ONE, [member]) if member else connection.execute(OF_ALL)
        (last,) = connection.execute("SELECT max(week) FROM weekly_counts").fetchone()
        known = {date.fromisoformat(row["week"]): row for row in rows}
        kept[member] = draw(filled(known, date.fromisoformat(last))) if known else None
    return kept[member]


def filled(known: Mapping[date, Any], last: date) -> list[Week]:
    """Every week from the first one to the last that was counted, at most ``MOST_WEEKS``; one without a line had no job."""
    first = max(min(known), last - timedelta(weeks=MOST_WEEKS - 1))
    mondays = [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]
    return [
        Week(monday, *(known[monday][name] if monday in known else 0 for name in ("open", "opened", "closed")))
        for monday in mondays
    ]


def draw(weeks: list[Week]) -> Curve | None:
    """Draw how many jobs were open at the end of each week; ``None`` for fewer weeks than tell anything."""
    if len(weeks) < FEWEST_WEEKS:
        return None
    step = nice(max(week.open for week in weeks))
    top = step * max(1, -(-max(week.open for week in weeks) // step))
    points = [
        (at(number, len(weeks)), round(TOP + (HEIGHT - TOP - FOOT) * (1 - week.open / top), 1))
        for number, week in enumerate(weeks)
    ]
    line = "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
    ground = HEIGHT - FOOT
    area = f"{line}L{points[-1][0]:g} {ground}L{points[0][0]:g} {ground}Z"
    scale = [(round(TOP + (ground - TOP) * (1 - number / top), 1), number) for number in range(0, top + 1, step)]
    return Curve(weeks, line, area, points, scale, list(months(weeks)), sentence(weeks))


def nice(most: int) -> int:
    """The step of a scale of at most five lines.

    >>> nice(3), nice(17), nice(240)
    (1, 5, 50)
    """
    step = 1
    while most > 5 * step:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step


def at(number: int, count: int) -> float:
    """How far from the left a week stands, in units of the ``viewBox``."""
    return round(LEFT + (WIDTH - LEFT - RIGHT) * number / (count - 1), 1)


def months(weeks: list[Week]) -> Iterable[tuple[float, str]]:
    """The first week of each month, where there is room for its name."""
    edge = 0.0
    for number, week in enumerate(weeks):
        x = at(number, len(weeks))
        if week.monday.day <= 7 and x >= edge and x < WIDTH - 80:
            yield x, MONTHS[week.monday.month - 1]
            edge = x + 76


def sentence(weeks: list[Week]) -> str:
    """The curve in a sentence: from how many jobs to how many, and the most there were."""
    first, last, most = weeks[0], weeks[-1], max(weeks, key=lambda week: week.open)
    return (
        f"De {formats.count(first.open, 'offre ouverte', 'offres ouvertes')} la semaine du {formats.day(first.monday)} "
        f"à {formats.number(last.open)} celle du {formats.day(last.monday)} ; "
        f"au plus {formats.number(most.open)}, celle du {formats.day(most.monday)}."
    )
