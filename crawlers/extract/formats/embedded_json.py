"""The state that a page carries for its own scripts → the one job that it is about."""

import re
from functools import lru_cache
from typing import Any

from crawlers.extract.formats import json_api
from crawlers.extract.objects.likeness import likeness
from crawlers.extract.page.document import Document
from crawlers.extract.page.stumbles import Stumbles

Fields = dict[str, Any]
TITLED = re.compile(r"title|intitul|poste|titre|jobname|headline", re.IGNORECASE)
MOST_NODES = 50_000
NOT_STATE = frozenset({"answers", "attributes", "comments", "texts"})
"""Decoders of ``crawlers.embedded`` that find rows and settings of parts of the page, or what was taken out of sight."""


def postings(document: Document) -> list[Fields]:
    """The job of the page's state, when the page is about one."""
    if document.kind != "html":
        return []
    for embedded in document.embedded:
        if embedded.by in NOT_STATE or not has_title(embedded.data):
            continue
        single = page_job(embedded.data, document.stumbles)
        if single:
            return [{**single, "url": document.canonical}]
    return []


def has_title(data: Any) -> bool:
    """Whether any object has something like a title: most of what a page carries are settings, not worth weighing."""
    waiting = [data]
    for _ in range(MOST_NODES):
        if not waiting:
            return False
        value = waiting.pop()
        if isinstance(value, dict):
            if any(map(titles, value)):
                return True
            waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]
        else:
            waiting += [inner for inner in value if isinstance(inner, dict | list)]
    return False


@lru_cache(maxsize=1024)
def titles(name: str) -> bool:
    """Whether a name is that of a title: the same few come again and again."""
    return len(name) < 100 and bool(TITLED.search(name))


def page_job(state: Any, stumbles: Stumbles) -> Fields:
    """The one job of a page's state: an object of its own, not a row of a list."""
    found = json_api.candidates(state, stumbles)[1]
    if not found:
        return {}
    _, single, _ = max(found, key=lambda candidate: candidate[0])
    jobs = json_api.jobs(single, stumbles)
    return jobs[0] if len(jobs) == 1 and likeness(single, "job") else {}
