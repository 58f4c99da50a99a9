"""Cegid Talentsoft's RSS export of one career site → its offers."""

from crawlers.platforms.record.platform import API_OPTION, SEEN, Platform
from crawlers.platforms.record.shape import LabelledFeed
from crawlers.platforms.record.walk import FeedPages

FRENCH = "1036"
MOST = 1000
"""Offers that are asked for."""

PLATFORM = Platform(
    name="talentsoft_rss",
    for_="Cegid Talentsoft's RSS export: one request for a career site of few offers, where its list cannot be walked",
    options={"language": "number of the language of the feed; `1036`, French, without it"} | API_OPTION,
    defaults={"language": FRENCH},
    hosts="talent-soft.com",
    api="{site}",
    walk=FeedPages(
        pages=f"{{api}}/handlers/offerRss.ashx?LCID={{language}}&top={MOST}",
        doubtful=frozenset({20, 50, 100, MOST}),  # it does not say how many offers there are
    ),
    shape=LabelledFeed(
        address=r"offerRss\.ashx",
        links=r"<link>[^<]*(?:idOffre=\d|/r/\d+/\d+/\d|/offre-de-emploi/|talent-soft\.com)",
        reference=r"^\s*(\d{4}-[0-9A-Z]+)\s*[-–]\s*",
        contract=r"\b(?:CDI|CDD|alternance|apprenti\w*|stage|int[ée]rim|VIE|professionnalisation|saisonnier)\b",
    ),
    known_by="nothing: it is written by hand in the place of `talentsoft`",
    asks="`/handlers/offerRss.ashx`, everything at once; "
    "doubts 20, 50, 100 or 1,000 offers exactly, where an export may have been cut",
    known_to_work=SEEN,
)
