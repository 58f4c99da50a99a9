"""One text published for several communes → one card in a list, with links to its siblings; each is still found by its own."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import escape

from board.published.rows import Row, rows
from board.search.filter_boxes import safe
from board.search.index import Index, as_set
from board.wording import formats as french

NAMED = 3
"""Siblings that a card names; the page of the job names them all."""
SIBLINGS = "SELECT id, slug, commune, family FROM jobs WHERE family IN ({}) ORDER BY commune, id"
FULL = re.compile(rb"[^\0]")


def once(index: Index, tiers: Iterable[int]) -> list[int]:
    """Sets of jobs that follow each other, with the first of each family only: a card stands for all of them."""
    seen: set[str] = set()
    kept = []
    for tier in tiers:
        doubles = []
        for position in members(tier & index.in_families):
            family = index.families[position]
            if family in seen:
                doubles.append(position)
            seen.add(family)
        kept.append(tier & ~as_set(doubles, len(index.rowids)) if doubles else tier)
    return kept


def members(jobs: int) -> Iterator[int]:
    """All positions of a set, in order.

    >>> list(members(0b100000001011))
    [0, 1, 3, 11]
    """
    bits = jobs.to_bytes(jobs.bit_length() // 8 + 1, "little")
    for found in FULL.finditer(bits):
        eight = found[0][0]
        yield from (8 * found.start() + bit for bit in range(8) if eight >> bit & 1)


def with_siblings(connection: sqlite3.Connection, index: Index, listed: Iterable[Row]) -> list[Row]:
    """The same jobs, with ``siblings``: the others of their family that are open too, by commune."""
    jobs = list(listed)
    families = sorted({job["family"] for job in jobs if job["family"]})
    if not families:
        return jobs
    marks = ", ".join("?" * len(families))
    found = [row for row in rows(connection, SIBLINGS.format(marks), *families) if row["id"] in index.ids]
    return [
        row | {"siblings": [one for one in found if one["family"] == row["family"] and one["id"] != row["id"]]}
        if row["family"]
        else row
        for row in jobs
    ]


def first_of_each(listed: Iterable[Row]) -> list[Row]:
    """A list without the jobs of a family that came before."""
    seen: set[str] = set()
    kept = []
    for row in listed:
        if row["family"] not in seen:
            kept.append(row)
        if row["family"]:
            seen.add(row["family"])
    return kept


def also(job: Mapping[str, Any], root: str) -> str:
    """« Aussi à Eu, au Tréport (3 communes) », each with its link; empty for a job that stands alone."""
    siblings = job.get("siblings") or ()
    if not siblings:
        return ""
    links = [
        f'<a href="{safe(root)}/offres/{escape(one["id"])}-{escape(one["slug"])}">{safe(place(one))}</a>'
        for one in siblings[:NAMED]
    ]
    rest = len(siblings) - NAMED
    words = ", ".join(links) + (f" et {french.count(rest, 'autre', 'autres')}" if rest > 0 else "")
    return f'<p class="also">Aussi {words} ({french.count(len(siblings) + 1, "commune", "communes")})</p>\n'


def place(job: Mapping[str, Any]) -> str:
    """Where a sibling is."""
    return french.at(job["commune"]) if job["commune"] else "ailleurs"
