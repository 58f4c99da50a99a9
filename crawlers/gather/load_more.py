"""Page → what its button « Charger plus » asks WordPress for: an address, and the same said by POST, as its scripts say it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from crawlers.addresses import host, page_url
from crawlers.counted_pages import PAGES, ROWS
from crawlers.extract.objects.names import letters
from crawlers.extract.page.document import Document

AJAX = re.compile(r"[\"'=]((?:https?:)?[/\w.:-]{0,200}/admin-ajax\.php)\b")
ACTION = re.compile(
    r"(?:\baction[\"']?\s{0,3}[:=]\s{0,3}[\"']?|data-action\s{0,3}=\s{0,3}[\"'])"
    r"(\w{0,60}(?:more|plus|load|offre|offer|job|annonce|poste|emploi|recrut|career)\w{0,60})",
    re.IGNORECASE,
)
PAIR = re.compile(
    r"[\"']?([\w-]{1,40})[\"']?\s{0,3}:\s{0,3}(?:[\"']([^\"']{0,300})[\"']|(\d{1,9})|[\w$]{1,60}\.([\w$]{1,60})|([\w$]{1,60}))"
)
AROUND = 400
"""Letters before and behind the name of the action where what is sent with it may stand."""
MOST_LETTERS = 400_000
MOST_NODES = 3_000


def load_more(document: Document) -> str:
    """The address of the second page that a button asks for; empty where no script says how.

    The same words are sent by POST: WordPress looks for the action in either, most handlers for the rest in the POST only.
    """
    text = "\n".join(script for _, script in document.scripts)[:MOST_LETTERS].replace("\\/", "/")
    text += "\n".join(buttons(document))
    ajax = AJAX.search(text)
    action = ACTION.search(text)
    if ajax is None or action is None:
        return ""
    url = page_url(document.base_url, ajax[1])
    if host(url) != host(document.page.url):
        return ""
    sent = {"action": action[1]}
    settings = settings_of(document)
    for name, said, number, key, variable in PAIR.findall(around(text, action.start(), action.end())):
        value = said or number or settings.get(key, "")
        if letters(name) in PAGES | ROWS and not said and (key or variable or number):
            value = "2" if letters(name) in PAGES else ""
        if value and len(sent) < 12 and name not in {"action", "url", "type", "method", "dataType", "datatype"}:
            sent.setdefault(name, value)
    if not any(letters(name) in PAGES | ROWS for name in sent):
        sent["page"] = "2"
    return f"{url}?{urlencode(sent)}"


def around(text: str, start: int, end: int) -> str:
    """The object in which something stands, as far as it is plain."""
    before = text.rfind("{", max(0, start - AROUND), start)
    after = text.find("}", end, end + AROUND)
    return text[before : after if after > 0 else end] if before >= 0 else ""


def buttons(document: Document) -> Iterator[str]:
    """The attributes of buttons and lists, as they are written."""
    for element in document.tree.iter("button", "a", "div", "ul", "section"):
        named = [f'{name}="{value}"' for name, value in element.attrib.items() if str(name).startswith("data-")]
        if named:
            yield " ".join(named)[:600]


def settings_of(document: Document) -> Mapping[str, str]:
    """The plain values that scripts were given: ``var loadmore = {"nonce": "12ab", "posts": "…"}``."""
    found: dict[str, str] = {}
    waiting: list[Any] = [one.data for one in document.embedded]
    for _ in range(MOST_NODES):
        if not waiting:
            break
        value = waiting.pop()
        if isinstance(value, dict):
            for name, inner in value.items():
                if isinstance(inner, str | int) and not isinstance(inner, bool) and len(str(inner)) <= 500:
                    found.setdefault(str(name), str(inner))
            waiting += [inner for inner in value.values() if isinstance(inner, dict)]
        elif isinstance(value, list):
            waiting += [inner for inner in value[:20] if isinstance(inner, dict)]
    return found
