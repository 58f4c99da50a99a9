"""Elements of a page → their cells: the pieces of text that stand by themselves, in their order."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from crawlers.extract.page.document import Document
from crawlers.extract.page.labels import labelled
from crawlers.records.record import Cell

INLINE = {
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "small",
    "span", "strike", "strong", "sub", "sup", "time", "u", "wbr", "button", "acronym", "big", "tt", "var", "br",
}  # fmt: skip
WHOLE = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "th", "dt", "caption", "legend"}
"""Elements whose text is one thing, however it is marked inside."""
BADGE = re.compile(
    r"badge|\btag\b|(?:^|[\s_-])tag(?:$|[\s_-])|chip|pill|label|statut|status|ribbon|ruban|flag|etiquette|contrat|contract|"
    r"lieu|location|place|ville|date|meta|sticker|pastille",
    re.IGNORECASE,
)
"""Classes of what hangs on a heading, and is no part of it."""
LEADS_ON = re.compile(
    r"\W*(?:voir|lire|d[ée]couvrir|consulter|en savoir|plus d|d[ée]tail|postul|je postule|t[ée]l[ée]charg|read|learn|view|see|"
    r"more|apply)",
    re.IGNORECASE,
)
"""How a link begins that is no part of the line in which it stands."""
STRUCK = {"s", "strike", "del"}
MOST_STRUCK = 4
"""So many elements may lie around what strikes a whole text."""
STRUCK_STYLE = re.compile(r"line-through", re.IGNORECASE)
CLASS = re.compile(r"[A-Za-z_][\w-]{0,60}\Z")
UNSTABLE = re.compile(
    r"\d{3}|^(?:css|sc|jss|jsx|svelte|emotion|ng|_ng\w+|data-v)-|__[A-Za-z0-9]{5,}$|^(?:odd|even|first|last|active|current|alt|"
    r"visited|is-\w+|"
    r"post-\d+|item-\d+|row\d+|wp-\w+-\d+|open|show|collapsed|pair|impair|col\d*)$"
)
"""Classes that say where an element stands, or that a program made: they are not the same tomorrow."""
SEPARATORS = re.compile(r"^[\W_]*$")
BAR = re.compile(r"\s+[|•·▪●⋅]\s+|\s*[\t]\s*")
LONGEST = 4000
MOST_CELLS = 400
LONGEST_LEAD, SHORTEST_REST = 120, 60
"""How long the bold beginning of a paragraph may be to head it, and what follows has to be."""
MOST_DEPTH = 60


def cells_of(elements: Iterable[Any], document: Document) -> list[Cell]:
    """The cells of the elements of one record; at most 400."""
    found: list[Cell] = []
    for element in elements:
        for cell in pieces(element, name_of(element), document, linked=False, struck=False, depth=0):
            found.append(cell)
            if len(found) >= MOST_CELLS:
                return numbered(found)
    return numbered(found)


def numbered(cells: list[Cell]) -> list[Cell]:
    """The same, where one path occurs several times each with its number."""
    seen: Counter[str] = Counter()
    for cell in cells:
        seen[cell.path] += 1
        if seen[cell.path] > 1:
            cell.path = f"{cell.path}#{seen[cell.path]}"
    return cells


def pieces(element: Any, path: str, document: Document, *, linked: bool, struck: bool, depth: int) -> Iterator[Cell]:
    """The cells of one element."""
    if not isinstance(element.tag, str) or depth > MOST_DEPTH:
        return
    linked = linked or (element.tag == "a" and is_inline(element))
    struck = struck or is_struck(element)
    if element.tag == "img":
        yield from picture(element, path, struck=struck)
        return
    children = [child for child in element if isinstance(child.tag, str)]
    if not children:
        yield from told(element, path, text_of(element), document, linked=linked, struck=struck)
        yield from icon(element, path, struck=struck)
        return
    inline = all(is_inline(child) for child in children)
    if inline and (
        element.tag in WHOLE or speaks_itself(element) or (element.tag == "a" and not several_speak(children))
    ):
        yield from mixed(element, path, children, document, linked=linked, struck=struck)
        return
    run: list[str] = [element.text or ""]
    for child in children:
        if is_inline(child) and not (inline or has_own_cell(child)) and child.tag != "br":
            run += [text_of(child), child.tail or ""]
            yield from icons(child, path, struck=struck)
            continue
        if child.tag == "br":
            yield from told(element, f"{path}/text", " ".join(run), document, linked=linked, struck=struck)
            run = [child.tail or ""]
            continue
        yield from told(element, f"{path}/text", " ".join(run), document, linked=linked, struck=struck)
        yield from pieces(child, f"{path}/{name_of(child)}", document, linked=linked, struck=struck, depth=depth + 1)
        run = [child.tail or ""]
    yield from told(element, f"{path}/text", " ".join(run), document, linked=linked, struck=struck)


def mixed(
    element: Any, path: str, children: list[Any], document: Document, *, linked: bool, struck: bool
) -> Iterator[Cell]:
    """An element of running text: one cell a line, and one for each badge that hangs on it."""
    badges = [
        child
        for child in children
        if child.tag in {"span", "small", "em", "mark", "i", "b", "strong", "a"} and is_badge(child)
    ]
    lead = leading(element, children)
    if lead is not None:
        yield from told(
            lead, f"{path}/{name_of(lead)}", text_of(lead), document, linked=linked, struck=struck or is_struck(lead)
        )
        badges.append(lead)
    lines = [[element.text or ""]]
    for child in children:
        if child.tag == "br":
            lines.append([child.tail or ""])
        else:
            lines[-1] += ["" if child in badges else text_of(child), child.tail or ""]
    texts = [line for line in (" ".join("".join(parts).split()) for parts in lines) if line]
    only = (
        all(child.tag == "a" or not text_of(child) for child in children)
        and SEPARATORS.match(element.text or "") is not None
    )
    only = only and all(SEPARATORS.match(child.tail or "") for child in children)
    wholly_struck = struck or all_struck(element)
    first = 0
    while (
        first < len(children)
        and children[first] in badges
        and children[first] is not lead
        and SEPARATORS.match(element.text or "")
    ):
        first += 1  # a label stands before its value
    for badge in [one for one in children[:first] if one in badges and one is not lead]:
        yield from told(badge, f"{path}/{name_of(badge)}", text_of(badge), document, linked=False, struck=struck)
    for line in texts:
        yield from told(element, path, line, document, linked=linked or only, struck=wholly_struck)
    for badge in [one for one in children[first:] if one in badges and one is not lead]:
        yield from told(badge, f"{path}/{name_of(badge)}", text_of(badge), document, linked=False, struck=struck)
    yield from icons(element, path, struck=struck)


def leading(element: Any, children: list[Any]) -> Any:
    """The bold words with which a paragraph begins as with a heading: « **Deux caristes** sont attendus à … »; nothing for a label."""
    if (
        element.tag not in {"p", "div", "li", "td"}
        or not SEPARATORS.match(element.text or "")
        or children[0].tag not in {"strong", "b"}
    ):
        return None
    words_of_it, rest = text_of(children[0]), len(text_of(element)) - len(text_of(children[0]))
    if (
        not 5 <= len(words_of_it) <= LONGEST_LEAD
        or rest < len(words_of_it)
        or rest < SHORTEST_REST
        or words_of_it.endswith(":")
    ):
        return None
    return children[0] if labelled(words_of_it) is None else None


def told(element: Any, path: str, text: str, document: Document, *, linked: bool, struck: bool) -> Iterator[Cell]:
    """A cell of a text, if it says something; cut where bars part several."""
    text = " ".join(text.split())[:LONGEST]
    if SEPARATORS.match(text) and not text.strip():
        return
    links = (
        tuple(dict.fromkeys(filter(None, (document.absolute(link) for link in hrefs(element)))))
        if element.tag == "a" or len(element)
        else ()
    )
    for part in BAR.split(text) if len(text) < 300 else [text]:
        if part.strip(" -–—:,;"):
            yield Cell(
                path=path, text=part.strip(), tag=str(element.tag), links=links[:5], linked=linked, struck=struck
            )


def picture(element: Any, path: str, *, struck: bool) -> Iterator[Cell]:
    """The words of a picture."""
    text = " ".join((element.get("alt") or element.get("title") or "").split())
    if 1 < len(text) <= 80:
        yield Cell(path=f"{path}/img", text=text, tag="img", struck=struck)


def icon(element: Any, path: str, *, struck: bool) -> Iterator[Cell]:
    """The words of an icon: an element without text that has a title."""
    text = " ".join(
        (element.get("title") or element.get("aria-label") or element.get("data-original-title") or "").split()
    )
    if element.tag in {"i", "span", "div", "em", "abbr"} and not text_of(element) and 1 < len(text) <= 60:
        yield Cell(path=f"{path}/img", text=text, tag="img", struck=struck)


def icons(element: Any, path: str, *, struck: bool) -> Iterator[Cell]:
    """The words of the pictures and icons in a running text."""
    for inner in element.iter("img", "i", "span"):
        if inner.tag == "img":
            yield from picture(inner, path, struck=struck)
        elif len(inner) == 0:
            yield from icon(inner, path, struck=struck)


def hrefs(element: Any) -> list[str]:
    """The links of an element."""
    return [link.get("href") or "" for link in islice(element.iter("a"), 20)]


def text_of(element: Any) -> str:
    """All text of an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def is_inline(child: Any) -> bool:
    """Whether an element stands in a line of text, and so does all that is in it."""
    return child.tag in INLINE and all(inner.tag in INLINE for inner in child.iter() if isinstance(inner.tag, str))


