"""The published file → one source: its numbers, the list behind each, its past, and a badge for the member's site."""

from datasette.utils.asgi import NotFound, Response

from board.companies import badge, visits_chart
from board.companies import source_postings as sources
from board.http.request import PageRequest
from board.wording.labels import REJECTION

LISTS = {
    "connues": "Annonces connues",
    "ecartees": "Annonces écartées",
    "fermees": "Annonces fermées",
    "reunies": "Annonces réunies à une autre",
    "montrees": "Offres montrées",
}
ABSENT = "Nous ne connaissons pas de source de ce nom."


async def source_page(request: PageRequest) -> sources.SourcePage:
    """The source that the address names."""
    known = await request.read(lambda connection, _: sources.page(connection, request.named["source"]))
    if known is None:
        raise NotFound(ABSENT)
    return known


async def page(request: PageRequest) -> Response:
    """``/etat/SOURCE``."""
    known = await source_page(request)
    return request.html(
        "source.html",
        one=known,
        source=known.source,
        chart=visits_chart.draw(known.crawls),
        badge=badge_words(request, known),
    )


async def listed(request: PageRequest) -> Response:
    """``/etat/SOURCE/LISTE``: the postings behind a number."""
    known = await source_page(request)
    name, reason = request.named["list"], request.http.args.get("motif") or ""
    last = request.http.args.get("visite") == "derniere"
    if name not in LISTS or (reason and reason not in REJECTION):
        raise NotFound(ABSENT)
    read = await request.read(
        lambda connection, _: sources.postings(connection, known.source.id, name, reason, last=last)
    )
    return request.html(
        "source_list.html", source=known.source, title=LISTS[name], reason=reason, last=last,
        count=len(read), postings=read[: sources.MOST_POSTINGS],
    )  # fmt: skip


async def picture(request: PageRequest) -> Response:
    """``/etat/SOURCE.svg``."""
    known = await source_page(request)
    drawn = badge.draw(request.site.name or "Offres", badge_words(request, known))
    return Response(drawn, content_type="image/svg+xml; charset=utf-8")


def badge_words(request: PageRequest, known: sources.SourcePage) -> str:
    """What the badge of a source says now."""
    fates = known.balances.all.fates
    return badge.words(known.source, fates["montrees"] + fates["reunies"], request.now)
