"""A list of offers made with Beetween → the page of each offer."""

from crawlers.platforms.record.platform import GUESSED, Platform
from crawlers.platforms.record.walk import LinkPages

PLATFORM = Platform(
    name="beetween",
    for_="Beetween: the list of offers of `https://EMPLOYER.nous-recrutons.fr`, or of a site of the employer's own",
    addresses=r"[\w-]+\.nous-recrutons\.fr|emploi\.beetween\.com/WeaselWeb/p/[\w-]+",
    marks=r"\bbeetween\.(?:com|fr)",
    hosts="nous-recrutons.fr beetween.com",
    walk=LinkPages(
        links="css:a[href*='/poste/'], a[href*='/offre/'], a[href*='/job/']",
        offer=r"/(?:poste|offre|job)/[\w-]{6,}",
        next="css:a.next, a[rel=next]",
    ),
    known_by="address, or the name of Beetween on the page",
    asks="the list, page after page, then each `/poste/…` page (JSON-LD)",
    known_to_work=f"{GUESSED} (the addresses of offers seen in public repositories)",
)
