"""The board elsewhere: on a member's site, on paper, as data."""

from sqlite3 import Connection

from datasette.utils.asgi import NotFound, Response

from board.companies import directory
from board.companies.directory import published_at
from board.http.request import Visit
from board.jobs.qr import qr
from board.pages.packages import listed
from board.published.rows import ListedJob
from board.search import chips, query
from board.search import past_days as past
from board.search import search as searching
from board.search.index import Index
from board.search.query import Search
from board.search.search import Found
from db.schema import tables

MOST_IN_WIDGET = 20
MOST_ON_PAPER = 60


async def widget(visit: Visit) -> Response:
    """A company's offers in a frame of its own site; without a company, how to do it."""
    slug = str(visit.request.args.get("entreprise") or "")
    if not slug:
        members, others = await visit.read(directory.companies)
        return visit.html("integration.html", companies=[*members, *others])
    asked, _ = query.read(visit.request.query_string, {})
    number = str(visit.request.args.get("nombre") or "")
    size = min(MOST_IN_WIDGET, int(number)) if number.isascii() and number.isdigit() and int(number) else MOST_IN_WIDGET
    found = await visit.read(lambda connection, index: directory.company(connection, index, slug))
    if found is None or not asked.entreprise:
        raise NotFound("Nous ne connaissons pas d’entreprise de ce nom.")
    return visit.html("widget.html", company=found, slug=slug, jobs=found.open[:size])


async def sheet(visit: Visit) -> Response:
    """A search on paper, as of the day it asks for: one card a job or family, with a QR code to its page."""

    def read(connection: Connection, index: Index) -> tuple[Search, Found, str]:
        asked, _ = query.read(visit.request.query_string, index.places)
        asked, _ = past.told(connection, asked, visit.today)
        index = past.as_of(connection, index, asked)
        found = searching.search(connection, index, asked.but(), past.day_of(asked, visit.today), size=MOST_ON_PAPER)
        return asked, found, chips.title(asked, index)

    asked, found, title = await visit.read(read)
    query_string = asked.query_string
    return printed(visit, found.jobs, title, f"/{'?' if query_string else ''}{query_string}")


async def company_sheet(visit: Visit) -> Response:
    """The same for the open offers of a company's page, the newest when they are many."""
    slug = visit.named["slug"]
    found = await visit.read(lambda connection, index: directory.company(connection, index, slug))
    if found is None:
        raise NotFound("Nous ne connaissons pas d’entreprise de ce nom.")
    return printed(visit, found.open[:MOST_ON_PAPER], found.name, f"/entreprises/{slug}")


def printed(visit: Visit, jobs: list[ListedJob], title: str, back: str) -> Response:
    """Cards to print; ``back``: where they were asked for."""
    codes = {job.id: qr(f"{visit.origin}{job.path}") for job in jobs}
    headers = {"X-Robots-Tag": "noindex"}
    return visit.html("sheet.html", headers=headers, jobs=jobs, title=title, back=back, codes=codes)


async def data(visit: Visit) -> Response:
    """The open data and their dictionary."""
    at, rows = await visit.read(
        lambda connection, _index: (
            published_at(connection),
            {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables("board")},  # noqa: S608
        )
    )
    about = visit.datasette.metadata("tables", database="board", fallback=False) or {}
    return visit.html(
        "data.html", tables=tables("board"), rows=rows, about=about, published_at=at, packages=listed(visit)
    )
