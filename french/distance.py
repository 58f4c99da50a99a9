"""Two points of the Earth → how far one is from the other."""

from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""
EARTH_KM = 6371


def kilometers(here: Point, there: Point) -> float:
    """As the crow flies, on a great circle.

    >>> eu, gamaches, mers = (50.0491, 1.4186), (49.9875, 1.5581), (50.0656, 1.3889)
    >>> round(kilometers(eu, gamaches), 1), round(kilometers(eu, mers), 1), kilometers(eu, eu)
    (12.1, 2.8, 0.0)
    """
    south, north = radians(here[0]), radians(there[0])
    half = sin((north - south) / 2) ** 2
    half += cos(south) * cos(north) * sin(radians(there[1] - here[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
