"""Text of a page or of an XML file → whether it was sent to its end: parsers that forgive do not say."""

import re

PAGE = re.compile(r"\s*(?:<[!?][^>]*>\s*)*<(?:html|head|body)\b", re.IGNORECASE)
END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
RAW = re.compile(r"<(script|style|textarea|noscript|template)\b", re.IGNORECASE)
"""Elements whose text may write « <div> » without opening one: their content is left out before tags are counted."""
BOXES = re.compile(r"<(/?)(?:table|div|ul|ol|dl|main|section|article|form)\b", re.IGNORECASE)
"""Elements whose end tag no author and no minifier may leave out."""
LAST_TAG = re.compile(r"<[a-zA-Z/!][^<>]*\Z")
MOST_LETTERS = 2_000_000
"""How long a page may be to be looked through tag by tag; a longer one is taken for whole."""
MOST_PROLOGUE_LETTERS = 20_000
"""How much may stand before the root of an XML file."""
ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
PROLOGUE = (("<?", "?>"), ("<!--", "-->"))
"""How what may stand before the root begins and ends; besides, a ``DOCTYPE``."""
DOCTYPE = re.compile(r"<!DOCTYPE\b(?:[^\[>]|\[[^\]]*\])*>", re.IGNORECASE)


def cut(text: str, *, unframed: bool = False) -> bool:
    """Whether a page stops in the middle: it has no end, and something that must be closed is open.

    ``unframed``: its server did not say how long it is, so that a page without its end is not known to be whole.
    A page that leaves out the end tags that HTML lets one leave out is whole.

    >>> cut("<html><body><div><p>Régleur"), cut("<html lang=fr><p>Régleur"), cut("<html><p>Rég", unframed=True)
    (True, False, True)
    """
    if END.search(text[-2000:]) or len(text) > MOST_LETTERS or END.search(text):
        return False
    seen, open_comment = uncommented(text)
    if not PAGE.match(seen[:20_000]):
        return False
    seen = without_raw(seen)
    if unframed or open_comment or LAST_TAG.search(seen[-2000:]):
        return True
    ends = [tag[1] for tag in BOXES.finditer(seen)]
    return ends.count("") > ends.count("/")


def uncommented(text: str) -> tuple[str, bool]:
    """The text without comments, and whether one is open at the end; in one pass, whatever a hostile page repeats."""
    first, *others = text.split("<!--")
    parts = [other.partition("-->") for other in others]
    return first + "".join(after for _, _, after in parts), any(not end for _, end, _ in parts[-1:])


def without_raw(text: str) -> str:
    """The text without what is in scripts and the like; in one pass too."""
    first, *others = RAW.split(text)
    kept = [first]
    for name, words in zip(others[::2], others[1::2], strict=True):
        end = words.lower().find(f"</{name.lower()}")
        kept.append(words[end:] if end >= 0 else "")
    return "".join(kept)


def xml_cut(text: str) -> bool:
    """Whether an XML file stops in the middle: the element that it opens first is closed nowhere near its end.

    >>> xml_cut("<?xml version='1.0'?><rss><channel></channel></rss>\\n<!-- 0.2 s -->"), xml_cut("<rss><item>Caris")
    (False, True)
    """
    text = text[:1_000_000] + text[-20_000:] if len(text) > 1_020_000 else text
    root = ROOT.search(text, end_of_prologue(text))
    if root is None or root.start() > MOST_PROLOGUE_LETTERS:
        return True
    name = re.escape(root[1])
    return re.search(rf"</{name}\s*>|<{name}\b[^<>]*/>", text) is None


def end_of_prologue(text: str) -> int:
    """Where an XML file's own element may begin: after declarations, comments and a ``DOCTYPE``, each looked at once."""
    at = 0
    while (begun := text.find("<", at)) >= 0:
        end = next((text.find(end, begun) + len(end) for start, end in PROLOGUE if text.startswith(start, begun)), 0)
        if doctype := DOCTYPE.match(text, begun):
            end = doctype.end()
        if end <= begun:
            break
        at = end
    return at
