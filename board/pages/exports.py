"""A company's open offers → files that it may take away: for a spreadsheet, for an aggregator."""

import asyncio
import io
from collections.abc import Callable
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from datasette.utils.asgi import NotFound, Response
from msgspec.structs import asdict
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from board.companies import directory
from board.companies.directory import published_at
from board.http.request import PageRequest
from board.jobs import feed_formats
from board.jobs.feed_formats import Feed
from board.search.index import Index
from board.search.search import whole
from db.board.export_xml import FORBIDDEN, as_xml

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml; charset=utf-8",
}
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a file of the same offers is the same file


async def page(request: PageRequest) -> Response:
    """``/entreprises/SLUG/offres.csv``, ``.xlsx`` and ``.xml``."""
    form, slug = request.named["format"], request.named["slug"]
    feed = await request.read(lambda connection, index: read(request, connection, index, slug))
    body = await asyncio.to_thread(WRITERS[form], request, feed)
    headers = {"Content-Disposition": f'attachment; filename="offres-{slug}.{form}"', "X-Robots-Tag": "noindex"}
    return Response(body, headers=headers, content_type=TYPES[form])


def read(request: PageRequest, connection: Connection, index: Index, slug: str) -> Feed:
    """Exactly the open offers of the company's page."""
    company = directory.company(connection, index, slug)
    if company is None:
        raise NotFound("Nous ne connaissons pas d’entreprise de ce nom.")
    jobs = whole(connection, company.open)
    here = f"{request.origin}/entreprises/{slug}"
    return Feed(
        title=company.name, page=here, itself=f"{here}/offres.csv", origin=request.origin, name=request.site.name,
        published_at=published_at(connection), jobs=jobs,
    )  # fmt: skip


def xml(request: PageRequest, feed: Feed) -> str:
    """The lines as aggregators want them."""
    at = datetime.fromisoformat(feed.published_at) if feed.published_at else request.now
    return "".join(as_xml([asdict(job) for job in feed.jobs], at, site=request.origin, publisher=feed.name))


def workbook(feed: Feed) -> bytes:
    """The lines of the CSV as a workbook: every cell is text, so none is a formula."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = MADE
    sheet = book.create_sheet("Offres")
    sheet.freeze_panes = "A2"
    for number, width in enumerate(feed_formats.WIDTHS):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    sheet.append([cell(sheet, heading, bold=True) for heading in feed_formats.HEADINGS])
    for values in feed_formats.values(feed.jobs, feed):
        sheet.append([cell(sheet, value) for value in values])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell(sheet: Any, value: object, *, bold: bool = False) -> WriteOnlyCell:
    """A cell: a number as a number, all else as text, whatever it begins with."""
    if isinstance(value, int | float):
        made = WriteOnlyCell(sheet, value)
    else:
        made = WriteOnlyCell(sheet)
        made.value = FORBIDDEN.sub("", str(value or ""))[:32_000]
        made.data_type = "s"
    if bold:
        made.font = Font(bold=True)
    return made


WRITERS: dict[str, Callable[[PageRequest, Feed], str | bytes]] = {
    "csv": lambda _, feed: feed_formats.table(feed),
    "xlsx": lambda _, feed: workbook(feed),
    "xml": xml,
}
"""Format → how it is written: in a thread, since a workbook takes its time."""
