"""Page → the part of its tree that a visitor gets to see, what opens at a click included, without the site's own furniture."""

import copy
import re
from typing import Any

from lxml import etree

from crawlers.extract.page.article import ACCORDION, DOOMED, HEADINGS, OPENS
from crawlers.extract.page.document import Document
from crawlers.records.repeated import count_letters

UNSHOWN = set(
    "script style template noscript svg math select option datalist iframe object embed canvas video audio input textarea "
    "nav footer head link meta".split()
)
ROLES = {"navigation", "search", "contentinfo", "menubar", "menu", "alert"}
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|rgpd|gdpr|tarteaucitron|breadcrumbs?|fil-?d-?ariane|ariane|pagination|pager|navbar|navigation"
    r"|main-?menu|sub-?menu|nav-?menu|menu|share|sharing|partage|social|newsletter|skip-?links?|lang(?:uage)?-?switcher"
    r"|site-?header|search-?form|off-?canvas-?menu)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes and ids of what belongs to the site and not to the page."""
FOOT = re.compile(r"(?:^|\s)(?:(?:site|page|main|global|big|sub)[_-]?)?footer", re.IGNORECASE)
"""The foot of a page; « card-footer » is a part of a card."""
UNSEEN_CLASSES = {
    "hidden", "hide", "d-none", "is-hidden", "invisible", "visually-hidden", "w-condition-invisible", "uk-hidden", "u-hidden",
    "display-none", "dn", "ng-hide",
}  # fmt: skip
UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
OPENED_BY = ("aria-controls", "data-bs-target", "data-target", "data-modal", "data-popup", "data-remodal-target", "data-tab", "href",
             "data-mfp-src", "data-fancybox-src", "data-src", "data-open", "popovertarget", "data-accordion-target")  # fmt: skip
"""Attributes by which a button or link says what it opens."""
PANEL = re.compile(
    r"collaps|accord|toggle|tab-?pane|tabpanel|panel|modal|popup|dialog|drawer|details|content", re.IGNORECASE
)
ICONS = re.compile(r"(?:^|\s)(?:material-(?:icons|symbols)|mat-icon|google-symbols|notranslate)", re.IGNORECASE)
"""Icons that are written as a word of their font: « location_on »."""
MOST_OF_PAGE = 0.6
"""Furniture that holds more of the text than this is none: old pages put all into one form or menu."""
DEEPEST = 80
"""How many elements may lie in each other."""


def visible_tree(document: Document) -> Any:
    """The body without what is never shown, menus and feet; nothing when the page is no HTML.

    A block that is hidden is kept where something on the page opens it: the panel of an accordion, a tab, a window.
    """
    tree = document.tree
    if tree is None:
        return None
    body = tree.find("body")
    body = copy.deepcopy(body if body is not None else tree)
    body.tail = None
    opened = opened_ids(body)
    for button in list(body.iter("button")):
        if has_parts(button):
            button.tag = "div"
        elif OPENS.intersection(button.attrib) or ACCORDION.search(button.get("class") or ""):
            button.tag = "span" if any(above.tag in HEADINGS for above in button.iterancestors()) else "summary"
    letters = dict.fromkeys(body.iter(etree.Element), 0)
    count_letters(letters)
    most = MOST_OF_PAGE * letters[body]
    for element in [one for one in letters if unseen(one, opened) or (belongs_to_site(one) and letters[one] < most)]:
        element.tag = DOOMED
    etree.strip_elements(body, DOOMED, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    flatten(body)
    return body


def flatten(body: Any) -> None:
    """Take the markup of what lies deeper than any page needs, and leave its text: so no reader climbs for ever."""
    depth = {body: 0}
    for element in body.iter(etree.Element):
        depth[element] = depth.get(element.getparent(), -1) + 1
    for element, at in depth.items():
        if at > DEEPEST:
            element.tag = DOOMED
    etree.strip_tags(body, DOOMED)


def has_parts(button: Any) -> bool:
    """Whether a button is a whole card: it holds a heading, or several parts that each have a name."""
    if any(True for _ in button.iter("h2", "h3", "h4", "h5", "p")):
        return True
    return (
        sum(
            1 for part in button.iter("span", "div") if part.get("class") and " ".join("".join(part.itertext()).split())
        )
        >= 2
    )


def opened_ids(body: Any) -> set[str]:
    """The ids of what something on the page opens."""
    found: set[str] = set()
    for element in body.iter(etree.Element):
        for name in OPENED_BY:
            value = element.get(name)
            if value and (name != "href" or (value.startswith("#") and len(value) > 1)):
                found.update(part.lstrip("#") for part in value[:200].split())
        if onclick := element.get("onclick"):
            found.update(re.findall(r"""['"]#?([A-Za-z][\w-]{1,60})['"]""", onclick[:300]))
    return found


def unseen(element: Any, opened: set[str]) -> bool:
    """Whether an element is never shown."""
    if element.tag in UNSHOWN:
        return True
    classes = element.get("class") or ""
    if classes and ICONS.search(classes) and len(element) == 0:
        return True
    if element.tag == "mat-icon":
        return True
    style = element.get("style")
    hides = (
        element.get("hidden") is not None
        or bool(style and UNSEEN_STYLE.search(style))
        or bool(classes and not UNSEEN_CLASSES.isdisjoint(classes.split()))
    )
    return hides and not opens(element, opened)


def opens(element: Any, opened: set[str]) -> bool:
    """Whether something shows a hidden element when it is asked to."""
    if element.get("id") in opened or element.get("role") in {"tabpanel", "dialog", "region"}:
        return True
    if element.get("aria-labelledby"):
        return True
    return bool(PANEL.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def belongs_to_site(element: Any) -> bool:
    """Whether an element is the site's and not the page's, by its role, its name, or as the page's head."""
    if element.tag in {"body", "main", "article", "h1", "h2", "h3", "form", "li", "tr", "td"}:
        return False
    if element.tag == "header":
        inside = any(above.tag in {"article", "main", "section", "li"} for above in element.iterancestors())
        return not inside and element.find(".//h1") is None
    if element.get("role") in ROLES:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        len(named) > 1
        and bool(FURNITURE.search(named[:300]) or FOOT.search(named[:300]))
        and element.find(".//h1") is None
    )
