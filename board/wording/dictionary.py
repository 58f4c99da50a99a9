"""``dictionary.toml`` → what each column of board.db means, in French."""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "dictionary.toml"


@cache
def dictionary() -> dict[str, dict[str, str]]:
    """Table → column → words."""
    with FILE.open("rb") as file:
        found: dict[str, dict[str, str]] = tomllib.load(file)
    return found


def meaning(table: str, column: str) -> str:
    """One column; its name when nobody wrote about it."""
    words = dictionary()
    return words.get(table, {}).get(column) or words["every"].get(column, column)
