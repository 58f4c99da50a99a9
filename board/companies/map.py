"""Communes and counts → where to draw them: the valley seen from above, without tiles and without anybody's server."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, islice
from math import cos, hypot, radians, sqrt

from board.search.communes import written
from board.search.index import Place
from french.addresses import slug

WEST, EAST, SOUTH, NORTH = 1.02, 1.98, 49.7, 50.2
WIDTH = 1000
STRETCH = cos(radians((SOUTH + NORTH) / 2))
SCALE = WIDTH / ((EAST - WEST) * STRETCH)
HEIGHT = round((NORTH - SOUTH) * SCALE)
COAST = (
    (1.02, 49.915), (1.08, 49.931), (1.17, 49.962), (1.25, 49.995), (1.32, 50.037), (1.366, 50.062),
    (1.39, 50.070), (1.45, 50.103), (1.50, 50.135), (1.545, 50.182), (1.57, 50.192), (1.63, 50.187), (1.60, 50.213),
    (1.555, 50.219),
)  # fmt: skip
"""From Dieppe to the bay of the Somme, as the crow would sketch it."""
BRESLE = (
    (1.365, 50.064), (1.419, 50.048), (1.47, 50.010), (1.52, 49.985), (1.553, 49.986), (1.61, 49.945), (1.628, 49.931),
    (1.66, 49.892), (1.70, 49.855), (1.757, 49.770), (1.80, 49.705),
)  # fmt: skip
"""The river, from its mouth at Le Tréport to beyond Aumale."""
LETTER, LINE = 12.5, 24
"""About what a letter of a name takes in the widest of the usual fonts, DejaVu, and a line."""


@dataclass(frozen=True, slots=True)
class Point:
    """A commune on the map."""

    name: str
    slug: str
    count: int
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a commune, where it covers nothing else."""

    words: str
    x: float
    y: float
    left: bool
    """Whether the name ends at ``x``, rather than begins there."""

    def covers(self, x: float, y: float, radius: float) -> bool:
        """Whether a round would be under it."""
        west, east = self.span
        return west - radius < x < east + radius and abs(y - self.y) < LINE / 2 + radius

    def meets(self, other: "Label") -> bool:
        """Whether two names would be written over each other."""
        (west, east), (west_, east_) = self.span, other.span
        return west < east_ and west_ < east and abs(self.y - other.y) < LINE

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it is written."""
        width = len(self.words) * LETTER
        return (self.x - width, self.x) if self.left else (self.x, self.x + width)


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole map, as the template draws it."""

    width: int
    height: int
    sea: str
    river: str
    points: list[Point]
    labels: list[Label]


def inside(place: Place) -> bool:
    """Whether a commune is on the map."""
    return WEST <= place.lon <= EAST and SOUTH <= place.lat <= NORTH


def at(lon: float, lat: float) -> tuple[float, float]:
    """Degrees → the map's units."""
    return round((lon - WEST) * STRETCH * SCALE, 1), round((NORTH - lat) * SCALE, 1)


def line(points: Iterable[tuple[float, float]]) -> str:
    """An SVG path through points given in degrees."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in (at(*point) for point in points))


def draw(counted: Iterable[tuple[Place, int]]) -> Chart:
    """Rounds that do not cover each other, and the names that find room, those of most offers first."""
    ordered = sorted(counted, key=lambda pair: (-pair[1], pair[0].name))
    points = apart([point(place, count) for place, count in ordered])
    labels: list[Label] = []
    for dot in points:
        free = (label for label in around(dot) if room(label, dot, points, labels))
        labels += islice(free, 1)
    sea = f"{line(COAST)}L0 0L0 {at(WEST, COAST[0][1])[1]:g}Z"
    return Chart(WIDTH, HEIGHT, sea, line(BRESLE), points, labels)


def point(place: Place, count: int) -> Point:
    """The round of a commune: its area says how many offers there are."""
    x, y = at(place.lon, place.lat)
    return Point(place.name, slug(written(place)), count, x, y, round(11 + 3 * sqrt(count), 1))


def apart(points: list[Point]) -> list[Point]:
    """Push rounds that cover each other apart, a little at a time; always the same way."""
    places = [[dot.x, dot.y] for dot in points]
    for _ in range(60):
        for (dot, here), (other, there) in combinations(zip(points, places, strict=True), 2):
            dx, dy = there[0] - here[0] or 0.1, there[1] - here[1]
            lack = dot.radius + other.radius + 3 - hypot(dx, dy)
            if lack > 0:
                step = lack / 2 / hypot(dx, dy)
                here[0], here[1] = here[0] - dx * step, here[1] - dy * step
                there[0], there[1] = there[0] + dx * step, there[1] + dy * step
    return [replace(dot, x=round(x, 1), y=round(y, 1)) for dot, (x, y) in zip(points, places, strict=True)]


def around(dot: Point) -> Iterator[Label]:
    """Where its name may stand: right, left, then a little above or below."""
    for rise in (0, -0.8, 0.8):
        y = dot.y + rise * dot.radius
        yield Label(dot.name, round(dot.x + dot.radius + 6, 1), round(y, 1), left=False)
        yield Label(dot.name, round(dot.x - dot.radius - 6, 1), round(y, 1), left=True)


def room(label: Label, owner: Point, points: list[Point], labels: list[Label]) -> bool:
    """Whether a name covers no round, no other name and no edge."""
    west, east = label.span
    covered = any(label.covers(dot.x, dot.y, dot.radius) for dot in points if dot is not owner)
    return west > 0 and east < WIDTH and not covered and not any(label.meets(other) for other in labels)
