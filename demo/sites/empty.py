"""A site that says, in words, that it has no offer."""

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse
from demo.sites import Make


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/recrutement``."""
    if request.path != "/recrutement":
        return None
    words = "<p>Nous n’avons aucune offre d’emploi à pourvoir en ce moment. Revenez nous voir au printemps.</p>"
    return SiteResponse(layout.shell(site, "Recrutement", f"<h1>Recrutement</h1>{layout.items(site, [])}{words}"))


MAKE = Make("listing", "/recrutement", "links=css:ul.offres a; container=css:ul.offres", answer)
