"""The board elsewhere: on a member's site, on paper, as data."""

import asyncio
from collections.abc import Sequence
from sqlite3 import Connection

from datasette.utils.asgi import NotFound, Response

from board.companies import directory
from board.companies.directory import published_at
from board.http.request import PageRequest
from board.jobs.qr import drawing, qr
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
LONGEST_CODED_LETTERS = 300
"""Of an address: a code of more is too fine for a telephone, and takes long to make."""


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
    search = f"?{asked.query_string}" if asked.query_string else ""
    return await printed(request, results.jobs, title, back=f"/{search}", here=f"/imprimer{search}")


async def company_sheet(request: PageRequest) -> Response:
    """The same for the open offers of a company's page, the newest when they are many."""
    slug = request.named["slug"]
    company = await request.read(lambda connection, index: directory.company(connection, index, slug))
    if company is None:
        raise NotFound("Nous ne connaissons pas d’entreprise de ce nom.")
    page = f"/entreprises/{slug}"
    return await printed(request, company.open[:MOST_JOBS_ON_PAPER], company.name, back=page, here=f"{page}/fiches")


async def printed(request: PageRequest, jobs: Sequence[ListedJob], title: str, *, back: str, here: str) -> Response:
    """Jobs on paper: two cards a sheet, or ten lines (``forme=tableau``). ``back``: where they were asked for; ``here``: the cards."""
    as_table = request.http.args.get("forme") == "tableau"
    codes = await asyncio.to_thread(lambda: {job.id: qr(f"{request.origin}/offres/{job.id}") for job in jobs})
    return request.html(
        "sheet_table.html" if as_table else "sheet.html", headers={"X-Robots-Tag": "noindex"}, jobs=jobs, title=title, back=back,
        cards=here, table=f"{here}{'&' if '?' in here else '?'}forme=tableau", codes=codes,
    )  # fmt: skip


async def code(request: PageRequest) -> Response:
    """``/code.svg?page=…``: the QR code that leads to a page of ours, which a browser asks for when that page is printed."""
    page = str(request.http.args.get("page") or "")
    if not page.startswith("/") or len(page) > LONGEST_CODED_LETTERS:
        raise NotFound("Nous ne dessinons que les codes de nos pages.")
    svg = await asyncio.to_thread(drawing, f"{request.origin}{page}")
    return Response(svg, content_type="image/svg+xml; charset=utf-8", headers={"X-Robots-Tag": "noindex"})


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
