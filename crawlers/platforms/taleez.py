"""A Taleez board → the page of each offer; a board that only a script fills is reported, not believed."""

from crawlers.platforms.record.platform import SEEN, Platform
from crawlers.platforms.record.walk import LinkPages

PLATFORM = Platform(
    name="taleez",
    for_="Taleez: `https://EMPLOYER.taleez.com` or `https://taleez.com/careers/EMPLOYER`",
    addresses=r"(?:taleez\.com/careers/|(?<=//)(?!www\.|api\.|app\.)(?=[\w-]+\.taleez\.com))"
    r"(?P<company>[\w-]+)(?:\.taleez\.com)?",
    marks=r"taleez\.com/(?:apply|careers)/",
    hosts="taleez.com",
    walk=LinkPages(links="css:a[href*='/apply/']", offer=r"/apply/[\w-]+/?(?:\?|$)"),
    known_by="address, or a link to an offer",
    asks="the board, then each `/apply/…` page (JSON-LD)",
    known_to_work=SEEN,
)
