"""An RSS export whose entries say in their texts what no element of theirs says → its offers."""

import re
from dataclasses import replace

from crawlers.extract.formats import feed, html
from crawlers.extract.page.document import Document
from crawlers.platforms.record.shape import Fields, LabelledFeed


def postings(document: Document, shape: LabelledFeed) -> list[Fields]:
    """The entries of the export, with what their texts label; nothing when it is another feed."""
    text = document.text[:20_000]
    if re.search(shape.address, document.page.url, re.IGNORECASE) or re.search(shape.links, text, re.IGNORECASE):
        entries = [fields for fields in feed.postings(document) if fields]
        return document.stumbles.each("platform", entries, lambda fields: labelled(fields, document, shape))
    return []


def labelled(fields: Fields, document: Document, shape: LabelledFeed) -> Fields:
    """An entry whose title begins with its reference, and whose text labels its place and contract."""
    fields.pop("hiringOrganization", None)  # an export bears no name but its own
    title = str(fields.get("title", ""))
    reference = re.match(shape.reference, title)
    if reference:
        fields |= {"title": title[reference.end() :].strip(), "identifier": reference[1]}
    body = f"<html><body><h1>{fields['title']}</h1><div>{fields.get('description', '')}</div></body></html>"
    said = html.stated(Document(replace(document.page, body=body.encode(), content_type="text/html; charset=utf-8")))
    categories = fields.get("occupationalCategory") or []
    contracts = (
        [text for text in categories if re.search(shape.contract, str(text), re.IGNORECASE)]
        if isinstance(categories, list)
        else []
    )
    if contracts:
        fields["employmentType"] = contracts[0]
        fields["occupationalCategory"] = [text for text in categories if text not in contracts]
    return said | {name: value for name, value in fields.items() if value}
