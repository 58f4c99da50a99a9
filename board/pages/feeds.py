"""A search → the same in the words of other programs: ``/offres.rss`` and its like."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from datasette.utils.asgi import Response
from msgspec.structs import asdict

from board.companies.directory import published_at
from board.http.request import PageRequest
from board.jobs import feed_formats, schema_org
from board.jobs.feed_formats import Feed
from board.published.rows import ListedJob, WholeJobRow
from board.search import chips, query
from board.search import past_days as past
from board.search import search as searching
from board.search.index import Index
from board.search.query import Search
from board.search.search import SearchResults

SIZES = {"csv": 1000, "json": 50, "jsonld": 50}
USUAL_JOBS = 50
TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "ics": "text/calendar",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
}
NOT_INDEXED = {"X-Robots-Tag": "noindex"}


async def page(request: PageRequest) -> Response:
    """One format."""
    form = request.named["format"]
    answer = await request.read(lambda connection, index: read(request, connection, index, form))
    if form in {"json", "jsonld"}:
        body = schema_org.for_script(listed(request, answer) if form == "json" else linked(answer))
    else:
        body = WRITERS[form](answer.feed) if form != "ics" else feed_formats.ics(answer.feed, request.now)
    headers = dict(NOT_INDEXED)
    if form == "csv":
        headers["Content-Disposition"] = 'attachment; filename="offres.csv"'
    return Response(body, headers=headers, content_type=f"{TYPES[form]}; charset=utf-8")


WRITERS: dict[str, Callable[[Feed], str]] = {
    "rss": feed_formats.rss,
    "atom": feed_formats.atom,
    "csv": feed_formats.table,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAnswer:
    """What a format tells."""

    feed: Feed
    found: SearchResults
    warnings: tuple[str, ...]
    """What was not understood of the search."""
    whole: Sequence[WholeJobRow]
    """Its jobs with every column, for JSON-LD."""


def read(request: PageRequest, connection: Connection, index: Index, form: str) -> FeedAnswer:
    """The newest jobs of the search; those that end soonest, for a calendar."""
    asked, warnings = query.read(request.http.query_string, index.places)
    asked, of_the_day = past.check_day(connection, asked, request.today)
    index, warnings = past.as_of(connection, index, asked), warnings + of_the_day
    asked = asked if form in SIZES else asked.but(tri="date")
    today = past.day_of(asked, request.today)
    results = searching.search(connection, index, asked, today, size=SIZES.get(form, USUAL_JOBS), each=True)
    feed = Feed(
        title=chips.title(asked, index),
        page=address(request, "/", asked),
        itself=address(request, f"/offres.{form}", asked),
        origin=request.origin,
        name=request.site.name,
        published_at=published_at(connection),
        jobs=results.jobs,
    )
    whole = searching.whole(connection, results.jobs) if form == "jsonld" else []
    return FeedAnswer(feed=feed, found=results, warnings=warnings, whole=whole)


def address(request: PageRequest, path: str, asked: Search) -> str:
    """A search at one of our addresses."""
    text = asked.query_string
    return f"{request.origin}{path}{'?' if text else ''}{text}"


def listed(request: PageRequest, answer: FeedAnswer) -> dict[str, Any]:
    """JSON: the answer, its facets, and where the next page is."""
    feed, results = answer.feed, answer.found
    asked = results.search
    after = address(request, "/offres.json", asked.but(page=asked.page + 1)) if asked.page < results.pages else None
    return {
        "title": feed.title,
        "url": feed.page,
        "count": results.count,
        "page": asked.page,
        "pages": results.pages,
        "next_url": after,
        "published_at": feed.published_at,
        "warnings": list(answer.warnings),
        "facets": {
            facet: [
                {"value": value.value, "label": value.label, "count": value.count} for value in values if value.count
            ]
            for facet, values in results.facets.items()
        },
        "jobs": [open_lists(job) | {"url": feed.url(job)} for job in results.jobs],
    }


def open_lists(job: ListedJob) -> dict[str, Any]:
    """A line whose lists are lists; each job of a family is there, so none names its siblings."""
    lists = {"contract": json.loads(job.contract), "shift": json.loads(job.shift), "places": json.loads(job.places)}
    return {name: value for name, value in asdict(job).items() if name != "siblings"} | lists


def linked(answer: FeedAnswer) -> dict[str, Any]:
    """JSON-LD: a list of JobPostings; those that miss what schema.org's readers require are named by address only."""
    feed = answer.feed
    items = [
        {
            "@type": "ListItem",
            "position": at,
            "item": schema_org.job_posting(job, feed.url(job)) or {"url": feed.url(job)},
        }
        for at, job in enumerate(answer.whole, 1)
    ]
    return {
        "@context": "https://schema.org/",
        "@type": "ItemList",
        "name": feed.title,
        "url": feed.page,
        "numberOfItems": answer.found.count,
        "itemListElement": items,
    }
