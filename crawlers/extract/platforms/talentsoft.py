"""Cegid Talentsoft's RSS export → its offers. From documentation only."""

import re
from dataclasses import replace
from typing import Any

from crawlers.extract.formats import feed, html
from crawlers.extract.page.document import Document

Fields = dict[str, Any]
ADDRESS = re.compile(r"offerRss\.ashx", re.IGNORECASE)
LINKS = re.compile(r"<link>[^<]*(?:idOffre=\d|/r/\d+/\d+/\d|/offre-de-emploi/|talent-soft\.com)", re.IGNORECASE)
REFERENCE = re.compile(r"^\s*(\d{4}-[0-9A-Z]+)\s*[-–]\s*")
CONTRACT = re.compile(
    r"\b(?:CDI|CDD|alternance|apprenti\w*|stage|int[ée]rim|VIE|professionnalisation|saisonnier)\b", re.IGNORECASE
)


def postings(document: Document) -> list[Fields]:
    """The entries of the export, with what their texts label."""
    if not (ADDRESS.search(document.page.url) or LINKS.search(document.text[:20_000])):
        return []
    return [labelled(fields, document) for fields in feed.postings(document)]


def labelled(fields: Fields, document: Document) -> Fields:
    """An entry whose title begins with its reference, and whose text labels its place and contract."""
    fields.pop("hiringOrganization", None)  # an export bears no name but its own
    title = str(fields.get("title", ""))
    reference = REFERENCE.match(title)
    if reference:
        fields |= {"title": title[reference.end() :].strip(), "identifier": reference[1]}
    body = f"<html><body><h1>{fields['title']}</h1><div>{fields.get('description', '')}</div></body></html>"
    said = html.stated(Document(replace(document.page, body=body.encode(), content_type="text/html; charset=utf-8")))
    categories = fields.get("occupationalCategory") or []
    contracts = [text for text in categories if CONTRACT.search(str(text))] if isinstance(categories, list) else []
    if contracts:
        fields["employmentType"] = contracts[0]
        fields["occupationalCategory"] = [text for text in categories if text not in contracts]
    return said | {name: value for name, value in fields.items() if value}
