"""Pages of text that the law or politeness asks for."""

from datasette.utils.asgi import Response

from board.http.request import PageRequest
from board.members.desk import has_desk
from board.published.site import Site
from board.search.zones import ZONES


async def accessibility(request: PageRequest) -> Response:
    """The declaration; it claims no audit that nobody made."""
    return request.html("accessibility.html")


async def legal(request: PageRequest) -> Response:
    """Who publishes, who hosts, what is done with data."""
    return request.html("legal.html", missing=missing(request.site))


async def privacy(request: PageRequest) -> Response:
    """What is done with data on persons: only what is true of this installation (``facts``, from its configuration)."""
    return request.html(
        "privacy.html", missing=missing(request.site), facts=request.site.facts, writable=has_desk(request)
    )


async def plan(request: PageRequest) -> Response:
    """``/plan-du-site``: the addresses of all pages."""
    return request.html("plan.html", zones=ZONES)


async def robot(request: PageRequest) -> Response:
    """For those whose site our robot reads."""
    return request.html("robot.html")


def missing(site: Site) -> list[str]:
    """What the law asks for and the configuration does not say yet."""
    words = {
        "publisher_address": "adresse de l’éditeur",
        "publication_director": "directeur de la publication",
        "host": "hébergeur",
    }
    reached = site.contact_email or site.contact_url
    lacking = [label for name, label in words.items() if not getattr(site, name)]
    return lacking if reached else [*lacking, "adresse où écrire à l’éditeur"]
