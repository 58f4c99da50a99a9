"""A trade or a commune → a page that says what there is, for who comes from a search engine."""

from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any

from datasette.utils.asgi import NotFound, Response

from board.http.request import PageRequest
from board.jobs import job_page
from board.jobs.cards import Cards
from board.search import communes, query
from board.search import search as searching
from board.search.facet_counts import Value
from board.search.index import Index, Place
from board.search.query import Search
from board.search.zones import ZONES
from board.wording.trades import trades as notes
from french.addresses import slug
from french.distance import kilometers

NEAR_KM = 20
MOST_NEIGHBORS = 8


async def trades(request: PageRequest) -> Response:
    """Every trade, those of the valley explained."""
    counts = await request.read(
        lambda _connection, index: {
            rome: (index.labels["occupation"][rome], jobs.bit_count())
            for rome, jobs in index.sets.get("occupation", {}).items()
        }
    )
    explained = [(rome, note, counts.get(rome, ("", 0))[1]) for rome, note in notes().items()]
    others = [(rome, label, count) for rome, (label, count) in counts.items() if rome not in notes()]
    return request.html(
        "trades.html",
        explained=sorted(explained, key=lambda trade: (-trade[2], trade[1].short)),
        others=sorted(others, key=lambda trade: trade[1]),
    )


async def trade(request: PageRequest) -> Response:
    """One trade and its offers."""
    rome = request.named["rome"]
    if rome != rome.upper():
        return request.redirect(f"/metiers/{rome.upper()}")
    if past_day(request):
        return on_that_day(request, Search(metier=(rome,)))
    context = await request.read(lambda connection, index: listed(request, connection, index, Search(metier=(rome,))))
    note = notes().get(rome)
    label = context["labels"].get("occupation", {}).get(rome) or (note.short if note else "")
    if not label:
        raise NotFound("Nous n’avons ni offre ni fiche pour ce métier.")
    return request.html("trade.html", **context, rome=rome, label=label, note=note)


async def commune(request: PageRequest) -> Response:
    """One commune, its offers, and those nearby."""
    asked = request.named["slug"]
    place = await request.read(lambda _connection, index: named(index, asked))
    if place is None:
        raise NotFound("Nous ne connaissons pas cette commune dans la Seine-Maritime, la Somme ou l’Oise.")
    if asked != slug(communes.written(place)):
        return request.redirect(f"/communes/{slug(communes.written(place))}")
    if past_day(request):
        return on_that_day(request, Search(lieu=(place,)))

    def read(connection: Connection, index: Index) -> dict[str, Any]:
        here = listed(request, connection, index, Search(lieu=(place,)))
        around = searching.search(
            connection, index, Search(lieu=(place,), rayon=NEAR_KM, tri="distance"), request.today
        )
        return here | {"around": around, "nearest": nearest(index, place)}

    context = await request.read(read)
    return request.html("commune.html", **context, place=place, radius=NEAR_KM)


async def zone(request: PageRequest) -> Response:
    """One part of the country, and its communes."""
    asked = request.named["slug"]
    if asked not in ZONES:
        raise NotFound("Nous n’avons pas de page pour ce secteur.")
    if past_day(request):
        return on_that_day(request, Search(zone=(asked,)))

    def read(connection: Connection, index: Index) -> dict[str, Any]:
        here = listed(request, connection, index, Search(zone=(asked,)))
        return here | {"towns": towns(index, here["found"].facets["commune"])}

    context = await request.read(read)
    return request.html("zone.html", **context, slug=asked, zone=ZONES[asked], zones=ZONES)


def past_day(request: PageRequest) -> str:
    """The day that is asked for; empty for today."""
    return query.read(request.http.query_string, {})[0].le


def on_that_day(request: PageRequest, asked: Search) -> Response:
    """These pages are of today: a past day is a search."""
    return request.redirect(f"/?{asked.but(le=past_day(request)).query_string}", status=302)


def towns(index: Index, values: Iterable[Value]) -> list[tuple[str, str, int]]:
    """Communes with offers, those with most first: slug, name, offers."""
    known = [
        (index.places[value.value], value.count) for value in values if value.count and value.value in index.places
    ]
    return [(slug(communes.written(place)), place.name, count) for place, count in known]


def listed(request: PageRequest, connection: Connection, index: Index, asked: Search) -> dict[str, Any]:
    """The offers of a search, and where they are from."""
    results = searching.search(connection, index, asked, request.today)
    return {
        "asked": asked,
        "found": results,
        "labels": index.labels,
        "card": Cards(request, index, job_page.sources(connection, index)),
    }


def named(index: Index, text: str) -> Place | None:
    """The commune of an address: by its name, or its name and its department."""
    found = communes.find(text.replace("-", " "), index.places)
    return found[0] if found else None


def nearest(index: Index, place: Place) -> list[tuple[str, str, int, int]]:
    """Communes with offers, by distance: slug, name, kilometers, offers."""
    others = [
        (kilometers(place.point, other.point), other) for other in index.places.values() if other.insee != place.insee
    ]
    return [
        (slug(communes.written(other)), other.name, round(away), index.any_of("commune", [other.insee]).bit_count())
        for away, other in sorted(others, key=lambda pair: pair[0])[:MOST_NEIGHBORS]
    ]
