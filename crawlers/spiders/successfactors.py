"""SAP SuccessFactors career sites → their search pages, then each posting. From documentation only."""

from crawlers.walks.link_pages import LinkPagesSpider


class SuccessFactorsSpider(LinkPagesSpider):
    """Walks the search of a career site, newest first."""

    name = "successfactors"
    pages = "{api}/search/?q=&sortColumn=referencedate&sortDirection=desc&startrow={offset}"
    size = 25
    links = "css:a.jobTitle-link"
    container = "css:#searchresults, .searchResultsShell, #search-wrapper, #noresults, .attention-header"
    total = r"(?s)paginationLabel.{0,200}?\b(?:of|sur|von|di|de|van|av)\s*<b>\s*([\d\s.,]+?)\s*</b>"
