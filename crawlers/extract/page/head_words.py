"""The head of a page → what it tells search engines of the offer: the day it was published, labels in its description."""

import re
from typing import Any

from crawlers.extract.page import facts
from crawlers.extract.page.document import Document
from crawlers.extract.page.pairs import Block, pairs

Fields = dict[str, Any]
PUBLISHED = {
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
}
DESCRIPTION = {"description", "og:description", "twitter:description"}
NEXT_LABEL = re.compile(r"(?<=[.;|])\s+(?=[A-ZÀ-Ý][\w’' ]{1,30} ?:)|\s+[-–|]\s+(?=[A-ZÀ-Ý][\w’' ]{1,30} ?:)")
SEEKER = re.compile(r"offre d['’]emploi (?P<who>[^'’\"«]{2,60}?) - [^'’\"«]{2,60}? de ['’\"«]", re.IGNORECASE)
"""« Offre d’emploi Moulerie SAS - Blangy de 'Régleur F/H' », as a recruiting software writes it."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MADE = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d[^"]{0,20})"')


def head_words(document: Document) -> Fields:
    """What the head says, and the page's data of itself, where it is about one offer."""
    found: Fields = {}
    for element in document.tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = (element.get("content") or "").strip()[:1000]
        if name in PUBLISHED and DAY.match(content):
            found.setdefault("datePosted", content[:30])
        elif name in DESCRIPTION and content:
            said = facts.stated(pairs([Block("p", [piece], linked=False) for piece in NEXT_LABEL.split(content)]))
            said.pop("title", None)
            if who := SEEKER.match(content):
                said.setdefault("hiringOrganization", who["who"].strip())
            found = {**said, **found}
    if "datePosted" not in found and (
        made := MADE.search("".join(text for kind, text in document.scripts if "json" in kind))
    ):
        found["datePosted"] = made[1]
    return found
