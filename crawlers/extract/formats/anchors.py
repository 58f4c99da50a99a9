"""A page that holds several offers, each in a section of its own → one posting a section."""

import re
from functools import partial
from typing import Any
from urllib.parse import urldefrag

from crawlers.extract.page import article, facts, headings, patterns
from crawlers.extract.page.document import Document
from crawlers.extract.page.labels import words
from crawlers.extract.page.pairs import blocks, fragment, pairs

Fields = dict[str, Any]
LEVELS = ("h2", "h3", "h4", "summary")
MOST = 300
LEAST_PROSE = 60
ENOUGH = 3
TELLING = ("jobLocation", "identifier", "baseSalary", "workHours", "experienceRequirements", "educationRequirements")
SECTION = patterns.SECTIONS


def postings(document: Document) -> list[Fields]:
    """The offers of the page, when at least two sections are one, or one that the page's own contents lead to."""
    if document.kind != "html" or document.tree is None or document.page.status >= 400:
        return []
    body = article.bare(document)
    for level in LEVELS:
        titles = [element for element in body.iter(level) if possible(element)][:MOST]
        read = document.stumbles.each("anchors", titles, partial(offer, document, level=level))
        found = [fields for fields in read if fields]
        strong = [fields for fields in found if fields.get("@anchor") in linked(document)]
        if len(found) >= 2 or strong:
            return [finished(fields, document) for fields in (found if len(found) >= 2 else strong)]
    return []


def possible(element: Any) -> bool:
    """Whether a heading may name an offer: no part of one, and no link to another page."""
    text = article.text_of(element)
    plain = words(text)
    if (
        not 3 < len(text) <= 160
        or headings.GENERIC.fullmatch(plain)
        or SECTION.fullmatch(plain)
        or text.endswith(("?", ":"))
    ):
        return False
    links = [a.get("href") or "" for a in element.iter("a")]
    return not any(link and not link.startswith(("#", "javascript:")) for link in links)


def offer(document: Document, element: Any, level: str) -> Fields:
    """The section below a heading as an offer, if it is one."""
    frame, anchor = section(element, level)
    html = "".join(article.html_of(part) for part in frame)
    lines = blocks(fragment(html))
    if lines and lines[0].text == article.text_of(element):
        lines = lines[1:]
    labels = pairs(lines)
    fields = facts.stated(labels)
    if len(labels) > 25 or facts.prose(lines) < LEAST_PROSE or elsewhere(frame, document):
        return {}
    title = headings.PREFIX.sub("", article.text_of(element))
    contracted = "employmentType" in fields or bool(patterns.FRENCH.search(title))
    score = (
        2 * bool(headings.MARK.search(title)) + 2 * contracted + headings.a_trade(title) + min(2, facts.sections(lines))
    )
    if score + sum(name in fields for name in TELLING) < ENOUGH:
        return {}
    from crawlers.columns.titles import parted

    fields = {**parted(title)[1], **fields}
    fields |= facts.told(lines, fields)
    if "jobLocation" not in fields and (place := headings.place_in(title)):
        fields["jobLocation"] = place
    inner = [part for part in frame if part is not element]
    text = "".join(article.html_of(part) for part in inner) if len(frame) > 1 else without(frame[0], element)
    return {**fields, "title": title, "description": text, "@anchor": anchor}


def section(element: Any, level: str) -> tuple[list[Any], str]:
    """The elements of a section, and the id by which a link reaches it."""
    frame = element
    while (parent := frame.getparent()) is not None and parent.tag != "body":
        if sum(1 for _ in parent.iter(level)) > 1 or parent.find(".//h1") is not None:
            break
        frame = parent
    if frame is element or len(article.text_of(frame)) < len(article.text_of(element)) + LEAST_PROSE:
        parts = [frame]
        for following in frame.itersiblings():
            if not isinstance(following.tag, str):
                continue
            if following.tag in {"h1", level} or following.find(f".//{level}") is not None:
                break
            parts.append(following)
    else:
        parts = [frame]
    ids = [
        e.get("id") or (e.get("name") if e.tag == "a" else None)
        for e in [*element.iter(), frame, *element.iterancestors()][:8]
    ]
    before = element.getprevious()
    named = [before.get("id") or before.get("name")] if before is not None and before.tag == "a" else []
    return parts, next((str(id) for id in [*ids, *named] if id and id not in {"content", "contenu", "main"}), "")


def without(frame: Any, element: Any) -> str:
    """A section's HTML without its heading."""
    if element is frame or element.getparent() is None:
        return article.html_of(frame)
    article.drop(element)
    return article.html_of(frame)


def elsewhere(frame: list[Any], document: Document) -> bool:
    """Whether the section only announces an offer that has a page of its own."""
    page = urldefrag(document.page.url)[0]
    more = re.compile(
        r"(?:voir|lire|d[ée]couvrir|consulter|d[ée]tails?|en savoir plus|plus d['’]info|read more|learn more|view|"
        r"see|mehr|ver)\b",
        re.IGNORECASE,
    )
    for part in frame:
        for link in part.iter("a"):
            url = document.absolute(link.get("href") or "")
            if url and urldefrag(url)[0] != page and more.match(article.text_of(link)) and "pdf" not in url:
                return True
    return False


def linked(document: Document) -> set[str]:
    """The ids that links of the page lead to."""
    return {
        href[1:] for a in document.tree.iter("a") if (href := a.get("href") or "").startswith("#") and len(href) > 1
    }


def finished(fields: Fields, document: Document) -> Fields:
    """The address of the section."""
    anchor = fields.pop("@anchor", "")
    page = urldefrag(document.canonical)[0]
    slug = anchor or "-".join(words(fields["title"]).split())
    from crawlers.extract.page.site_name import site_name

    if "hiringOrganization" not in fields and (name := site_name(document, fields["title"])):
        fields["hiringOrganization"] = name
    return {**fields, "url": f"{page}#{slug}"}
