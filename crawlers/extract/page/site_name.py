"""Whose site a page belongs to: what it tells social networks and search engines, its title, its logo, who claims the rights."""

import re
from typing import Any
from urllib.parse import urlsplit

from crawlers.extract.page import article, headings
from crawlers.extract.page.document import Document
from crawlers.extract.page.labels import words

SPLIT = re.compile(r"\s+[|–—·•»]\s+|\s+[-:@]\s+|\s+(?:chez|at|bei)\s+")
SUFFIX = re.compile(
    r"\b(?:job details|jobs?|careers?|carri[eè]res?|recrutement|emplois?|karriere|offres? d['’]emploi|job details|"
    r"accueil|home|website|site officiel|employment)\b",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"(?:©|&copy;|copyright)\s*(?:\(c\)\s*)?(?:19|20)?\d{0,4}(?:\s*[-–]\s*\d{4})?\s*(?:by\s+)?([^.|,©<>\n]{2,60})",
    re.IGNORECASE,
)
AT = re.compile(
    r"\b(?:jobs? in .{2,40} at|jobs? at|careers? at|carri[èe]res? chez|jobs? bei|opportunities with|career "
    r"opportunities (?:with|at)) ([A-ZÀ-Ý0-9][^|–—]{1,60})",
    re.IGNORECASE,
)
LEGAL = re.compile(r"\b(?:all rights|tous droits|rights reserved|reserved|inc\.?$)", re.IGNORECASE)
LOGO = re.compile(r"\blogo\b", re.IGNORECASE)
ABOUT_LOGO = re.compile(
    r"\b(?:logo(?:type)?|de la soci[ée]t[ée]|accueil|retour|home)\b|^\W*(?:du|de la|de l[’']|de|d[’'])\s", re.IGNORECASE
)
MADE_BY = re.compile(r"\b(?:par|by|réalis\w+|cr[ée]ation|powered|wordpress|theme)\b.*", re.IGNORECASE)
WHO = {"Organization", "LocalBusiness", "Corporation", "WebSite"}
"""Types of what data call the site, or those who run it."""
ALIKE = 0.6
TOP = 40
"""So many pictures from the top of a page may be its logo."""


def site_name(document: Document, title: str) -> str:
    """The name of the site; empty when nothing gives it."""
    tree = document.tree
    whole = " ".join((tree.findtext(".//title") or "").split())
    if name := social_name(tree, title) or data_name(document, title):
        return name
    if named := AT.search(whole):
        return named[1].strip()
    body = tree.find("body")
    rights = RIGHTS.search(article.text_of(body)[-3000:]) if body is not None else None
    holder = (
        MADE_BY.sub("", SPLIT.split(rights[1].strip())[0]).strip(" -–")
        if rights and not LEGAL.search(rights[1])
        else ""
    )
    if name := author(tree, f"{whole} {holder} {host_words(document)}"):
        return name
    beside = [part.strip() for part in SPLIT.split(whole) if part.strip()]
    others = [
        part
        for part in beside
        if words(part)
        and words(part) not in words(title)
        and words(title) not in words(part)
        and not alike(part, title)
    ]
    names = [SUFFIX.sub("", part).strip(" -–|:.") for part in reversed(others)]
    # « Nous rejoindre » names a page of the site, and nobody
    clean = [name for name in names if 1 < len(name) <= 60 and not headings.GENERIC.fullmatch(words(name))]
    if clean and (len(beside) > 1 or not title):
        return clean[0]
    lone = clean[0] if clean and len(clean[0].split()) <= 4 else ""
    return holder or lone or logo(body, title) or behind_title(beside, title)


def behind_title(beside: list[str], title: str) -> str:
    """The last part of a page's title that its heading repeats word for word: « Comptable – Moulerie du Val »."""
    from crawlers.columns.shapes import shape_of

    if len(beside) < 2 or words(" ".join(beside)) != words(title):
        return ""
    job, name = beside[0], beside[-1]
    return name if headings.a_trade(job) and not headings.a_trade(name) and shape_of(name) is None else ""


def alike(part: str, title: str) -> bool:
    """Whether a part of the page's title is the offer's title, written a little differently."""
    said, wanted = set(words(part).split()), set(words(title).split())
    return len(said) > 1 and len(said & wanted) > ALIKE * len(said)


def social_name(tree: Any, title: str) -> str:
    """What the page tells social networks that its site is called."""
    for element in tree.iter("meta"):
        if element.get("property") == "og:site_name" or element.get("name") in {
            "application-name",
            "twitter:site_name",
        }:
            name = (element.get("content") or "").strip()
            if 1 < len(name) <= 80 and "http" not in name and can_be_name(name, title):
                return name
    return ""


def data_name(document: Document, title: str) -> str:
    """What the page's data for search engines call its publisher or its site."""
    from crawlers.extract.formats.json_ld import TYPE, objects
    from crawlers.extract.objects.tolerant_json import read

    for attributes, text in document.scripts:
        if not TYPE.search(attributes) or not any(type in text for type in WHO):
            continue
        for node in objects(read(text)):
            name = node.get("name")
            if node.get("@type") in WHO and isinstance(name, str) and 1 < len(name) <= 80 and can_be_name(name, title):
                return name.strip()
    return ""


def can_be_name(name: str, title: str) -> bool:
    """Whether a name can be a company's: neither the page's title nor that of a kind of page."""
    return words(name) != words(title) and not headings.GENERIC.fullmatch(words(name))


def author(tree: Any, known: str) -> str:
    """Who the page says made it, where its title, its address or its foot say the same: else it is the login of whoever typed it."""
    for element in tree.iter("meta"):
        if element.get("name") == "author":
            name = (element.get("content") or "").strip()
            if (
                1 < len(name) <= 80
                and (glued := words(name).replace(" ", ""))
                and glued in words(known).replace(" ", "")
            ):
                return name
    return ""


def host_words(document: Document) -> str:
    """The host of the page, as words."""
    return (urlsplit(document.page.url).hostname or "").replace("-", " ")


def logo(body: Any, title: str) -> str:
    """What the words of the logo at the top of a page call the site."""
    for _, picture in zip(range(TOP), body.iter("img") if body is not None else (), strict=False):
        alt = (picture.get("alt") or "").strip()
        above = picture.getparent()
        further = above.getparent()
        bearers = (picture, above) if further is None else (picture, above, further)
        named = [one.get(name) or "" for one in bearers for name in ("class", "id")]
        around = " ".join([*named, alt])
        home = above.tag == "a" and re.fullmatch(
            r"(?:https?://[^/]+)?/?(?:fr/?)?(?:index\.\w+)?", above.get("href") or "x"
        )
        if not alt or not (home or LOGO.search(around)):
            continue
        name = ABOUT_LOGO.sub("", ABOUT_LOGO.sub("", alt).strip()).strip(" -–:|")
        if 2 < len(name) <= 60 and can_be_name(name, title) and words(name) not in words(title):
            return name
    return ""
