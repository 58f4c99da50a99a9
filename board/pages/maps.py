"""The communes that have offers → a map drawn here, and the list that says the same."""

from typing import Any

from datasette.utils.asgi import Response

from board.companies import map as chart
from board.http.request import PageRequest
from board.search import communes
from board.search.index import Index
from french.addresses import slug


async def page(request: PageRequest) -> Response:
    """``/carte``."""
    return request.html("map.html", **await request.read(lambda _connection, index: read(index)))


def read(index: Index) -> dict[str, Any]:
    """Points of the map, and their list."""
    counts = {insee: jobs.bit_count() for insee, jobs in index.sets.get("commune", {}).items() if insee in index.places}
    near = [place for insee, place in index.places.items() if insee in counts and chart.inside(place)]
    drawn = chart.draw([(place, counts[place.insee]) for place in near])
    listed = sorted(
        ((counts[insee], index.places[insee]) for insee in counts), key=lambda pair: (-pair[0], pair[1].name)
    )
    return {
        "chart": drawn,
        "places": [(place.name, slug(communes.written(place)), count, chart.inside(place)) for count, place in listed],
        "unplaced": (index.everything & ~index.any_of("commune", counts)).bit_count(),
    }
