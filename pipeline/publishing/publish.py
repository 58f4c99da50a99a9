"""vallee.db and people.db → board.db, put in place by one rename; and once a day the packages of open data."""

import sqlite3
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import perf_counter

from board.wording.formats import count, seconds
from board.wording.labels import LABELS
from db.atomic_file import BESIDE, beside, put
from db.board.facets import Labels
from db.board.packages import refresh
from db.board.read_vallee import read_vallee
from db.board.shown_jobs import explained_postings, published_at, shown_jobs
from db.board.write import write_board
from db.people.in_force import Asked, asking, note_followed
from db.people.open import open_people
from db.private_file import EMPTY, unfit
from db.store import Store, bring_up_to_date, open_store, writing
from db.times import stamp
from db.vallee.crawl_times import complete_crawl_since
from pipeline.installation.error_words import error_words
from pipeline.installation.logs import log_event
from pipeline.installation.paths import Paths
from pipeline.publishing.board_tables import board_tables
from pipeline.publishing.emptied_guard import refusal
from pipeline.publishing.people_guard import last_followed, refusal_without_people, remember_followed


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did."""

    rows: Mapping[str, int] = field(default_factory=dict)
    """Lines in each table of the new file."""

    seconds: float = 0.0
    """From the first read to the rename."""

    refused: str = ""
    """Why the file in place was kept instead; empty when it was replaced."""

    @property
    def sentence(self) -> str:
        """What a publication did, in French."""
        return (
            self.refused or f"Tableau publié : {count(self.rows.get('jobs', 0), 'offre')}, en {seconds(self.seconds)}."
        )


def publish(
    store: Path,
    board: Path,
    now: datetime,
    *,
    labels: Labels | None = None,
    force: bool = False,
    people: Path | None = None,
    patience: float = 30.0,
) -> Published:
    """Make board.db from vallee.db and put it in place in one step: readers see the old or the new one.

    ``labels``: facet → value → words for readers; a value that has none is its own label. ``people``: people.db, whose
    requests in force are laid over the jobs. Refuses, unless
    ``force``, to replace a board that shows jobs by one that shows none when nothing proves them gone, or to follow a people.db that
    is new, lost or older than the one followed last.
    Raises ``FileNotFoundError`` without vallee.db, and ``StoreBusyError`` while another process publishes.
    """
    start = perf_counter()
    board.parent.mkdir(parents=True, exist_ok=True)
    bring_up_to_date(store)
    if people and unfit(people) == EMPTY:
        why = "" if force else refusal_without_people(people, (0, 0), last_followed(people))
        if why:
            return Published(refused=why, seconds=perf_counter() - start)
        if force:
            people.unlink()  # nothing is in it, and somebody said to begin anew
            open_people(people).close()
    with writing(board, patience), open_store(store, write=False) as kept, asking(people) as asked:
        for leftover in board.parent.glob(f"{board.name}{BESIDE}*"):
            leftover.unlink()
        temporary = beside(board)
        try:
            lines, laid = board_tables(read_vallee(kept), now, labels or {}, asked.requests, asked.pictures)
            rows = write_board(temporary, lines)
            why = "" if force else without_people(people, asked) or emptied(kept, board, temporary, now)
            if why:
                return Published(refused=why, seconds=perf_counter() - start)
            put(temporary, board)
            note_followed(people, asked, laid.fallen, now)
            if people:
                remember_followed(people, (asked.identity, asked.count))
        finally:
            temporary.unlink(missing_ok=True)
    return Published(rows, perf_counter() - start)


def without_people(people: Path | None, asked: Asked) -> str:
    """Why the board in place must stay: people.db is not the one that it followed; empty when it may go."""
    return refusal_without_people(people, (asked.identity, asked.count), last_followed(people)) if people else ""


def emptied(store: Store, board: Path, new: Path, now: datetime) -> str:
    """Why the new file must not replace the old one; empty when it may."""
    after = shown_jobs(new)
    if after or not board.exists():
        return ""
    proved = complete_crawl_since(store, published_at(board), stamp(now))
    return refusal(board, shown_jobs(board), after, explained_postings(new), proved=proved)


def publish_board(paths: Paths, now: datetime, *, force: bool = False, packages: bool = True) -> Published:
    """Make the public file, with the words of the board in it, and once a day the packages of open data.

    ``packages``: whether to make those too; who follows people does it after, so that nobody waits for it.
    A package that cannot be made (a full disk) is told of, and takes nothing from the board, which is in place by then.
    """
    published = publish(paths.store, paths.board, now, labels=LABELS, force=force, people=paths.people)
    log_event(
        "refused" if published.refused else "published",
        jobs=published.rows.get("jobs"),
        seconds=round(published.seconds, 3),
        why=published.refused,
    )
    if packages and not published.refused:
        try:
            refresh(paths.board, paths.packages, now)
        except (OSError, sqlite3.Error) as error:
            print(
                f"Les données ouvertes n’ont pas pu être préparées ({error_words(error)}) ; la prochaine publication réessaiera.",
                file=sys.stderr,
            )
    return published
