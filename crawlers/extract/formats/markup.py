"""Microdata and RDFa of a page → JobPosting properties, read by extruct, each only when the page bears its marks."""

import copy
import re
from typing import Any

from lxml import etree

from crawlers.extract.page.document import Document

Fields = dict[str, Any]
LARGEST = 3_000_000
LARGEST_RESOURCE = 300_000
MOST_ELEMENTS = 10_000
"""How many elements an offer in microdata may have."""
MICRODATA = re.compile(r"itemtype\s*=\s*[\"']?[^\"'>]{0,200}JobPosting", re.IGNORECASE)
RDFA = re.compile(r"typeof\s*=\s*[\"']?[^\"'>]{0,200}JobPosting", re.IGNORECASE)
MOST = 100
MOST_REFERRED = 20
"""How many parts of an item may stand elsewhere in its document."""


def microdata(document: Document) -> list[Fields]:
    """Items of type JobPosting; the description as HTML."""
    if document.kind != "html" or len(document.text) > LARGEST or not MICRODATA.search(document.text):
        return []
    from extruct.w3cmicrodata import MicrodataExtractor  # slow to import, and most pages have no microdata

    def item(found_root: Any) -> Fields:
        root = alone(found_root)
        if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
            return {}
        items = MicrodataExtractor(strict=False).extract_items(root, document.base_url)
        posting = next((item for item in items if "JobPosting" in str(item.get("type"))), None)
        if not posting or not isinstance(posting.get("properties"), dict):
            return {}
        return dict(plain(posting)["properties"] | described(found_root, "itemprop"))

    return document.stumbles.each("microdata", roots(document, "itemtype")[:MOST], item)


def rdfa(document: Document) -> list[Fields]:
    """Resources of type JobPosting; the description as HTML."""
    if document.kind != "html" or len(document.text) > LARGEST or not RDFA.search(document.text):
        return []
    from extruct.rdfa import RDFaExtractor  # it loads rdflib, which takes half a second

    def resource(root: Any) -> Fields:
        own = alone(root)
        if not own.get("vocab"):
            own.set("vocab", next(iter(root.xpath("ancestor::*/@vocab")), "https://schema.org/"))
        html = etree.tostring(own, encoding="unicode", method="html")
        if len(html) > LARGEST_RESOURCE:
            return {}
        nodes = RDFaExtractor().extract(f"<html><body>{html}</body></html>", document.base_url)
        named = {str(node.get("@id")): node for node in nodes}
        posting = next((node for node in nodes if "JobPosting" in str(node.get("@type"))), None)
        return unlinked(posting, named, 0) | described(root, "property") if posting else {}

    return document.stumbles.each("rdfa", roots(document, "typeof")[:MOST], resource)


def alone(root: Any) -> Any:
    """A copy of an element in no document: the readers look through the whole of it again and again."""
    own = copy.deepcopy(root)
    own.tail = None
    elsewhere = (root.get("itemref") or "").split()[:MOST_REFERRED]
    for id in elsewhere:  # what belongs to the item and stands elsewhere in its document
        for part in root.getroottree().xpath("//*[@id=$id]", id=id)[:1]:
            if part is not root and part not in set(root.iterancestors()):
                own.append(copy.deepcopy(part))
    if elsewhere:
        del own.attrib["itemref"]
    # the readers take these away one by one, which takes the square of their number
    etree.strip_elements(own, "script", "style", etree.Comment, etree.ProcessingInstruction, with_tail=False)
    return own


def roots(document: Document, attribute: str) -> list[Any]:
    """The elements that are a JobPosting; one inside another is part of it."""
    if document.tree is None:
        return []
    every = [e for e in document.tree.iter(etree.Element) if "JobPosting" in (e.get(attribute) or "")]
    inside: set[Any] = set()
    outer = []
    for element in every:
        if element not in inside:
            outer.append(element)
            inside.update(element.iterdescendants())
    return outer


def described(root: Any, attribute: str) -> Fields:
    """The description with its markup, which the readers take away."""
    for element in root.iter(etree.Element):
        name = re.split(r"[:/#]", element.get(attribute) or "")[-1].strip()
        if name == "description" and element.get("content") is None and len(element.text_content().strip()) > 1:
            return {"description": inner_html(element)}
    return {}


def inner_html(element: Any) -> str:
    """What is inside an element."""
    pieces = [element.text or ""]
    pieces += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(pieces).strip()


def plain(value: Any) -> Any:
    """Microdata as extruct gives it → the same shape as JSON-LD."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) >= {"type", "properties"}:
        inner = {name: plain(item) for name, item in value["properties"].items()}
        kind = str(value["type"])
        return {"properties": inner} if "JobPosting" in kind else {"@type": re.split(r"[/#]", kind)[-1]} | inner
    return {name: plain(item) for name, item in value.items()}


def unlinked(node: Fields, named: dict[str, Fields], depth: int) -> Fields:
    """Expanded RDFa → the same shape as JSON-LD."""
    found: Fields = {}
    for name, values in node.items():
        key = re.split(r"[/#]", name)[-1]
        if key.startswith("@") or not isinstance(values, list):
            continue
        flat = []
        for value in values:
            if isinstance(value, dict) and "@value" in value:
                flat.append(value["@value"])
            elif isinstance(value, dict) and value.get("@id") in named and depth < 5:
                flat.append(unlinked(named[value["@id"]], named, depth + 1))
            elif isinstance(value, dict) and "@id" in value:
                flat.append(value["@id"])
        found[key] = flat[0] if len(flat) == 1 else flat
    return found
