"""Page → the data that it carries: an answer in JSON, or what its scripts and attributes hold."""

from typing import Any

from crawlers.embedded.bubble import named_plainly
from crawlers.extract.page.document import Document


def page_data(document: Document) -> list[Any]:
    """The data of a page, each a list or an object."""
    if document.kind == "json":
        return [named_plainly(document.data)] if isinstance(document.data, dict | list) else []
    return [one.data for one in document.embedded]
