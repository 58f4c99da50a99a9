"""SAP SuccessFactors career sites → their search pages, newest first, then each posting."""

from crawlers.platforms.record.platform import API_OPTION, SEEN, Platform
from crawlers.platforms.record.walk import LinkPages

PLATFORM = Platform(
    name="successfactors",
    for_="SAP SuccessFactors career sites: pages with `/search/` and `/job/`",
    options=API_OPTION,
    # each employer has an address of its own: those that are known here need nothing else, others are told by how it goes on
    addresses=r"jobs\.aptar\.com|[\w-]+\.jobs\.hr\.cloud\.sap"
    r"|[\w.-]+/(?:[a-z]{2}(?:[-_][A-Z]{2})?/)?(?:job/[^/\s\"'<>]+/\d{8,}/?(?=[?\"'\s#]|$)|go/[^/\s\"'<>]+/\d{5,}/"
    r"|search/\?[^\s\"'<>]*(?:startrow|sortColumn|optionsFacetsDD_\w+|createNewAlert)=)",
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
    known_by="address (`/job/…/1234567800/`, `/go/…/`, `/search/?startrow=`), or marks of the page (`jobTitle-link`, `rmkcdn`)",
    asks="`/search/?startrow=…`, 25 at a time, then each page (microdata); compares with the total that the page shows",
    known_to_work=SEEN,
)
