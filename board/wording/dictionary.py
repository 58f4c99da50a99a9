"""``dictionary.toml``, and the records of a posting's fields → what each column of board.db means, in French."""

import tomllib
from functools import cache
from pathlib import Path

from vocabulary.job_posting import FIELDS

FILE = Path(__file__).parent / "dictionary.toml"


@cache
def dictionary() -> dict[str, dict[str, str]]:
    """Table → column → words."""
    with FILE.open("rb") as file:
        tables: dict[str, dict[str, str]] = tomllib.load(file)
    of_fields = {column.name: column.meaning for field in FIELDS for column in field.columns}
    return tables | {"every": of_fields | tables["every"]}


def meaning(table: str, column: str) -> str:
    """What one column means; its name when nobody wrote about it."""
    words = dictionary()
    return words.get(table, {}).get(column) or words["every"].get(column, column)
