"""An iCIMS portal → the pages of its search, as they stand in the frame of the employer's page, then each posting."""

from crawlers.platforms.record.platform import API_OPTION, SEEN, Platform
from crawlers.platforms.record.walk import LinkPages

PLATFORM = Platform(
    name="icims",
    for_="iCIMS: `https://careers-EMPLOYER.icims.com`",
    options=API_OPTION,
    addresses=r"(?!www\.|cdn\d*\.|images\.|api\.)[\w-]+\.icims\.com(?!/icims2/servlet/icims1)",
    hosts="icims.com",
    api="{site}",
    walk=LinkPages(
        pages="{api}/jobs/search?ss=1&in_iframe=1&pr={index}",
        size=20,
        links="css:a.iCIMS_Anchor, a[href*='/job?'], a[href$='/job']",
        offer=r"/jobs/\d+/[^/]+/job(?:[/?]|$)",
        container="css:[class*=iCIMS_]",
    ),
    known_by="address",
    asks="`/jobs/search?in_iframe=1&pr=…` until a page brings nothing new, then each page (JSON-LD)",
    known_to_work=SEEN,
)
