"""The state that a page carries for its own scripts → the one job that it is about."""

from typing import Any

from crawlers.extract.formats import json_api
from crawlers.extract.objects.likeness import likeness
from crawlers.extract.page.document import Document
from crawlers.extract.page.stumbles import Stumbles

Fields = dict[str, Any]
NOT_STATE = frozenset({"answers", "attributes", "comments", "texts"})
"""Decoders of ``crawlers.embedded`` that find rows and settings of parts of the page, or what was taken out of sight."""


def postings(document: Document) -> list[Fields]:
    """The job of the page's state, when the page is about one."""
    if document.kind != "html":
        return []
    for embedded in document.embedded:
        single = page_job(embedded.data, document.stumbles) if embedded.by not in NOT_STATE else {}
        if single:
            return [{**single, "url": document.canonical}]
    return []


def page_job(state: Any, stumbles: Stumbles) -> Fields:
    """The one job of a page's state: an object of its own, not a row of a list."""
    found = json_api.candidates(state, stumbles)[1]
    if not found:
        return {}
    _, single, _ = max(found, key=lambda candidate: candidate[0])
    jobs = json_api.jobs(single, stumbles)
    return jobs[0] if len(jobs) == 1 and likeness(single, "job") else {}
