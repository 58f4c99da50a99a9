"""A search → the same in the words of other programs: ``/offres.rss`` and its like."""

import json
from collections.abc import Callable
from sqlite3 import Connection
from typing import Any

from datasette.utils.asgi import Response

from board.companies.directory import published_at
from board.http.request import Visit
from board.jobs import feeds, schema_org
from board.jobs.feeds import Feed
from board.search import chips, query
from board.search import past_days as past
from board.search import search as searching
from board.search.index import Index
from board.search.query import Search
from board.search.search import Found

SIZES = {"csv": 1000, "json": 50, "jsonld": 50}
USUAL = 50
TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "ics": "text/calendar",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
}
OPEN = {"Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"}


async def page(visit: Visit) -> Response:
    """One format."""
    form = visit.named["format"]
    feed, found, said = await visit.read(lambda connection, index: read(visit, connection, index, form))
    if form in {"json", "jsonld"}:
        body = schema_org.for_script((listed if form == "json" else linked)(visit, feed, found, said))
    else:
        body = WRITERS[form](feed) if form != "ics" else feeds.ics(feed, visit.now)
    headers = dict(OPEN)
    if form == "csv":
        headers["Content-Disposition"] = 'attachment; filename="offres.csv"'
    return Response(body, headers=headers, content_type=f"{TYPES[form]}; charset=utf-8")


WRITERS: dict[str, Callable[[Feed], str]] = {"rss": feeds.rss, "atom": feeds.atom, "csv": feeds.table}


def read(visit: Visit, connection: Connection, index: Index, form: str) -> tuple[Feed, Found, tuple[str, ...]]:
    """The newest jobs of the search; those that end soonest, for a calendar."""
    asked, said = query.read(visit.request.query_string, index.places)
    asked, of_the_day = past.told(connection, asked, visit.today)
    index, said = past.as_of(connection, index, asked), said + of_the_day
    asked = asked if form in SIZES else asked.but(tri="date")
    today = past.day_of(asked, visit.today)
    found = searching.search(connection, index, asked, today, size=SIZES.get(form, USUAL), each=True)
    feed = Feed(
        title=chips.title(asked, index),
        page=address(visit, "/", asked),
        itself=address(visit, f"/offres.{form}", asked),
        origin=visit.origin,
        name=visit.site.name,
        published_at=published_at(connection),
        jobs=found.jobs if form != "jsonld" else searching.whole(connection, found.jobs),
    )
    return feed, found, said


def address(visit: Visit, path: str, asked: Search) -> str:
    """A search at one of our addresses."""
    text = asked.query_string
    return f"{visit.origin}{path}{'?' if text else ''}{text}"


def listed(visit: Visit, feed: Feed, found: Found, said: tuple[str, ...]) -> dict[str, Any]:
    """JSON: the answer, its facets, and where the next page is."""
    asked = found.search
    after = address(visit, "/offres.json", asked.but(page=asked.page + 1)) if asked.page < found.pages else None
    return {
        "title": feed.title,
        "url": feed.page,
        "count": found.count,
        "page": asked.page,
        "pages": found.pages,
        "next_url": after,
        "published_at": feed.published_at,
        "warnings": list(said),
        "facets": {
            facet: [{"value": one.value, "label": one.label, "count": one.count} for one in values if one.count]
            for facet, values in found.facets.items()
        },
        "jobs": [open_lists(job) | {"url": feed.url(job)} for job in found.jobs],
    }


def open_lists(job: dict[str, Any]) -> dict[str, Any]:
    """A row whose lists are lists."""
    return {name: value for name, value in job.items() if name != "rowid"} | {
        name: json.loads(job[name]) for name in ("contract", "shift", "places")
    }


def linked(visit: Visit, feed: Feed, found: Found, said: tuple[str, ...]) -> dict[str, Any]:  # noqa: ARG001 - as ``listed``
    """JSON-LD: a list of JobPostings; those that miss what schema.org's readers require are named by address only."""
    items = [
        {
            "@type": "ListItem",
            "position": at,
            "item": schema_org.job_posting(job, feed.url(job)) or {"url": feed.url(job)},
        }
        for at, job in enumerate(feed.jobs, 1)
    ]
    return {
        "@context": "https://schema.org/",
        "@type": "ItemList",
        "name": feed.title,
        "url": feed.page,
        "numberOfItems": found.count,
        "itemListElement": items,
    }
