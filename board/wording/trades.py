"""``trades.toml`` → what each trade of the valley is, in plain French."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).parent / "trades.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """What a page tells of one trade."""

    short: str
    does: str
    shifts: str
    training: str


@cache
def trades() -> dict[str, Trade]:
    """ROME code → what its page tells of the trade."""
    with FILE.open("rb") as file:
        return {rome: msgspec.convert(words, Trade) for rome, words in tomllib.load(file).items()}
