"""XML of any encoding and any soundness → elements, and elements → objects."""

import re
from itertools import islice
from typing import Any

from lxml import etree

from crawlers.extract.objects import names
from crawlers.extract.objects.names import letters

Fields = dict[str, Any]

DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,200}\?>")
DOCTYPE_BEGUN = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
MOST_DOCTYPE_LETTERS = 200_000
"""How far into a file a ``DOCTYPE`` may reach."""
DOCTYPE = re.compile(r"<!DOCTYPE\b(?:[^\[>]|\[[^\]]*\])*>", re.IGNORECASE)
ENTRY = re.compile(r"<(?:\w+:)?(item|entry|job|offer|offre|position|vacancy|annonce|ad)[\s>]", re.IGNORECASE)
"""The beginning of an entry, as feeds of offers call it."""
NAMELESS = re.compile(r"<>([^<>]{0,300})</>")
"""An element without a name, as some software writes it: with it, readers lose what stands around."""
DEEPEST = 12
MOST_ATTRIBUTES = 40
LABELLED = {"label", "value"}
"""Children of an element that is named by its label: ``<filter3><label>City</label><value>Eu</value></filter3>``."""


def parsed(text: str) -> Any:
    """The root, read without entities, network or patience for more than is reasonable; a broken feed as far as it goes."""
    text = NAMELESS.sub("", without_doctype(DECLARATION.sub("", text, count=1)))
    for recover in (False, True):
        text = without_torn_entry(text) if recover else text
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=recover, encoding="utf-8",
            remove_comments=True, remove_pis=True, strip_cdata=True,
        )  # fmt: skip
        try:
            return etree.fromstring(text.lstrip("\ufeff \t\r\n").encode("utf-8", "replace"), parser)
        except (etree.LxmlError, ValueError):
            continue
    return None


def without_doctype(text: str) -> str:
    """Text without the first ``DOCTYPE``; where that one has no end, none is looked for: it would take the square of their number.

    >>> without_doctype("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), without_doctype("<!DOCTYPE [<a/>")
    ('<a/>', '<!DOCTYPE [<a/>')
    """
    begun = DOCTYPE_BEGUN.search(text, 0, MOST_DOCTYPE_LETTERS)
    found = DOCTYPE.match(text, begun.start(), MOST_DOCTYPE_LETTERS) if begun else None
    return text[: found.start()] + text[found.end() :] if found else text


def without_torn_entry(text: str) -> str:
    """Text whose last entry is whole: half a title is a wrong fact.

    >>> without_torn_entry("<rss><item>Cariste</item><item>Régl")
    '<rss><item>Cariste</item>'
    """
    begun = list(ENTRY.finditer(text))
    if not begun or re.search(rf"</(?:\w+:)?{begun[-1][1]}\s*>|/>\s*$", text[begun[-1].start() :]):
        return text
    return text[: begun[-1].start()]


def local(element: Any) -> str:
    """The name of an element, without its namespace, in small letters."""
    return str(element.tag).rpartition("}")[2].lower()


def mapped(element: Any, depth: int = 0) -> Fields:
    """An element → an object: children by name, attributes, and its own text."""
    found: Fields = {}
    value: Any
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = letters(str(child.tag)) or "x"
        if len(child) == len(LABELLED) and {local(part) for part in child} == LABELLED:
            parts = {local(part): text_of(part) for part in child}
            name, value = letters(parts["label"]) or name, parts["value"]
        elif not len(child) and not useful(child):
            value = text_of(child)
        else:
            value = mapped(child, depth + 1) if depth < DEEPEST else ""
        if name not in found:
            found[name] = value
        elif isinstance(found[name], list):
            found[name].append(value)
        elif found[name] in ("", {}):
            found[name] = value
        else:
            found[name] = [found[name], value]
    for name in islice(element.attrib, MOST_ATTRIBUTES):  # all at once takes the square of their number
        found.setdefault(letters(str(name)) or "x", str(element.get(name)))
    own = (element.text or "").strip()
    if own:
        found["#text"] = own
    return found


def useful(element: Any) -> bool:
    """Whether attributes of an element say more than its text: an amount, a label."""
    return any(
        letters(str(name)) in names.SALARY_PARTS or letters(str(name)) == "label"
        for name in islice(element.attrib, MOST_ATTRIBUTES)
    ) and ("sala" in local(element) or not (element.text or "").strip())


def text_of(element: Any) -> str:
    """The text of an element that has no children."""
    return (element.text or "").strip()
