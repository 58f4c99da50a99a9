"""XML of any kind → the entries in it that are jobs: RSS, Atom, job boards' formats, exports of recruiting software."""

import re
from functools import partial
from html import unescape
from typing import Any

from lxml import etree

from crawlers.extract.formats import json_api
from crawlers.extract.objects import names
from crawlers.extract.objects.likeness import MARK, likeness
from crawlers.extract.objects.names import letters
from crawlers.extract.objects.objects import posting
from crawlers.extract.objects.tolerant_json import read
from crawlers.extract.objects.xml_data import DEEPEST, local, mapped, parsed
from crawlers.extract.page.document import Document
from crawlers.extract.page.facts import stated
from crawlers.extract.page.pairs import blocks, fragment, pairs
from crawlers.extract.page.patterns import CONTRACT
from crawlers.extract.page.stumbles import Stumbles

__all__ = ["local", "mapped", "parsed", "postings"]

Fields = dict[str, Any]
ENTRY = {"item", "entry"}
MOST = 2000
COMMENTS = re.compile(r"\A\s*(?:commentaires? sur|comments? on|commentaires? pour)\b", re.IGNORECASE)
EMPLOYER = re.compile(
    r"(?:employeur|entreprise|soci[ée]t[ée]|collectivit[ée]|company|employer)[^<>]{0,20}?(?:</\w{1,8}>\s{0,3})?:|:\s{0,3}</(?:b|strong)",
    re.IGNORECASE,
)
ABOUT_JOBS = re.compile(
    r"emploi|offre|recrut|carri[eè]re|poste|contrat|apprenti|alternance|stage|\bjobs?\b|career|vacanc|hiring|"
    r"stellen|karriere|empleo|"
    r"vagas|\bwork\b|employment|nous rejoindre|annonces?",
    re.IGNORECASE,
)


def postings(document: Document) -> list[Fields]:
    """The jobs of a feed."""
    if document.kind != "xml":
        return []
    root = parsed(document.text)
    return [] if root is None else entries(root, document, 0)


def entries(root: Any, document: Document, depth: int) -> list[Fields]:
    """The jobs below a root: entries of a feed, or the elements that repeat and are jobs."""
    lone = (root.text or "").strip()
    if not len(root) and lone[:1] in ("<", "{", "[") and depth < 2:
        return wrapped(lone, document, depth)
    rows = [element for element in root.iter(etree.Element) if local(element) in ENTRY][:MOST]
    if rows and COMMENTS.search(heading(root)):
        return []
    if rows:
        about = ABOUT_JOBS.search(f"{heading(root)} {document.page.url}") is not None
        found = document.stumbles.each("feed", rows, partial(entry, about=about))
        name = channel_name(root)
        told = [fields | said_inside(fields) for fields in found if fields]
        return [{"hiringOrganization": {"name": name}} | fields if name else fields for fields in told]
    return repeated(root, document.stumbles)


def said_inside(fields: Fields) -> Fields:
    """The employer that a label inside the text names: the channel's name is only whose feed it is."""
    text = fields.get("description")
    if fields.get("hiringOrganization") or not isinstance(text, str) or not EMPLOYER.search(text):
        return {}
    name = stated(pairs(blocks(fragment(text[:100_000])))).get("hiringOrganization")
    return {"hiringOrganization": {"name": name}} if name else {}


def wrapped(text: str, document: Document, depth: int) -> list[Fields]:
    """XML or JSON that a web service gave back as one string."""
    if text.startswith("<"):
        inner = parsed(text)
        return [] if inner is None else entries(inner, document, depth + 1)
    return json_api.jobs(read(text), document.stumbles, document.items)


def heading(root: Any) -> str:
    """What the feed calls itself."""
    own = [e for e in root.iter(etree.Element) if local(e) in {"title", "link", "description", "subtitle", "category"}][
        :6
    ]
    return " ".join([*((e.text or "") for e in own), *(e.get("href") or "" for e in own)])[:2000]


def channel_name(root: Any) -> str:
    """Whose feed it is, as far as its title says."""
    title = next((e.text or "" for e in root.iter(etree.Element) if local(e) == "title"), "")
    parts = [part for part in re.split(r"\s+[|–—:-]\s+|,\s", title) if not ABOUT_JOBS.search(part)]
    name = (
        parts[0]
        if parts
        else re.sub(r"\b(?:careers?|jobs?|emplois?|recrutement|rss|feed|offres?)\b", "", title, flags=re.IGNORECASE)
    )
    return name.strip(" -–|:") if len(name) <= 80 else ""


def entry(row: Any, *, about: bool) -> Fields:
    """An entry of RSS or Atom."""
    data = mapped(row)
    fields = posting(data)
    title = str(fields.get("title", ""))
    whole = data.get("encoded") or data.get("content")
    if isinstance(whole, str) and len(whole) > len(str(fields.get("description", ""))):
        fields["description"] = whole
    if "<" in title:
        fields["title"] = re.sub(r"<[^>]{0,1000}>", "", unescape(title)).strip()
    own = {letters(name) for name in data} - {
        "title",
        "link",
        "guid",
        "pubdate",
        "description",
        "category",
        "creator",
        "encoded",
    }
    job = (
        about
        or bool(MARK.search(title))
        or bool(own & set(names.MEANINGS) - {"id", "published", "updated", "summary", "author"})
    )
    if not title or not job:
        return {}
    for element in row:
        if local(element) == "link" and element.get("href") and element.get("rel", "alternate") == "alternate":
            fields["url"] = element.get("href")
    author = next((e for e in row if local(e) == "author"), None)  # a creator is the login of whoever typed it
    if "hiringOrganization" not in fields and author is not None:
        name = " ".join("".join(author.itertext()).split())
        fields |= {"hiringOrganization": {"name": name}} if name and "@" not in name else {}
    categories = [text for e in row if local(e) == "category" and (text := (e.text or e.get("term") or "").strip())]
    if categories:
        fields["occupationalCategory"] = categories
        kinds = [text for text in categories if CONTRACT.search(text)]
        fields |= {"employmentType": kinds} if kinds and "employmentType" not in fields else {}
    return fields


def repeated(root: Any, stumbles: Stumbles) -> list[Fields]:
    """The elements that repeat and are jobs, wherever they are."""
    best: tuple[float, list[Any]] = (0, [])
    level = [root]
    for _ in range(DEEPEST):
        groups: dict[str, list[Any]] = {}
        for element in level:
            groups.setdefault(local(element), []).append(element)
        for name, group in groups.items():
            scores = stumbles.each("feed", group[:5], partial(score_of, name=name))
            score = sum(scores) / len(scores) if scores else 0
            if score > best[0] and sum(map(bool, scores)) * 2 >= len(scores):
                best = score, group
        if best[1]:
            break
        level = [child for element in level[:50_000] for child in element if isinstance(child.tag, str)]
        if not level:
            break
    return stumbles.each("feed", best[1][:MOST], lambda element: posting(mapped(element)))


def score_of(element: Any, name: str) -> float:
    """How much an element is like a job."""
    return likeness(mapped(element), name)
