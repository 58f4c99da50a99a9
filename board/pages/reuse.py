"""The board elsewhere: on a member's site, on paper, as data."""

from sqlite3 import Connection

from datasette.utils.asgi import NotFound, Response

from board.companies import directory
from board.companies.directory import published_at
from board.http.request import PageRequest
from board.jobs.qr import qr
from board.pages.packages import listed
from board.published.rows import ListedJob
from board.search import chips, query
from board.search import past_days as past
from board.search import search as searching
from board.search.index import Index
from board.search.query import Search
from board.search.search import SearchResults
from db.schema import tables

MOST_JOBS_IN_WIDGET = 20
MOST_JOBS_ON_PAPER = 60


async def widget(request: PageRequest) -> Response:
    """A company's offers in a frame of its own site; without a company, how to do it."""
    slug = str(request.http.args.get("entreprise") or "")
    if not slug:
        members, others = await request.read(directory.companies)
        return request.html("integration.html", companies=[*members, *others])
    asked, _ = query.read(request.http.query_string, {})
    number = str(request.http.args.get("nombre") or "")
    size = (
        min(MOST_JOBS_IN_WIDGET, int(number))
        if number.isascii() and number.isdigit() and int(number)
        else MOST_JOBS_IN_WIDGET
    )
    company = await request.read(lambda connection, index: directory.company(connection, index, slug))
    if company is None or not asked.entreprise:
        raise NotFound("Nous ne connaissons pas d’entreprise de ce nom.")
    return request.html("widget.html", company=company, slug=slug, jobs=company.open[:size])


async def sheet(request: PageRequest) -> Response:
    """A search on paper, as of the day it asks for: one card a job or family, with a QR code to its page."""

    def read(connection: Connection, index: Index) -> tuple[Search, SearchResults, str]:
        asked, _ = query.read(request.http.query_string, index.places)
        asked, _ = past.check_day(connection, asked, request.today)
        index = past.as_of(connection, index, asked)
        results = searching.search(
            connection, index, asked.but(), past.day_of(asked, request.today), size=MOST_JOBS_ON_PAPER
        )
        return asked, results, chips.title(asked, index)

    asked, results, title = await request.read(read)
    query_string = asked.query_string
    return printed(request, results.jobs, title, f"/{'?' if query_string else ''}{query_string}")


async def company_sheet(request: PageRequest) -> Response:
    """The same for the open offers of a company's page, the newest when they are many."""
    slug = request.named["slug"]
    company = await request.read(lambda connection, index: directory.company(connection, index, slug))
    if company is None:
        raise NotFound("Nous ne connaissons pas d’entreprise de ce nom.")
    return printed(request, company.open[:MOST_JOBS_ON_PAPER], company.name, f"/entreprises/{slug}")


def printed(request: PageRequest, jobs: list[ListedJob], title: str, back: str) -> Response:
    """Cards to print; ``back``: where they were asked for."""
    codes = {job.id: qr(f"{request.origin}{job.path}") for job in jobs}
    headers = {"X-Robots-Tag": "noindex"}
    return request.html("sheet.html", headers=headers, jobs=jobs, title=title, back=back, codes=codes)


async def data(request: PageRequest) -> Response:
    """The open data and their dictionary."""
    at, rows = await request.read(
        lambda connection, _index: (
            published_at(connection),
            {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables("board")},  # noqa: S608
        )
    )
    about = request.datasette.metadata("tables", database="board", fallback=False) or {}
    return request.html(
        "data.html", tables=tables("board"), rows=rows, about=about, published_at=at, packages=listed(request)
    )
