"""A career site made with Radancy's TalentBrew → its search, whose answers are HTML in JSON, then each posting."""

from crawlers.platforms.record.platform import API_OPTION, SEEN, Platform
from crawlers.platforms.record.walk import LinkPages

PER_PAGE = 100

PLATFORM = Platform(
    name="radancy",
    for_="Radancy (TalentBrew): a career site of the employer's own, with `/search-jobs`",
    options=API_OPTION,
    path=r"//[^/]+(?P<prefix>/[a-z]{2}(?:-[a-z]{2})?)(?=/|$)",
    marks=r"talentbrew\.com|radancy\.(?:net|com)/|data-total-job-results=",
    api="{site}{prefix}",
    walk=LinkPages(
        pages="{api}/search-jobs/results?ActiveFacetID=0&CurrentPage={page}"
        f"&RecordsPerPage={PER_PAGE}&Distance=50&RadiusUnitType=0&Keywords=&Location=&ShowRadius=False"
        "&IsPagination=False&CustomFacetName=&FacetTerm=&FacetType=0&SearchResultsModuleName=Search+Results"
        "&SearchFiltersModuleName=Search+Filters&SortCriteria=0&SortDirection=0&SearchType=5",
        size=PER_PAGE,
        inside="results",
        links="css:a[data-job-id]",
        offer=r"/\d+/\d+/?(?:\?|$)",
        container="css:#search-results, [data-total-results], [data-total-job-results]",
        total=r"data-total-(?:job-)?results=[\"'](\d+)",
        empty_without_links=True,
    ),
    known_by="marks of the page (`talentbrew.com`, `data-total-job-results`)",
    asks="`/search-jobs/results?CurrentPage=…`, 100 at a time, then each page (JSON-LD); compares with `data-total-job-results`",
    known_to_work=SEEN,
)
