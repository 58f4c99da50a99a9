"""vallee.db → board.db: a finished file, public columns only, put in place by one rename."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from time import perf_counter

from db.atomic_file import BESIDE, beside, put
from db.board.content import content
from db.board.emptied_guard import refusal
from db.board.job_rows import Labels
from db.people.open import read_people
from db.people.requests import active, advance, counter, decide
from db.people.rows import Actor, Request
from db.schema import sql, statements
from db.schema import tables as declared
from db.store import Row, Store, bring_up_to_date, open_store, writing
from french.letters import LIGATURES

BUILDING = (
    "PRAGMA page_size = 4096",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "BEGIN",
    *statements(sql("board")),
)


def spelled_in_sql(column: str) -> str:
    """``french.letters.spelled`` of a column, as SQLite does it.

    >>> spelled_in_sql("title")[:32]
    'replace(replace(replace(replace('
    """
    for ligature, letters in LIGATURES.items():
        column = f"replace({column}, '{ligature}', '{letters}')"
    return column


FINISHED = (
    """CREATE VIRTUAL TABLE jobs_fts USING fts5(title, organization, commune, search_text,
        content="jobs", content_rowid="rowid", tokenize="unicode61 remove_diacritics 2")""",
    "INSERT INTO jobs_fts(jobs_fts) VALUES ('rebuild')",
    # What stands over an offer, without its text: ranking asks for it again and again, and the text is fifty times as long.
    # It keeps words only: those of « Cœur » are those of « Coeur », as in ``search_text``.
    """CREATE VIRTUAL TABLE heads_fts USING fts5(title, organization, commune,
        content="", tokenize="unicode61 remove_diacritics 2")""",
    f"""INSERT INTO heads_fts(rowid, title, organization, commune)
        SELECT rowid, {", ".join(map(spelled_in_sql, ("title", "organization", "commune")))} FROM jobs""",  # noqa: S608 - ours
    # All that the board keeps in memory is in these two, so that opening a file does not read every offer.
    """CREATE INDEX jobs_by_status ON jobs(status, date_posted, first_seen, beginner, salary_min, salary_max, id,
        insee, commune, lat, lon, family)""",
    "CREATE INDEX jobs_in_places ON jobs(status, id) WHERE json_array_length(places) > 1",
    "CREATE INDEX jobs_by_organization ON jobs(organization_id)",
    "CREATE INDEX jobs_by_family ON jobs(family) WHERE family IS NOT NULL",
    "CREATE INDEX job_facets_by_job ON job_facets(job)",
    "CREATE INDEX postings_by_job ON postings(job)",
    "CREATE INDEX postings_by_source ON postings(source)",
    "CREATE INDEX crawls_by_source ON crawls(source, started_at)",
    "CREATE INDEX history_by_job ON history(job)",
    "CREATE INDEX changes_by_job ON changes(job)",
    "COMMIT",
    "ANALYZE",
)

SHOWN_PICTURES = """
    SELECT * FROM pictures
    WHERE sha256 IN (SELECT value ->> 'logo' FROM requests WHERE state = 'active' AND kind = 'logo') ORDER BY sha256
"""


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
        """For people."""
        return self.refused or f"Tableau publié : {self.rows.get('jobs', 0)} offres, en {self.seconds:.1f} s."


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
    ``force``, to replace a board that shows jobs by one that shows none when nothing proves them gone.
    Raises ``FileNotFoundError`` without vallee.db, and ``StoreBusyError`` while another process publishes.
    """
    start = perf_counter()
    board.parent.mkdir(parents=True, exist_ok=True)
    bring_up_to_date(store)
    with writing(board, patience), open_store(store, write=False) as kept, asking(people) as asked:
        for leftover in board.parent.glob(f"{board.name}{BESIDE}*"):
            leftover.unlink()
        temporary = beside(board)
        try:
            rows, fallen = build(kept, temporary, now, labels or {}, asked)
            why = "" if force else refusal(kept, board, temporary)
            if why:
                return Published(refused=why, seconds=perf_counter() - start)
            put(temporary, board)
            note_followed(people, asked, fallen, now)
        finally:
            temporary.unlink(missing_ok=True)
    return Published(rows, perf_counter() - start)


@dataclass(frozen=True, slots=True)
class Asked:
    """What people.db says at one moment."""

    requests: list[Request] = field(default_factory=list)
    pictures: Iterable[Row] = ()
    """Those that are shown, read one by one: all together they need not find room in memory."""
    count: int = 0
    """How often somebody asked for something, or took it back, so far."""


@contextmanager
def asking(people: Path | None) -> Iterator[Asked]:
    """What is in force, of one moment as long as the ``with`` lasts; meanwhile people go on writing.

    A people.db that cannot be read is an error: nothing that was hidden is to come back.
    """
    if people is None:
        yield Asked()
        return
    with read_people(people) as kept:
        if kept is None:
            yield Asked()
            return
        kept.execute("BEGIN")
        yield Asked(active(kept), kept.each(SHOWN_PICTURES), counter(kept, "asked"))


def note_followed(people: Path | None, asked: Asked, fallen: Mapping[int, str], now: datetime) -> None:
    """Write down that the board follows, and which requests are over by themselves."""
    if people is None or not asked.count:
        return
    with read_people(people) as kept:
        if kept is not None:
            advance(kept, "published", asked.count)
            for n, why in fallen.items():
                decide(kept, n, "fallen", now, by=Actor(person="la source"), answer=why)


def build(
    store: Store, path: Path, now: datetime, labels: Labels, asked: Asked
) -> tuple[dict[str, int], dict[int, str]]:
    """Write the new file and read all of it back; says how many lines each table has, and which requests fell."""
    tables, laid = content(store, now, labels, asked.requests)
    with closing(sqlite3.connect(path, isolation_level=None)) as new:
        for statement in BUILDING:
            new.execute(statement)
        counts = {table: fill(new, table, rows) for table, rows in (tables | {"pictures": asked.pictures}).items()}
        for statement in FINISHED:
            new.execute(statement)
        new.execute("PRAGMA journal_mode = DELETE")
        found = new.execute("PRAGMA quick_check").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(f"{path} est abîmée sitôt écrite ({found}) : le disque est-il plein ou en panne ?")
    return counts, laid.fallen


def fill(new: sqlite3.Connection, table: str, rows: Iterable[Row]) -> int:
    """Write the lines of one table: only the columns that board.sql names leave vallee.db."""
    names = declared("board")[table].names
    marks = ", ".join("?" * len(names))
    values = map(itemgetter(*names), rows)
    return max(0, new.executemany(f"INSERT INTO {table} VALUES ({marks})", values).rowcount)  # noqa: S608
