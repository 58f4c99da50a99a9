"""A Cegid Talentsoft career site → the pages of its list, then the page of each offer."""

from crawlers.platforms.record.platform import API_OPTION, SEEN, Platform
from crawlers.platforms.record.walk import LinkPages

FRENCH = "1036"

PLATFORM = Platform(
    name="talentsoft",
    for_="Cegid Talentsoft: `https://EMPLOYER-recrute.talent-soft.com`, or the list of offers of a site of the employer's own",
    options={"language": "number of the language of the list; `1036`, French, without it"} | API_OPTION,
    defaults={"language": FRENCH, "list": "/offre-de-emploi/liste-offres.aspx"},
    addresses=r"[\w-]+\.talent-soft\.com",
    path=r"(?i)//[^/]+(?P<list>/[\w/-]*list[\w-]*\.aspx)",
    marks=r"handlers/offerRss\.ashx|talentsoft-cookies|ts-offer-(?:list-item|card)|/offre-de-emploi/",
    hosts="talent-soft.com",
    api="{site}",
    walk=LinkPages(
        pages="{api}{list}?mode=list&LCID={language}&page={page}",
        size=10,
        links="css:a[href*='.aspx']",
        offer=r"-[^/?#]+_\d+\.aspx(?:[?#]|$)",  # whatever its makers called the classes: the address of an offer ends so
        total=r"(?i)(?:TotalOffers[\"'][^>]*>\s*|\()(\d[\d\s.]*?)\s*(?:offres?|offers?|vacanc(?:y|ies))\b",
    ),
    known_by="address, or marks of the page (`ts-offer-…`, `offerRss.ashx`)",
    asks="its list, page after page (`?page=…`), until a page brings nothing new, then each page (HTML); compares with « 109 offres »",
    known_to_work=SEEN,
)
