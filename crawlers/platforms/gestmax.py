"""A Gestmax board → the pages of its search, then the page of each offer."""

from crawlers.platforms.record.platform import API_OPTION, SEEN, Platform
from crawlers.platforms.record.walk import LinkPages

PLATFORM = Platform(
    name="gestmax",
    for_="Gestmax: `https://EMPLOYER.gestmax.fr` or `.eu`",
    options=API_OPTION,
    addresses=r"[\w-]+\.gestmax\.(?:fr|eu)",
    hosts="gestmax.fr gestmax.eu",
    api="{site}",
    walk=LinkPages(
        pages="{api}/search/index/page/{page}",
        size=10,
        links="css:a[href]",
        offer=r"//[^/]+(?:/[\w-]+)?/\d+/\d+/[^/?#]+/?$",  # number of the offer, number of the board, title
        total=r"(?i)résultats?\s*(?:<[^>]+>\s*)*\d+\s*(?:-|–|à)\s*\d+\s*(?:<[^>]+>\s*)*sur\s*(?:<[^>]+>\s*)*(\d[\d\s]*)",
    ),
    known_by="address",
    asks="`/search/index/page/…` until a page brings nothing new, then each page (HTML); compares with « Résultats 1 - 10 sur 33 »",
    known_to_work=SEEN,
)
