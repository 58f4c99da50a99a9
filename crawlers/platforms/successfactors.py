"""SAP SuccessFactors career sites → their search pages, newest first, then each posting."""

from crawlers.platforms.record.platform import API_OPTION, Platform
from crawlers.platforms.record.walk import LinkPages

PLATFORM = Platform(
    name="successfactors",
    for_="SAP SuccessFactors career sites: pages with `/search/` and `/job/`",
    options=API_OPTION,
    addresses=r"jobs\.aptar\.com",  # each employer has an address of its own: those that are known here need no mark
    marks=r"rmkcdn\.successfactors|jobs2web\.com|class=[\"'][^\"']*jobTitle-link",
    hosts="successfactors.com successfactors.eu",
    api="{site}",
    walk=LinkPages(
        pages="{api}/search/?q=&sortColumn=referencedate&sortDirection=desc&startrow={offset}",
        size=25,
        links="css:a.jobTitle-link",
        container="css:#searchresults, .searchResultsShell, #search-wrapper, #noresults, .attention-header",
        total=r"(?s)paginationLabel.{0,200}?\b(?:of|sur|von|di|de|van|av)\s*<b>\s*([\d\s.,]+?)\s*</b>",
    ),
    known_by="address, where it is known here, or marks of the page (`jobTitle-link`, `rmkcdn`)",
    asks="`/search/?startrow=…`, 25 at a time, then each page (microdata); compares with the total that the page shows",
)
