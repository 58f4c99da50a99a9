"""Pages of text that the law or politeness asks for."""

from datasette.utils.asgi import Response

from board.http.request import Visit
from board.members.desk import has_desk
from board.published.site import Site
from board.search.zones import ZONES


async def accessibility(visit: Visit) -> Response:
    """The declaration; it claims no audit that nobody made."""
    return visit.html("accessibility.html")


async def legal(visit: Visit) -> Response:
    """Who publishes, who hosts, what is done with data."""
    return visit.html("legal.html", missing=missing(visit.site))


async def privacy(visit: Visit) -> Response:
    """What is done with data on persons: only what is true of this installation (``facts``, from its configuration)."""
    return visit.html("privacy.html", missing=missing(visit.site), facts=visit.site.facts, writable=has_desk(visit))


async def plan(visit: Visit) -> Response:
    """Every page."""
    return visit.html("plan.html", zones=ZONES)


async def robot(visit: Visit) -> Response:
    """For those whose site our robot reads."""
    return visit.html("robot.html")


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