def has_own_cell(child: Any) -> bool:
    """Whether an inline element among blocks says something of its own: a link, a badge, a bold line."""
    return child.tag in {"a", "time", "img", "strong", "b", "span", "button", "label", "i"} and bool(
        text_of(child) or child.tag in {"img", "i"}
    )


def speaks_itself(element: Any) -> bool:
    """Whether an element has words of its own beside those of its children."""
    return not SEPARATORS.match(element.text or "") or any(not SEPARATORS.match(child.tail or "") for child in element)


def several_speak(children: list[Any]) -> bool:
    """Whether several children say something."""
    return sum(bool(text_of(child)) for child in children) > 1


def is_badge(element: Any) -> bool:
    """Whether an inline element hangs on the text rather than belonging to it."""
    text = text_of(element)
    if element.tag == "a":
        return len(text) <= 40 and LEADS_ON.match(text) is not None
    return bool(BADGE.search(element.get("class") or "")) and len(text) <= 60


def is_struck(element: Any) -> bool:
    """Whether an element strikes its text through."""
    return element.tag in STRUCK or bool(STRUCK_STYLE.search(element.get("style") or ""))


def all_struck(element: Any, depth: int = 0) -> bool:
    """Whether all words of an element are struck through, however they are wrapped: ``<h3><a><s>…``."""
    if depth > MOST_STRUCK or not len(element) or speaks_itself(element):
        return False
    speaking = [child for child in element if isinstance(child.tag, str) and text_of(child)]
    return bool(speaking) and all(is_struck(child) or all_struck(child, depth + 1) for child in speaking)


def classes(element: Any) -> list[str]:
    """The classes of an element that are the same tomorrow."""
    return [
        name for name in (element.get("class") or "").split()[:12] if CLASS.match(name) and not UNSTABLE.search(name)
    ]


def name_of(element: Any) -> str:
    """An element by its tag and the first of its classes that last."""
    own = classes(element)
    return f"{element.tag}.{own[0]}" if own else str(element.tag)
