"""``benchmarks/first_contact.csv`` → what was read of each set of data on the day on which it was first read."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "first_contact.csv"
"""A figure a line, typed from the notes of a first reading and not changed after it; without counts where only the share was noted."""


def first_contact(lines: Iterable[str]) -> list[dict[str, Any]]:
    """A round each, in the order of the file, with its figures.

    >>> first_contact(["round,day,data,cases,figure,right,asked,share", "1,2026-12-01,sites,8,found,57,58,0.983"])
    [{'round': 1, 'day': '2026-12-01', 'data': 'sites', 'cases': 8, 'figures': {'found': {'asked': 58, 'right': 57, 'share': 0.983}}}]
    """
    rounds: dict[tuple[str, str], dict[str, Any]] = {}
    for row in csv.DictReader(lines):
        one = rounds.setdefault(
            (row["data"], row["round"]),
            {
                "round": int(row["round"]),
                "day": row["day"],
                "data": row["data"],
                "cases": int(row["cases"]),
                "figures": {},
            },
        )
        counts = {name: int(row[name]) for name in ("asked", "right") if row[name]}
        one["figures"][row["figure"]] = counts | {"share": float(row["share"])}
    return list(rounds.values())
