"""The three offers as werecruit publishes them."""

import json

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, TEXT, Published, slug
from tests.worlds.platforms.site import html


def published(base: str) -> Published:
    """A board that a script draws from what the page holds, and pages with little beside their text."""
    listed = [
        {
            "Id": f"{o.id}-fe57", "TitleTranslated": o.title, "Url": f"{base}/fr/novembre/offres/{slug(o)}-{o.id}",
            "Address_City": o.town, "Address_State": "FR", "ContractTranslated": o.contract, "TimeTranslated": "Temps plein",
            "PublicationStartDate": f"{o.day}T08:07:34.26+00:00",
        }
        for o in OFFERS
    ]  # fmt: skip
    board = html(
        f"<h1>Nos offres d’emploi</h1><div id='offers'></div><script>window.allOffers = {json.dumps(listed)};</script>"
    )
    pages = {}
    for o in OFFERS:
        text = TEXT.replace("</p>", f" ({slug(o)})</p>")  # what all pages say alike is the site's, not the offer's
        body = f"<h1>{o.title}</h1><div class='description'><h2>Missions</h2>{text}</div>"
        pages[f"/fr/novembre/offres/{slug(o)}-{o.id}"] = html(body)
    return Published(f"{base}/fr/novembre", {"/fr/novembre": board} | pages, says="title town contract date")


CASE = Case(
    url="https://careers.werecruit.io/fr/novembre/offres/regleur-is-74001",
    first="https://careers.werecruit.io/fr/novembre",
    published=published,
)
