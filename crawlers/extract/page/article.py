"""HTML tree → the heading that names the offer, and the article around it without the page's furniture."""

import copy
import re
from functools import lru_cache
from typing import Any

from lxml import etree

FURNITURE = set(
    "script style nav noscript svg iframe template select button input textarea object embed canvas dialog video audio".split()
)
DECOR = re.compile(
    r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|fil-?d-?ariane|menu|navbar|navigation|nav|globalnav|similar|related|"
    r"recommend\w*|social|"
    r"share|sharing|partage|newsletter|modal|popup|pagination|skip|sr-only|hiddenstructure|portlet\w*|toolbar|"
    r"footer|login|sign-?in\w*|"
    r"consent|autosuggest|watermark|search-?box|searchform|language-?switcher|advert\w*|sign-up-modal\w*|"
    r"contextual-sign-in\w*)"
    r"(?:$|[\s_:-])",
    re.IGNORECASE,
)
SIMILAR = re.compile(
    r"\b(?:similaires?|autres? (?:offres?|postes?|annonces?)|(?:ces|d'autres|nos autres) (?:offres?|annonces?|"
    r"postes?)|vous int[ée]resser|"
    r"similar|related|other (?:jobs?|positions?)|more jobs|you may also|people also|recommended|lignende|"
    r"[äa]hnliche|weitere (?:stellen|jobs)|"
    r"otras ofertas|ofertas similares|derni[èe]res offres|latest jobs|jobs you)\b",
    re.IGNORECASE,
)
DOOMED = "doomed"
"""What an element is called that is about to be taken away."""
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"}
OPENS = {"aria-expanded", "aria-controls", "data-bs-toggle", "data-toggle"}
ACCORDION = re.compile(r"\b(?:accordion|accordeon|collapsible|toggle)", re.IGNORECASE)
ROLES = {"navigation", "dialog", "banner", "contentinfo", "search"}


def bare(document: Any) -> Any:
    """A copy of the page's bare body, to cut as one likes."""
    return copy.deepcopy(document.body)


def bared(tree: Any) -> Any:
    """A copy of the body without scripts, menus, forms' fields, and what only decorates."""
    body = tree.find("body")
    body = copy.deepcopy(body if body is not None else tree)
    body.tail = None
    for button in list(body.iter("button")):
        unfold(button)
    for element in [element for element in body.iter(etree.Element) if furniture(element)]:
        element.tag = DOOMED
    # all at once: to take them away one by one would write the text between them anew each time
    etree.strip_elements(body, DOOMED, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    return body


def unfold(button: Any) -> None:
    """A button by which a reader opens a section is the section's heading, or the words of it."""
    if any(above.tag in HEADINGS for above in button.iterancestors()):
        button.tag = "span"
    elif OPENS.intersection(button.attrib) or ACCORDION.search(button.get("class") or ""):
        button.tag = "summary"


def furniture(element: Any) -> bool:
    """Whether an element belongs to the site rather than to the page."""
    if element.tag == "header":
        return not headed(element)
    return element.tag in FURNITURE or element.tag == "footer" or decoration(element)


def decoration(element: Any) -> bool:
    """Whether an element says of itself that it is furniture."""
    if element.tag in {"html", "body", "main", "article", "h1"}:
        return False
    if element.get("role") in ROLES or element.get("hidden") is not None:
        return not headed(element)
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return named != " " and decorative(named[:300]) and not headed(element)


@lru_cache(maxsize=4096)
def decorative(named: str) -> bool:
    """Whether a class or an id is one of furniture."""
    return DECOR.search(named) is not None


def headed(element: Any) -> bool:
    """Whether a first-level heading that is no link is inside."""
    return any(title.find(".//a[@href]") is None for title in element.iter("h1"))


def drop(element: Any) -> None:
    """Take an element away, and leave the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def text_of(element: Any) -> str:
    """The text of an element, on one line."""
    return " ".join(" ".join(element.itertext()).split()) if element is not None else ""


def article(body: Any, title: Any) -> Any:
    """The part of the page that is about the offer: the nearest frame of the heading that holds most of the text."""
    without_others(body, title)
    whole = len(text_of(body)) or 1
    for frame in title.iterancestors() if title is not None else ():
        share = len(text_of(frame)) / whole
        if share > 0.85 or (frame.tag in {"main", "article"} and share > 0.35) or frame is body:
            return frame
    return body


def without_others(body: Any, title: Any) -> None:
    """Take away the frames that show other offers."""
    above = set(title.iterancestors()) if title is not None else set()
    for element in list(body.iter("h2", "h3", "h4", "h5", "p", "div", "span", "strong", "aside")):
        own = (element.text or "").strip() if element.tag in {"div", "span", "aside"} else text_of(element)
        if not own or len(own) > 70 or not SIMILAR.search(own) or element is title or element in above:
            continue
        frame = element
        while frame.getparent() is not None and frame.getparent() not in above and frame.getparent() is not body:
            frame = frame.getparent()
        if len(text_of(frame)) > 0.6 * len(text_of(body)):
            frame = element
        for following in [*frame.itersiblings()] if frame is element else []:
            drop(following)
        drop(frame)


def html_of(element: Any) -> str:
    """An element as HTML."""
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
