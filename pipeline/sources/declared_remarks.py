"""The declared tables of the registry → every cell that nobody reads, with its line, for the association and whoever typed it."""

from collections.abc import Iterable, Iterator
from itertools import islice

from zstandard import ZstdDecompressor, ZstdError

from crawlers.items import Page
from crawlers.platforms.table import SPIDERS
from crawlers.registry.csv_file import Problem
from crawlers.registry.permission import readable_sources
from crawlers.registry.registry import Member, Registry, Source, read_registry
from db.store import read_store
from french.word_lists import WordListError
from pipeline.installation.paths import Paths
from pipeline.kept.posting_rows import moment

LAST_TABLE = """
    SELECT started_at, body FROM crawls JOIN fetches ON crawl = id JOIN pages USING (sha256)
    WHERE source = ? ORDER BY crawls.rowid DESC LIMIT 1
"""
LARGEST_BYTES = 20 * 1024 * 1024
MOST_REMARKS = 100
"""Of one table: nobody reads more, and the next look tells of the others."""
NOWHEN = "2026-01-01T00:00:00Z"
"""A file of ours is read as it is, whenever that is: its remarks are of no day."""


def declared_remarks(paths: Paths, registry: Registry) -> dict[str, list[tuple[Problem, bool]]]:
    """Source → its unread cells, each with whether it is likely a mistake; a table that cannot be read has none here."""
    declared = [source for source in readable_sources(registry) if source.spider == "declared"]
    remarks = {
        source.id: list(islice(of_source(source, paths, registry.members.values()), MOST_REMARKS))
        for source in declared
    }
    return {id: found for id, found in remarks.items() if found}


def member_remarks(paths: Paths, member: str) -> list[str]:
    """The unread cells of the tables that a member keeps, each with its line and its mend; none where the registry cannot be read."""
    try:
        registry = read_registry(paths.registry, SPIDERS)
        kept = [one for one in readable_sources(registry) if (one.spider, one.member) == ("declared", member)]
        found = (unread for source in kept for unread in of_source(source, paths, registry.members.values()))
        return [str(problem) for problem, _ in islice(found, MOST_REMARKS)]
    except (OSError, ValueError):
        return []


def of_source(source: Source, paths: Paths, members: Iterable[Member]) -> Iterator[tuple[Problem, bool]]:
    """The unread cells of one table; none where a word list itself cannot be read, which the doctor names."""
    try:
        # they read word lists as they are loaded: a bad line there must stop neither ``status`` nor the doctor
        from crawlers.declared import read_declared
        from crawlers.declared.columns import COLUMN_NAMES
        from pipeline.normalize.unread_cells import unread_cells
    except (OSError, WordListError):
        return
    page = table_of(source, paths)
    if page is None:
        return
    known = list(members)
    file = source.options.get("file", "")
    read = read_declared(page, file=file)
    for line, cells in read.lines:
        for unread in unread_cells(cells, known):
            name = COLUMN_NAMES[unread.field]
            yield Problem(file=read.file, line=line, column=name, message=unread.message), unread.mistake


def table_of(source: Source, paths: Paths) -> Page | None:
    """The table of a source: its file as it is now, or what the last visit brought of its address."""
    if name := source.options.get("file", ""):
        from crawlers.declared.place import file_in  # loads the word lists of its room

        path = file_in(name, (paths.registry, paths.data))
        return table_page(source, path.read_bytes(), NOWHEN) if path and path.stat().st_size < LARGEST_BYTES else None
    with read_store(paths.store) as store:
        last = store.connection.execute(LAST_TABLE, [source.id]).fetchone() if store else None
    try:
        return table_page(source, unpacked(last[1]), last[0]) if last else None
    except ZstdError:
        return None


def unpacked(body: bytes) -> bytes:
    """A body as it came."""
    return ZstdDecompressor().decompress(body, max_output_size=LARGEST_BYTES)


def table_page(source: Source, body: bytes, at: str) -> Page:
    """A table as a page of its source."""
    return Page(source=source.id, url=source.url.whole, status=200, content_type="", body=body, seen_at=moment(at))


def in_words(remarks: dict[str, list[tuple[Problem, bool]]]) -> dict[str, str]:
    """Source → how many cells are not read, and where they are named."""
    counts = {id: len(found) for id, found in remarks.items()}
    return {
        id: f"{n} cellule{'s' if n > 1 else ''} non comprise{'s' if n > 1 else ''} : `glassvallee doctor` les nomme."
        for id, n in counts.items()
    }
