"""The rows of vallee.db that a publication is made of."""

from dataclasses import dataclass

from db.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ValleeRows:
    """What is known, as it is kept: nothing in it is public yet."""

    jobs: list[Row]
    """Openings, oldest first."""
    postings: dict[str, Row]
    """By id, each with the job that it tells of, its life, and whether the last crawl of its source saw it."""
    members: list[Row]
    sources: list[Row]
    """Each with its state: the columns of ``source_states``."""
    crawls: list[Row]
    """The last thirty of each source."""
    history: list[Row]
    moved: list[Row]
    """Jobs that were joined to others."""
    changes: list[Row]
    weeks: list[Row]
