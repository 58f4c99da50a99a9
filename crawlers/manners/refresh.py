"""« meta refresh » of a page: one that leads elsewhere at once is a redirection, one that only reloads the page is none."""

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.http import Response

from crawlers.addresses import same_place


class Refresh(MetaRefreshMiddleware):
    """Follows a refresh to another page; a list that reloads itself every minute would else never be read."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """The page, or the request of the one that it leads to (``METAREFRESH_MAXDELAY``: how soon it must)."""
        led = super().process_response(request, response)
        itself = isinstance(led, Request) and same_place(led.url) == same_place(response.url)
        return response if itself else led
