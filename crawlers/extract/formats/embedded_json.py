"""The state that a page carries for its own scripts → the jobs in it."""

import json
import re
from typing import Any

from crawlers.extract.formats import json_api
from crawlers.extract.objects.likeness import likeness
from crawlers.extract.objects.tolerant_json import loaded, read
from crawlers.extract.page.document import Document
from crawlers.extract.page.stumbles import Stumbles

Fields = dict[str, Any]
STATE = re.compile(r"application/json|text/json|__NEXT_DATA__|__NUXT_DATA__|text/x-component", re.IGNORECASE)
ASSIGNED = re.compile(
    r"(?:window\s{0,3}\.\s{0,3}|window\[[\"']|(?:var|let|const)\s{1,3}|"
    r"self\.)([A-Za-z_$][\w$]{0,60})(?:[\"']\])?\s{0,3}=\s{0,3}"
    r"(?:JSON\.parse\(\s{0,3})?([{\[\"'])"
)
TITLED = re.compile(r"title|intitul|poste|titre|jobname|headline", re.IGNORECASE)
LARGEST = 12_000_000
MOST = 40
MOST_REVIVED = 100
TRIES = 50


def postings(document: Document) -> list[Fields]:
    """The jobs of the page's state; several only when the page is not about one of them."""
    if document.kind != "html":
        return []
    for state in states(document):
        single = page_job(state, document.stumbles)
        if single:
            return [{**single, "url": document.canonical}]
    return []


def states(document: Document) -> list[Any]:
    """What each script holds that is, or assigns, data."""
    found: list[Any] = []
    for attributes, text in document.scripts[:200]:
        if len(found) >= MOST or len(text) > LARGEST or not TITLED.search(text[:LARGEST]):
            continue
        data = assigned(text) if not STATE.search(attributes) else [revived(read(text))]
        found += [item for item in data if isinstance(item, dict | list)]
    return found


def assigned(text: str) -> list[Any]:
    """``window.__STATE__ = {…}``, ``JSON.parse("…")``: what is assigned."""
    found: list[Any] = []
    at = tries = 0
    for match in ASSIGNED.finditer(text):
        tries += 1
        if tries > TRIES or len(found) >= 5:
            break
        if match.start() < at:
            continue
        start = match.start(2)
        try:
            data, at = json.JSONDecoder(strict=False).raw_decode(text, start)
        except (ValueError, RecursionError):
            if match[2] not in "{[" or len(found) >= 2:
                continue
            data = loaded(text[start:])
        found += [revived(read(data))] if isinstance(data, str) and data[:1] in ("{", "[") else [data]
    return found


def revived(data: Any) -> Any:
    """Nuxt 3 writes its state as one flat list in which numbers point to other places of the list."""
    if not (isinstance(data, list) and len(data) > 2 and isinstance(data[0], list | dict) and len(data) < 50_000):
        return data
    if not all(isinstance(item, int) for item in (data[0].values() if isinstance(data[0], dict) else data[0][1:])):
        return data
    titled = [item for item in data if isinstance(item, dict) and any(TITLED.search(name) for name in item)]
    return [{name: whole(data, at, 0) for name, at in list(item.items())[:100]} for item in titled[:MOST_REVIVED]]


def whole(data: list[Any], at: Any, depth: int) -> Any:
    """What a number of the flat list points to."""
    if not isinstance(at, int) or isinstance(at, bool) or not 0 <= at < len(data) or depth > 3:
        return None
    value = data[at]
    if isinstance(value, dict):
        return {name: whole(data, to, depth + 1) for name, to in list(value.items())[:100]}
    if isinstance(value, list):
        return [whole(data, to, depth + 1) for to in value[:20]]
    return value


def page_job(state: Any, stumbles: Stumbles) -> Fields:
    """The one job of a page's state: an object of its own, not a row of a list."""
    found = json_api.candidates(state, stumbles)[1]
    if not found:
        return {}
    _, single, above = max(found, key=lambda candidate: candidate[0])
    jobs = json_api.jobs(single, stumbles)
    return jobs[0] if len(jobs) == 1 and likeness(single, "job") and above is not None else {}
