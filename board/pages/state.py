"""The published file → how every source is, for people (``/etat``) and for monitors (``/sante``)."""

from typing import Any

from datasette.utils.asgi import Response
from msgspec.structs import asdict

from board.companies import balance, directory, weekly
from board.http.request import PageRequest, database
from board.published.database import BoardMissingError
from db.stumbles import read_stumbles


async def page(request: PageRequest) -> Response:
    """Every source, why it is as it is, and what was set aside."""
    state, silent, balances, curve = await request.read(
        lambda connection, index: (
            directory.state(connection, index),
            directory.silent(connection),
            balance.balances(connection),
            weekly.curve(connection, index),
        )
    )
    known = [account.all for account in balances.values()]
    totals = {name: sum(of_source.fates[name] for of_source in known) for name in balance.FATES}
    totals["connues"] = sum(of_source.known for of_source in known)
    totals["illisibles"] = sum(source.unreadable for source in state.sources if source.active)
    shown: dict[str, Any] = {"state": state, "silent": silent, "balances": balances, "totals": totals, "curve": curve}
    return request.html("state.html", **shown)


async def health(request: PageRequest) -> Response:
    """200 when the board is fresh, 503 when it is stale or missing: monitors read the status.

    ``stumbling``: what the scheduler starts and what fails each time.
    """
    hours = request.site.stale_after_hours or 36
    try:
        health_now = await request.read(
            lambda connection, index: directory.health(connection, index, request.now, hours)
        )
    except BoardMissingError:
        stumbling = list(read_stumbles(database(request.datasette).file.parent))
        nothing: dict[str, Any] = {
            "published_at": None,
            "age_seconds": None,
            "jobs_open": 0,
            "sources": {},
            "stumbling": stumbling,
        }
        missing = {"status": "missing", "reason": "aucun tableau n’a encore été publié"}
        return Response.json(missing | nothing, status=503)
    stumbling = list(read_stumbles(database(request.datasette).file.parent))
    return Response.json(
        asdict(health_now) | {"stumbling": stumbling}, status=200 if health_now.status == "ok" else 503
    )
