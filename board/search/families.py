"""One text published for several communes → one card in a list, with links to its siblings; each is still found by its own."""

import re
import sqlite3
from collections.abc import Iterable, Iterator

from markupsafe import escape
from msgspec.structs import replace

from board.published.rows import ListedJob, PublishedJob, Sibling, rows
from board.search.filter_boxes import safe
from board.search.index import Index, as_set
from board.wording import formats

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


def with_siblings(connection: sqlite3.Connection, index: Index, listed: Iterable[ListedJob]) -> list[ListedJob]:
    """The same jobs, with ``siblings``."""
    jobs = list(listed)
    found = open_families(connection, index, {job.family for job in jobs if job.family})
    return [replace(job, siblings=others(found, job.id, job.family)) if job.family else job for job in jobs]


def siblings_of(connection: sqlite3.Connection, index: Index, job: PublishedJob) -> tuple[Sibling, ...]:
    """The others of a job's family that are open too, by commune."""
    return others(open_families(connection, index, {job.family}), job.id, job.family) if job.family else ()


def open_families(connection: sqlite3.Connection, index: Index, families: Iterable[str]) -> list[Sibling]:
    """The open jobs of families, by commune."""
    wanted = sorted(families)
    if not wanted:
        return []
    asked = SIBLINGS.format(", ".join("?" * len(wanted)))
    return [row for row in rows(Sibling, connection, asked, *wanted) if row.id in index.ids]


def others(found: Iterable[Sibling], id: str, family: str | None) -> tuple[Sibling, ...]:
    """Those of a family but one job."""
    return tuple(one for one in found if one.family == family and one.id != id)


def first_of_each(listed: Iterable[ListedJob]) -> list[ListedJob]:
    """A list without the jobs of a family that came before."""
    seen: set[str] = set()
    kept = []
    for row in listed:
        if row.family not in seen:
            kept.append(row)
        if row.family:
            seen.add(row.family)
    return kept


def also(job: ListedJob, root: str) -> str:
    """« Aussi à Eu, au Tréport (3 communes) », each with its link; empty for a job that stands alone."""
    siblings = job.siblings
    if not siblings:
        return ""
    links = [
        f'<a href="{safe(root)}/offres/{escape(one.id)}-{escape(one.slug)}">{safe(place(one))}</a>'
        for one in siblings[:NAMED]
    ]
    rest = len(siblings) - NAMED
    words = ", ".join(links) + (f" et {formats.count(rest, 'autre', 'autres')}" if rest > 0 else "")
    return f'<p class="also">Aussi {words} ({formats.count(len(siblings) + 1, "commune", "communes")})</p>\n'


def place(job: Sibling) -> str:
    """Where a sibling is."""
    return formats.at(job.commune) if job.commune else "ailleurs"
