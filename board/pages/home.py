"""A query string → the page of a search, with its facets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from sqlite3 import Connection
from typing import Any

from datasette.utils.asgi import Response

from board.companies.directory import published_at
from board.http.request import PageRequest
from board.jobs import job_page
from board.jobs.cards import Cards
from board.search import chips, communes, query, ranking, spelling, suggest
from board.search import past_days as past
from board.search import search as searching
from board.search.filter_boxes import options
from board.search.index import Index
from board.search.query import RADII, SINCE, SORTS, Search
from board.search.search import SearchResults
from board.wording import formats

FACETS = {
    "contrat": ("contract", "Contrat"),
    "horaire": ("shift", "Horaires"),
    "zone": ("zone", "Secteur"),
    "metier": ("occupation", "Métier"),
    "entreprise": ("organization", "Entreprise"),
}
"""Parameter → facet, and the words over it."""
BOXES_AT_ONCE = 6
MOST_BOXES = 25


async def page(request: PageRequest) -> Response:
    """The first page of the board, and every search."""
    asked = request.http.query_string
    context = await request.read(
        lambda connection, index: template_values(request, connection, index), quick=lambda index: easy(index, asked)
    )
    headers = {"X-Robots-Tag": "noindex"} if context["asked"].narrowed or context["asked"].page > 1 else None
    return request.html("home.html", headers=headers, **context)


async def redirect_page(request: PageRequest) -> Response:
    """``/offres`` is what one types."""
    asked = request.http.query_string
    return request.redirect(f"/?{asked}" if asked else "/")


async def suggestions(request: PageRequest) -> Response:
    """What a word may go on as, for the script of the search box."""
    typed = query.clean(request.http.args.get("q") or "")
    offered = await request.read(lambda connection, index: suggest.suggest(connection, index, typed))
    return Response.json({"q": typed, "suggestions": offered})


def template_values(request: PageRequest, connection: Connection, index: Index) -> dict[str, Any]:
    """What the template shows."""
    asked, warnings = query.read(request.http.query_string, index.places)
    asked, of_the_day = past.check_day(connection, asked, request.today)
    index, warnings = past.as_of(connection, index, asked), warnings + of_the_day
    answer = searching.search(connection, index, asked, past.day_of(asked, request.today))
    if asked.page > answer.pages:
        asked = replace(asked, page=answer.pages)
        answer = searching.search(connection, index, asked, past.day_of(asked, request.today))
    empty = not answer.count and asked.narrowed
    meant = spelling.meant(connection, index, asked.q) if asked.q and answer.count < 3 else ""
    return {
        "asked": asked,
        "past_day": asked.le and formats.day(date.fromisoformat(asked.le)),
        "warnings": warnings,
        "found": answer,
        "title": chips.title(asked, index),
        "chips": list(chips.chips(index, asked)),
        "facets": list(facets(answer)),
        "communes": list(nearby(asked, answer, index)),
        "since": [(days, words, answer.since[days]) for days, words in SINCE.items()],
        "meant": meant and better(connection, index, asked.but(q=meant), request),
        "near": [
            (name, asked.but(lieu=(*asked.lieu, *communes.find(name, index.places))))
            for name in unknown(request, index)
        ],
        "ways_out": ways_out(connection, index, asked, request) if empty else [],
        "sorts": {
            key: words
            for key, words in SORTS.items()
            if (key != "distance" or asked.lieu) and (key != "pertinence" or asked.q)
        },
        "radii": RADII,
        "published_at": published_at(connection, index),
        "companies": len(index.sets.get("organization", {})),
        "card": Cards(request, index, job_page.sources(connection, index)),
        "trades": most(index, "occupation", 6),
        "numbers": numbers(asked.page, answer.pages),
        "places": sorted(place.name for place in index.places.values())[:60],
        "description": describe(answer.count, asked.narrowed),
    }


def easy(index: Index, query_string: str) -> bool:
    """Whether the answer takes no more time than the way to a thread and back: words that this file was asked for already."""
    asked = query.read(query_string, index.places)[0]
    return not asked.le and ranking.known(index, asked.q)


def facets(answer: SearchResults) -> Iterator[dict[str, Any]]:
    """Filters with several values each; those that are set come first."""
    for name, (facet, words) in FACETS.items():
        values = sorted(answer.facets[facet], key=lambda value: not value.chosen)
        if len(values) > 1 or any(value.chosen for value in values):
            first = max(BOXES_AT_ONCE, sum(value.chosen for value in values))
            boxes = options(name, values[:MOST_BOXES])
            rest = max(0, len(boxes) - first)
            yield {"name": name, "label": words, "options": boxes, "first": first, "rest": rest}


def nearby(asked: Search, answer: SearchResults, index: Index) -> Iterator[tuple[Any, Search]]:
    """Communes where there are most jobs, each with the search that adds or removes it."""
    values = [
        value for value in answer.facets["commune"] if value.value in index.places and (value.count or value.chosen)
    ]
    for value in sorted(values, key=lambda value: not value.chosen)[:10]:
        place = index.places[value.value]
        rest = tuple(other for other in asked.lieu if other.insee != place.insee)
        if value.chosen:
            yield value, asked.but(lieu=rest, rayon=asked.rayon if rest else 0, tri="" if not rest else asked.tri)
        else:
            yield value, asked.but(lieu=(*asked.lieu, place))


def better(connection: Connection, index: Index, meant: Search, request: PageRequest) -> tuple[Search, int] | None:
    """The mended search, when it finds something."""
    count = searching.count(connection, index, meant, request.today)
    return (meant, count) if count else None


def ways_out(
    connection: Connection, index: Index, asked: Search, request: PageRequest
) -> list[tuple[str, Search, int]]:
    """Nothing was found: the searches nearest to this one that find something."""
    tried = [
        (f"À {radius} km {'de ' if asked.lieu else ''}{asked.written('lieu')}", asked.but(rayon=radius))
        for radius in RADII
        if asked.lieu and radius > asked.rayon
    ]
    tried += [(f"Sans le filtre {chip.label}", chip.without) for chip in chips.chips(index, asked)]
    counted = [(words, search, searching.count(connection, index, search, request.today)) for words, search in tried]
    some = [way for way in counted if way[2]]
    nearer = [way for way in some if way[1].lieu == asked.lieu and way[1].rayon > asked.rayon][:1]
    return [*nearer, *(way for way in some if way[1].rayon <= asked.rayon)]


def unknown(request: PageRequest, index: Index) -> list[str]:
    """The communes that were perhaps meant by names that nobody knows."""
    typed = [name for text in request.http.args.getlist("lieu") for name in query.apart(text)]
    return [near for name in typed[:5] if not communes.find(name, index.places) and (near := communes.near(name))]


def most(index: Index, facet: str, count: int) -> list[tuple[str, str, int]]:
    """The values of a facet that most jobs have; counted once a file."""
    if f"most {facet}" not in index.kept:
        index.kept[f"most {facet}"] = counted(index, facet)[:count]
    kept: list[tuple[str, str, int]] = index.kept[f"most {facet}"]
    return kept


def counted(index: Index, facet: str) -> list[tuple[str, str, int]]:
    """All values of a facet, those of most jobs first: value, words, how many jobs."""
    values = [
        (value, index.labels[facet][value], jobs.bit_count()) for value, jobs in index.sets.get(facet, {}).items()
    ]
    return sorted(values, key=lambda value: (-value[2], value[1]))


def numbers(page: int, pages: int) -> list[int]:
    """Page numbers to show; 0 stands for a gap.

    >>> numbers(5, 9), numbers(1, 2)
    ([1, 0, 4, 5, 6, 0, 9], [1, 2])
    """
    shown = sorted({1, page - 1, page, page + 1, pages} & set(range(1, pages + 1)))
    gaps = [0 if after - before > 1 else None for before, after in pairwise(shown)]
    return [number for pair in zip(shown, [*gaps, None], strict=True) for number in pair if number is not None]


def describe(count: int, narrowed: bool) -> str:
    """The page in a sentence, for search engines."""
    what = formats.count(count, "offre d’emploi", "offres d’emploi")
    where = "" if narrowed else " chez les verriers, moulistes et décorateurs de flacons de la vallée de la Bresle"
    return f"{what}{where}, avec l’employeur, le contrat, les horaires et le salaire quand il est dit."
