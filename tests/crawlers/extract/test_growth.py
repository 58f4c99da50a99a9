"""Whatever a page repeats, and however often, every reader takes time in proportion: twice as much text, twice as long."""

import gc
import time
from math import log

import pytest

from tests.worlds.pages.hostile_shapes import READERS, SHAPES, SLOW_READERS, Reader

SMALL, LARGE = 2_000, 16_000
"""Letters: the larger is long enough for a square to be seen, and short enough for so many readers."""
LARGEST_EXPONENT = 1.15
HARMLESS_SECONDS = 0.005
"""Of a reader as fast as this nothing is asked: so short a time says nothing of how it grows."""
TRIES = 6
"""The least of so many measures is what the reader takes; the others are what else the machine did."""
FEW = ("comments", "quotes", "digits", "spaces", "lines")


def seconds(reader: Reader, text: str) -> float:
    """CPU seconds of one reading; garbage of other tests is not collected meanwhile."""
    gc.disable()
    begun = time.process_time()
    reader(text)
    took = time.process_time() - begun
    gc.enable()
    return took


def exponent(reader: Reader, piece: str) -> float:
    """How the time of a reader grows with its text: 1 in proportion, 2 as the square."""
    small, large = (piece * (letters // len(piece)) for letters in (SMALL, LARGE))
    took = seconds(reader, large)
    if took < HARMLESS_SECONDS:
        return 0.0
    before = seconds(reader, small)
    for _ in range(TRIES):
        if log(took / before) / log(LARGE / SMALL) <= LARGEST_EXPONENT:
            break
        took, before = min(took, seconds(reader, large)), min(before, seconds(reader, small))
    return log(took / before) / log(LARGE / SMALL)


@pytest.mark.parametrize("name", READERS)
def test_every_reader_takes_time_in_proportion(name: str) -> None:
    grown = {shape: exponent(READERS[name], piece) for shape, piece in SHAPES.items()}

    assert {shape: power for shape, power in grown.items() if power > LARGEST_EXPONENT} == {}


@pytest.mark.parametrize("name", SLOW_READERS)
def test_every_slow_reader_takes_time_in_proportion(name: str) -> None:
    grown = {shape: exponent(SLOW_READERS[name], SHAPES[shape]) for shape in FEW}

    assert {shape: power for shape, power in grown.items() if power > LARGEST_EXPONENT} == {}
