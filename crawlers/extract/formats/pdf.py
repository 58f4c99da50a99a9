"""A notice in a file (PDF, DOCX, ODT) → the offers in it."""

from typing import Any

from crawlers.extract.page.document import Document

FILES = {"pdf", "docx", "odt"}


def postings(document: Document) -> list[dict[str, Any]]:
    """The offers of a file, if it is one."""
    if document.kind not in FILES:
        return []
    from crawlers.files.reading import read_file  # which reads with what stands beside this file

    reading = read_file(document.page)
    return [dict(offer) for offer in reading.offers] if reading else []
