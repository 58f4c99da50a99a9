"""The published file → one source: its numbers, the list behind each, its past, and a badge for the member's site."""

from datasette.utils.asgi import NotFound, Response

from board.companies import badge, visits_chart
from board.companies import source_postings as sources
from board.http.request import Visit
from board.wording.labels import REJECTION

LISTS = {
    "connues": "Annonces connues",
    "ecartees": "Annonces écartées",
    "fermees": "Annonces fermées",
    "reunies": "Annonces réunies à une autre",
    "montrees": "Offres montrées",
}
ABSENT = "Nous ne connaissons pas de source de ce nom."


async def found(visit: Visit) -> sources.SourcePage:
    """The source that the address names."""
    known = await visit.read(lambda connection, _: sources.page(connection, visit.named["source"]))
    if known is None:
        raise NotFound(ABSENT)
    return known


async def page(visit: Visit) -> Response:
    """``/etat/SOURCE``."""
    known = await found(visit)
    return visit.html(
        "source.html",
        one=known,
        source=known.source,
        chart=visits_chart.draw(known.crawls),
        badge=badge_words(visit, known),
    )


async def listed(visit: Visit) -> Response:
    """``/etat/SOURCE/LISTE``: the postings behind a number."""
    known = await found(visit)
    name, reason = visit.named["list"], visit.request.args.get("motif") or ""
    last = visit.request.args.get("visite") == "derniere"
    if name not in LISTS or (reason and reason not in REJECTION):
        raise NotFound(ABSENT)
    read = await visit.read(
        lambda connection, _: sources.postings(connection, known.source.id, name, reason, last=last)
    )
    return visit.html(
        "source_list.html", source=known.source, title=LISTS[name], reason=reason, last=last,
        count=len(read), postings=read[: sources.MOST],
    )  # fmt: skip


async def picture(visit: Visit) -> Response:
    """``/etat/SOURCE.svg``."""
    known = await found(visit)
    drawn = badge.draw(visit.site.name or "Offres", badge_words(visit, known))
    return Response(drawn, content_type="image/svg+xml; charset=utf-8")


def badge_words(visit: Visit, known: sources.SourcePage) -> str:
    """What the badge of a source says now."""
    fates = known.balances.all.fates
    return badge.words(known.source, fates["montrees"] + fates["reunies"], visit.now)
