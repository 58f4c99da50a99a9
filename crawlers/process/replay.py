"""Requests → answers from saved pages; what was not saved is not found, and nothing reaches the network."""

from pathlib import Path

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from crawlers.addresses import page_url
from crawlers.process.saved_pages import read_index


class SavedPagesHandler(BaseDownloadHandler):
    """Answers for http and https."""

    async def download_request(self, request: Request) -> Response:
        """Answer with the saved page; with 404 when that address was not saved."""
        page = read_index(Path(self.crawler.settings["SAVED_PAGES"])).get(page_url(request.url, ""))
        if page is None:
            return Response(request.url, status=404)
        body = page.file.read_bytes()
        headers = {"Content-Type": page.content_type}
        kind = responsetypes.from_args(headers=headers, url=request.url, body=body)  # type: ignore[arg-type]
        return kind(request.url, status=page.status, headers=headers, body=body)
