"""A response → its text, whatever it says that it is written in."""

from scrapy.http import Response, TextResponse

from crawlers.extract.page.decode import decoded, known


def text_of(response: Response) -> str:
    """The text of a page; empty when it is none. An encoding in which no page is written (idna, rot13, zip) is not believed."""
    if not isinstance(response, TextResponse):
        return ""
    try:
        return response.text if known(response.encoding) else decoded(response.body)
    except (LookupError, UnicodeError):
        return decoded(response.body)
