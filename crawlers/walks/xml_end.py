"""Text of an XML file → whether it was sent to its end: parsers that forgive do not say."""

import re

ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
PROLOGUE = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b(?:[^\[>]|\[[^\]]*\])*>", re.DOTALL | re.IGNORECASE)


def whole(text: str) -> bool:
    """Whether the element that is open first is closed somewhere near the end.

    >>> whole("<?xml version='1.0'?><rss><channel></channel></rss>\\n<!-- 0.2 s -->"), whole("<rss><item>Caris")
    (True, False)
    """
    text = text[:1_000_000] + text[-20_000:] if len(text) > 1_020_000 else text
    root = ROOT.search(PROLOGUE.sub("", text[:20_000]))
    if root is None:
        return False
    name = re.escape(root[1])
    return re.search(rf"</{name}\s*>", text) is not None or re.search(rf"<{name}\b[^>]*/>", text) is not None
